// The terminal's cursor stands on what is selected, in every view: screen readers,
// braille lines and magnifiers follow it.
#include "tests/check.h"
#include "tests/script.h"
#include "ui/commands.h"
#include "ui/screen.h"

static const char sources[] =
    "open tests/debates/harbour.argdown tests/debates/report.md "
    "tests/debates/letters.md tests/debates/soft-power.argdown "
    "tests/tours/first-steps.md\n";

static const Pane *focused(const Script *script)
{
    return &script->app->panes.panes[script->app->panes.focus];
}

// Where the cursor is in the view with the focus, from its first cell below the title.
static void cursor_in_view(const Script *script, int *row, int *column)
{
    *row = script->cursor_row - screen_top(script->app) - 1;
    *column = script->cursor_column - focused(script)->column;
}

static bool is_in_view(const Script *script)
{
    const App *app = script->app;
    return !app->help && !app->search && app->prompt.kind == PROMPT_NONE &&
           app->labels.count == 0;
}

// The cell where the selection begins, if it is one of those that can be chosen; false
// if it is not on the window as a whole.
static bool find_selection(const View *view, int rows, int *row, int *column)
{
    enum { MOST = 500 };
    ViewTarget targets[MOST];
    size_t count = view_targets(view, rows, targets, MOST);
    for (size_t i = 0; i < count; i++)
        if (targets[i].target == view_selected_target(view)) {
            *row = targets[i].row;
            *column = targets[i].column;
            return true;
        }
    return false;
}

// A box of a map may begin with its border and a blank; then the cursor is on its first
// word.
static bool is_at(const View *view, int column, int wanted)
{
    enum { BORDER_AND_BLANK = 2 };
    return column == wanted ||
           (view_where(view) == IN_MAP && column == wanted + BORDER_AND_BLANK);
}

// clang-format off
static const struct {
    const char *what, *keys; // lines of a script, parted by "|"
} views[] = {
    { "library",             "j" },
    { "library, further",    "G" },
    { "outline",             "type :open harbour|Enter" },
    { "outline, a claim",    "type :open harbour|Enter j j" },
    { "outline, the last",   "type :open soft-power|Enter z R G" },
    { "outline, scrolled",   "type :open soft-power|Enter z R 1 . 2 . 3 Enter z t" },
    { "focus",               "type :open harbour|Enter Enter" },
    { "focus, a reply",      "type :open harbour|Enter Enter j" },
    { "focus, the con side", "type :open soft-power|Enter Enter j l" },
    { "map",                 "type :open harbour|Enter M" },
    { "map, a box",          "type :open harbour|Enter M j" },
    { "map, another box",    "type :open soft-power|Enter M j l" },
    { "map, hanging",        "type :open soft-power|Enter M M j j" },
    { "map at a zoom",       "type :open soft-power|Enter M + j" },
    { "list",                "type :open report|Enter c j" },
    { "list of claims",      "type :open report|Enter ] Enter" },
    { "a wide window",       "size 160 50|type :open harbour|Enter j" },
};

static const struct {
    const char *what, *keys;
} documents[] = {
    { "document, a passage", "type :open report|Enter } }" },
    { "document, the last",  "type :open letters|Enter G" },
    { "document beside",     "size 160 50|type :open harbour|Enter j d" },
    { "a tour's text",       "type :open first-steps|Enter j j" },
};
// clang-format on

static void run(Script *script, const char *what, const char *keys)
{
    Str rest = str(keys), line;
    script_init(script);
    script_run(script, what, str(sources));
    while (str_next(&rest, '|', &line))
        script_run(script, what, line);
}

static void test_the_cursor_is_on_the_first_cell_of_the_selection(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(views); i++) {
        Script script;
        int row, column, wanted_row, wanted_column;
        run(&script, views[i].what, views[i].keys);
        cursor_in_view(&script, &row, &column);
        const View *view = pane_top(focused(&script));
        if (!find_selection(view, script.canvas.rows, &wanted_row, &wanted_column))
            fail_msg("%s: the selection is not on the window", views[i].what);
        if (row != wanted_row || !is_at(view, column, wanted_column))
            fail_msg("%s: the cursor is at %d %d, the selection at %d %d",
                     views[i].what, row, column, wanted_row, wanted_column);
        script_free(&script);
    }
}

// In a text the cursor is a line of the passage that is selected.
static void test_the_cursor_is_in_the_passage(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(documents); i++) {
        Script script;
        int row, column;
        run(&script, documents[i].what, documents[i].keys);
        cursor_in_view(&script, &row, &column);
        const View *view = pane_top(focused(&script));
        if (column != 0 ||
            view_target_at(view, row, column) != view_selected_target(view))
            fail_msg("%s: the cursor is at %d %d", documents[i].what, row, column);
        script_free(&script);
    }
}

// Where something is typed, the cursor is where the next letter will stand.
static void test_the_cursor_is_where_one_types(void **state)
{
    (void)state;
    static const struct {
        const char *what, *keys, *typed; // what stands before the cursor
    } lines[] = {
        { "search bar", "type Ssoot", "soot" },
        { "command", "type :open har", "open har" },
        { "address", "type :open harbour|Enter 1 . 2", "1.2" },
        { "help", "type ?unfold", "unfold" },
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        Script script;
        run(&script, lines[i].what, lines[i].keys);
        Str rest = script_print(&script), row = str("");
        for (int k = 0; k <= script.cursor_row; k++)
            str_next(&rest, '\n', &row);
        // All that stands in these lines is ASCII, a byte a cell.
        Str before = str_part(row, 0, (size_t)script.cursor_column);
        if (!str_ends(before, str(lines[i].typed)))
            fail_msg("%s: before the cursor stands \"%.*s\"", lines[i].what,
                     STR_ARGUMENTS(before));
        script_free(&script);
    }
}

// On the overview the cursor is in its picture; on the map below it the box that it
// jumps to has it.
static void test_the_cursor_is_on_the_overview(void **state)
{
    (void)state;
    Script script;
    int row, column;
    run(&script, "overview", "type :open soft-power|Enter M j v");
    cursor_in_view(&script, &row, &column);
    assert_in_range(row, 0, script.canvas.rows - 1);
    assert_in_range(column, 0, script.canvas.columns - 1);
    int before = script.cursor_row * script.canvas.columns + script.cursor_column;
    script_run(&script, "overview", str("l"));
    assert_int_not_equal(
        script.cursor_row * script.canvas.columns + script.cursor_column, before);
    script_free(&script);
}

// However one has got there: what is at the cursor is what is selected.
static void test_the_cursor_follows_any_keys(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "j",   "k",     "h",   "l",   "Enter",  "q",      "o",  "M",
        "d",   "Space", "}",   "{",   "G",      "g g",    "+",  "-",
        "z R", "z M",   "z t", "z b", "Ctrl-D", "Ctrl-U", "<",  ">",
        "c",   "n",     "r",   "R",   "Ctrl-E", "Ctrl-Y", "Tab"
    };
    int seeds = check_seeds(3000), first = check_first_seed();
    for (int i = 0; i < seeds; i++) {
        Script script;
        uint32_t seed = (uint32_t)(first + i);
        run(&script, "any keys", "j");
        for (int k = 0; k < 25 && script.app->request != REQUEST_QUIT; k++) {
            int row, column, wanted_row, wanted_column;
            const char *key = keys[check_random(&seed) % COUNT(keys)];
            script_run(&script, "any keys", str(key));
            const View *view = pane_top(focused(&script));
            cursor_in_view(&script, &row, &column);
            if (script.app->request == REQUEST_QUIT || !is_in_view(&script) ||
                view->kind == VIEW_DOCUMENT || view_is_presenting(view) ||
                !find_selection(view, script.canvas.rows, &wanted_row, &wanted_column))
                continue;
            if (row != wanted_row || !is_at(view, column, wanted_column))
                fail_msg("seed %d, key %d (%s): the cursor is at %d %d, the selection "
                         "at %d %d",
                         first + i, k, key, row, column, wanted_row, wanted_column);
        }
        script_free(&script);
    }
}

TESTS(cmocka_unit_test(test_the_cursor_is_on_the_first_cell_of_the_selection),
      cmocka_unit_test(test_the_cursor_is_in_the_passage),
      cmocka_unit_test(test_the_cursor_is_where_one_types),
      cmocka_unit_test(test_the_cursor_is_on_the_overview),
      cmocka_unit_test(test_the_cursor_follows_any_keys))
