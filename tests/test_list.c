#include <stdlib.h>
#include "tests/check.h"
#include "ui/list.h"

static int height_in(const void *context, int row)
{
    return ((const char *)context)[row] - '0';
}

// `heights` has one digit a row; NULL is a list of `count` rows of one line.
// clang-format off
static const struct {
    const char *what, *heights;
    int count, lines, selected, top;
    Motion motion;
    int times;
    bool changed;
    int selected_after, top_after;
} cases[] = {
    { "the next row",                      NULL, 9, 4, 0, 0, MOTION_NEXT, 1, true, 1, 0 },
    { "three rows on",                     NULL, 9, 4, 0, 0, MOTION_NEXT, 3, true, 3, 0 },
    { "scrolls by one below the window",   NULL, 9, 4, 3, 0, MOTION_NEXT, 1, true, 4, 1 },
    { "scrolls by one above the window",   NULL, 9, 4, 4, 4, MOTION_PREVIOUS, 1, true, 3, 3 },
    { "stays on the last row",             NULL, 9, 4, 8, 5, MOTION_NEXT, 1, false, 8, 5 },
    { "stays on the first row",            NULL, 9, 4, 0, 0, MOTION_PREVIOUS, 1, false, 0, 0 },
    { "more steps than rows: the last",    NULL, 9, 4, 2, 0, MOTION_NEXT, 2147483647, true, 8, 5 },
    { "no count is one",                   NULL, 9, 4, 2, 0, MOTION_NEXT, 0, true, 3, 0 },
    { "the first",                         NULL, 9, 4, 7, 5, MOTION_FIRST, 1, true, 0, 0 },
    { "the last",                          NULL, 9, 4, 0, 0, MOTION_LAST, 1, true, 8, 5 },
    { "a page leaves one line of the old", NULL, 20, 5, 2, 0, MOTION_PAGE_DOWN, 1, true, 6, 4 },
    { "a page back",                       NULL, 20, 5, 6, 4, MOTION_PAGE_UP, 1, true, 2, 0 },
    { "two pages",                         NULL, 20, 5, 2, 0, MOTION_PAGE_DOWN, 2, true, 10, 8 },
    { "a page stops at the end",           NULL, 9, 5, 2, 1, MOTION_PAGE_DOWN, 1, true, 5, 4 },
    { "a page at the end: the last row",   NULL, 9, 5, 6, 4, MOTION_PAGE_DOWN, 1, true, 8, 4 },
    { "a page at the start: the first",    NULL, 9, 5, 3, 0, MOTION_PAGE_UP, 1, true, 0, 0 },
    { "no page beyond the last row",       NULL, 9, 5, 8, 4, MOTION_PAGE_DOWN, 1, false, 8, 4 },
    { "half a page",                       NULL, 20, 6, 1, 0, MOTION_HALF_DOWN, 1, true, 4, 3 },
    { "half a page back",                  NULL, 20, 6, 4, 3, MOTION_HALF_UP, 1, true, 1, 0 },
    { "half a window of one line",         NULL, 20, 1, 3, 3, MOTION_HALF_DOWN, 1, true, 4, 4 },
    { "scrolling keeps the selection",     NULL, 20, 5, 3, 0, MOTION_SCROLL_DOWN, 2, true, 3, 2 },
    { "scrolling takes it along at last",  NULL, 20, 5, 2, 2, MOTION_SCROLL_DOWN, 1, true, 3, 3 },
    { "and back",                          NULL, 20, 5, 7, 3, MOTION_SCROLL_UP, 1, true, 6, 2 },
    { "no scrolling above the start",      NULL, 20, 5, 2, 0, MOTION_SCROLL_UP, 1, false, 2, 0 },
    { "selection to the top",              NULL, 20, 5, 9, 7, MOTION_TO_TOP, 1, true, 9, 9 },
    { "selection to the middle",           NULL, 20, 5, 9, 5, MOTION_TO_MIDDLE, 1, true, 9, 7 },
    { "selection to the bottom",           NULL, 20, 5, 9, 7, MOTION_TO_BOTTOM, 1, true, 9, 5 },
    { "not beyond the end",                NULL, 20, 5, 18, 15, MOTION_TO_TOP, 1, false, 18, 15 },
    { "a plain list has no folds",         NULL, 20, 5, 3, 0, MOTION_FOLD_TOGGLE, 1, false, 3, 0 },
    { "a high row is shown whole",         "11131", 5, 4, 2, 0, MOTION_NEXT, 1, true, 3, 2 },
    { "and whole upwards",                 "13111", 5, 4, 2, 3, MOTION_PREVIOUS, 1, true, 1, 1 },
    { "a row above the window's height",   "11811", 5, 4, 1, 0, MOTION_NEXT, 1, true, 2, 2 },
    { "starts at its first line upwards",  "11811", 5, 4, 3, 8, MOTION_PREVIOUS, 1, true, 2, 2 },
    { "a page goes through a huge row",    "11811", 5, 4, 2, 2, MOTION_PAGE_DOWN, 1, true, 2, 5 },
    { "and out of it at its end",          "11811", 5, 4, 2, 6, MOTION_PAGE_DOWN, 1, true, 3, 7 },
    { "lines go through a huge row",       "11811", 5, 4, 2, 2, MOTION_SCROLL_DOWN, 1, true, 2, 3 },
    { "the middle of high rows",           "3333333", 7, 9, 3, 3, MOTION_TO_MIDDLE, 1, true, 3, 6 },
    { "the bottom of high rows",           "3333333", 7, 9, 3, 6, MOTION_TO_BOTTOM, 1, true, 3, 3 },
    { "half a page always gets on",        "44444", 5, 5, 0, 0, MOTION_HALF_DOWN, 1, true, 1, 3 },
    { "an empty list",                     NULL, 0, 5, -1, 0, MOTION_NEXT, 1, false, -1, 0 },
};
// clang-format on

static void test_motions(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        ListHeight *height = cases[i].heights ? height_in : NULL;
        List list = { .selected = cases[i].selected, .top = cases[i].top };
        list_layout(&list, cases[i].count, cases[i].lines, height, cases[i].heights);
        if (list.selected != cases[i].selected || list.top != cases[i].top)
            fail_msg("%s: layout moved the start to %d, top %d", cases[i].what,
                     list.selected, list.top);
        bool changed =
            list_move(&list, cases[i].motion, cases[i].times, height, cases[i].heights);
        if (changed != cases[i].changed || list.selected != cases[i].selected_after ||
            list.top != cases[i].top_after)
            fail_msg("%s: %s, row %d, top %d; expected row %d, top %d", cases[i].what,
                     changed ? "changed" : "unchanged", list.selected, list.top,
                     cases[i].selected_after, cases[i].top_after);
    }
}

// clang-format off
static const struct {
    const char *what, *heights;
    int count, lines, selected, top, selected_after, top_after;
} layouts[] = {
    { "nothing to do",                     NULL, 9, 4, 2, 1, 2, 1 },
    { "a shorter list takes it along",     NULL, 3, 4, 7, 5, 2, 0 },
    { "a smaller window keeps it seen",    NULL, 9, 2, 3, 0, 3, 2 },
    { "a larger window has no gap below",  NULL, 9, 8, 8, 5, 8, 1 },
    { "an empty list selects nothing",     NULL, 0, 4, 3, 2, -1, 0 },
    { "a list that fills again: the first", NULL, 5, 4, -1, 0, 0, 0 },
    { "a row that grew is seen whole",     "1114", 4, 4, 3, 0, 3, 3 },
    { "a window without lines has one",    NULL, 9, 0, 3, 0, 3, 3 },
};
// clang-format on

static void test_layout(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(layouts); i++) {
        List list = { .selected = layouts[i].selected, .top = layouts[i].top };
        list_layout(&list, layouts[i].count, layouts[i].lines,
                    layouts[i].heights ? height_in : NULL, layouts[i].heights);
        if (list.selected != layouts[i].selected_after ||
            list.top != layouts[i].top_after)
            fail_msg("%s: row %d, top %d", layouts[i].what, list.selected, list.top);
    }
}

static void test_lines(void **state)
{
    (void)state;
    const char *heights = "1323";
    List list = { .selected = 2, .top = 2 };
    list_layout(&list, 4, 5, height_in, heights);
    assert_int_equal(list_line(&list, 0, height_in, heights), -2);
    assert_int_equal(list_line(&list, 2, height_in, heights), 2);
    assert_int_equal(list_row_at(&list, 0, height_in, heights), 1);
    assert_int_equal(list_row_at(&list, 2, height_in, heights), 2);
    assert_int_equal(list_row_at(&list, 4, height_in, heights), 3);
    assert_int_equal(list_row_at(&list, 5, height_in, heights), -1);
    list_place(&list, 2, 1, height_in, heights);
    assert_int_equal(list.top, 3);
    list_place(&list, 2, 40, height_in, heights);
    assert_int_equal(list.top, 0);
    list_layout(&list, 4, 40, height_in, heights);
    assert_int_equal(list_row_at(&list, 9, height_in, heights), -1);
}

// Whatever the heights and motions: the selection is inside and seen, no line is shown
// below the last row while rows are hidden above, and paging down reaches the end.
static void test_random_lists(void **state)
{
    (void)state;
    static const Motion motions[] = {
        MOTION_NEXT,        MOTION_PREVIOUS,  MOTION_FIRST,     MOTION_LAST,
        MOTION_HALF_DOWN,   MOTION_HALF_UP,   MOTION_PAGE_DOWN, MOTION_PAGE_UP,
        MOTION_SCROLL_DOWN, MOTION_SCROLL_UP, MOTION_TO_TOP,    MOTION_TO_MIDDLE,
        MOTION_TO_BOTTOM
    };
    srand(7);
    for (int round = 0; round < 2000; round++) {
        char heights[41] = "";
        int count = 1 + rand() % 40, total = 0;
        for (int i = 0; i < count; i++) {
            heights[i] = (char)('1' + (rand() % 3 ? 0 : rand() % 9));
            total += heights[i] - '0';
        }
        List list = { 0 };
        list_layout(&list, count, 1 + rand() % 12, height_in, heights);
        for (int step = 0; step < 40; step++) {
            list_move(&list, motions[(size_t)rand() % COUNT(motions)], rand() % 3,
                      height_in, heights);
            List again = list;
            list_layout(&again, count, list.lines, height_in, heights);
            assert_int_equal(again.top, list.top); // a motion leaves nothing to mend
            assert_in_range(list.selected, 0, count - 1);
            int line = list_line(&list, list.selected, height_in, heights);
            assert_true(line < list.lines);
            assert_true(line + (heights[list.selected] - '0') > 0);
            assert_true(list.top == 0 || list.top + list.lines <= total);
        }
        int pages = 0;
        while (list_move(&list, MOTION_PAGE_DOWN, 1, height_in, heights))
            assert_true(++pages <= total + count);
        assert_int_equal(list.selected, count - 1);
        while (list_move(&list, MOTION_HALF_UP, 1, height_in, heights))
            assert_true(++pages <= 2 * (total + count));
        assert_int_equal(list.selected, 0);
    }
}

TESTS(cmocka_unit_test(test_motions), cmocka_unit_test(test_layout),
      cmocka_unit_test(test_lines), cmocka_unit_test(test_random_lists))
