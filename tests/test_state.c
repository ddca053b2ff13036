#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/store/state.h"
#include "src/store/state_file.h"
#include "src/store/state_note.h"
#include "tests/check.h"
#include "tests/folder.h"

static const Str lib = { "soft-power", 10 }, src = { "real-power", 10 };

static State *open_state(const char *folder)
{
    Error error;
    State *state = state_open(folder, &error);
    if (!state)
        fail_msg("%s", error.text);
    return state;
}

// Does one of everything.
static void write_all(State *state)
{
    Error error;
    StateMark mark = { 'a', lib, src, str("Hard power") };
    assert_true(state_set(state, "hints", str("off"), &error));
    assert_true(state_set(state, "hints", str("on"), &error));
    assert_true(
        state_set_position(state, lib, str("other"), str("x"), str(""), &error));
    assert_true(state_set_position(state, lib, src, str("Soft"), str("+1 -2"), &error));
    state_mark_read(state, lib, src, str("Vietnam"));
    state_mark_read(state, lib, src, str("Vietnam"));
    state_mark_read(state, lib, src, str("Algeria"));
    state_mark_read(state, lib, str("other"), str("Algeria"));
    assert_true(state_flush(state, &error));
    state_mark_read(state, lib, src, str("Vietnam"));
    state_mark_read(state, lib, src, str("Japan"));
    assert_true(state_set_mark(state, &mark, &error));
    mark.letter = 'Z';
    assert_true(state_set_mark(state, &mark, &error));
    assert_true(state_add_query(state, str("soft"), &error));
    assert_true(state_add_query(state, str("软实力 \"x\""), &error));
    assert_true(state_add_query(state, str("hard"), &error));
    assert_true(state_add_query(state, str("soft"), &error));
    StateNote note = { .library = lib,
                       .source = src,
                       .key = str("Soft"),
                       .text = str("Is this so?\n\nI doubt it."),
                       .words = str("Attraction can change"),
                       .created = 1700000000,
                       .changed = 1800000000 };
    assert_true(state_set_note(state, &note, &error));
}

static void check_all(State *state)
{
    Arena *arena = arena_new();
    Str key, folds, library, source, *queries;
    StateMark *marks;
    check_str(state_get(state, "hints", arena), "on", "the setting made last");
    check_str(state_get(state, "nothing", arena), "", "a setting never made");
    assert_true(state_position(state, lib, src, arena, &key, &folds));
    check_str(key, "Soft", "the position");
    check_str(folds, "+1 -2", "the folds");
    assert_false(state_position(state, lib, str("none"), arena, &key, &folds));
    assert_true(state_latest(state, arena, &library, &source));
    check_str(source, "real-power", "the source looked at last");
    assert_int_equal(state_read_count(state, lib, src), 3);
    assert_true(state_is_read(state, lib, src, str("Japan")));
    assert_true(state_is_read(state, lib, src, str("Vietnam")));
    assert_false(state_is_read(state, lib, src, str("Vie")));
    assert_false(state_is_read(state, str("x"), src, str("Vietnam")));
    assert_int_equal(state_marks(state, arena, &marks), 2);
    assert_int_equal(marks[0].letter, 'Z');
    check_str(marks[1].key, "Hard power", "what a mark stands on");
    assert_int_equal(state_queries(state, arena, &queries), 3);
    check_str(queries[0], "soft", "the latest query");
    check_str(queries[2], "软实力 \"x\"", "the earliest");
    StateNote note, *notes;
    assert_true(state_has_note(state, lib, src, str("Soft")));
    assert_false(state_note(state, lib, src, str("Hard"), arena, &note));
    assert_true(state_note(state, lib, src, str("Soft"), arena, &note));
    check_str(note.text, "Is this so?\n\nI doubt it.", "a note");
    check_str(note.words, "Attraction can change", "what it is on");
    assert_int_equal(note.created, 1700000000);
    assert_int_equal(note.changed, 1800000000);
    assert_int_equal(state_notes(state, arena, &notes), 1);
    check_str(notes[0].key, "Soft", "the note in the list");
    arena_free(arena);
}

static void check_empty(State *state)
{
    Arena *arena = arena_new();
    Str key, folds, *queries;
    StateMark *marks;
    check_str(state_get(state, "hints", arena), "", "nothing is set");
    assert_false(state_position(state, lib, src, arena, &key, &folds));
    assert_false(state_latest(state, arena, &key, &folds));
    assert_false(state_is_read(state, lib, src, str("Vietnam")));
    assert_int_equal(state_read_count(state, lib, src), 0);
    assert_int_equal(state_marks(state, arena, &marks), 0);
    assert_int_equal(state_queries(state, arena, &queries), 0);
    arena_free(arena);
}

static void test_what_is_kept_comes_back(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Str above = folder_new(arena);
    const char *folder = folder_path(above, "local/state/moot", arena);
    State *state = open_state(folder);
    check_empty(state);
    write_all(state);
    check_all(state);
    state_close(state);
    for (int i = 0; i < 2; i++) { // read marks not flushed are kept by closing
        state = open_state(folder);
        check_str(str(state_notice(state)), "", "there is nothing to say");
        check_all(state);
        state_close(state);
    }
    folder_remove(above);
    arena_free(arena);
}

static void test_in_memory_nothing_is_kept(void **unused)
{
    (void)unused;
    State *state = open_state(NULL);
    check_empty(state);
    write_all(state);
    check_all(state);
    state_close(state);
    state = open_state(NULL);
    check_empty(state);
    state_close(state);
}

static void test_nothing_is_made_before_something_is_kept(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Str above = folder_new(arena);
    State *state = open_state(folder_path(above, "moot", arena));
    check_empty(state);
    state_close(state);
    assert_int_equal(folder_count(above), 0);
    folder_remove(above);
    arena_free(arena);
}

static void test_only_the_latest_queries_are_kept(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str *queries;
    State *state = open_state(NULL);
    for (int i = 0; i < 130; i++)
        assert_true(state_add_query(state, arena_format(arena, "%d", i), &error));
    assert_int_equal(state_queries(state, arena, &queries), 100);
    check_str(queries[0], "129", "the latest");
    check_str(queries[99], "30", "the earliest");
    state_close(state);
    arena_free(arena);
}

static void test_the_folder_is_the_one_the_desktop_names(void **unused)
{
    (void)unused;
    static const struct {
        const char *what, *states, *home, *folder;
    } cases[] = {
        { "the folder for states", "/s", "/h", "/s/moot" },
        { "else below home", NULL, "/h", "/h/.local/state/moot" },
        { "a relative one counts as none", "s", "/h", "/h/.local/state/moot" },
        { "an empty one too", "", "/h", "/h/.local/state/moot" },
        { "nowhere", NULL, NULL, "" },
        { "nor in a relative home", NULL, "h", "" },
    };
    const char *states = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    Arena *arena = arena_new();
    Str before = arena_str(arena, str(states ? states : ""));
    Str home_before = arena_str(arena, str(home ? home : ""));
    for (size_t i = 0; i < COUNT(cases); i++) {
        unsetenv("XDG_STATE_HOME");
        unsetenv("HOME");
        if (cases[i].states)
            setenv("XDG_STATE_HOME", cases[i].states, 1);
        if (cases[i].home)
            setenv("HOME", cases[i].home, 1);
        check_str(state_folder(arena), cases[i].folder, cases[i].what);
    }
    setenv("XDG_STATE_HOME", before.data, 1);
    setenv("HOME", home_before.data, 1);
    arena_free(arena);
}

// --- R12: where it may stand

static int mode_of(const char *path)
{
    struct stat info;
    assert_int_equal(lstat(path, &info), 0);
    return (int)(info.st_mode & 0777);
}

static void test_r12_others_can_neither_read_nor_write(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Str above = folder_new(arena);
    mode_t before = umask(0);
    State *state = open_state(folder_path(above, "a/moot", arena));
    write_all(state);
    assert_int_equal(mode_of(folder_path(above, "a", arena)), 0700);
    assert_int_equal(mode_of(folder_path(above, "a/moot", arena)), 0700);
    assert_int_equal(mode_of(folder_path(above, "a/moot/state.db", arena)), 0600);
    const char *log = folder_path(above, "a/moot/state.db-wal", arena);
    if (access(log, F_OK) == 0)
        assert_int_equal(mode_of(log), 0600);
    state_close(state);
    umask(before);
    folder_remove(above);
    arena_free(arena);
}

static void plant(const char *kind, Str above, Arena *arena)
{
    const char *folder = folder_path(above, "moot", arena);
    const char *file = folder_path(above, "moot/state.db", arena);
    const char *log = folder_path(above, "moot/state.db-wal", arena);
    const char *else_where = folder_path(above, "elsewhere", arena);
    if (strcmp(kind, "link for the folder") == 0) {
        assert_int_equal(mkdir(else_where, 0700), 0);
        assert_int_equal(symlink(else_where, folder), 0);
        return;
    }
    if (strcmp(kind, "file for the folder") == 0) {
        folder_write(above, "moot", str("x"));
        return;
    }
    assert_int_equal(mkdir(folder, 0700), 0);
    folder_write(above, "elsewhere", str(""));
    if (strcmp(kind, "open folder") == 0)
        chmod(folder, 0777);
    else if (strcmp(kind, "open file") == 0)
        folder_write(above, "moot/state.db", str("")), chmod(file, 0666);
    else if (strcmp(kind, "link for the file") == 0)
        assert_int_equal(symlink(else_where, file), 0);
    else if (strcmp(kind, "second name for the file") == 0)
        assert_int_equal(link(else_where, file), 0);
    else if (strcmp(kind, "pipe for the file") == 0)
        assert_int_equal(mkfifo(file, 0600), 0);
    else if (strcmp(kind, "folder for the file") == 0)
        assert_int_equal(mkdir(file, 0700), 0);
    else if (strcmp(kind, "link for the log") == 0)
        assert_int_equal(symlink(else_where, log), 0);
    else
        fail_msg("%s?", kind);
}

static void test_r12_what_others_planted_is_refused(void **unused)
{
    (void)unused;
    static const struct {
        const char *kind, *sentence;
    } cases[] = {
        { "link for the folder", "not a folder" },
        { "file for the folder", "not a folder" },
        { "open folder", "others may write it" },
        { "open file", "others may write it" },
        { "link for the file", "not a plain file" },
        { "second name for the file", "not a plain file" },
        { "pipe for the file", "not a plain file" },
        { "folder for the file", "not a plain file" },
        { "link for the log", "not a plain file" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Error error = { "" };
        Arena *arena = arena_new();
        Str above = folder_new(arena);
        const char *folder = folder_path(above, "moot", arena);
        plant(cases[i].kind, above, arena);
        State *state = state_open(folder, &error);
        if (state)
            fail_msg("a %s was accepted", cases[i].kind);
        if (!strstr(error.text, cases[i].sentence) || !strstr(error.text, folder))
            fail_msg("a %s: it says '%s'", cases[i].kind, error.text);
        folder_remove(above);
        arena_free(arena);
    }
}

static void test_r12_another_users_folder_is_refused(void **unused)
{
    (void)unused;
    if (geteuid() != 0)
        check_skip("only root can give a folder to somebody else");
    Error error = { "" };
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    assert_int_equal(chown(folder.data, 65534, 65534), 0);
    assert_null(state_open(folder.data, &error));
    assert_non_null(strstr(error.text, "another user"));
    folder_remove(folder);
    arena_free(arena);
}

static void test_r11_no_log_on_file_systems_of_other_machines(void **unused)
{
    (void)unused;
    static const struct {
        uint64_t type;
        bool is_remote;
    } cases[] = {
        { 0x6969, true },      { 0xFF534D42, true },  { 0xFFFFFFFFFF534D42, true },
        { 0x65735546, true },  { 0x01021997, true },  { 0x0BD00BD0, true },
        { 0x47504653, true },  { 0xEF53, false },     { 0x9123683E, false },
        { 0x58465342, false }, { 0x01021994, false }, { 0x794C7630, false },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(state_file_is_remote(cases[i].type), cases[i].is_remote);
}

// --- R10, R13: locks and damage

static void run_sql(const char *path, const char *statements)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, statements, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", statements, sqlite3_errmsg(db));
    sqlite3_close(db);
}

static void test_r10_a_lock_is_waited_for_shortly_and_nothing_is_lost(void **unused)
{
    (void)unused;
    Error error;
    bool is_busy;
    sqlite3 *other;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    State *state = open_state(folder.data);
    write_all(state);
    assert_int_equal(sqlite3_open(folder_path(folder, "state.db", arena), &other),
                     SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL),
                     SQLITE_OK);
    int64_t before = sql_now();
    assert_false(state_set(state, "hints", str("off"), &error));
    assert_non_null(strstr(error.text, "another program"));
    for (int i = 0; i < 50; i++) // only the first one waits at all
        assert_false(state_set(state, "hints", str("on"), &error));
    assert_true(sql_now() - before < 100);
    check_all(state); // also the read mark that could not be written
    sqlite3_close(other);
    while (sql_now() < before + 300) // it rests for a while before it tries again
        ;
    assert_int_equal(state_waiting(state, &is_busy), 1);
    assert_true(is_busy);
    assert_true(state_set(state, "hints", str("on"), &error));
    check_all(state);
    assert_int_equal(state_waiting(state, &is_busy), 0);
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

// The bytes of the file that was put aside; fails if there is none.
static Str put_aside(Str folder, Arena *arena)
{
    Error error;
    FileList files;
    Str content = { 0 };
    assert_true(file_list(folder.data, arena, &files, &error));
    for (size_t i = 0; i < files.count; i++)
        if (str_find(files.paths[i], str("state.db.corrupt-")) >= 0 &&
            !str_ends(files.paths[i], str("-wal")) &&
            !str_ends(files.paths[i], str("-shm")))
            assert_true(
                file_read(files.paths[i].data, 1 << 24, arena, &content, &error));
    assert_non_null(content.data);
    return content;
}

// Opens a state whose file has these bytes: either it works, or it says that it has
// put the file aside, unchanged, and works.
static void check_damaged(Str bytes)
{
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), ignored, ignored_too, *queries;
    StateMark *marks;
    folder_write(folder, "state.db", bytes);
    chmod(folder_path(folder, "state.db", arena), 0600);
    State *state = open_state(folder.data);
    if (state_notice(state)[0] && strstr(state_notice(state), "was damaged")) {
        assert_true(str_equal(put_aside(folder, arena), bytes));
        assert_true(state_set(state, "hints", str("x"), &error));
    } else {
        state_set(state, "hints", str("x"), &error);
    }
    state_get(state, "hints", arena);
    state_position(state, lib, src, arena, &ignored, &ignored_too);
    state_mark_read(state, lib, src, str("new"));
    state_read_count(state, lib, src);
    state_marks(state, arena, &marks);
    state_queries(state, arena, &queries);
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

// The bytes of a state that everything has been written to.
static Str whole_file(Arena *arena)
{
    Error error;
    Str folder = folder_new(arena), bytes;
    const char *path = folder_path(folder, "state.db", arena);
    State *state = open_state(folder.data);
    write_all(state);
    state_close(state);
    run_sql(path, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_true(file_read(path, 1 << 24, arena, &bytes, &error));
    folder_remove(folder);
    return bytes;
}

static void test_r13_a_file_cut_short_is_put_aside(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Str bytes = whole_file(arena);
    for (size_t length = 0; length < bytes.length; length += 512)
        check_damaged(str_part(bytes, 0, length));
    check_damaged(str("this is no database, but a text of more than a hundred bytes, "
                      "which somebody has saved under the wrong name"));
    arena_free(arena);
}

static void test_r13_damaged_bytes_never_crash(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Str bytes = whole_file(arena);
    char *data = (char *)bytes.data;
    uint32_t seed = 1;
    int flips = check_seeds(10000);
    for (int i = 0; i < flips; i++) {
        seed = seed * 1664525u + 1013904223u;
        size_t at = (seed >> 4) % bytes.length;
        char before = data[at];
        data[at] = (char)(before ^ (1 << (seed >> 28) % 8));
        check_damaged(bytes);
        data[at] = before;
    }
    arena_free(arena);
}

static void test_r13_a_newer_file_is_only_read(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    State *state = open_state(folder.data);
    write_all(state);
    state_close(state);
    run_sql(folder_path(folder, "state.db", arena), "PRAGMA user_version=99");
    state = open_state(folder.data);
    assert_non_null(strstr(state_notice(state), "newer moot"));
    check_all(state);
    assert_false(state_set(state, "hints", str("off"), &error));
    assert_non_null(strstr(error.text, "newer moot"));
    state_close(state);
    state = open_state(folder.data);
    check_all(state);
    state_close(state);
    run_sql(folder_path(folder, "state.db", arena), "ALTER TABLE mark ADD COLUMN new");
    state = open_state(folder.data);
    check_empty(state);
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_what_is_kept_comes_back),
      cmocka_unit_test(test_in_memory_nothing_is_kept),
      cmocka_unit_test(test_nothing_is_made_before_something_is_kept),
      cmocka_unit_test(test_only_the_latest_queries_are_kept),
      cmocka_unit_test(test_the_folder_is_the_one_the_desktop_names),
      cmocka_unit_test(test_r12_others_can_neither_read_nor_write),
      cmocka_unit_test(test_r12_what_others_planted_is_refused),
      cmocka_unit_test(test_r12_another_users_folder_is_refused),
      cmocka_unit_test(test_r11_no_log_on_file_systems_of_other_machines),
      cmocka_unit_test(test_r10_a_lock_is_waited_for_shortly_and_nothing_is_lost),
      cmocka_unit_test(test_r13_a_file_cut_short_is_put_aside),
      cmocka_unit_test(test_r13_damaged_bytes_never_crash),
      cmocka_unit_test(test_r13_a_newer_file_is_only_read))
