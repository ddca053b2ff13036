#include "tests/check.h"
#include "tests/folder.h"
#include "ui/library_view.h"

// Two libraries of small files and a reader's state in memory.
typedef struct {
    Arena *arena;
    Str folder;
    Library *library;
    State *state;
} Fixture;

// clang-format off
static const struct {
    const char *path, *text;
} files[] = {
    { "ethics/ought.argdown",
      "===\ntitle: Does ought imply can?\nauthor: Kant\n===\n[Yes]: It does.\n  <- [No]: It does not.\n" },
    { "soft-power/real.argdown",
      "===\ntitle: Is soft power real?\nabstract: About liking.\n===\n[Real]: It is.\n  <+ [Armies]: Ideas raise armies.\n    <- [Arms]: Arms do.\n" },
    { "soft-power/forum.md",
      "---\ntitle: A forum thread\nauthor: several posters\nyear: \"2023\"\n---\n\n# One\n\nFirst words.\n\nMore words.\n" },
    { "how-to/read.md", "---\ntitle: Read a map\n---\n\nA claim says something.\n" },
};
// clang-format on

enum { WITHOUT_LESSON = COUNT(files) - 1 };

static Fixture open_fixture(size_t file_count)
{
    Fixture fixture = { .arena = arena_new() };
    Error error;
    fixture.folder = folder_new(fixture.arena);
    for (size_t i = 0; i < file_count; i++)
        folder_write(fixture.folder, files[i].path, str(files[i].text));
    const char *path = arena_str(fixture.arena, fixture.folder).data;
    fixture.library = library_read(&path, 1, &error);
    if (!fixture.library)
        fail_msg("%s", error.text);
    fixture.state = state_open(NULL, &error);
    return fixture;
}

static void close_fixture(Fixture fixture)
{
    library_close(fixture.library);
    state_close(fixture.state);
    folder_remove(fixture.folder);
    arena_free(fixture.arena);
}

static void check_selected(const LibraryView *view, const Fixture *fixture,
                           const char *slug)
{
    ptrdiff_t selected = library_view_selected(view);
    assert_true(selected >= 0);
    check_str(library_source(fixture->library, (size_t)selected)->slug, slug,
              "the selected entry");
}

static Canvas draw(LibraryView *view, int rows, int columns)
{
    Canvas canvas = canvas_new(rows, columns);
    library_view_layout(view, rows, columns);
    library_view_draw(view, canvas, true);
    return canvas;
}

// Compares the rows of an 80-column window from `first` on.
static void check_screen(LibraryView *view, int first, const char *const *rows)
{
    Canvas canvas = draw(view, 22, 80);
    for (int i = 0; rows[i]; i++)
        check_row(canvas, first + i, rows[i], "the page");
    canvas_free(canvas);
}

static void test_first_start(void **state)
{
    (void)state;
    Fixture fixture = open_fixture(WITHOUT_LESSON);
    LibraryView *view = library_view_new(fixture.library, fixture.state);
    // clang-format off
    check_screen(view, 0, (const char *const[]){
        " Begin anywhere: j and k or the arrows choose, Enter opens, ? shows all keys.",
        "",
        " Ethics                                                                1 debate",
        "▌  1 Does ought imply can?                                    2 claims · 2 deep",
        "▌    Kant",
        "",
        " Soft power                                               1 debate · 1 document",
        "   2 Is soft power real?                                      3 claims · 3 deep",
        "",
        " Documents",
        "   3 A forum thread                                                         2 ¶",
        "     several posters, 2023", NULL });
    // clang-format on
    check_str(library_view_title(view, fixture.arena), "moot ▸ Library", "the title");
    check_str(library_view_count(view, fixture.arena), "2 debates · 1 document",
              "the count");
    check_str(library_view_where(view, fixture.arena),
              "The library, entry 1 of 3: Debate \"Does ought imply can?\" by Kant, 2 "
              "claims, 2 deep, not begun",
              "where");
    library_view_free(view);
    close_fixture(fixture);
}

static void test_going_on(void **state)
{
    (void)state;
    Fixture fixture = open_fixture(WITHOUT_LESSON);
    Error error;
    Str library = str("soft-power"), none = str("");
    state_mark_read(fixture.state, library, str("real"), str("Real"));
    assert_true(state_set_position(fixture.state, library, str("forum"), str("1p2"),
                                   none, &error));
    assert_true(state_set_position(fixture.state, library, str("real"), str("Armies"),
                                   none, &error));
    LibraryView *view = library_view_new(fixture.library, fixture.state);
    check_selected(view, &fixture, "real"); // the source that was read last
    // clang-format off
    check_screen(view, 3, (const char *const[]){
        " Soft power                                               1 debate · 1 document",
        "▌  2 Is soft power real?                                            1 of 3 read",
        "▌    You were here: Armies",
        "▌    About liking.", NULL });
    assert_true(library_view_move(view, MOTION_NEXT, 1));
    check_screen(view, 3, (const char *const[]){
        " Soft power                                               1 debate · 1 document",
        "   2 Is soft power real?  you were here                             1 of 3 read",
        "",
        " Documents",
        "▌  3 A forum thread                                                         2 ¶",
        "▌    several posters, 2023",
        "▌    Continue at 1 ¶2", NULL });
    state_mark_read(fixture.state, library, str("real"), str("Arms"));
    state_mark_read(fixture.state, library, str("real"), str("Armies"));
    library_view_reload(view);
    check_selected(view, &fixture, "forum"); // kept
    check_screen(view, 4, (const char *const[]){
        "   2 Is soft power real?  you were here                              all 3 read", NULL });
    // clang-format on
    library_view_free(view);
    close_fixture(fixture);
}

static void test_moving(void **state)
{
    (void)state;
    Fixture fixture = open_fixture(WITHOUT_LESSON);
    LibraryView *view = library_view_new(fixture.library, NULL);
    library_view_layout(view, 6, 40);
    assert_false(library_view_move(view, MOTION_PREVIOUS, 1));
    assert_true(library_view_move(view, MOTION_NEXT, 1));
    check_selected(view, &fixture, "real");
    assert_true(library_view_move(view, MOTION_LAST, 1));
    check_selected(view, &fixture, "forum");
    assert_true(library_view_move(view, MOTION_PREVIOUS_SIBLING, 2)); // by groups
    check_selected(view, &fixture, "ought");
    assert_false(library_view_move(view, MOTION_PREVIOUS_SIBLING, 1));
    assert_true(library_view_move(view, MOTION_NEXT_SIBLING, 1));
    check_selected(view, &fixture, "real");
    assert_false(library_view_move(view, MOTION_FOLD_TOGGLE, 1));

    assert_int_equal(library_view_entry(view, 3),
                     library_find(fixture.library, str("forum")));
    assert_int_equal(library_view_entry(view, 0), -1);
    assert_int_equal(library_view_entry(view, 4), -1);
    library_view_free(view);
    close_fixture(fixture);
}

// The line that the cursor stands on shows the selected entry, and a line knows whose
// it is.
static void test_lines(void **state)
{
    (void)state;
    Fixture fixture = open_fixture(WITHOUT_LESSON);
    for (int rows = 2; rows < 24; rows++) {
        LibraryView *view = library_view_new(fixture.library, NULL);
        library_view_layout(view, rows, 60);
        do {
            int row, column;
            library_view_cursor(view, &row, &column);
            assert_in_range(row, 0, rows - 1);
            Canvas canvas = draw(view, rows, 60);
            assert_string_equal(canvas_cell(canvas, row, column)->text, "▌");
            assert_int_equal(library_view_source_at(view, row),
                             library_view_selected(view));
            for (int line = 0; line < rows; line++) {
                bool is_marked = canvas_cell(canvas, line, 0)->text[0] != ' ';
                bool is_selected =
                    library_view_source_at(view, line) == library_view_selected(view);
                assert_int_equal(is_marked, is_selected);
            }
            canvas_free(canvas);
        } while (library_view_move(view, MOTION_NEXT, 1));
        check_selected(view, &fixture, "forum");
        library_view_free(view);
    }
    close_fixture(fixture);
}

// clang-format off
static const struct {
    const char *what, *words, *count, *first;
} filters[] = {
    { "no words show everything",        "",              "2 debates · 1 document", "ought" },
    { "a word of the title",             "soft",          "1 of 3 shown", "real" },
    { "case does not matter",            "SOFT",          "1 of 3 shown", "real" },
    { "accents do not matter",           "fórum",         "1 of 3 shown", "forum" },
    { "the author",                      "kant",          "1 of 3 shown", "ought" },
    { "the slug",                        "forum",         "1 of 3 shown", "forum" },
    { "all words must be there",         "posters thread", "1 of 3 shown", "forum" },
    { "several entries",                 "r",             "2 of 3 shown", "real" },
    { "nothing",                         "soft thread",   "0 of 3 shown", NULL },
};
// clang-format on

static void test_filter(void **state)
{
    (void)state;
    Fixture fixture = open_fixture(WITHOUT_LESSON);
    for (size_t i = 0; i < COUNT(filters); i++) {
        LibraryView *view = library_view_new(fixture.library, NULL);
        library_view_layout(view, 20, 80);
        library_view_filter(view, str(filters[i].words));
        check_str(library_view_count(view, fixture.arena), filters[i].count,
                  filters[i].what);
        if (filters[i].first)
            check_selected(view, &fixture, filters[i].first);
        else
            assert_int_equal(library_view_selected(view), -1);
        Canvas canvas = draw(view, 20, 80);
        if (!filters[i].first)
            check_row(
                canvas, 0,
                " Nothing here has all of these words. Esc shows everything again.",
                filters[i].what);
        canvas_free(canvas);
        library_view_free(view);
    }
    close_fixture(fixture);
}

static void test_filter_keeps_the_selection(void **state)
{
    (void)state;
    Fixture fixture = open_fixture(WITHOUT_LESSON);
    LibraryView *view = library_view_new(fixture.library, NULL);
    library_view_layout(view, 20, 80);
    library_view_move(view, MOTION_LAST, 1);
    library_view_filter(view, str("r"));
    check_selected(view, &fixture, "forum");
    check_str(library_view_title(view, fixture.arena), "moot ▸ Library: r",
              "the title");
    library_view_filter(view, str(""));
    check_selected(view, &fixture, "forum");
    library_view_free(view);
    close_fixture(fixture);
}

static void test_next_unread(void **state)
{
    (void)state;
    Fixture fixture = open_fixture(WITHOUT_LESSON);
    state_mark_read(fixture.state, str("soft-power"), str("forum"), str("1p1"));
    state_mark_read(fixture.state, str("soft-power"), str("forum"), str("1p2"));
    LibraryView *view = library_view_new(fixture.library, fixture.state);
    library_view_layout(view, 20, 80);
    library_view_select(view, (size_t)library_find(fixture.library, str("real")));
    assert_int_equal(library_view_next_unread(view),
                     library_find(fixture.library, str("ought"))); // wrapping round
    library_view_filter(view, str("forum"));
    assert_int_equal(library_view_next_unread(view), -1);
    library_view_free(view);
    close_fixture(fixture);
}

static void test_a_first_start_offers_the_lesson(void **state)
{
    (void)state;
    Error error;
    Fixture fixture = open_fixture(COUNT(files));
    LibraryView *view = library_view_new(fixture.library, fixture.state);
    check_selected(view, &fixture, "read");
    check_screen(
        view, 0,
        (const char *const[]){
            " New here? Enter opens “Read a map”. Or begin anywhere: j and k or "
            "the arrows",
            " choose, ? shows all keys.", NULL });
    library_view_free(view);
    assert_true(state_set_position(fixture.state, str("soft-power"), str("real"),
                                   str("Real"), str(""), &error));
    view = library_view_new(fixture.library, fixture.state);
    check_selected(view, &fixture, "real"); // the reader has begun
    library_view_free(view);
    close_fixture(fixture);
}

TESTS(cmocka_unit_test(test_a_first_start_offers_the_lesson),
      cmocka_unit_test(test_first_start), cmocka_unit_test(test_going_on),
      cmocka_unit_test(test_moving), cmocka_unit_test(test_lines),
      cmocka_unit_test(test_filter), cmocka_unit_test(test_filter_keeps_the_selection),
      cmocka_unit_test(test_next_unread))
