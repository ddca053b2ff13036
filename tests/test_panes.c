#include "tests/check.h"
#include "ui/panes.h"

static View *some_view(void)
{
    static const ListItem item = { .text = { "one", 3 } };
    return view_new_list(NULL, list_view_new(str("List"), &item, 1));
}

// What is done to the panes: 'a' adds one on the right of the focus and goes there,
// 'i' adds one at the left, 'x' closes the one with the focus, '<' '>' go, 'm'
// maximises, '=' makes all equal, 'w' makes the focus 50 columns wide.
static void act(Panes *panes, const char *steps, int columns)
{
    for (; *steps; steps++) {
        panes_layout(panes, 20, columns);
        switch (*steps) {
        case 'a':
            if (panes_add(panes, panes->count ? panes->focus + 1 : 0, some_view()))
                panes_focus(panes, panes->count > 1 ? panes->focus + 1 : 0);
            break;
        case 'i': panes_add(panes, 0, some_view()); break;
        case 'x': panes_remove(panes, panes->focus); break;
        case '<': panes_focus(panes, panes->focus - 1); break;
        case '>': panes_focus(panes, panes->focus + 1); break;
        case 'm': panes->maximised = !panes->maximised; break;
        case '=': panes_equal(panes); break;
        case 'w': panes_set_width(panes, 50); break;
        }
    }
    panes_layout(panes, 20, columns);
}

// clang-format off
static const struct {
    const char *what, *steps;
    int columns, count, focus;
    int widths[PANES_MOST]; // 0: not shown
} cases[] = {
    { "a single pane has it all",                 "a",       80,  1, 0, { 80 } },
    { "a narrow window shows the focus alone",    "aa",      119, 2, 1, { 0, 119 } },
    { "... whichever it is",                      "aa<",     119, 2, 0, { 119, 0 } },
    { "a wide window shows two beside each other", "aa",     120, 2, 1, { 60, 59 } },
    { "... and three, the new ones sharing",      "aaa",     200, 3, 2, { 84, 57, 57 } },
    { "... all equal on demand",                  "aaa=",    200, 3, 2, { 66, 66, 66 } },
    { "a pane gets the width that is asked for",  "aa<w",    121, 2, 0, { 50, 70 } },
    { "... also on the right",                    "aaw",     121, 2, 1, { 70, 50 } },
    { "... and among three",                      "aaa<w",   200, 3, 1, { 89, 50, 59 } },
    { "... no pane getting too narrow",           "aaaw",    125, 3, 2, { 39, 34, 50 } },
    { "what does not fit is not shown",           "aaaa",    121, 4, 3, { 0, 45, 37, 37 } },
    { "... but always the focus",                 "aaaa<<<", 121, 4, 0, { 47, 38, 34, 0 } },
    { "a fifth pane is refused",                  "aaaaa",   300, 4, 3, { 119, 74, 52, 52 } },
    { "maximised, a pane is alone",               "aam",     200, 2, 1, { 0, 200 } },
    { "... and comes back",                       "aamm",    200, 2, 1, { 100, 99 } },
    { "a closed pane leaves its width",           "aax",     200, 1, 0, { 200 } },
    { "... and the focus to the one before",      "aaa<<>x", 200, 2, 0, { 100, 99 } },
    { "a pane added on the left moves the focus", "ai",      200, 2, 1, { 100, 99 } },
};
// clang-format on

static void test_layout(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Panes panes;
        panes_init(&panes);
        act(&panes, cases[i].steps, cases[i].columns);
        bool ok = panes.count == cases[i].count && panes.focus == cases[i].focus;
        for (int k = 0; k < panes.count; k++)
            ok = ok && panes.panes[k].columns == cases[i].widths[k];
        if (!ok)
            print_error("%s: %d panes, focus %d, widths %d %d %d %d\n", cases[i].what,
                        panes.count, panes.focus, panes.panes[0].columns,
                        panes.panes[1].columns, panes.panes[2].columns,
                        panes.panes[3].columns);
        wrong += !ok;
        panes_free(&panes);
    }
    assert_int_equal(wrong, 0);
}

// Whatever is done, the panes that are shown fill the window without a gap, and the one
// with the focus is among them.
static void test_panes_fill_the_window(void **state)
{
    (void)state;
    static const char steps[] = "aaixm=w<>";
    uint64_t seed = 7;
    for (int run = 0; run < check_seeds(2000); run++) {
        Panes panes;
        panes_init(&panes);
        act(&panes, "a", 80);
        for (int i = 0; i < 30; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            char step[2] = { steps[(seed >> 40) % (sizeof steps - 1)], '\0' };
            int columns = 20 + (int)(seed >> 33) % 300, next = 0;
            bool stays = (step[0] == '<' && panes.focus == 0) ||
                         (step[0] == '>' && panes.focus == panes.count - 1) ||
                         (step[0] == 'x' && panes.count == 1);
            act(&panes, stays ? "" : step, columns);
            assert_in_range(panes.focus, 0, panes.count - 1);
            for (int k = 0; k < panes.count; k++) {
                const Pane *pane = &panes.panes[k];
                assert_true(pane->columns > 0 || k != panes.focus);
                if (pane->columns == 0)
                    continue;
                assert_int_equal(pane->column, next);
                next += pane->columns + 1;
                assert_int_equal(panes_at(&panes, pane->column), k);
            }
            assert_int_equal(next - 1, columns);
        }
        panes_free(&panes);
    }
}

static void test_views_lie_on_each_other(void **state)
{
    (void)state;
    Panes panes;
    panes_init(&panes);
    panes_add(&panes, 0, some_view());
    Pane *pane = &panes.panes[0];
    View *first = pane_top(pane);
    for (int i = 0; i < 3 * PANE_VIEWS; i++)
        pane_push(pane, some_view());
    assert_int_equal(pane->depth, PANE_VIEWS);
    assert_ptr_equal(pane->views[0], first);
    assert_ptr_equal(pane_base(pane), first);
    while (pane->depth > 1)
        pane_pop(pane);
    assert_ptr_equal(pane_top(pane), first);
    assert_false(pane_raise(pane, 0));
    panes_free(&panes);
}

TESTS(cmocka_unit_test(test_layout), cmocka_unit_test(test_panes_fill_the_window),
      cmocka_unit_test(test_views_lie_on_each_other))
