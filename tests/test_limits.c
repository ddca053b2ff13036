// The limits of base/limits.h (R19): one below, at, and one above each. Those of
// documents, YAML, includes and queries are tested beside what reads them.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/argdown/argdown_build.h"
#include "src/base/file.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/library/library.h"
#include "src/map/scene_make.h"
#include "src/store/state_note.h"
#include "src/store/store_build.h"
#include "tests/check.h"
#include "tests/folder.h"

// --- files: a hole takes no room on the disk

static bool opens(Str folder, const char *name, off_t size, Error *error, Arena *arena)
{
    const char *path = folder_path(folder, name, arena);
    folder_write(folder, name, str("# A\n\nText.\n"));
    assert_int_equal(truncate(path, size), 0);
    Str content;
    size_t limit = strstr(name, ".md") ? LIMIT_MARKDOWN_BYTES : LIMIT_ARGDOWN_BYTES;
    bool ok = file_read(path, limit, arena, &content, error);
    assert_true(!ok || content.length == (size_t)size);
    return ok;
}

static void r19_sizes_of_files(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        off_t limit;
        bool is_large;
    } files[] = {
        { "a.md", LIMIT_MARKDOWN_BYTES, false },
        { "a.argdown", LIMIT_ARGDOWN_BYTES, true },
    };
    for (size_t i = 0; i < COUNT(files); i++)
        for (int more = -1; more <= 1; more++) {
            if (files[i].is_large && more < 1 && !getenv("SOAK"))
                continue; // a quarter of a gigabyte would be read
            Error error = { "" };
            Arena *arena = arena_new();
            Str folder = folder_new(arena);
            bool ok =
                opens(folder, files[i].name, files[i].limit + more, &error, arena);
            assert_int_equal(ok, more <= 0);
            char limit[32];
            snprintf(limit, sizeof limit, "%lld", (long long)files[i].limit);
            if (!ok &&
                (!strstr(error.text, files[i].name) || !strstr(error.text, limit)))
                fail_msg("it says “%s”", error.text);
            folder_remove(folder);
            arena_free(arena);
        }
}

// A file that is too large does not stop the others, and is named with its limit.
static void r19_r23_what_is_too_large_is_a_problem(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *content = folder_path(folder, "c", arena);
    folder_write(folder, "c/a.argdown", str("[A]: a\n"));
    folder_write(folder, "c/b.argdown", str("[B]: b\n"));
    folder_write(folder, "c/d.md", str("Text.\n"));
    assert_int_equal(truncate(folder_path(folder, "c/b.argdown", arena),
                              (off_t)LIMIT_ARGDOWN_BYTES + 1),
                     0);
    assert_int_equal(
        truncate(folder_path(folder, "c/d.md", arena), LIMIT_MARKDOWN_BYTES + 1), 0);
    Library *library = library_read(&content, 1, &error);
    assert_non_null(library);
    const Problems *problems = library_check(library);
    size_t named = 0;
    for (size_t i = 0; i < problems->count; i++)
        named += str_find(problems->items[i].text, str("moot reads at most")) >= 0 &&
                 (str_ends(problems->items[i].path, str("b.argdown")) ||
                  str_ends(problems->items[i].path, str("d.md")));
    assert_int_equal(named, 2);
    ptrdiff_t sound = library_find(library, str("a"));
    assert_true(sound >= 0);
    assert_int_equal(library_debate(library, (size_t)sound)->debate->claim_count, 1);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

// --- debates

static const Debate *read_debate(Str text, Problems *problems, Arena *arena)
{
    *problems = (Problems){ .arena = arena };
    return argdown_read(arena, str("a.argdown"), text, problems);
}

// Problems that are told; the others are counted.
static void r19_problems_that_are_told(void **state)
{
    (void)state;
    for (int more = -1; more <= 1; more++) {
        Arena *arena = arena_new();
        Problems problems;
        Buffer text = { .arena = arena };
        buffer_add(&text, str("[A]: a\n\n"));
        for (int i = 0; i < LIMIT_ERRORS_TOLD + more; i++)
            buffer_add(&text, str("[A]: a {x: ]}\n\n"));
        read_debate(buffer_str(&text), &problems, arena);
        if (more <= 0)
            assert_int_equal(problems.count, LIMIT_ERRORS_TOLD + more);
        else
            assert_int_equal(problems.count, LIMIT_ERRORS_TOLD);
        assert_true(problems.errors >= (size_t)(LIMIT_ERRORS_TOLD + more));
        arena_free(arena);
    }
}

// Data laid over each other: of maps without a name in common each is looked through
// once more for each that follows.
static void r19_data_that_are_merged(void **state)
{
    (void)state;
    for (int over = 0; over <= 1; over++) {
        Arena *arena = arena_new();
        Problems problems;
        Buffer text = { .arena = arena };
        // n pieces cost n * (n + 1) / 2 entries about, and are 17 bytes each
        int pieces = over ? 1500 : 1350;
        for (int i = 0; i < pieces; i++)
            buffer_format(&text, "[A]: a {x%04d: 1}\n\n", i);
        const Debate *debate = read_debate(buffer_str(&text), &problems, arena);
        assert_int_equal(debate->claim_count, 1);
        size_t told = 0;
        for (size_t i = 0; i < problems.count; i++)
            told += str_find(problems.items[i].text, str("laid over each other")) >= 0;
        assert_int_equal(told, over);
        arena_free(arena);
    }
}

// Claims that bear on one: with more than a map may show, the rest is left out and
// counted as hidden.
static void r19_boxes_of_a_map(void **state)
{
    (void)state;
    for (int more = getenv("SOAK") ? -1 : 1; more <= 1; more++) {
        Arena *arena = arena_new();
        Problems problems;
        Buffer text = { .arena = arena };
        buffer_add(&text, str("[A]: a\n"));
        for (int i = 1; i < LIMIT_MAP_BOXES + more; i++)
            buffer_format(&text, "  + [%d]: b\n", i);
        const Debate *debate = read_debate(buffer_str(&text), &problems, arena);
        const Tree *tree = tree_make(debate, arena);
        Bearings bearings = bearings_make(debate, arena);
        SceneSubject subject = { debate, tree, &bearings, NULL };
        SceneFolds folds = scene_folds_make(tree, arena);
        scene_fold_open_below(&folds, NONE, INT_MAX);
        SceneOptions options = { .zoom = ZOOM_TITLE, .columns = 80 };
        const Scene *scene = scene_make(&subject, &folds, &options, arena);
        assert_int_equal(scene->is_cut, more > 0);
        assert_int_equal(scene->hidden, more > 0);
        assert_int_equal(scene->shown, LIMIT_MAP_BOXES + (more < 0 ? -1 : 0));
        arena_free(arena);
    }
}

// --- readers' own

static void r19_length_of_a_note(void **state)
{
    (void)state;
    Error error = { "" };
    Arena *arena = arena_new();
    State *kept = state_open(NULL, &error);
    char *text = arena_get(arena, LIMIT_NOTE_BYTES + 1, 1);
    memset(text, 'a', LIMIT_NOTE_BYTES + 1);
    for (int more = -1; more <= 1; more++) {
        StateNote note = { .library = str("l"),
                           .source = str("s"),
                           .key = str("k"),
                           .text = { text, (size_t)(LIMIT_NOTE_BYTES + more) } };
        bool ok = state_set_note(kept, &note, &error);
        assert_int_equal(ok, more <= 0);
        assert_true(ok || strstr(error.text, "65536"));
        assert_true(
            state_note(kept, note.library, note.source, note.key, arena, &note));
        assert_int_equal(note.text.length, LIMIT_NOTE_BYTES + (more < 0 ? -1 : 0));
    }
    state_close(kept);
    arena_free(arena);
}

// Names that filters ask for.
static void r19_length_of_a_term(void **state)
{
    (void)state;
    char name[LIMIT_STORE_TERM + 2];
    memset(name, 'a', sizeof name);
    for (int more = -1; more <= 1; more++) {
        Error error;
        Arena *arena = arena_new();
        Store *store = store_create(NULL, &error);
        StoreSource source = { .slug = str("s") };
        StoreTerm term = { .kind = TERM_TAG,
                           .name = { name, (size_t)(LIMIT_STORE_TERM + more) } };
        StoreRow row = {
            .source = 1, .text = str("x"), .terms = &term, .term_count = 1
        };
        StoreTerm *terms;
        size_t count;
        assert_true(store_add_source(store, &source, str("x"), &error));
        assert_true(store_add_row(store, &row, &error));
        assert_true(store_finish(store, &error));
        assert_true(store_terms(store, TERM_TAG, arena, &terms, &count, &error));
        assert_int_equal(count, more <= 0);
        store_close(store);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(r19_sizes_of_files),
      cmocka_unit_test(r19_r23_what_is_too_large_is_a_problem),
      cmocka_unit_test(r19_problems_that_are_told),
      cmocka_unit_test(r19_data_that_are_merged), cmocka_unit_test(r19_boxes_of_a_map),
      cmocka_unit_test(r19_length_of_a_note), cmocka_unit_test(r19_length_of_a_term))
