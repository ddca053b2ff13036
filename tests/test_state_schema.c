// The reader's file as earlier versions of moot made it (R14), and what is taken over
// from a damaged one (R13).
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/store/state_note.h"
#include "src/store/state_schema.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/old_state.h"

static const Str lib = { "soft-power", 10 }, src = { "real-power", 10 };

static State *open_state(const char *folder)
{
    Error error;
    State *state = state_open(folder, &error);
    if (!state)
        fail_msg("%s", error.text);
    return state;
}

static void check_first_version(State *state)
{
    Arena *arena = arena_new();
    Str key, folds, *queries;
    StateMark *marks;
    check_str(state_get(state, "hints", arena), "off", "a setting");
    assert_true(state_position(state, lib, src, arena, &key, &folds));
    check_str(key, "It's \"soft\"\n", "a position");
    assert_true(state_is_read(state, lib, src, str("Vietnam")));
    assert_int_equal(state_marks(state, arena, &marks), 1);
    check_str(marks[0].key, "Japan", "a mark");
    assert_int_equal(state_queries(state, arena, &queries), 1);
    check_str(queries[0], "软实力", "a query");
    arena_free(arena);
}

static void r14_a_file_of_the_first_version_is_brought_up_to_date(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), text;
    const char *path = folder_path(folder, "state.db", arena);
    const char *export = folder_path(folder, "state-version-1.sql", arena);
    old_state_write(path);
    State *state = open_state(folder.data);
    assert_non_null(strstr(state_notice(state), export));
    check_first_version(state);
    StateNote note = {
        .library = lib, .source = src, .key = str("Japan"), .text = str("New")
    };
    assert_true(state_set_note(state, &note, &error));
    state_close(state);
    state = open_state(folder.data);
    check_str(str(state_notice(state)), "", "it is said once");
    check_first_version(state);
    assert_true(state_has_note(state, lib, src, str("Japan")));
    state_close(state);

    struct stat info;
    assert_int_equal(stat(export, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_true(file_read(export, 1 << 20, arena, &text, &error));
    assert_true(str_find(text, str("'软实力'")) >= 0);
    folder_remove(folder);
    arena_free(arena);
}

static void r14_what_is_exported_makes_the_same_file(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), text;
    old_state_write(folder_path(folder, "state.db", arena));
    state_close(open_state(folder.data));
    assert_true(file_read(folder_path(folder, "state-version-1.sql", arena), 1 << 20,
                          arena, &text, &error));
    Str again = folder_new(arena);
    old_state_run(folder_path(again, "state.db", arena), text.data);
    State *state = open_state(again.data);
    check_first_version(state);
    state_close(state);
    folder_remove(again);
    folder_remove(folder);
    arena_free(arena);
}

static void r14_without_an_export_nothing_is_changed(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *path = folder_path(folder, "state.db", arena);
    old_state_write(path);
    assert_int_equal(mkdir(folder_path(folder, "state-version-1.sql", arena), 0700), 0);
    State *state = open_state(folder.data);
    assert_non_null(strstr(state_notice(state), "state-version-1.sql"));
    check_first_version(state);
    assert_false(state_set(state, "hints", str("on"), &error));
    check_str(state_get(state, "hints", arena), "on", "this session has it");
    state_close(state);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sql_number(db, "PRAGMA user_version", -1), 1);
    sqlite3_close(db);
    folder_remove(folder);
    arena_free(arena);
}

// --- R13: salvage

static void r13_what_can_be_read_of_a_damaged_file_is_taken_over(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), bytes;
    const char *path = folder_path(folder, "state.db", arena);
    State *state = open_state(folder.data);
    for (int i = 0; i < 400; i++) {
        StateNote note = { .library = lib,
                           .source = src,
                           .key = arena_format(arena, "Claim %03d", i),
                           .text = arena_format(arena, "Note %0300d", i) };
        assert_true(state_set_note(state, &note, &error));
    }
    assert_true(state_set(state, "hints", str("off"), &error));
    state_close(state);
    old_state_run(path, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_true(file_read(path, 1 << 24, arena, &bytes, &error));
    assert_true(bytes.length > 20 * 4096);
    memset((char *)bytes.data + bytes.length / 2 / 4096 * 4096, 'x', 4096);
    folder_write(folder, "state.db", bytes);
    assert_int_equal(chmod(path, 0600), 0);

    state = open_state(folder.data);
    StateNote *notes;
    assert_non_null(strstr(state_notice(state), "could still be read"));
    check_str(state_get(state, "hints", arena), "off", "a whole table");
    size_t count = state_notes(state, arena, &notes);
    if (count < 350) // at both ends of the table, but for a page
        fail_msg("only %zu of 400 notes are left", count);
    assert_true(state_has_note(state, lib, src, str("Claim 000")));
    assert_true(state_has_note(state, lib, src, str("Claim 399")));
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(r14_a_file_of_the_first_version_is_brought_up_to_date),
      cmocka_unit_test(r14_what_is_exported_makes_the_same_file),
      cmocka_unit_test(r14_without_an_export_nothing_is_changed),
      cmocka_unit_test(r13_what_can_be_read_of_a_damaged_file_is_taken_over))
