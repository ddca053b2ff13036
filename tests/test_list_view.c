#include <stdlib.h>
#include "tests/check.h"
#include "ui/list_view.h"

static const ListItem contents[] = {
    { .text = { "1 Introduction", 14 }, .note = { "3 ¶", 4 }, .key = { "1", 1 } },
    { .text = { "2 Culture", 9 }, .note = { "12 ¶", 5 }, .key = { "2", 1 } },
    { .text = { "2.1 Élan and ideas", 19 },
      .note = { "4 ¶", 4 },
      .depth = 1,
      .key = { "2.1", 3 } },
    { .text = { "2.2 Schools", 11 },
      .note = { "5 ¶", 4 },
      .depth = 1,
      .key = { "2.2", 3 } },
    { .text = { "3 Policy", 8 }, .note = { "2 ¶", 4 }, .key = { "3", 1 } },
};

static ListView *new_contents(int rows, int columns)
{
    ListView *view = list_view_new(str("Contents"), contents, COUNT(contents));
    list_view_layout(view, rows, columns);
    return view;
}

static void check_screen(const ListView *view, int rows, int columns,
                         const char *expected, const char *what)
{
    Arena *arena = arena_new();
    Canvas canvas = canvas_new(rows, columns);
    list_view_draw(view, canvas, true);
    check_str(canvas_print(canvas, CHARSET_UTF8, arena), expected, what);
    canvas_free(canvas);
    arena_free(arena);
}

static void test_screens(void **state)
{
    (void)state;
    ListView *view = new_contents(4, 30);
    list_view_move(view, MOTION_NEXT, 4);
    check_screen(view, 4, 30,
                 "  2 2 Culture            12 ¶\n"
                 "  3   2.1 Élan and ideas  4 ¶\n"
                 "  4   2.2 Schools         5 ¶\n"
                 "▌ 5 3 Policy              2 ¶\n",
                 "scrolled to the last");
    list_view_filter(view, str(" ELAN  ideas"));
    check_screen(view, 4, 30, "▌ 1   2.1 Élan and ideas  4 ¶\n\n\n\n", "filtered");
    list_view_layout(view, 2, 16);
    check_screen(view, 2, 16, "▌   2.1 Élan a…\n\n", "a narrow window");
    list_view_filter(view, str("nothing"));
    check_screen(view, 4, 30,
                 " Nothing here has all of\n"
                 " these words. Esc shows\n"
                 " everything again.\n\n",
                 "nothing passes the filter");
    list_view_layout(view, 1, 1);
    check_screen(view, 1, 1, "\n", "no room at all");
    list_view_free(view);
    list_view_free(NULL);
}

static void test_roles(void **state)
{
    (void)state;
    ListView *view = new_contents(5, 30);
    Canvas canvas = canvas_new(5, 30);
    list_view_draw(view, canvas, true);
    assert_int_equal(canvas_cell(canvas, 0, 0)->role, ROLE_STRONG);
    assert_int_equal(canvas_cell(canvas, 0, 29)->role, ROLE_SELECTED);
    assert_int_equal(canvas_cell(canvas, 1, 4)->role, ROLE_TEXT);
    canvas_clear(canvas, ROLE_TEXT);
    list_view_draw(view, canvas, false); // a pane without the focus
    assert_int_equal(canvas_cell(canvas, 0, 4)->role, ROLE_STRONG);
    assert_int_equal(canvas_cell(canvas, 0, 29)->role, ROLE_TEXT);
    canvas_free(canvas);
    list_view_free(view);
}

static void test_choosing(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    ListView *view = new_contents(3, 40);
    check_str(list_view_selected(view)->key, "1", "the first is selected");
    check_str(list_view_title(view, arena), "Contents", "the title");
    check_str(list_view_count(view, arena), "5 entries", "the count");
    list_view_select(view, 3);
    check_str(list_view_selected(view)->key, "2.2", "by index");
    assert_true(list_view_move(view, MOTION_NEXT_SIBLING, 1));
    check_str(list_view_selected(view)->key, "3", "the next group");
    assert_true(list_view_move(view, MOTION_PREVIOUS_SIBLING, 2));
    check_str(list_view_selected(view)->key, "1", "two groups back");
    assert_false(list_view_move(view, MOTION_PREVIOUS_SIBLING, 1));
    assert_false(list_view_move(view, MOTION_LEFT, 1));
    list_view_select(view, 4);

    list_view_filter(view, str("an"));
    check_str(list_view_count(view, arena), "1 of 5 shown", "the count of a filter");
    check_str(list_view_title(view, arena), "Contents / an",
              "the title says the words");
    assert_int_equal(list_view_selected_index(view), 2);
    assert_int_equal(list_view_index_at(view, 0), 2);
    assert_int_equal(list_view_index_at(view, 1), -1);
    check_str(list_view_entry(view, 1)->key, "2.1", "entries count what is shown");
    assert_null(list_view_entry(view, 0));
    assert_null(list_view_entry(view, 2));

    list_view_filter(view, str("zzz"));
    assert_null(list_view_selected(view));
    assert_int_equal(list_view_selected_index(view), -1);
    assert_false(list_view_move(view, MOTION_NEXT, 1));
    int row = 7, column = 7;
    list_view_cursor(view, &row, &column);
    assert_int_equal(row, 0);
    list_view_filter(view, str(""));
    assert_int_equal(list_view_selected_index(view), 0);
    list_view_select(view, 4);
    list_view_cursor(view, &row, &column);
    assert_int_equal(row, 2);
    list_view_free(view);

    view = list_view_new(str("Marks"), NULL, 0);
    assert_null(list_view_selected(view));
    check_str(list_view_count(view, arena), "0 entries", "an empty list");
    list_view_free(view);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_screens), cmocka_unit_test(test_roles),
      cmocka_unit_test(test_choosing))
