// What a reader's file costs others and what others cost it: one transaction for each
// thing (R9), locks that no key waits for (R10), and one writer at a time where the
// file is on another machine (R11).
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/store/note_rescue.h"
#include "src/store/state_note.h"
#include "src/store/state_rows.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "ui/commands.h"
#include "ui/screen.h"

enum { NFS = 0x6969 };

static StateNote note_of(const char *key)
{
    return (StateNote){ .library = str("l"),
                        .source = str("s"),
                        .key = str(key),
                        .text = str("Is this so?"),
                        .words = str("w"),
                        .created = 1,
                        .changed = 2 };
}

static State *open_on(const char *folder, uint64_t file_system)
{
    Error error;
    State *state = state_open_on(folder, file_system, &error);
    if (!state)
        fail_msg("%s", error.text);
    return state;
}

// --- R9

typedef struct {
    int begun, committed, others;
} Traced;

static int trace(unsigned kind, void *context, void *statement, void *text)
{
    Traced *traced = context;
    (void)kind, (void)statement;
    if (strcmp(text, "BEGIN IMMEDIATE") == 0)
        traced->begun++;
    else if (strcmp(text, "COMMIT") == 0)
        traced->committed++;
    else
        traced->others++;
    return 0;
}

static void r9_each_action_is_one_durable_transaction(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    State *state = open_on(folder.data, 0);
    StateMark mark = { 'a', str("l"), str("s"), str("k") };
    StateNote notes[] = { note_of("a"), note_of("b"), note_of("c") };
    assert_true(state_set(state, "hints", str("on"), &error));
    assert_int_equal(sql_number(state->file.db, "PRAGMA synchronous", -1), 2);
    for (int i = 0; i < 6; i++) {
        Traced traced = { 0 };
        sqlite3_trace_v2(state->file.db, SQLITE_TRACE_STMT, trace, &traced);
        switch (i) {
        case 0: assert_true(state_set_note(state, &notes[0], &error)); break;
        case 1: assert_true(state_set_notes(state, notes, 3, &error)); break;
        case 2: assert_true(state_set_mark(state, &mark, &error)); break;
        case 3: assert_true(state_add_query(state, str("q"), &error)); break;
        case 4: assert_true(state_set(state, "hints", str("off"), &error)); break;
        default:
            for (int k = 0; k < 5; k++)
                state_mark_read(state, str("l"), str("s"),
                                arena_format(arena, "%d", k));
            assert_true(state_flush(state, &error));
        }
        sqlite3_trace_v2(state->file.db, 0, NULL, NULL);
        if (traced.begun != 1 || traced.committed != 1 || traced.others == 0)
            fail_msg("action %d: %d begun, %d committed", i, traced.begun,
                     traced.committed);
        assert_true(sqlite3_get_autocommit(state->file.db)); // none is left open
    }
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

// --- R10

static void type(App *app, const char *text)
{
    for (; *text; text++)
        commands_key(app, (Key)*text);
}

static void r10_no_key_waits_for_a_lock_and_the_note_is_saved_later(void **unused)
{
    (void)unused;
    static const char *const paths[] = { "tests/debates/harbour.argdown" };
    Error error;
    sqlite3 *other;
    bool is_busy;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    State *state = open_on(folder.data, 0);
    assert_true(state_set(state, "x", str("y"), &error));
    assert_int_equal(sqlite3_open(folder_path(folder, "state.db", arena), &other), 0);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), 0);
    Library *library = library_read(paths, 1, &error);
    App *app = app_new(library, state);
    screen_layout(app, 24, 80);
    static const Key keys[] = { 'j', 'a', 'S', 'o', '?', K_ESCAPE, 'j', 'j', 'k' };
    for (size_t i = 0; i < COUNT(keys); i++) {
        int64_t before = sql_now();
        commands_key(app, keys[i]);
        app_save(app); // as at a rest
        if (keys[i] == K_ESCAPE)
            assert_non_null(strstr(app->messages.text, "Saving"));
        if (sql_now() - before >= 100)
            fail_msg("key %zu is answered after %d ms", i, (int)(sql_now() - before));
    }
    assert_true(state_waiting(state, &is_busy) > 0);
    assert_true(is_busy);
    assert_false(app_retry(app));
    sqlite3_close(other);
    int64_t start = sql_now();
    while (!app_retry(app) && sql_now() < start + 3000)
        ;
    check_str(str(app->messages.text), "Saved", "it is said");
    assert_int_equal(state_waiting(state, &is_busy), 0);
    type(app, "j");
    app_free(app);
    state_close(state);
    state = open_on(folder.data, 0);
    StateNote *notes;
    assert_int_equal(state_notes(state, arena, &notes), 1);
    check_str(notes[0].text, "So?", "the note");
    state_close(state);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static void r10_what_a_lock_outlasts_goes_to_a_file(void **unused)
{
    (void)unused;
    Error error;
    sqlite3 *other;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), path, text;
    State *state = open_on(folder.data, 0);
    StateNote note = note_of("a");
    assert_true(state_set(state, "x", str("y"), &error));
    assert_int_equal(sqlite3_open(folder_path(folder, "state.db", arena), &other), 0);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), 0);
    assert_false(state_set_note(state, &note, &error));
    assert_true(note_rescue_write(state, &folder, 1, arena, &path, &text));
    assert_true(str_find(path, str("unsaved-notes-")) >= 0);
    state_close(state);
    sqlite3_close(other);
    state = open_on(folder.data, 0);
    assert_false(state_has_note(state, note.library, note.source, note.key));
    assert_int_equal(note_rescue_take(state, folder.data), 1);
    assert_true(state_has_note(state, note.library, note.source, note.key));
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

// --- R11

static bool has_mode(State *state, const char *mode)
{
    sqlite3_stmt *row;
    assert_int_equal(
        sqlite3_prepare_v2(state->file.db, "PRAGMA journal_mode", -1, &row, NULL), 0);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    bool is = strcmp((const char *)sqlite3_column_text(row, 0), mode) == 0;
    sqlite3_finalize(row);
    return is;
}

static void r11_the_log_is_chosen_by_file_system(void **unused)
{
    (void)unused;
    static const struct {
        uint64_t file_system;
        const char *mode;
    } cases[] = { { 0xEF53, "wal" },
                  { NFS, "delete" },
                  { 0xFF534D42, "delete" },
                  { 0x65735546, "delete" } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Error error;
        Arena *arena = arena_new();
        Str folder = folder_new(arena);
        bool is_remote = strcmp(cases[i].mode, "delete") == 0;
        for (int k = 0; k < 2; k++) { // a new file, and one that is there
            State *state = open_on(folder.data, cases[i].file_system);
            StateNote note = note_of("a");
            assert_true(state_set_note(state, &note, &error));
            assert_true(has_mode(state, cases[i].mode));
            assert_int_equal(sql_number(state->file.db, "PRAGMA synchronous", -1), 2);
            assert_true((strstr(state_notice(state), "another machine") != NULL) ==
                        is_remote);
            assert_true((access(folder_path(folder, "state.db-lease", arena), F_OK) ==
                         0) == is_remote);
            state_close(state);
            assert_true(access(folder_path(folder, "state.db-lease", arena), F_OK) !=
                        0);
        }
        folder_remove(folder);
        arena_free(arena);
    }
}

// A process that has the lease of a folder; it ends when it is killed.
static pid_t hold_lease(const char *folder)
{
    int ends[2];
    char byte;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        Error error;
        StateNote note = note_of("theirs");
        State *state = state_open_on(folder, NFS, &error);
        bool ok = state && state_set_note(state, &note, &error);
        if (write(ends[1], ok ? "y" : "n", 1) != 1)
            _exit(1);
        for (;;)
            pause();
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    close(ends[0]);
    close(ends[1]);
    return child;
}

static void r11_one_moot_at_a_time_writes_and_the_other_waits(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    pid_t holder = hold_lease(folder.data);
    State *state = open_on(folder.data, NFS);
    StateNote note = note_of("ours");
    assert_true(state_has_note(state, str("l"), str("s"), str("theirs"))); // it reads
    assert_false(state_set_note(state, &note, &error));
    assert_non_null(strstr(error.text, "another moot is writing"));
    assert_non_null(strstr(error.text, arena_format(arena, "process %d", holder).data));
    kill(holder, SIGKILL); // it leaves its lease behind
    waitpid(holder, NULL, 0);
    assert_int_equal(access(folder_path(folder, "state.db-lease", arena), F_OK), 0);
    assert_true(state_settle(state, &error));
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

static void r11_a_lease_of_another_host_ends_after_an_hour(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    StateNote note = note_of("ours");
    State *state = open_on(folder.data, NFS);
    assert_true(state_set_note(state, &note, &error));
    state_close(state);
    const char *lease = folder_path(folder, "state.db-lease", arena);
    folder_write(folder, "state.db-lease",
                 str("elsewhere process 7 since yesterday\n"));
    assert_int_equal(chmod(lease, 0600), 0);
    state = open_on(folder.data, NFS);
    note.text = str("changed");
    assert_false(state_set_note(state, &note, &error));
    assert_non_null(strstr(error.text, "elsewhere"));
    const struct timespec old[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
    assert_int_equal(utimensat(AT_FDCWD, lease, old, 0), 0);
    assert_true(state_settle(state, &error));
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

static void r12_a_planted_lease_is_refused(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    StateNote note = note_of("ours");
    State *state = open_on(folder.data, NFS);
    assert_true(state_set_note(state, &note, &error));
    state_close(state);
    folder_write(folder, "elsewhere", str("kept"));
    assert_int_equal(symlink(folder_path(folder, "elsewhere", arena),
                             folder_path(folder, "state.db-lease", arena)),
                     0);
    state = open_on(folder.data, NFS);
    note.text = str("changed");
    assert_false(state_set_note(state, &note, &error));
    assert_non_null(strstr(error.text, "state.db-lease"));
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(r9_each_action_is_one_durable_transaction),
      cmocka_unit_test(r10_no_key_waits_for_a_lock_and_the_note_is_saved_later),
      cmocka_unit_test(r10_what_a_lock_outlasts_goes_to_a_file),
      cmocka_unit_test(r11_the_log_is_chosen_by_file_system),
      cmocka_unit_test(r11_one_moot_at_a_time_writes_and_the_other_waits),
      cmocka_unit_test(r11_a_lease_of_another_host_ends_after_an_hour),
      cmocka_unit_test(r12_a_planted_lease_is_refused))
