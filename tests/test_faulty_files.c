// Files that fail (R53): each call of SQLite to the file system gets an error in turn,
// once or from then on. A build that fails says so and leaves the old library as it
// was; one that succeeds is whole. What is read is right, or is said not to be there.
// Notes that were acknowledged are kept.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/library/search.h"
#include "src/store/state_note.h"
#include "tests/check.h"
#include "tests/faulty_vfs.h"
#include "tests/folder.h"

static const char debate[] = "[Soft power]: Songs attract. #a\n"
                             "  <- [Hard power]: Force decides.\n";
static const char document[] = "# One\n\nSongs attract, and force decides.\n";

enum { REMOTE = 0x6969 }; // as of NFS: the reader's file has no log to be mapped

typedef struct {
    Arena *arena;
    Str folder, good;
    const char *content, *path;
} Spot;

static bool build(const Spot *spot, Error *error)
{
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    bool ok = folder_build(spot->content, spot->path, &problems, error);
    arena_free(arena);
    return ok;
}

static Spot spot_new(void)
{
    Error error;
    Spot spot = { .arena = arena_new() };
    spot.folder = folder_new(spot.arena);
    spot.content = folder_path(spot.folder, "c", spot.arena);
    spot.path = folder_path(spot.folder, "x.db", spot.arena);
    folder_write(spot.folder, "c/force.argdown", str(debate));
    folder_write(spot.folder, "c/forum.md", str(document));
    faulty_vfs_fail(FAULT_IO, 0, false);
    assert_true(build(&spot, &error));
    assert_true(file_read(spot.path, 1 << 24, spot.arena, &spot.good, &error));
    return spot;
}

static void spot_free(Spot *spot)
{
    folder_remove(spot->folder);
    arena_free(spot->arena);
}

// Opens the library and all that is in it; false if something was said not to be there.
static bool use(const Spot *spot, Error *error)
{
    Library *library = library_open(spot->path, error);
    if (!library)
        return false;
    bool all = library_count(library) == 2;
    for (size_t i = 0; i < library_count(library); i++)
        if (library_source(library, i)->kind == SOURCE_DEBATE) {
            const OpenDebate *open = library_debate(library, i);
            bool is_whole = open && open->debate->claim_count == 2;
            assert_true(is_whole || !open || open->problem_count > 0);
            all &= is_whole;
        } else {
            const OpenDocument *open = library_document(library, i);
            bool is_whole = open && open->document->block_count == 2;
            assert_true(is_whole || !open || open->problem_count > 0);
            all &= is_whole;
        }
    Arena *arena = arena_new();
    const Hits *hits = search_all(library, str("force"), 10, arena);
    assert_true(hits->total == 3 || hits->notice.length > 0 || !hits->complete);
    all &= hits->total == 3;
    arena_free(arena);
    library_close(library);
    return all;
}

static long step_for(long calls)
{
    return getenv("SOAK") ? 1 : calls / 25 + 1;
}

static void r53_a_build_that_fails_leaves_the_old_library(void **state)
{
    (void)state;
    Spot spot = spot_new();
    Error error;
    faulty_vfs_fail(FAULT_IO, 0, false);
    assert_true(build(&spot, &error));
    long calls = faulty_vfs_calls(), failed = 0;
    assert_true(calls > 20);
    for (long nth = 1; nth <= calls; nth += step_for(calls))
        for (int way = 0; way < 2 * FAULT_KINDS; way++) {
            Str after;
            Arena *arena = arena_new();
            error.text[0] = '\0';
            faulty_vfs_fail((FaultKind)(way / 2), nth, way % 2 == 0);
            bool ok = build(&spot, &error);
            faulty_vfs_fail(FAULT_IO, 0, false);
            failed += !ok;
            assert_true(ok || error.text[0]);
            assert_true(file_read(spot.path, 1 << 24, arena, &after, &error));
            if (!str_equal(after, spot.good))
                fail_msg("call %ld of %ld, way %d: another library", nth, calls, way);
            if (folder_count(spot.folder) != 2)
                fail_msg("call %ld of %ld, way %d: something is left", nth, calls, way);
            arena_free(arena);
        }
    assert_true(failed > 0);
    spot_free(&spot);
}

static void r53_what_cannot_be_read_is_said(void **state)
{
    (void)state;
    Spot spot = spot_new();
    Error error;
    faulty_vfs_fail(FAULT_IO, 0, false);
    assert_true(use(&spot, &error));
    long calls = faulty_vfs_calls(), refused = 0;
    assert_true(calls > 5);
    for (long nth = 1; nth <= calls; nth += step_for(calls))
        for (int way = 0; way < 2 * FAULT_KINDS; way++) {
            error.text[0] = '\0';
            faulty_vfs_fail((FaultKind)(way / 2), nth, way % 2 == 0);
            refused += !use(&spot, &error);
        }
    faulty_vfs_fail(FAULT_IO, 0, false);
    assert_true(refused > 0);
    assert_true(use(&spot, &error));
    spot_free(&spot);
}

// One session in which everything is set that a reader's file can hold; whether the
// note was acknowledged.
static bool write_note(const char *folder)
{
    Error error;
    Arena *arena = arena_new();
    State *state = state_open_on(folder, REMOTE, &error);
    StateNote note = { .library = str("soft"),
                       .source = str("power"),
                       .key = str("Fame"),
                       .text = str("A note.") };
    StateMark mark = { 'a', str("soft"), str("power"), str("Fame") };
    StateNote *notes;
    StateMark *marks;
    Str *queries;
    bool ok = state && state_set_note(state, &note, &error);
    if (state) {
        state_set(state, "theme", str("dark"), &error);
        state_set_mark(state, &mark, &error);
        state_set_position(state, str("soft"), str("power"), str("k"), str("f"),
                           &error);
        state_add_query(state, str("visitors"), &error);
        state_mark_read(state, str("soft"), str("power"), str("Fame"));
        state_notes(state, arena, &notes);
        state_marks(state, arena, &marks);
        state_queries(state, arena, &queries);
        state_flush(state, &error);
        assert_true(ok || state_has_note(state, note.library, note.source, note.key));
    }
    state_close(state);
    arena_free(arena);
    return ok;
}

static bool is_noted(const char *folder)
{
    Error error;
    State *state = state_open_on(folder, REMOTE, &error);
    if (!state)
        fail_msg("%s", error.text);
    bool has_note = state_has_note(state, str("soft"), str("power"), str("Fame"));
    // it is said of a file on another machine that it is there; nothing else is wrong
    bool is_sound = strstr(state_notice(state), "damaged") == NULL &&
                    strstr(state_notice(state), "not kept") == NULL;
    state_close(state);
    assert_true(is_sound);
    return has_note;
}

static void r53_what_is_acknowledged_is_kept(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    faulty_vfs_fail(FAULT_IO, 0, false);
    assert_true(write_note(folder_path(folder, "good", arena)));
    long calls = faulty_vfs_calls(), acknowledged = 0, tried = 0;
    long step = getenv("SOAK") ? 1 : calls / 8 + 1;
    for (long nth = 1; nth <= calls; nth += step)
        for (int way = 0; way < 2 * FAULT_KINDS; way++, tried++) {
            Arena *scratch = arena_new();
            const char *own = folder_path(
                folder, arena_format(scratch, "%ld-%d", nth, way).data, scratch);
            faulty_vfs_fail((FaultKind)(way / 2), nth, way % 2 == 0);
            bool ok = write_note(own);
            faulty_vfs_fail(FAULT_IO, 0, false);
            if (is_noted(own) < ok)
                fail_msg("call %ld of %ld, way %d: a note is lost", nth, calls, way);
            acknowledged += ok;
            arena_free(scratch);
        }
    assert_true(acknowledged > 0 && acknowledged < tried);
    folder_remove(folder);
    arena_free(arena);
}

static int install(void **state)
{
    (void)state;
    faulty_vfs_install();
    return 0;
}

TESTS(cmocka_unit_test_setup(r53_a_build_that_fails_leaves_the_old_library, install),
      cmocka_unit_test(r53_what_cannot_be_read_is_said),
      cmocka_unit_test(r53_what_is_acknowledged_is_kept))
