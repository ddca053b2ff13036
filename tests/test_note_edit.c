// The editor of notes, and what becomes of what is written in it.
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/script.h"
#include "ui/commands.h"
#include "ui/note_edit.h"
#include "ui/screen.h"

enum { COLUMNS = 12, ROWS = 4, MOST = 200 };

// Keys by their names; single characters are themselves.
static Key next_key(Str *rest)
{
    Str name;
    while (str_next(rest, ' ', &name))
        if (name.length > 0)
            return key_parse(name);
    return K_NONE;
}

// clang-format off
static const struct {
    const char *what, *before, *keys, *text;
    int row, column;
} cases[] = {
    { "types at the end",           "a",        "b Space c",             "ab c",       0, 4 },
    { "breaks a line",              "ab",       "Enter c",               "ab\nc",      1, 1 },
    { "erases over a line end",     "a\nb",     "Home Backspace",        "ab",         0, 1 },
    { "deletes over a line end",    "a\nb",     "↑ End Del",          "ab",         0, 1 },
    { "goes up and keeps a column", "abc\n\nd", "↑ ↑ x",                "axbc\n\nd",  0, 2 },
    { "stays at the top",           "ab",       "↑ ↑ c",                "abc",        0, 3 },
    { "wraps at words",             "one two three", "x",                "one two threex", 1, 6 },
    { "goes down wrapped lines",    "one two three", "Home ↑ ↓ x",       "one two xthree", 1, 1 },
    { "ends a wrapped line before its blank", "one two three", "↑ End x", "one twox three", 0, 8 },
    { "erases a word",              "one two",  "Ctrl-W",                "one ",       0, 4 },
    { "erases to the start",        "a\nbc d",  "Ctrl-U",                "a\n",        1, 0 },
    { "and then the line end",      "a\nb",     "Ctrl-U Ctrl-U",         "a",          0, 1 },
    { "erases to the end",          "abc\nd",   "↑ Home → Ctrl-K",       "a\nd",       0, 1 },
    { "erases a whole character",   "é̂",        "Backspace",             "",           0, 0 },
    { "goes over wide ones",        "软实",      "← x",                  "软x实",       0, 3 },
    { "undoes a word at once",      "",         "a b Space c d Ctrl-Z",  "ab ",        0, 3 },
    { "undoes erasing",             "a b",      "Ctrl-W Ctrl-Z",         "a b",        0, 3 },
    { "has nothing to undo",        "a",        "Ctrl-Z",                "a",          0, 1 },
    { "puts blanks for a tab",      "",         "Tab x",                 "    x",      0, 5 },
    { "takes no other keys",        "a",        "F1 Ctrl-G",             "a",          0, 1 },
};
// clang-format on

static void test_keys_change_the_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        NoteEdit edit;
        Str rest = str(cases[i].keys);
        int row, column;
        note_edit_init(&edit, str(cases[i].before), MOST);
        note_edit_layout(&edit, ROWS, COLUMNS);
        for (Key key; (key = next_key(&rest)) != K_NONE;)
            note_edit_key(&edit, key);
        check_str(note_edit_text(&edit), cases[i].text, cases[i].what);
        note_edit_cursor(&edit, &row, &column);
        if (row != cases[i].row || column != cases[i].column)
            fail_msg("%s: the cursor is at %d,%d", cases[i].what, row, column);
        note_edit_free(&edit);
    }
}

static void test_what_does_not_fit_is_left_out(void **state)
{
    (void)state;
    NoteEdit edit;
    note_edit_init(&edit, str("ab"), 6);
    note_edit_insert(&edit, str("cdéfgh"));
    check_str(note_edit_text(&edit), "abcdé", "whole characters only");
    assert_true(edit.was_cut);
    note_edit_key(&edit, 'x');
    assert_true(edit.was_cut);
    note_edit_key(&edit, K_BACKSPACE);
    assert_false(edit.was_cut);
    note_edit_free(&edit);
}

static void test_pasted_controls_are_taken_out(void **state)
{
    (void)state;
    NoteEdit edit;
    note_edit_init(&edit, str(""), MOST);
    note_edit_insert(&edit, str("a\x1b[31m\r\nb\tc\xe2\x80\xae"));
    check_str(note_edit_text(&edit), "a\uFFFD[31m\nb    c\uFFFD", "pasted");
    note_edit_free(&edit);
}

// Whatever is typed, the text stays whole, the cursor is on the window and undo leads
// back to the beginning.
static void test_any_keys_leave_a_text(void **state)
{
    (void)state;
    static const Key keys[] = { K_ENTER,     K_BACKSPACE, K_DELETE, K_UP,  K_DOWN,
                                K_LEFT,      K_RIGHT,     K_HOME,   K_END, K_PAGE_UP,
                                K_PAGE_DOWN, K_TAB,       1,        5,     11,
                                21,          23,          26,       ' ',   'a',
                                0x301,       0x8F6F,      0x1F600,  0x200D };
    int seeds = check_seeds(5000), first = check_first_seed();
    for (int i = 0; i < seeds; i++) {
        uint32_t seed = (uint32_t)(first + i);
        NoteEdit edit;
        note_edit_init(&edit, str("One two\n\nthree four five six"), MOST);
        for (int k = 0; k < 80; k++) {
            int row, column;
            note_edit_key(&edit, keys[check_random(&seed) % COUNT(keys)]);
            if (k % 20 == 0)
                note_edit_layout(&edit, 1 + (int)(check_random(&seed) % 5),
                                 1 + (int)(check_random(&seed) % 30));
            note_edit_cursor(&edit, &row, &column);
            if (!text_is_valid(note_edit_text(&edit)) || row < 0 || row >= edit.rows ||
                column < 0 || column >= edit.columns)
                fail_msg("seed %d: key %d: cursor %d,%d of %dx%d", first + i, k, row,
                         column, edit.rows, edit.columns);
        }
        while (note_edit_key(&edit, 26) == NOTE_CHANGED)
            ;
        if (edit.undo_count > 0)
            fail_msg("seed %d: undo stops", first + i);
        note_edit_free(&edit);
    }
}

// --- in the program

static void run(Script *script, const char *keys)
{
    script_run(script, keys, str(keys));
}

static Str note_on(Script *script, const char *key)
{
    StateNote note;
    const StoreSource *source = library_source(script->library, 0);
    bool found = state_note(script->state, source->library, source->slug, str(key),
                            script->arena, &note);
    return found ? note.text : str("none");
}

static void test_notes_are_kept_and_dropped(void **state)
{
    (void)state;
    Script script;
    script_init(&script);
    run(&script, "open tests/debates/harbour.argdown\nj\na\ntype One\nEsc");
    check_str(note_on(&script, "Clean air"), "One", "Esc keeps");
    run(&script, "a\ntype  two\nCtrl-X");
    check_str(note_on(&script, "Clean air"), "One two", "it is gone on with");
    run(&script, "a\ntype  three\nCtrl-S");
    check_str(note_on(&script, "Clean air"), "One two three", "Ctrl-S keeps at once");
    run(&script, "type  four\nCtrl-C");
    assert_non_null(script.app->note);
    run(&script, "Ctrl-C");
    assert_null(script.app->note);
    check_str(note_on(&script, "Clean air"), "One two", "Ctrl-C twice drops");
    run(&script, "a\ntype x\nCtrl-C\ntype y\nCtrl-C");
    assert_non_null(script.app->note); // another key took the first Ctrl-C back
    run(&script, "Esc\na\nCtrl-U\nEsc");
    check_str(note_on(&script, "Clean air"), "none", "an empty note is none");
    run(&script, "a\nCtrl-C");
    assert_null(script.app->note); // nothing was written: once is enough
    script_free(&script);
}

static void test_what_is_being_written_is_saved_with_the_place(void **state)
{
    (void)state;
    Script script;
    script_init(&script);
    run(&script, "open tests/debates/harbour.argdown\nj\na\ntype Half a sent");
    check_str(note_on(&script, "Clean air"), "none", "not yet");
    app_save(script.app); // at rests, and when the program ends
    check_str(note_on(&script, "Clean air"), "Half a sent", "saved");
    run(&script, "Ctrl-C\nCtrl-C");
    check_str(note_on(&script, "Clean air"), "none", "and dropped again");
    script_free(&script);
}

TESTS(cmocka_unit_test(test_keys_change_the_text),
      cmocka_unit_test(test_what_does_not_fit_is_left_out),
      cmocka_unit_test(test_pasted_controls_are_taken_out),
      cmocka_unit_test(test_any_keys_leave_a_text),
      cmocka_unit_test(test_notes_are_kept_and_dropped),
      cmocka_unit_test(test_what_is_being_written_is_saved_with_the_place))
