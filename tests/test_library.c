#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/vec.h"
#include "src/library/library.h"
#include "src/library/source_files.h"
#include "src/store/store_match.h"
#include "tests/check.h"
#include "tests/folder.h"

static const char debate[] = "===\n"
                             "title: Is soft power power?\n"
                             "slug: power\n"
                             "author: A. Nye\n"
                             "year: 1990\n"
                             "abstract: Whether liking moves states.\n"
                             "===\n"
                             "\n"
                             "[Soft power]: Attraction is a power of its own.\n"
                             "  {cite: {doc: forum, at: \"1p1\"}}\n"
                             "    <- [Hard power]: Force comes first.\n"
                             "      {cite: [{doc: forum, at: \"1p2\"}, "
                             "{doc: forum, at: [\"p1\", \"2p1\"]}]}\n"
                             "        <- [Vietnam]: Force failed there.\n"
                             "    <+ People follow whom they like.\n"
                             "\n"
                             "<Peace>: Liking costs less.\n"
                             "    +> [Soft power]\n";

static const char document[] = "---\n"
                               "title: A thread\n"
                               "slug: forum\n"
                               "author: many\n"
                               "year: \"2023\"\n"
                               "about: Posters quarrel.\n"
                               "---\n"
                               "\n"
                               "Before all.\n"
                               "\n"
                               "# One\n"
                               "\n"
                               "First passage about *liking*.\n"
                               "\n"
                               "Second passage about force.\n"
                               "\n"
                               "# Two\n"
                               "\n"
                               "Third passage.\n";

static Str small_library(Arena *arena)
{
    Str folder = folder_new(arena);
    folder_write(folder, "c/soft/debates/a.argdown", str(debate));
    folder_write(folder, "c/soft/documents/thread.md", str(document));
    folder_write(folder, "c/soft/tours/first.md",
                 str("# A tour\n\n[Go on](forum#1p1).\n"));
    folder_write(folder, "c/how-to/read.md", str("# Reading\n\nRead it.\n"));
    return folder;
}

static Library *read_folder(const char *path)
{
    Error error;
    Library *library = library_read(&path, 1, &error);
    if (!library)
        fail_msg("%s", error.text);
    return library;
}

static Library *build_and_open(Str folder, const char *content, Arena *arena)
{
    Error error;
    Problems problems = { .arena = arena };
    const char *store = folder_path(folder, "library.db", arena);
    if (!folder_build(content, store, &problems, &error))
        fail_msg("%s", error.text);
    assert_int_equal(problems.count, 0);
    Library *library = library_open(store, &error);
    if (!library)
        fail_msg("%s", error.text);
    return library;
}

// --- which files

static void test_folders_say_what_belongs_to_which_library(void **state)
{
    (void)state;
    static const struct {
        const char *what, *file, *named, *library;
        SourceKind kind;
    } cases[] = {
        { "a library below the content", "c/soft/debates/x.argdown", "c", "soft",
          SOURCE_DEBATE },
        { "the same, named itself", "c/soft/debates/x.ad", "c/soft", "soft",
          SOURCE_DEBATE },
        { "only its debates", "c/soft/debates/x.ad", "c/soft/debates", "soft",
          SOURCE_DEBATE },
        { "a file alone", "c/soft/documents/x.md", "c/soft/documents/x.md", "soft",
          SOURCE_DOCUMENT },
        { "without folders of kinds", "c/how-to/x.md", "c", "how-to", SOURCE_DOCUMENT },
        { "a plain folder", "notes/x.md", "notes", "notes", SOURCE_DOCUMENT },
        { "with folders in it", "notes/a/b/x.md", "notes", "a", SOURCE_DOCUMENT },
        { "a tour", "c/soft/tours/x.md", "c", "soft", SOURCE_TOUR },
        { "deep in a kind", "c/soft/tours/a/x.md", "c/soft", "soft", SOURCE_TOUR },
        { "a slash at the end", "notes/x.md", "notes/", "notes", SOURCE_DOCUMENT },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Str folder = folder_new(arena);
        Problems problems = { .arena = arena };
        folder_write(folder, cases[i].file, str("x"));
        const char *path = folder_path(folder, cases[i].named, arena);
        SourceFiles files = source_files_find(&path, 1, arena, &problems);
        assert_int_equal(problems.count, 0);
        assert_int_equal(files.count, 1);
        check_str(files.items[0].library, cases[i].library, cases[i].what);
        assert_int_equal(files.items[0].kind, cases[i].kind);
        folder_remove(folder);
        arena_free(arena);
    }
}

static void test_other_files_are_left_alone(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Problems problems = { .arena = arena };
    static const char *const names[] = { "b/x.argdown", "a/y.md",       "a/x.argdown",
                                         "a/x.txt",     "a/.hidden.md", "a/README",
                                         "a/x.md~",     ".git/x.md" };
    for (size_t i = 0; i < COUNT(names); i++)
        folder_write(folder, names[i], str("x"));
    assert_int_equal(symlink(folder.data, folder_path(folder, "a/loop", arena)), 0);
    const char *paths[] = { folder.data, folder_path(folder, "b/x.argdown", arena),
                            folder_path(folder, "a/x.txt", arena),
                            folder_path(folder, "nowhere.md", arena) };
    SourceFiles files = source_files_find(paths, 4, arena, &problems);
    assert_int_equal(files.count, 3);
    check_str(files.items[0].name, "a/x.argdown", "debates come first");
    check_str(files.items[1].name, "a/y.md", "then documents");
    check_str(files.items[2].name, "b/x.argdown", "then the next library, once");
    assert_int_equal(problems.count, 2);
    assert_true(str_find(problems.items[0].text, str("neither a debate")) == 0);
    check_str(problems.items[1].text, "No such file or directory", "and why");
    folder_remove(folder);
    arena_free(arena);
}

static void test_stems(void **state)
{
    (void)state;
    check_str(source_files_stem(str("a/b.c/real-power.argdown")), "real-power", "stem");
    check_str(source_files_stem(str("x.tar.md")), "x.tar", "only the last ending");
    check_str(source_files_stem(str("a/.md")), ".md", "no empty stem");
}

// --- reading

static void check_small(Library *library, const char *path_of_debate)
{
    static const char *const slugs[] = { "read", "power", "forum", "first" };
    Arena *arena = arena_new();
    assert_int_equal(library_count(library), COUNT(slugs));
    for (size_t i = 0; i < COUNT(slugs); i++)
        check_str(library_source(library, i)->slug, slugs[i], "slugs in order");
    const StoreSource *source = library_source(library, 1);
    check_str(source->library, "soft", "the library");
    check_str(source->title, "Is soft power power?", "the question");
    check_str(source->about, "Whether liking moves states.", "the abstract");
    check_str(source->author, "A. Nye", "the author");
    check_str(source->year, "1990", "the year, though a number");
    check_str(source->path, "soft/debates/a.argdown", "the path below the folder");
    assert_int_equal(source->parts, 4);
    assert_int_equal(source->theses, 1);
    assert_int_equal(source->depth, 3);
    assert_int_equal(library_source(library, 2)->parts, 4);
    assert_int_equal(library_source(library, 2)->theses, 2);
    check_str(library_source(library, 2)->year, "2023", "the year as text");
    assert_int_equal(library_source(library, 3)->kind, SOURCE_TOUR);

    assert_int_equal(library_find(library, str("power")), 1);
    assert_int_equal(library_find(library, str("soft/forum")), 2);
    assert_int_equal(library_find(library, str(path_of_debate)), 1);
    assert_int_equal(library_find(library, str("soft")), -1);
    assert_int_equal(library_find(library, str("")), -1);

    const OpenDebate *open = library_debate(library, 1);
    assert_int_equal(open->source, 1);
    assert_int_equal(open->problem_count, 0);
    assert_ptr_equal(open, library_debate(library, 1));
    assert_non_null(library_document(library, 2)->document);
    arena_free(arena);
}

static void check_links(Library *library)
{
    static const struct {
        Str title;
        const char *block;
    } uses[] = { { { "Hard power", 10 }, "p1" },
                 { { "Soft power", 10 }, "1p1" },
                 { { "Hard power", 10 }, "1p2" },
                 { { "Hard power", 10 }, "2p1" } };
    Arena *arena = arena_new();
    const OpenDebate *open = library_debate(library, 1);
    const Document *forum = library_document(library, 2)->document;
    Citation *citations;
    Use *found;
    Node hard = debate_find(open->debate, str("Hard power"));
    assert_int_equal(library_citations(library, 1, hard, arena, &citations), 3);
    assert_int_equal(citations[0].source, 2);
    assert_int_equal(citations[0].block, document_find(forum, str("1p2")));
    check_str(citations[2].at, "2p1", "a place in a list of places");
    Node vietnam = debate_find(open->debate, str("Vietnam"));
    assert_int_equal(library_citations(library, 1, vietnam, arena, &citations), 0);
    assert_int_equal(library_uses(library, 2, arena, &found), COUNT(uses));
    for (size_t i = 0; i < COUNT(uses); i++) {
        assert_true(str_equal(found[i].title, uses[i].title));
        assert_int_equal(found[i].block, document_find(forum, str(uses[i].block)));
        assert_int_equal(found[i].debate, 1);
        const Place *place = &open->tree->places[found[i].place];
        assert_true(str_equal(debate_title(open->debate, place->node), uses[i].title));
    }
    assert_int_equal(library_uses(library, 0, arena, &found), 0);
    arena_free(arena);
}

// The rows of the whole store in order: sources, theses, claims by level and relations,
// passages by use.
static void check_rows(Library *library)
{
    static const char expected[] =
        "Reading, Is soft power power?, A thread, A tour, 1, 1.3, 1.1, 1.2, 1.3.1, "
        "p1, 1p1, 1p2, 2p1, 1, 1p1, 1, 2, 1, 1p1";
    enum { NO_ROW_HAS_A_HIGHER_ID = 100 };
    Error error;
    Arena *arena = arena_new();
    Buffer all = { .arena = arena };
    for (int64_t id = 1; id < NO_ROW_HAS_A_HIGHER_ID; id++) {
        StoreRow row;
        if (!store_row_at(library_store(library), id, arena, &row, &error))
            continue;
        Str name = row.address.length > 0 ? row.address : row.title;
        buffer_format(&all, "%s%.*s", all.length > 0 ? ", " : "", (int)name.length,
                      name.data);
        const OpenDebate *open = library_debate(library, 1);
        if (row.source == library_source(library, 1)->id && row.ordinal >= 0)
            assert_int_equal(tree_home(open->tree, library_node(open->debate, row.key)),
                             row.ordinal);
    }
    check_str(buffer_str(&all), expected, "rows in order of importance");
    arena_free(arena);
}

static void check_sides(Library *library)
{
    static const struct {
        const char *title;
        int side;
        Link link;
    } cases[] = { { "Soft power", 0, LINK_ROOT },
                  { "Hard power", -1, LINK_ATTACK },
                  { "Vietnam", 1, LINK_ATTACK },
                  { "Peace", 1, LINK_SUPPORT } };
    Error error;
    Arena *arena = arena_new();
    const OpenDebate *open = library_debate(library, 1);
    for (size_t i = 0; i < COUNT(cases); i++) {
        StoreRow row;
        PlaceId place =
            tree_home(open->tree, debate_find(open->debate, str(cases[i].title)));
        assert_true(store_row(library_store(library), library_source(library, 1)->id,
                              place, arena, &row, &error));
        assert_int_equal(row.side, cases[i].side);
        assert_int_equal(row.link, cases[i].link);
        assert_int_equal(row.parent, open->tree->places[place].parent);
    }
    arena_free(arena);
}

static void test_a_library_is_the_same_read_or_built(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = small_library(arena);
    const char *content = folder_path(folder, "c", arena);
    const char *path = folder_path(folder, "c/soft/debates/a.argdown", arena);
    Library *own = read_folder(content);
    Library *built = build_and_open(folder, content, arena);
    check_small(own, path);
    check_small(built, "soft/debates/a.argdown");
    check_links(own);
    check_links(built);
    check_rows(own);
    check_rows(built);
    check_sides(own);
    check_sides(built);
    const Str *watched;
    assert_int_equal(library_watched(own, &watched), 4 + 6);
    check_str(watched[1], path, "a file to watch");
    assert_int_equal(library_watched(built, &watched), 0);
    library_close(own);
    library_close(built);
    folder_remove(folder);
    arena_free(arena);
}

static void test_what_cannot_be_opened_says_why(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Problems problems = { .arena = arena };
    static const struct {
        const char *path, *sentence;
    } cases[] = { { "nowhere", "No such file" },
                  { "empty", "there is no debate" },
                  { "x.txt", "neither a debate" } };
    mkdir(folder_path(folder, "empty", arena), 0700);
    folder_write(folder, "x.txt", str("x"));
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *path = folder_path(folder, cases[i].path, arena);
        assert_null(library_read(&path, 1, &error));
        if (!strstr(error.text, cases[i].sentence) || !strstr(error.text, path))
            fail_msg("%s: it says '%s'", cases[i].path, error.text);
        assert_false(
            folder_build(path, folder_path(folder, "l.db", arena), &problems, &error));
        assert_non_null(strstr(error.text, cases[i].sentence));
    }
    assert_null(library_open(folder_path(folder, "l.db", arena), &error));
    folder_remove(folder);
    arena_free(arena);
}

// --- checking

static void test_citations_that_point_nowhere_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *cite, *text, *help;
    } cases[] = {
        { "{doc: forum, at: \"1p1\"}", NULL, NULL },
        { "{doc: soft/forum, at: \"2\"}", NULL, NULL },
        { "{doc: forum}", NULL, NULL },
        { "{doc: other, at: \"p1\"}", NULL, NULL }, // of another library
        { "{doc: forum, at: \"1p9\"}", "forum has no passage \"1p9\"",
          "the last there is 1p2" },
        { "{doc: forum, at: \"7p1\"}", "forum has no passage \"7p1\"",
          "the nearest is p1" },
        { "[{doc: forum, at: \"1\"}, {doc: forum, at: \"12\"}]",
          "forum has no passage \"12\"", "the nearest is 1" },
        { "{doc: form, at: \"1p1\"}", "there is no document \"form\" to cite",
          "did you mean \"forum\"?" },
        { "{doc: nonsense, at: \"1p1\"}", "there is no document \"nonsense\" to cite",
          "there are other, forum" },
        { "{doc: hard/forum, at: \"1p1\"}",
          "there is no document \"hard/forum\" to cite", "there are other, forum" },
        { "{doc: forum, at: 1}", "the place 1 is read as a number, and 4.10 as 4.1",
          "write at: \"1\"" },
        { "{at: \"1p1\"}", "a citation names no document",
          "write {cite: {doc: NAME, at: \"4.1p3\"}}" },
        { "forum", "a citation names no document",
          "write {cite: {doc: NAME, at: \"4.1p3\"}}" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Str folder = folder_new(arena);
        folder_write(folder, "c/soft/thread.md", str(document));
        folder_write(folder, "c/a/other.md", str("Text.\n"));
        Str text =
            arena_format(arena, "[A]: One.\n  + [B]: Two. {cite: %s}\n", cases[i].cite);
        folder_write(folder, "c/soft/x.argdown", text);
        Library *library = read_folder(folder_path(folder, "c", arena));
        const Problems *problems = library_check(library);
        assert_int_equal(problems->count, cases[i].text != NULL);
        if (cases[i].text) {
            const Problem *problem = &problems->items[0];
            check_str(problem->text, cases[i].text, cases[i].cite);
            check_str(problem->help, cases[i].help, cases[i].cite);
            check_str(problem->path, folder_path(folder, "c/soft/x.argdown", arena),
                      "where");
            assert_int_equal(problem->line, 2);
            assert_true(problem->column > 17);
            assert_true(str_starts(problem->source, str("  + [B]: Two.")));
        }
        library_close(library);
        folder_remove(folder);
        arena_free(arena);
    }
}

static void test_a_name_that_is_taken_gets_a_number(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    folder_write(folder, "c/a.md", str("---\nslug: same\n---\n\nA.\n"));
    folder_write(folder, "c/b.md", str("---\nslug: same\n---\n\nB.\n"));
    folder_write(folder, "c/same.argdown", str("[A]: A.\n"));
    Library *library = read_folder(folder_path(folder, "c", arena));
    check_str(library_source(library, 0)->slug, "same", "a debate may be called so");
    check_str(library_source(library, 1)->slug, "same", "as a document");
    check_str(library_source(library, 2)->slug, "same-2", "the second document");
    const Problems *problems = library_check(library);
    assert_int_equal(problems->errors, 1);
    check_str(problems->items[0].text, "the name \"same\" is taken already", "why");
    assert_true(str_ends(problems->items[0].path, str("c/b.md")));
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

// R23: each file in turn is broken in several ways, and the others still open.
static void r23_a_broken_file_does_not_stop_the_others(void **state)
{
    (void)state;
    static const char *const names[] = { "c/soft/debates/a.argdown",
                                         "c/soft/documents/thread.md",
                                         "c/soft/tours/first.md", "c/how-to/read.md" };
    static const struct {
        const char *text;
        size_t length;
    } broken[] = { { "", 0 }, { "\xFF\xFE\0\0{[(<", 9 }, { "===\n---\n{", 9 } };
    for (size_t i = 0; i < COUNT(names); i++)
        for (size_t j = 0; j < COUNT(broken); j++) {
            Arena *arena = arena_new();
            Str folder = small_library(arena);
            const char *content = folder_path(folder, "c", arena);
            Error error;
            Problems problems = { .arena = arena };
            folder_write(folder, names[i], (Str){ broken[j].text, broken[j].length });
            assert_true(folder_build(content, folder_path(folder, "l.db", arena),
                                     &problems, &error));
            Library *library = library_open(folder_path(folder, "l.db", arena), &error);
            assert_non_null(library);
            assert_int_equal(library_count(library), 4);
            for (size_t k = 0; k < 4; k++) {
                bool is_debate = library_source(library, k)->kind == SOURCE_DEBATE;
                bool is_broken =
                    str_ends(str(names[i]), library_source(library, k)->path);
                if (is_debate)
                    assert_true(is_broken ||
                                library_debate(library, k)->debate->claim_count == 4);
                else
                    assert_true(is_broken ||
                                library_document(library, k)->document->block_count >
                                    0);
            }
            library_close(library);
            folder_remove(folder);
            arena_free(arena);
        }
}

static void test_a_file_that_cannot_be_read_is_a_problem(void **state)
{
    (void)state;
    if (geteuid() == 0)
        check_skip("root may read every file");
    Arena *arena = arena_new();
    Str folder = small_library(arena);
    chmod(folder_path(folder, "c/how-to/read.md", arena), 0);
    Library *library = read_folder(folder_path(folder, "c", arena));
    const Problems *problems = library_check(library);
    assert_true(problems->errors > 0);
    check_str(problems->items[0].text, "Permission denied", "why");
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

// --- reading again

typedef struct {
    size_t sources[8];
    size_t count;
} Changes;

static void note(void *context, size_t source)
{
    Changes *changes = context;
    changes->sources[changes->count++] = source;
}

static size_t count_hits(Library *library, const char *word)
{
    Error error;
    Arena *arena = arena_new();
    StoreWords words = { .text = str(word) };
    StoreCondition condition = { .words = &words, .word_count = 1 };
    StoreMatch match = { .conditions = &condition, .condition_count = 1, .limit = 10 };
    StoreMatches matches;
    assert_true(store_match(library_store(library), &match, arena, &matches, &error));
    arena_free(arena);
    return matches.count;
}

static void test_a_file_that_is_saved_is_read_again(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = small_library(arena);
    Changes changes = { .count = 0 };
    Library *library = read_folder(folder_path(folder, "c", arena));
    assert_false(library_reload(library, note, &changes));
    const Debate *before = library_debate(library, 1)->debate;
    const Document *forum = library_document(library, 2)->document;
    assert_int_equal(count_hits(library, "zebra"), 0);

    Str longer = arena_format(arena, "%s\n[Zebra]: A new claim.\n", debate);
    folder_write(folder, "c/soft/debates/a.argdown", longer);
    assert_true(library_reload(library, note, &changes));
    assert_int_equal(changes.count, 1);
    assert_int_equal(changes.sources[0], 1);
    assert_int_equal(library_debate(library, 1)->debate->claim_count, 5);
    assert_int_equal(before->claim_count, 4); // what was open is still there
    assert_ptr_equal(library_document(library, 2)->document, forum);
    assert_int_equal(library_source(library, 1)->parts, 5);
    assert_int_equal(library_source(library, 1)->theses, 2);
    assert_int_equal(count_hits(library, "zebra"), 1);
    check_links(library);

    // The same size, put in its place by renaming; then gone; then back.
    const char *path = folder_path(folder, "c/soft/debates/a.argdown", arena);
    const char *beside = folder_path(folder, "c/soft/debates/new", arena);
    char *other = (char *)arena_str(arena, longer).data;
    memcpy(strstr(other, "[Zebra]"), "[Quagga", 7);
    memcpy(strstr(other, "[Quagga: "), "[Quaga]: ", 9);
    folder_write(folder, "c/soft/debates/new", (Str){ other, longer.length });
    assert_int_equal(rename(beside, path), 0);
    assert_true(library_reload(library, note, &changes));
    assert_int_equal(count_hits(library, "quaga"), 1);
    assert_int_equal(unlink(path), 0);
    assert_false(library_reload(library, note, &changes));
    assert_int_equal(count_hits(library, "quaga"), 1);
    folder_write(folder, "c/soft/debates/a.argdown", str(debate));
    assert_true(library_reload(library, NULL, NULL));
    assert_int_equal(count_hits(library, "quaga"), 0);
    check_small(library, path);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

// R20: a chain of replies, each to the one before.
static void r20_a_deep_debate_is_read_and_searched(void **state)
{
    (void)state;
    enum { LEVELS = 50000 };
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Buffer text = { .arena = arena };
    buffer_add(&text, str("[c0]: The thesis.\n"));
    for (int i = 1; i < LEVELS; i++)
        buffer_format(&text, "\n[c%d]: Text.\n  +> [c%d]\n", i, i - 1);
    folder_write(folder, "c/deep.argdown", buffer_str(&text));
    Library *library = read_folder(folder_path(folder, "c", arena));
    assert_int_equal(library_source(library, 0)->depth, LEVELS);
    StoreRow row;
    assert_true(store_row(library_store(library), 1, LEVELS - 1, arena, &row, &error));
    assert_true(str_starts(row.address, str("…")) && row.address.length < 70);
    assert_int_equal(count_hits(library, "c49999"), 1);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static void test_keys_find_claims_again(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = small_library(arena);
    Library *library = read_folder(folder_path(folder, "c", arena));
    const Debate *power = library_debate(library, 1)->debate;
    for (ClaimId id = 0; id < power->claim_count; id++) {
        Str key = library_key(power, node_claim(id), arena);
        assert_true(node_equal(library_node(power, key), node_claim(id)));
        assert_int_equal(power->claims[id].is_untitled, key.data[0] == '#');
    }
    check_str(library_key(power, node_argument(0), arena), "Peace", "an argument");
    assert_int_equal(library_node(power, str("#0123456789abcdef")).kind, NODE_NONE);
    assert_int_equal(library_node(power, str("Untitled")).kind, NODE_NONE);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_folders_say_what_belongs_to_which_library),
      cmocka_unit_test(test_other_files_are_left_alone), cmocka_unit_test(test_stems),
      cmocka_unit_test(test_a_library_is_the_same_read_or_built),
      cmocka_unit_test(test_what_cannot_be_opened_says_why),
      cmocka_unit_test(test_citations_that_point_nowhere_are_told),
      cmocka_unit_test(test_a_name_that_is_taken_gets_a_number),
      cmocka_unit_test(r23_a_broken_file_does_not_stop_the_others),
      cmocka_unit_test(test_a_file_that_cannot_be_read_is_a_problem),
      cmocka_unit_test(test_a_file_that_is_saved_is_read_again),
      cmocka_unit_test(r20_a_deep_debate_is_read_and_searched),
      cmocka_unit_test(test_keys_find_claims_again))
