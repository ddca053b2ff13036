#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/confined.h"
#include "tests/folder.h"
#include "ui/query_completion.h"
#include "ui/search_view.h"

enum { PATIENCE = 10000 }; // milliseconds
enum { CTRL_C = 3, CTRL_N = 14, CTRL_O = 15, CTRL_P = 16, CTRL_R = 18, CTRL_U = 21 };

// A library of two debates and a document.
typedef struct {
    Arena *arena;
    Str folder;
    Library *library;
    Seeker *seeker;
} Fixture;

// clang-format off
static const struct {
    const char *path, *text;
} files[] = {
    { "soft-power/real-power.argdown",
      "===\ntitle: Is soft power real?\n===\n[Soft power is real]: It moves states.\n"
      "  <+ [Visitors fill Korea]: Songs brought visitors.\n    <_ [Visiting is not admiring]: Visitors admire less than they pay.\n" },
    { "soft-power/real-first.argdown",
      "===\ntitle: Does hard power come first?\n===\n[Hard power comes first]: Force decides.\n" },
    { "soft-power/forum.md",
      "---\ntitle: A forum thread\nauthor: A poster\n---\n\n# One\n\nA poster saw visitors everywhere.\n" },
};
// clang-format on

static Fixture open_fixture(void)
{
    Fixture fixture = { .arena = arena_new() };
    Error error;
    fixture.folder = folder_new(fixture.arena);
    for (size_t i = 0; i < COUNT(files); i++)
        folder_write(fixture.folder, files[i].path, str(files[i].text));
    const char *path = arena_str(fixture.arena, fixture.folder).data;
    fixture.library = library_read(&path, 1, &error);
    if (!fixture.library)
        fail_msg("%s", error.text);
    fixture.seeker = seeker_new(fixture.library);
    seeker_employ(fixture.seeker, confined_worker());
    return fixture;
}

static SearchView *open_view(const Fixture *fixture, const char *text)
{
    SearchViewOptions options = { .library = fixture->library,
                                  .seeker = fixture->seeker,
                                  .near = -1 };
    SearchView *view = search_view_new(&options, str(text));
    search_view_settle(view, PATIENCE);
    return view;
}

static void close_fixture(Fixture fixture)
{
    seeker_free(fixture.seeker);
    library_close(fixture.library);
    folder_remove(fixture.folder);
    arena_free(fixture.arena);
}

static SearchEvent type(SearchView *view, const char *text)
{
    SearchEvent event = SEARCH_UNCHANGED;
    for (; *text; text++)
        event = search_view_key(view, (Key)*text);
    search_view_settle(view, PATIENCE);
    return event;
}

static Canvas draw(SearchView *view, int rows, int columns)
{
    Canvas canvas = canvas_new(rows, columns);
    search_view_settle(view, PATIENCE);
    search_view_layout(view, rows, columns);
    search_view_draw(view, canvas);
    return canvas;
}

static void check_screen(SearchView *view, int rows, int columns,
                         const char *const *lines, const char *what)
{
    Canvas canvas = draw(view, rows, columns);
    for (int i = 0; lines[i]; i++)
        check_row(canvas, i, lines[i], what);
    canvas_free(canvas);
}

#define SCREEN(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void test_typing(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    SearchView *view = open_view(&fixture, "");
    search_view_layout(view, 20, 80);
    assert_null(search_view_selected(view));
    assert_int_equal(type(view, "vis"), SEARCH_CHANGED);
    assert_int_equal(search_view_some(view, 0)->count, 3);
    // clang-format off
    check_screen(view, 20, 80, SCREEN(
        "/vis",
        "3 hits, best first: 2 claims, 1 passage; 1 for, 1 against",
        "Is soft power real?                                                      2 hits",
        "▌ 1.1   + Visitors fill Korea  ‹ supports Soft power is real",
        "▌         Songs brought visitors.",
        "  1.1.1 ⊘ Visiting is not admiring  ‹ undercuts Visitors fill Korea ‹ supports…",
        "          Visitors admire less than they pay.",
        "",
        "A forum thread                                                            1 hit",
        "  1 ¶1    One",
        "          A poster saw visitors everywhere."), "as it is typed");
    // clang-format on
    int row, column;
    search_view_cursor(view, &row, &column);
    assert_int_equal(row, 0);
    assert_int_equal(column, 4);
    assert_int_equal(type(view, "itors"), SEARCH_CHANGED);
    check_str(search_view_query(view), "visitors", "the query");
    assert_int_equal(search_view_key(view, K_ENTER), SEARCH_ACCEPTED);
    search_view_free(view);
    close_fixture(fixture);
}

static void test_walking(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    SearchView *view = open_view(&fixture, "vis");
    search_view_layout(view, 8, 40);
    const Hit *hits = search_view_some(view, 0)->hits;
    assert_int_equal(search_view_key(view, K_UP), SEARCH_UNCHANGED);
    assert_int_equal(search_view_key(view, K_DOWN), SEARCH_CHANGED);
    assert_int_equal(search_view_key(view, CTRL_N), SEARCH_CHANGED);
    assert_ptr_equal(search_view_selected(view), &hits[2]);
    assert_int_equal(search_view_key(view, K_DOWN), SEARCH_UNCHANGED);
    assert_int_equal(search_view_key(view, CTRL_P), SEARCH_CHANGED);
    assert_ptr_equal(search_view_selected(view), &hits[1]);
    assert_true(search_view_step(view, -1));
    assert_false(search_view_step(view, -1));
    assert_int_equal(search_view_key(view, K_PAGE_DOWN), SEARCH_CHANGED);
    assert_int_equal(search_view_key(view, K_ESCAPE), SEARCH_CANCELLED);
    assert_int_equal(search_view_key(view, CTRL_C), SEARCH_CANCELLED);
    search_view_free(view);
    close_fixture(fixture);
}

static void test_nothing(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    SearchView *view = open_view(&fixture, "in:real-first visitors");
    search_view_layout(view, 12, 80);
    // clang-format off
    check_screen(view, 12, 80, SCREEN(
        "/in:real-first visitors",
        "No hits",
        "Nothing has this word within in:real-first. Try only the beginning of the",
        "word, or delete in:real-first to search everything."), "nothing in one debate");
    // clang-format on
    check_str(search_view_query(view), "visitors", "the query has no filter");
    check_str(search_view_text(view), "in:real-first visitors", "the bar has it");
    assert_int_equal(search_view_key(view, K_ENTER), SEARCH_UNCHANGED);
    search_view_free(view);
    close_fixture(fixture);
}

static void test_guide(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    static const Str queries[] = { { "korea", 5 }, { "\"soft power\"", 12 } };
    SearchView *view = open_view(&fixture, "");
    search_view_history(view, queries, COUNT(queries));
    // clang-format off
    check_screen(view, 24, 80, SCREEN(
        "/",
        "",
        "Type words to search all debates and documents.",
        "",
        "  soft pow        texts with both; the last word may be a beginning",
        "  \"soft power\"    these words together",
        "  -war            without this word; -in:NAME: not there",
        "  songs OR films  one of the two is enough",
        "  in:NAME         within one debate: real-first, real-power",
        "  doc:NAME        within one document: forum",
        "  is:claim        or argument, passage, thesis, premise, unanswered, unread",
        "  side:for        what speaks for its thesis; or against",
        "  re:attack       by how it bears on another; or support, undercut, premise",
        "  tag:NAME        and author:NAME, section:NAME, cites:NAME; Tab lists names",
        "  sort:place      as they stand; or debate, best (Ctrl-O goes round)",
        "  mark:a          and Enter keeps this search; ' a searches so again",
        "",
        "↓ ↑ choose · Enter goes there · Esc returns · Tab completes a name",
        "",
        "Earlier (Ctrl-R)",
        "  korea",
        "  \"soft power\""), "nothing typed");
    type(view, "doc:");
    check_screen(view, 6, 40, SCREEN(
        "/doc:",
        "",
        "Type words to search all debates and",
        "documents.",
        "  soft pow        texts with both; the"), "half a filter, in a small window");
    type(view, "forum ");
    check_screen(view, 6, 40, SCREEN(
        "/doc:forum",
        "3 hits, best first: 2 passages",
        "A forum thread                   3 hits"), "a filter alone lists what it names");
    // clang-format on
    search_view_free(view);
    close_fixture(fixture);
}

static void test_completion(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    SearchView *view = open_view(&fixture, "");
    search_view_layout(view, 10, 60);
    type(view, "korea i\t");
    check_screen(view, 10, 60, SCREEN("/korea i", "in:  is:"), "names of filters");
    type(view, "\t");
    check_str(search_view_text(view), "korea in:", "the name of a filter");
    type(view, "r\t");
    check_str(search_view_text(view), "korea in:real-", "what the slugs share");
    check_screen(view, 10, 60,
                 SCREEN("/korea in:real-", "in:real-first  in:real-power"),
                 "the candidates");
    type(view, "\t");
    check_str(search_view_text(view), "korea in:real-first", "the first");
    type(view, "\t");
    check_str(search_view_text(view), "korea in:real-power", "the second");
    type(view, "\t");
    check_str(search_view_text(view), "korea in:real-first", "round again");
    type(view, " ");
    check_str(search_view_text(view), "korea in:real-first ", "typing goes on");
    type(view, "doc:f\t");
    check_str(search_view_text(view), "korea in:real-first doc:forum ",
              "a single candidate is put in whole");
    assert_int_equal(type(view, "x\t"), SEARCH_UNCHANGED); // nothing begins so
    search_view_key(view, CTRL_U);
    type(view, "-is:pr\t");
    check_str(search_view_text(view), "-is:pr", "nothing is a premise here");
    search_view_key(view, CTRL_U);
    type(view, "-is:pas\t");
    check_str(search_view_text(view), "-is:passage ", "what may not be");
    type(view, "author:\"a po\t");
    check_str(search_view_text(view), "-is:passage author:\"A poster\" ",
              "a name with a blank, in any case");
    type(view, "sort:p\t");
    check_str(search_view_text(view), "-is:passage author:\"A poster\" sort:place ",
              "an order");
    search_view_free(view);
    close_fixture(fixture);
}

static void test_earlier_queries(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    static const Str queries[] = { { "korea", 5 },
                                   { "vietnam", 7 },
                                   { "songs of korea", 14 } };
    SearchView *view = open_view(&fixture, "");
    search_view_history(view, queries, COUNT(queries));
    search_view_layout(view, 10, 60);
    search_view_key(view, CTRL_R);
    check_str(search_view_text(view), "korea", "the latest");
    search_view_key(view, CTRL_R);
    check_str(search_view_text(view), "vietnam", "the one before");
    search_view_key(view, CTRL_R);
    search_view_key(view, CTRL_R);
    check_str(search_view_text(view), "", "back to what was typed");

    type(view, "kor");
    search_view_key(view, CTRL_R);
    check_str(search_view_text(view), "korea", "the latest that has it");
    search_view_key(view, CTRL_R);
    check_str(search_view_text(view), "songs of korea", "the next that has it");
    search_view_key(view, CTRL_U);
    assert_int_equal(type(view, "x"), SEARCH_CHANGED);
    assert_int_equal(search_view_key(view, CTRL_R), SEARCH_UNCHANGED); // none has it
    check_str(search_view_text(view), "x", "it stays");
    search_view_free(view);
    close_fixture(fixture);
}

static void test_paste(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    SearchView *view = open_view(&fixture, "");
    search_view_layout(view, 10, 80);
    assert_int_equal(search_view_paste(view, str("songs\nvisitors\n")), SEARCH_CHANGED);
    check_str(search_view_text(view), "songs visitors", "line ends are blanks");
    assert_int_equal(search_view_some(view, 0)->count, 1);

    static char much[10000];
    memset(much, 'x', sizeof much);
    assert_int_equal(search_view_paste(view, (Str){ much, sizeof much }),
                     SEARCH_CHANGED);
    assert_int_equal(search_view_text(view).length, LINE_EDIT_BYTES);
    Canvas canvas = draw(view, 10, 80);
    check_row(canvas, 2,
              "A query has at most 256 bytes: what does not fit was left out.",
              "the notice");
    canvas_free(canvas);
    canvas = draw(view, 4, 80);
    check_row(canvas, 1,
              "A query has at most 256 bytes: what does not fit was left out.",
              "the notice in a low window");
    canvas_free(canvas);
    search_view_key(view, K_LEFT);
    canvas = draw(view, 10, 80);
    check_row(canvas, 1, "No hits", "the notice goes");
    canvas_free(canvas);
    search_view_free(view);
    close_fixture(fixture);
}

static void test_query_words(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *query, *words, *filter;
    } cases[] = {
        { "",                           "",                "" },
        { "korea",                      "korea",           "" },
        { "in:real-power korea",        "korea",           "in:real-power" },
        { " korea  doc:forum  songs ",  "korea songs",     "doc:forum" },
        { "\"soft power\" in:x doc:y",  "\"soft power\"",  "in:x" },
        { "begin:x",                    "begin:x",         "" },
        { "in: korea",                  "korea",           "" },
        { "korea OR songs -visit",      "korea songs",     "" },
    };
    // clang-format on
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        check_str(query_words(str(cases[i].query), arena), cases[i].words,
                  cases[i].query);
        check_str(query_filter(str(cases[i].query), arena), cases[i].filter,
                  cases[i].query);
    }
    arena_free(arena);
}

static void test_the_order_goes_round(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    SearchView *view = open_view(&fixture, "visitors");
    static const char *const orders[] = { "sort:place visitors", "sort:debate visitors",
                                          "visitors" };
    static const char *const headers[] = {
        "3 hits, as they stand: 2 claims, 1 passage; 1 for, 1 against",
        "3 hits, by text: 2 claims, 1 passage; 1 for, 1 against",
        "3 hits, best first: 2 claims, 1 passage; 1 for, 1 against"
    };
    for (size_t i = 0; i < COUNT(orders); i++) {
        assert_int_equal(search_view_key(view, CTRL_O), SEARCH_CHANGED);
        check_str(search_view_text(view), orders[i], "the next order");
        Canvas canvas = draw(view, 12, 80);
        check_row(canvas, 1, headers[i], "the header says so");
        canvas_free(canvas);
    }
    search_view_free(view);
    close_fixture(fixture);

    Arena *arena = arena_new();
    check_str(query_next_order(str("a sort:place b"), arena), "sort:debate a  b",
              "wherever the word stands");
    check_str(query_next_order(str("visit"), arena), "sort:place visit",
              "at the front");
    check_str(query_next_order(str("visit "), arena), "sort:place visit ",
              "a word that has ended stays so");
    check_str(query_next_order(str("sort:debate"), arena), "", "alone");
    check_str(query_next_order(str(""), arena), "sort:place ", "without a query");
    arena_free(arena);
}

static void test_what_may_have_been_meant(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    SearchView *view = open_view(&fixture, "korea"); // not the first question
    search_view_key(view, CTRL_U);
    type(view, "vsitors ");
    Canvas canvas = draw(view, 12, 80);
    check_row(canvas, 2,
              "Nothing has this. Did you mean: visitors ? Tab searches that.",
              "it is offered");
    canvas_free(canvas);
    assert_int_equal(search_view_key(view, K_TAB), SEARCH_CHANGED);
    check_str(search_view_text(view), "visitors ", "and taken");
    search_view_free(view);
    close_fixture(fixture);
}

// Whether an exact answer leaves the hit that is selected where it is.
static void test_the_exact_answer_moves_nothing(void **state)
{
    (void)state;
    enum { CLAIMS = 3000 };
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Buffer text = { .arena = arena };
    for (int i = 0; i < CLAIMS; i++) // the later, the more they are about songs
        buffer_format(&text, "[c%d]: Songs%s are heard.\n\n", i,
                      i % 7 == 0 ? " and songs" : " and other things");
    folder_write(folder, "x.argdown", buffer_str(&text));
    const char *path = arena_str(arena, folder).data;
    Library *library = library_read(&path, 1, &error);
    Seeker *seeker = seeker_new(library);
    seeker_employ(seeker, worker_new(&error));
    SearchViewOptions options = { .library = library, .seeker = seeker, .near = -1 };
    SearchView *view = search_view_new(&options, str("songs"));
    search_view_layout(view, 20, 80);
    while (!search_view_selected(view)) {
        assert_true(seeker_wait(seeker, PATIENCE) || search_view_selected(view));
        search_view_hear(view);
    }
    for (int i = 0; i < 5; i++)
        search_view_key(view, K_DOWN);
    int64_t row = search_view_selected(view)->row.id;
    search_view_settle(view, PATIENCE);
    assert_int_equal(search_view_selected(view)->row.id, row);
    assert_int_equal(search_view_some(view, 0)->total, CLAIMS);
    assert_true(search_view_some(view, 0)->complete);
    for (int i = 0; i < CLAIMS; i++) // all are in reach
        search_view_key(view, K_DOWN);
    assert_int_equal(search_view_index(view), CLAIMS - 1);
    search_view_free(view);
    seeker_free(seeker);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static void test_files_that_change_are_searched_anew(void **state)
{
    (void)state;
    Fixture fixture = open_fixture();
    SearchView *view = open_view(&fixture, "visitors");
    search_view_layout(view, 20, 80);
    assert_int_equal(search_view_some(view, 9)->total, 3);
    folder_write(fixture.folder, files[1].path,
                 str("[Hard power comes first]: Visitors do not decide a war.\n"));
    seeker_rest(fixture.seeker);
    assert_true(library_reload(fixture.library, NULL, NULL));
    search_view_reload(view);
    search_view_settle(view, PATIENCE);
    assert_int_equal(search_view_some(view, 9)->total, 4);
    assert_int_equal(search_view_index(view), 0);
    search_view_free(view);
    close_fixture(fixture);
}

TESTS(cmocka_unit_test(test_files_that_change_are_searched_anew),
      cmocka_unit_test(test_the_order_goes_round),
      cmocka_unit_test(test_what_may_have_been_meant),
      cmocka_unit_test(test_the_exact_answer_moves_nothing),
      cmocka_unit_test(test_typing), cmocka_unit_test(test_walking),
      cmocka_unit_test(test_nothing), cmocka_unit_test(test_guide),
      cmocka_unit_test(test_completion), cmocka_unit_test(test_earlier_queries),
      cmocka_unit_test(test_paste), cmocka_unit_test(test_query_words))
