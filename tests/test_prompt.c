#include <stdio.h>
#include "src/text/text.h"
#include "tests/check.h"
#include "ui/prompt.h"

static const char *const files[] = { "tests/debates/harbour.argdown",
                                     "tests/debates/report.md",
                                     "tests/debates/letters.md" };

// Types keys, given by their names with blanks between; text that is no name is typed.
static PromptEvent press(Prompt *prompt, Library *library, const char *keys)
{
    Str rest = str(keys), word;
    PromptEvent event = PROMPT_UNCHANGED;
    while (str_next(&rest, ' ', &word)) {
        Key key = key_parse(word);
        if (key != K_NONE)
            event = prompt_key(prompt, key, IN_OUTLINE, library);
        for (Str text = word; key == K_NONE && text.length > 0;)
            event = prompt_key(prompt, text_decode(&text), IN_OUTLINE, library);
    }
    return event;
}

// clang-format off
static const struct {
    const char *what, *keys, *line;
    PromptEvent event;
} cases[] = {
    { "what is typed stands there",            "abc",                     "abc",         PROMPT_CHANGED },
    { "Tab completes a command",               "maxi Tab",                "maximise",    PROMPT_CHANGED },
    { "... the next one",                      "fold-o Tab Tab",          "fold-open-all", PROMPT_CHANGED },
    { "... and backwards",                     "fold-o Tab Tab Shift-Tab", "fold-open",  PROMPT_CHANGED },
    { "... after the last what was typed",     "maxi Tab Tab",            "maxi",        PROMPT_CHANGED },
    { "... of this view only",                 "cl Tab",                  "close",       PROMPT_CHANGED },
    { "typing takes the completion on",        "widt Tab Space 6",         "width 6",     PROMPT_CHANGED },
    { "Tab completes a name",                  "open Space re Tab",       "open report", PROMPT_CHANGED },
    { "... of several the first",              "split Space Tab",         "split harbour", PROMPT_CHANGED },
    { "Tab completes an option",               "set Space nom Tab",       "set nomouse", PROMPT_CHANGED },
    { "there may be none",                     "xyzzy Tab",               "xyzzy",       PROMPT_UNCHANGED },
    { "Up brings the line before",             "Up",                      "second",      PROMPT_CHANGED },
    { "... and the one before that",           "Up Up",                   "first",       PROMPT_CHANGED },
    { "... and no further",                    "Up Up Up",                "first",       PROMPT_UNCHANGED },
    { "Down comes back to what was typed",     "new Up Up Down Down",     "new",         PROMPT_CHANGED },
    { "Enter accepts",                         "x Enter",                 "x",           PROMPT_ACCEPTED },
    { "Esc leaves",                            "x Esc",                   "x",           PROMPT_CANCELLED },
    { "Backspace in an empty line leaves",     "x Backspace Backspace",   "",            PROMPT_CANCELLED },
};
// clang-format on

static void test_typing(void **state)
{
    (void)state;
    Error error;
    Library *library = library_read(files, COUNT(files), &error);
    assert_non_null(library);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Prompt prompt;
        prompt_init(&prompt);
        prompt_remember(&prompt, str("first"));
        prompt_remember(&prompt, str("second"));
        prompt_open(&prompt, PROMPT_COMMAND, str(""));
        PromptEvent event = press(&prompt, library, cases[i].keys);
        check_str(prompt_text(&prompt), cases[i].line, cases[i].what);
        if (event != cases[i].event)
            fail_msg("%s: event %d", cases[i].what, event);
        prompt_free(&prompt);
    }
    library_close(library);
}

static void test_only_the_latest_lines_are_kept(void **state)
{
    (void)state;
    Prompt prompt;
    prompt_init(&prompt);
    for (int i = 0; i < 3 * PROMPT_LINES; i++) {
        char line[32];
        snprintf(line, sizeof line, "line %d", i);
        prompt_remember(&prompt, str(line));
    }
    assert_int_equal(prompt.line_count, PROMPT_LINES);
    assert_string_equal(prompt.lines[PROMPT_LINES - 1], "line 95");
    prompt_free(&prompt);
}

static void test_it_draws_its_sign(void **state)
{
    (void)state;
    Prompt prompt;
    Canvas canvas = canvas_new(1, 20);
    prompt_init(&prompt);
    prompt_open(&prompt, PROMPT_COMMAND, str("open"));
    assert_int_equal(prompt_draw(&prompt, canvas), 5);
    check_row(canvas, 0, ":open", "a command");
    canvas_clear(canvas, ROLE_TEXT);
    prompt_open(&prompt, PROMPT_GO, str("2.3"));
    prompt_draw(&prompt, canvas);
    check_row(canvas, 0, "go to 2.3", "an address");
    prompt_free(&prompt);
    canvas_free(canvas);
}

TESTS(cmocka_unit_test(test_typing),
      cmocka_unit_test(test_only_the_latest_lines_are_kept),
      cmocka_unit_test(test_it_draws_its_sign))
