// Line mode without a terminal: every tests/plain/NAME.keys is a script, and what is
// said must be what NAME.lines has; UPDATE=1 rewrites these, to be reviewed in the
// diff. A script's first line is "open PATH..."; after it each line is one of line
// mode, with "> " before it in what is said. "wait N" before those means a window of N
// rows, at whose end long texts wait.
#include <stdlib.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/confined.h"
#include "tests/script.h"
#include "ui/plain.h"

static const char folder[] = "tests/plain";
enum { SCRIPTS_LEAST = 10, FILE_LIMIT = 1 << 20, MOST_PATHS = 8, COLUMNS = 80 };

typedef struct {
    Arena *arena;
    Library *library;
    State *state;
    App *app;
    Plain *plain;
} Reader;

// Opens files with a state in memory, in a window of so many rows; 0: nothing waits.
static Reader reader_new(Str paths, int rows)
{
    Reader reader = { .arena = arena_new() };
    const char *files[MOST_PATHS];
    size_t count = 0;
    Error error;
    Str path;
    while (count < MOST_PATHS && str_next(&paths, ' ', &path))
        files[count++] = arena_str(reader.arena, path).data;
    reader.library = library_read(files, count, &error);
    assert_non_null(reader.library);
    reader.state = state_open(NULL, &error);
    assert_non_null(reader.state);
    reader.app = app_new(reader.library, reader.state);
    app_employ(reader.app, NULL, confined_worker());
    reader.plain = plain_new(reader.app, rows, COLUMNS, rows > 0);
    plain_begin(reader.plain);
    return reader;
}

static void reader_free(Reader *reader)
{
    plain_free(reader->plain);
    app_free(reader->app);
    state_close(reader->state);
    library_close(reader->library);
    arena_free(reader->arena);
}

// What no listener and no dumb terminal may get: controls, and the signs by which the
// screen says what line mode has words for.
static void check_words(Str said, const char *what)
{
    static const char *const signs[] = { "▸", "▾", "⇢", "¶", "§", "⊘",   "⎡", "├",
                                         "│", "✓", "≠", "╳", "≡", " · ", "↵", "\x1b" };
    Str line, all = said;
    for (size_t i = 0; i < COUNT(signs); i++)
        if (str_find(said, str(signs[i])) >= 0)
            fail_msg("%s: there is a \"%s\" in\n%.*s", what, signs[i],
                     STR_ARGUMENTS(said));
    while (str_next(&all, '\n', &line))
        if (text_width(line) > COLUMNS)
            fail_msg("%s: wider than %d columns: %.*s", what, COLUMNS,
                     STR_ARGUMENTS(line));
}

// --- scripts

static Str run_script(const char *name, Str script, Arena *arena)
{
    Str line, paths = str("");
    Buffer out = { .arena = arena };
    int rows = 0;
    while (str_next(&script, '\n', &line) && !str_is(line, "")) {
        if (str_starts(line, str("open ")))
            paths = str_from(line, strlen("open "));
        else if (str_starts(line, str("wait ")))
            rows = atoi(arena_str(arena, str_from(line, strlen("wait "))).data);
    }
    Reader reader = reader_new(paths, rows);
    buffer_add(&out, plain_take(reader.plain));
    while (str_next(&script, '\n', &line)) {
        plain_line(reader.plain, line);
        buffer_format(&out, "> %.*s\n%.*s", STR_ARGUMENTS(line),
                      STR_ARGUMENTS(plain_take(reader.plain)));
        if (plain_request(reader.plain) == REQUEST_QUIT)
            buffer_add(&out, str("(over)\n"));
        else if (rows > 0)
            buffer_format(&out, "[%.*s]\n", STR_ARGUMENTS(plain_prompt(reader.plain)));
    }
    reader_free(&reader);
    check_words(buffer_str(&out), name);
    return buffer_str(&out);
}

static bool check_script(Str keys_path, Arena *arena)
{
    Error error;
    Str keys, expected = str("");
    Str stem = str_part(keys_path, 0, keys_path.length - strlen(".keys"));
    Str path = arena_format(arena, "%.*s.lines", STR_ARGUMENTS(stem));
    assert_true(file_read(keys_path.data, FILE_LIMIT, arena, &keys, &error));
    Str said = run_script(keys_path.data, keys, arena);
    bool is_same = file_read(path.data, FILE_LIMIT, arena, &expected, &error) &&
                   str_equal(said, expected);
    if (!is_same && getenv("UPDATE"))
        is_same = file_write(path.data, said, &error);
    if (!is_same)
        print_error("%s: said\n%.*s\nexpected\n%.*s\n", path.data, STR_ARGUMENTS(said),
                    STR_ARGUMENTS(expected));
    return is_same;
}

static void test_scripts_say_what_they_should(void **state)
{
    (void)state;
    script_check_folder(folder, SCRIPTS_LEAST, check_script);
}

// --- single sentences

static const char harbour[] = "tests/debates/harbour.argdown";
static const char everything[] =
    "tests/debates/harbour.argdown tests/debates/report.md tests/debates/letters.md "
    "tests/debates/soft-power.argdown tests/debates/propaganda.argdown "
    "tests/tours/first-steps.md";

// clang-format off
static const struct {
    const char *what, *lines; // parted by "|"
    const char *said;         // must stand in what the last line says
} sentences[] = {
    { "kind, number, address, counts, title", "1.1",
      "1.1, support 1 of 2 for 1, 1 undercut, 3 below, 1 support" },
    { "unanswered",                    "1.2",       "1.2, support 2 of 2 for 1, unanswered" },
    { "an objection is counted",       "1.3",       "1.3, objection 1 of 2 to 1, 1 objection, 1 below" },
    { "citations have a word",         "1.1",       "2 citations" },
    { "a fold has a word",             "1.1.2",     "1 below, folded" },
    { "an undercut names the step",    "1.1.2",     "undercut of the step from 1.1 to 1" },
    { "a reference says so",           "2|l",       "1.3, support 1 of 2 for 2, a reference" },
    { "Enter goes to its place",       "2|l|",      "1.3, objection 1 of 2 to 1" },
    { "j is the next sibling",         "1.1|j",     "1.2, support 2 of 2" },
    { "k is the previous one",         "1.2|k",     "1.1, support 1 of 2" },
    { "a number counts",               "1.1|2j",    "1.3, objection" },
    { "h is the parent",               "1.1.2|h",   "1.1, support" },
    { "l is the first reply",          "1.1|l",     "1.1.1, the only support for 1.1" },
    { "l of a leaf says so",           "1.2|l",     "Nothing bears on it" },
    { "Space reads on",                "1.1.1| ",   "1.1.2, the only undercut" },
    { "b reads back",                  "1.1.2|b",   "1.1.1, the only support" },
    { "the last sibling says so",      "2|j",       "This is the last one here" },
    { "a thesis has nothing above it", "1|h",       "This is a thesis" },
    { "the full stop says it again",   "1.1|j|.",   "1.2, support 2 of 2" },
    { "i says texts",                  "1.2|i",     "People on the quay would sleep again" },
    { "a second i is short",           "1.1|ii",    "1.1, support 1 of 2 for 1: Clean air." },
    { "w says the way up",             "1.1.2.1|w", "Above it: 1.1.2, the only undercut" },
    { "w ends at the thesis",          "1.1.2.1|w", "Above it: 1, thesis 1 of 2: Close the harbour." },
    { "] says a relation",             "1.2|]",     "Relation 1 of 1: it supports 1, Close the harbour. Enter goes there." },
    { "Enter goes to its far end",     "1.2|]|",    "1, thesis 1 of 2" },
    { "Enter says all of a claim",     "1.3|",      "Six hundred people reach their work" },
    { "za folds with a word",          "1.1|za",    "Folded." },
    { "za again unfolds",              "1.1|za|za", "Unfolded." },
    { "a mark is set",                 "1.1|ma",    "Mark a is set here" },
    { "a mark is gone to",             "1.1|ma|2|'a", "1.1, support 1 of 2" },
    { "back",                          "1.1|2|<",   "1.1, support 1 of 2" },
    { "forward",                       "1.1|2|<|>", "2, thesis 2 of 2" },
    { "what is of the screen says so", "M",         "map is for the screen" },
    { "a pane is of the screen",       ":width 40", "width is for the screen" },
    { "an unknown key says so",        "s",         "does nothing here" },
    { "an unknown command says so",    ":nonsense", "There is no command" },
    { "a wrong address says so",       "9.9",       "There is no claim 9.9 here" },
    { "nothing typed, and Enter",      ":|",        "1, thesis 1 of 2" },
    { "nothing is found",              "/zzzz",     "Nothing was found" },
    { "a filter",                      "&soot",     "show" },
    { "the keys of line mode",         "?",         "w or Ctrl-G: Say where I am" },
    { "... and of the screen",         "?",         "m and then a letter: Set a mark here." },
    { "the setting",                   ":set plain on|:set plain", "1, thesis 1 of 2" },
};
// clang-format on

static void test_each_key_is_answered_in_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sentences); i++) {
        Reader reader = reader_new(str(harbour), 0);
        Str lines = str(sentences[i].lines), line = str("");
        for (bool more = true; more;) {
            more = str_find(lines, str("|")) >= 0;
            if (!str_next(&lines, '|', &line))
                line = str("");
            plain_line(reader.plain, line);
        }
        Str said = plain_take(reader.plain);
        Buffer joined = { .arena = reader.arena }; // as if it were not wrapped
        for (size_t k = 0; k < said.length; k++)
            buffer_add_byte(&joined, said.data[k] == '\n' ? ' ' : said.data[k]);
        if (str_find(buffer_str(&joined), str(sentences[i].said)) < 0)
            fail_msg("%s: %s says\n%.*s", sentences[i].what, sentences[i].lines,
                     STR_ARGUMENTS(said));
        reader_free(&reader);
    }
}

// --- the table and what is said of it

static Str read_text(const char *path, Arena *arena)
{
    Error error;
    Str text;
    if (!file_read(path, FILE_LIMIT, arena, &text, &error))
        fail_msg("%s", error.text);
    return text;
}

static void test_the_manual_has_every_key_of_line_mode(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str manual = read_text("moot.1", arena);
    for (size_t i = 0; i < line_row_count; i++) {
        const LineRow *row = &line_rows[i];
        Str rest = str(row->keys), key;
        if (str_find(manual, arena_format(arena, "\n%s (", row->help)) < 0)
            fail_msg("moot.1 lacks \"%s\"", row->help);
        while (str_next(&rest, ' ', &key))
            if (key_parse(key) == K_NONE)
                fail_msg("%s is no key", row->keys);
    }
    arena_free(arena);
}

// Whoever needs line mode must hear of it before anything else.
static void test_the_readme_begins_with_line_mode(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str readme = read_text("README.md", arena);
    ptrdiff_t at = str_find(readme, str("moot --plain"));
    assert_in_range(at, 0, 200);
    arena_free(arena);
}

// --- any keys at all

static Key random_key(uint32_t *seed)
{
    static const Key keys[] = { K_ENTER, K_ENTER, K_ESCAPE, K_BACKSPACE, K_UP,
                                K_DOWN,  K_LEFT,  K_RIGHT,  K_PAGE_DOWN, K_TAB,
                                K_HOME,  K_END,   4,        15 };
    uint32_t number = check_random(seed);
    if (number % 4 == 0)
        return keys[number / 4 % COUNT(keys)];
    Key key = ' ' + number / 4 % ('~' - ' ' + 1);
    return key == 'Q' || key == 'Z' || key == 'q' ? 'j' : key;
}

// However keys come, each is answered or waits for another, and in words.
static void test_any_keys_are_answered_in_words(void **state)
{
    (void)state;
    int seeds = check_seeds(5000), first = check_first_seed();
    for (int i = 0; i < seeds; i++) {
        uint32_t seed = (uint32_t)(first + i);
        Reader reader = reader_new(str(everything), i % 2 == 0 ? 24 : 0);
        for (int k = 0; k < 60; k++) {
            Str before = arena_str(reader.arena, plain_prompt(reader.plain));
            plain_key(reader.plain, random_key(&seed));
            Str said = plain_take(reader.plain);
            Str prompt = plain_prompt(reader.plain);
            check_words(said, "any keys");
            check_words(prompt, "any keys");
            bool is_typing = reader.app->search || reader.app->note ||
                             reader.app->prompt.kind != PROMPT_NONE;
            if (said.length == 0 && str_equal(before, prompt) && !is_typing)
                fail_msg("seed %d: key %d is not answered at %.*s", first + i, k,
                         STR_ARGUMENTS(prompt));
            if (plain_request(reader.plain) == REQUEST_QUIT)
                break;
        }
        reader_free(&reader);
    }
}

TESTS(cmocka_unit_test(test_scripts_say_what_they_should),
      cmocka_unit_test(test_the_manual_has_every_key_of_line_mode),
      cmocka_unit_test(test_the_readme_begins_with_line_mode),
      cmocka_unit_test(test_each_key_is_answered_in_words),
      cmocka_unit_test(test_any_keys_are_answered_in_words))
