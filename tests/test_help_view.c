#include <stdlib.h>
#include "src/text/text.h"
#include "tests/check.h"
#include "ui/help_lines.h"
#include "ui/help_view.h"

static Str all_text(const HelpLines *help, Arena *arena)
{
    Str text = str("");
    for (size_t i = 0; i < help->count; i++) {
        const HelpLine *line = &help->lines[i];
        text = arena_format(arena, "%.*s%.*s\n", (int)text.length, text.data,
                            (int)line->heading.length, line->heading.data);
        for (int j = 0; j < help->columns; j++)
            text =
                arena_format(arena, "%.*s%.*s|%.*s\n", (int)text.length, text.data,
                             (int)line->cells[j].keys.length, line->cells[j].keys.data,
                             (int)line->cells[j].text.length, line->cells[j].text.data);
    }
    return text;
}

// How often a text occurs as the whole of a cell.
static int count_cells(const HelpLines *help, Str text)
{
    int count = 0;
    for (size_t i = 0; i < help->count; i++)
        for (int j = 0; j < help->columns; j++)
            count += str_equal(help->lines[i].cells[j].text, text);
    return count;
}

static void test_every_command_and_sign_is_there(void **state)
{
    (void)state;
    for (unsigned kind = 1; kind < IN_HELP; kind <<= 1) {
        Arena *arena = arena_new();
        const HelpLines *help = help_lines(kind, str(""), 110, arena);
        for (size_t i = 0; i < command_row_count; i++)
            if (count_cells(help, str(command_rows[i].help)) < 1)
                fail_msg("the help of the %s lacks '%s'", help_view_name(kind),
                         command_rows[i].name);
        for (size_t i = 0; i < option_row_count; i++)
            if (count_cells(help, str(option_rows[i].help)) != 1)
                fail_msg("the help of the %s lacks the option '%s'",
                         help_view_name(kind), option_rows[i].name);
        for (size_t i = 0; i < sign_row_count; i++)
            if (count_cells(help, str(sign_rows[i].meaning)) != 1)
                fail_msg("the help of the %s lacks the sign '%s'", help_view_name(kind),
                         sign_rows[i].sign);
        arena_free(arena);
    }
}

// A binding is found where the filter is its keys as they are typed.
static void test_every_binding_is_found(void **state)
{
    (void)state;
    for (unsigned kind = 1; kind < IN_HELP; kind <<= 1)
        for (size_t i = 0; i < binding_row_count; i++) {
            Arena *arena = arena_new();
            Str command = str(binding_rows[i].command), keys = str(""), name, key;
            Str rest = str(binding_rows[i].keys);
            bool is_tight = true;
            while (str_next(&rest, ' ', &key))
                is_tight = is_tight && text_width(key) == 1;
            for (rest = str(binding_rows[i].keys); str_next(&rest, ' ', &key);)
                keys = arena_format(arena, "%.*s%s%.*s", (int)keys.length, keys.data,
                                    keys.length == 0 || is_tight ? "" : " ",
                                    (int)key.length, key.data);
            if (str_is(keys, "DIGIT"))
                keys = str("0-9");
            const HelpLines *help = help_lines(kind, keys, 100, arena);
            str_next(&command, ' ', &name);
            if (count_cells(help, str(command_row(name)->help)) < 1)
                fail_msg("from the %s, the filter '%.*s' does not show '%s'",
                         help_view_name(kind), (int)keys.length, keys.data,
                         binding_rows[i].command);
            arena_free(arena);
        }
}

// clang-format off
static const struct {
    const char *what, *filter;
    size_t least, most; // entries found
    const char *shown, *hidden;
} filters[] = {
    { "a word finds lines of help",        "passage",      2, 20,  "passage this claim cites", "Fold everything" },
    { "case does not matter for words",    "PASSAGE",      2, 20,  "passage this claim cites", "Fold everything" },
    { "all words must be there",           "cites passage", 1, 1,  "d|Go to the passage",      "Walk the passages" },
    { "a group's name finds its commands", "panes",        8, 20,  "Ctrl-W h|",                "j, ↓|" },
    { "a command's name finds it",         "fold-close-all", 1, 1, "zM|Fold everything",       "zc|" },
    { "case matters for keys",             "G",            1, 1,   "G, End|Go to the end",     "gg" },
    { "a letter that is no key is a word", "W",            2, 200, "key",                      "xx" },
    { "a prefix finds what may follow",    "Ctrl-W",       6, 12,  "Ctrl-W o|",                "Ctrl-D" },
    { "the name of a sign's key finds it", "enter",        1, 10,  "Enter|Open entries",                "j, ↓|" },
    { "what the search bar takes",         "is:",          1, 1,   "is:claim|or argument",     "re:attack" },
    { "a sign is found by its meaning",    "undercuts",    2, 10,  "├┈⊘|undercuts",            "j, ↓|" },
    { "a sign is found as it is drawn",    "⇢",            1, 1,   "⇢|stands in full",         "j, ↓|" },
    { "blanks around it do not count",     "  suspend ",   1, 1,   "Ctrl-Z|Stop",              "j, ↓|" },
    { "nonsense finds nothing",            "xyzzy",        0, 0,   "",                         "j, ↓|" },
};
// clang-format on

static void test_filter(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(filters); i++) {
        Arena *arena = arena_new();
        const HelpLines *help =
            help_lines(IN_OUTLINE, str(filters[i].filter), 100, arena);
        Str text = all_text(help, arena);
        if (help->found < filters[i].least || help->found > filters[i].most)
            fail_msg("%s: %zu found", filters[i].what, help->found);
        if (str_find(text, str(filters[i].shown)) < 0)
            fail_msg("%s: '%s' is not shown in\n%.*s", filters[i].what,
                     filters[i].shown, (int)text.length, text.data);
        if (str_find(text, str(filters[i].hidden)) >= 0)
            fail_msg("%s: '%s' is shown", filters[i].what, filters[i].hidden);
        arena_free(arena);
    }
}

static void test_view_comes_first(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const HelpLines *help = help_lines(IN_DOCUMENT, str(""), 100, arena);
    Str text = all_text(help, arena);
    ptrdiff_t own = str_find(text, str("d|Go back from the text"));
    ptrdiff_t other = str_find(text, str("d|Go to the passage this claim cites"));
    ptrdiff_t heading =
        str_find(text, str("In the outline, in the focus and on the map\n"));
    ptrdiff_t signs = str_find(text, str("Signs\n"));
    assert_true(own >= 0 && own < heading && heading < other && other < signs);
    arena_free(arena);
}

static void check_rows(HelpView *view, int rows, int columns, const char *const *lines)
{
    Canvas canvas = canvas_new(rows, columns);
    help_view_layout(view, rows, columns);
    help_view_draw(view, canvas);
    for (int i = 0; lines[i]; i++)
        check_row(canvas, i, lines[i], "the help");
    canvas_free(canvas);
}

static void test_drawing(void **state)
{
    (void)state;
    HelpView *view = help_view_new(IN_OUTLINE);
    check_rows(view, 24, 80,
               (const char *const[]){
                   "Type to filter · Space b page · q close", "Moving",
                   " j, ↓                 Go to the next row or line",
                   " k, ↑                 Go to the previous row or line",
                   " h, ←                 Fold, or go to the parent; in a wide table, "
                   "scroll left",
                   NULL });
    check_rows(view, 7, 40,
               (const char *const[]){
                   "Type to filter · Space b page · q close", "Moving",
                   " j, ↓       Go to the next row or line",
                   " k, ↑       Go to the previous row or", "            line", NULL });
    check_rows(view, 40, 120,
               (const char *const[]){
                   "Type to filter · Space b page · q close", "Moving",
                   " j, ↓             Go to the next row or line                 Ctrl-D"
                   "           Go half a page down",
                   NULL });
    help_view_free(view);
}

static Str count_now(const HelpView *view, Arena *arena)
{
    return help_view_count(view, arena);
}

static void test_keys(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    HelpView *view = help_view_new(IN_OUTLINE);
    help_view_layout(view, 24, 80);
    int row, column;
    help_view_cursor(view, &row, &column);
    assert_int_equal(row, 1);

    assert_int_equal(help_view_key(view, 'k'), HELP_UNCHANGED); // already on top
    assert_int_equal(help_view_key(view, 'j'), HELP_CHANGED);
    assert_int_equal(help_view_key(view, K_UP), HELP_CHANGED);
    assert_int_equal(help_view_key(view, K_END), HELP_CHANGED);
    assert_int_equal(help_view_key(view, ' '), HELP_UNCHANGED); // already at the end
    assert_int_equal(help_view_key(view, K_HOME), HELP_CHANGED);
    Str count = count_now(view, arena);
    assert_true(str_starts(count, str("lines 1-23 of ")));

    assert_int_equal(help_view_key(view, 's'), HELP_CHANGED); // text filters
    help_view_key(view, 'u');
    help_view_key(view, 's');
    help_view_key(view, 'p');
    check_str(count_now(view, arena), "1 found", "one command has 'susp'");
    help_view_cursor(view, &row, &column);
    assert_int_equal(row, 0);
    assert_int_equal(column, 12);
    assert_int_equal(help_view_key(view, 'q'), HELP_CHANGED); // here q is a letter
    check_str(count_now(view, arena), "0 found", "nothing has 'suspq'");
    assert_int_equal(help_view_key(view, K_ESCAPE), HELP_CHANGED);
    assert_true(str_equal(count_now(view, arena), count));

    assert_int_equal(help_view_key(view, '/'), HELP_CHANGED); // so that j can be found
    help_view_key(view, 'j');
    assert_true(str_ends(count_now(view, arena), str(" found")));
    assert_int_equal(help_view_key(view, K_BACKSPACE), HELP_CHANGED);
    assert_true(str_equal(count_now(view, arena), count));

    assert_int_equal(help_view_key(view, 'q'), HELP_CLOSED);
    assert_int_equal(help_view_key(view, '?'), HELP_CLOSED);
    assert_int_equal(help_view_key(view, K_ESCAPE), HELP_CLOSED);
    help_view_free(view);
    arena_free(arena);
}

// In every window that there can be all lines can be read by paging, and nothing of
// them is cut.
static void test_all_is_reachable(void **state)
{
    (void)state;
    static const int sizes[][2] = { { 24, 80 }, { 8, 40 }, { 2, 20 }, { 50, 200 } };
    for (size_t i = 0; i < COUNT(sizes); i++) {
        int rows = sizes[i][0], columns = sizes[i][1];
        HelpView *view = help_view_new(IN_DOCUMENT);
        Canvas canvas = canvas_new(rows, columns);
        Arena *arena = arena_new();
        const HelpLines *help = help_lines(IN_DOCUMENT, str(""), columns, arena);
        help_view_layout(view, rows, columns);
        size_t seen = 0;
        do {
            canvas_clear(canvas, ROLE_TEXT);
            help_view_draw(view, canvas);
            int row = 1;
            Str count = help_view_count(view, arena);
            if (str_starts(count, str("lines "))) {
                size_t first = strtoul(count.data + 6, NULL, 10);
                assert_true(first <= seen + 1); // no line is skipped
                row = (int)(seen + 2 - first);
            }
            for (; row < rows && seen < help->count; row++, seen++) {
                Str shown = canvas_print(canvas_part(canvas, row, 0, 1, columns),
                                         CHARSET_UTF8, arena);
                for (int j = 0; j < help->columns; j++)
                    assert_true(str_find(shown, help->lines[seen].cells[j].text) >= 0);
            }
        } while (help_view_key(view, K_PAGE_DOWN) == HELP_CHANGED);
        assert_int_equal(seen, help->count);
        arena_free(arena);
        canvas_free(canvas);
        help_view_free(view);
    }
}

TESTS(cmocka_unit_test(test_every_command_and_sign_is_there),
      cmocka_unit_test(test_every_binding_is_found), cmocka_unit_test(test_filter),
      cmocka_unit_test(test_view_comes_first), cmocka_unit_test(test_drawing),
      cmocka_unit_test(test_keys), cmocka_unit_test(test_all_is_reachable))
