#include "tests/check.h"
#include "ui/line_edit.h"

enum { CTRL_A = 1, CTRL_C = 3, CTRL_E = 5, CTRL_K = 11, CTRL_U = 21, CTRL_W = 23 };

// clang-format off
static const struct {
    const char *what, *text;
    Key keys[6];
    LineEvent event;
    const char *before, *after; // the text on either side of the cursor
} cases[] = {
    { "a key is inserted at the end",        "ca", { 't' },                LINE_CHANGED,   "cat", "" },
    { "a key is inserted at the cursor",     "ct", { K_LEFT, 'a' },        LINE_CHANGED,   "ca", "t" },
    { "an accent joins its letter",          "e",  { 0x301, K_LEFT },      LINE_MOVED,     "", "e\u0301" },
    { "a letter and its accent go together", "",   { 'e', 0x301, K_BACKSPACE }, LINE_CHANGED, "", "" },
    { "a letter put before an accent keeps the cursor between clusters",
                                             "e\u0301", { K_HOME, 'a' },   LINE_CHANGED,   "a", "e\u0301" },
    { "wide letters move as one",            "软实", { K_LEFT },           LINE_MOVED,     "软", "实" },
    { "Delete takes what follows",           "abc", { K_HOME, K_DELETE },  LINE_CHANGED,   "", "bc" },
    { "Delete at the end does nothing",      "abc", { K_DELETE },          LINE_UNCHANGED, "abc", "" },
    { "Backspace at the start does nothing", "abc", { K_HOME, K_BACKSPACE }, LINE_UNCHANGED, "", "abc" },
    { "Backspace in an empty line leaves it", "",  { K_BACKSPACE },        LINE_CANCELLED, "", "" },
    { "Left at the start does nothing",      "a",  { CTRL_A, K_LEFT },     LINE_UNCHANGED, "", "a" },
    { "Right goes on by a cluster",          "ab", { CTRL_A, K_RIGHT },    LINE_MOVED,     "a", "b" },
    { "Ctrl-E goes to the end",              "ab", { K_HOME, CTRL_E },     LINE_MOVED,     "ab", "" },
    { "Ctrl-U erases to the start",          "ab", { K_LEFT, CTRL_U },     LINE_CHANGED,   "", "b" },
    { "Ctrl-K erases to the end",            "ab", { K_LEFT, CTRL_K },     LINE_CHANGED,   "a", "" },
    { "Ctrl-W erases a word and its blanks", "soft power  ", { CTRL_W },   LINE_CHANGED,   "soft ", "" },
    { "Ctrl-W at the start does nothing",    "soft", { K_HOME, CTRL_W },   LINE_UNCHANGED, "", "soft" },
    { "Enter accepts",                       "ab", { K_ENTER },            LINE_ACCEPTED,  "ab", "" },
    { "Esc cancels",                         "ab", { K_ESCAPE },           LINE_CANCELLED, "ab", "" },
    { "Ctrl-C cancels",                      "ab", { CTRL_C },             LINE_CANCELLED, "ab", "" },
    { "a control key means nothing",         "ab", { 2 },                  LINE_UNCHANGED, "ab", "" },
    { "a bidirectional override is refused", "ab", { 0x202E },             LINE_UNCHANGED, "ab", "" },
    { "a function key means nothing"       , "ab", { K_F1 },               LINE_UNCHANGED, "ab", "" },
};
// clang-format on

static void test_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        LineEdit edit;
        LineEvent event = LINE_UNCHANGED;
        line_edit_init(&edit, str(cases[i].text));
        for (const Key *key = cases[i].keys; *key; key++)
            event = line_edit_key(&edit, *key);
        Str text = line_edit_text(&edit);
        check_str(str_part(text, 0, edit.cursor), cases[i].before, cases[i].what);
        check_str(str_from(text, edit.cursor), cases[i].after, cases[i].what);
        if (event != cases[i].event)
            fail_msg("%s: the event is %d, expected %d", cases[i].what, (int)event,
                     (int)cases[i].event);
    }
}

// clang-format off
static const struct {
    const char *what, *text, *pasted, *result;
} pastes[] = {
    { "text goes in at the cursor",           "ab", "x y",            "abx y" },
    { "line ends become blanks",              "",   "a\nb\r\nc",      "a b c" },
    { "a line end at the end is dropped",     "",   "soft power\r\n", "soft power" },
    { "escape sequences become visible",      "",   "a\x1b[2J",       "a\uFFFD[2J" },
    { "broken UTF-8 becomes visible",         "",   "a\xff",          "a\uFFFD" },
    { "nothing pasted changes nothing",       "ab", "",               "ab" },
};
// clang-format on

static void test_paste(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(pastes); i++) {
        LineEdit edit;
        line_edit_init(&edit, str(pastes[i].text));
        LineEvent event = line_edit_insert(&edit, str(pastes[i].pasted));
        check_str(line_edit_text(&edit), pastes[i].result, pastes[i].what);
        assert_false(edit.was_cut);
        assert_int_equal(event, *pastes[i].pasted ? LINE_CHANGED : LINE_UNCHANGED);
    }
}

static void test_limit(void **state)
{
    (void)state;
    static char much[10000];
    memset(much, 'x', sizeof much);
    LineEdit edit;
    line_edit_init(&edit, (Str){ much, sizeof much });
    assert_true(edit.was_cut);
    assert_int_equal(edit.length, LINE_EDIT_BYTES);

    assert_int_equal(line_edit_key(&edit, 'y'), LINE_MOVED);
    assert_true(edit.was_cut);
    assert_int_equal(edit.length, LINE_EDIT_BYTES);

    line_edit_key(&edit, K_LEFT);
    assert_false(edit.was_cut);

    line_edit_key(&edit, K_END);
    line_edit_key(&edit, K_BACKSPACE);
    assert_int_equal(line_edit_key(&edit, 0x8F6F), LINE_MOVED);
    assert_int_equal(edit.length, LINE_EDIT_BYTES - 1); // no half of a character
}

static void test_replace(void **state)
{
    (void)state;
    LineEdit edit;
    line_edit_init(&edit, str("korea in:re visitors"));
    line_edit_replace(&edit, 6, 11, str("in:real-power"));
    check_str(line_edit_text(&edit), "korea in:real-power visitors", "the text");
    assert_int_equal(edit.cursor, 19);
    line_edit_replace(&edit, 6, 20, str(""));
    check_str(line_edit_text(&edit), "korea visitors", "taken away");
    assert_int_equal(edit.cursor, 6);
}

// clang-format off
static const struct {
    const char *what, *prompt, *text;
    int columns, lefts; // how often Left was pressed
    const char *row;
    int column; // of the cursor
} drawings[] = {
    { "an empty line",                    "/",  "",             10, 0, "/",          1 },
    { "the prompt stands before",         ": ", "quit",         10, 0, ": quit",     6 },
    { "what fits is shown whole",         "/",  "12345678",     10, 0, "/12345678",  9 },
    { "the cursor keeps a cell",          "/",  "123456789",    10, 0, "/…3456789",  9 },
    { "a long line shows its end",        "/",  "0123456789ab", 10, 0, "/…56789ab",  9 },
    { "within it both ends are cut",      "/",  "0123456789abcdef", 10, 6, "/…56789ab…", 7 },
    { "at its start only the end is cut", "/",  "0123456789ab", 10, 12, "/01234567…", 1 },
    { "wide letters stay whole",          "/",  "软软软软软",   10, 0, "/…软软软",    8 },
    { "the last cell holds the cursor",   "/",  "12345678",     10, 1, "/12345678",  8 },
    { "no room but for the prompt",       ":",  "abc",           2, 0, ":",          1 },
};
// clang-format on

static void test_drawing(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(drawings); i++) {
        LineEdit edit;
        Canvas canvas = canvas_new(1, drawings[i].columns);
        line_edit_init(&edit, str(drawings[i].text));
        for (int j = 0; j < drawings[i].lefts; j++)
            line_edit_key(&edit, K_LEFT);
        int column = line_edit_draw(&edit, str(drawings[i].prompt), canvas);
        check_row(canvas, 0, drawings[i].row, drawings[i].what);
        if (column != drawings[i].column)
            fail_msg("%s: the cursor is in column %d, expected %d", drawings[i].what,
                     column, drawings[i].column);
        canvas_free(canvas);
    }
}

// Wherever the cursor is and however wide the window: it is inside, and what stands
// before it and at it can be seen.
static void test_cursor_is_seen(void **state)
{
    (void)state;
    const char *text = "ab软c e\u0301fgh实力ij klm";
    for (int columns = 8; columns < 24; columns++) {
        LineEdit edit;
        line_edit_init(&edit, str(text));
        do {
            Canvas canvas = canvas_new(1, columns);
            int column = line_edit_draw(&edit, str("/"), canvas);
            assert_true(column > 0 && column < columns);
            assert_int_equal(column, line_edit_column(&edit, str("/"), columns));
            const char *shown = canvas_cell(canvas, 0, column)->text;
            Str rest = str_from(line_edit_text(&edit), edit.cursor);
            if (rest.length == 0)
                assert_string_equal(shown, " ");
            else if (!str_starts(rest, str(shown)))
                fail_msg("%d columns, cursor %zu: it stands on '%s'", columns,
                         edit.cursor, shown);
            canvas_free(canvas);
        } while (line_edit_key(&edit, K_LEFT) == LINE_MOVED);
    }
}

TESTS(cmocka_unit_test(test_keys), cmocka_unit_test(test_paste),
      cmocka_unit_test(test_limit), cmocka_unit_test(test_replace),
      cmocka_unit_test(test_drawing), cmocka_unit_test(test_cursor_is_seen))
