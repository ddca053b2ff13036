// Tours: steps in a text, where they lead, and what is said of those that lead nowhere.
#include "src/base/vec.h"
#include "src/document/tour.h"
#include "src/library/library.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/script.h"

// clang-format off
static const struct {
    const char *what, *text;
    const char *steps; // "source|place|label|words|line:column" a line
} texts[] = {
    { "a title between angle brackets", "[A b](<real-power#A b>): Why? Because.\n",
      "real-power|A b|A b|Why? Because.|1:8\n" },
    { "blanks as %20, and the scheme", "[A b](moot:real-power#A%20b) is it.\n",
      "real-power|A b|A b|is it.|1:7\n" },
    { "a passage by its address", "See [the *text*](forum#4.1p3) now.\n",
      "forum|4.1p3|the text|See the text now.|1:18\n" },
    { "the path of a file", "[x](../debates/real-power.argdown#A)\n",
      "real-power|A|x||1:5\n" },
    { "a library", "[x](soft/real-power#A)\n", "soft/real-power|A|x||1:5\n" },
    { "a whole source", "[x](forum)\n\n[y](forum.md)\n",
      "forum||x||1:5\nforum||y||3:5\n" },
    { "items of a list", "1. [x](a#b): One.\n2. [y](a#c) Two.\n   Three.\n",
      "a|b|x|One.|1:8\na|c|y|Two. Three.|2:8\n" },
    { "paragraphs below a link go with it", "[x](a#b).\n\nOne.\n\nTwo.\n\n# H\n\nThree.\n",
      "a|b|x|One. Two.|1:5\n" },
    { "a link in a heading", "# [x](a#b)\n\nOne.\n\n## [y](a#c)\n\nTwo.\n",
      "a|b|x|One.|1:7\na|c|y|Two.|5:8\n" },
    { "two links in one paragraph", "From [x](a#b) to\n[y](a#c).\n\nOne.\n",
      "a|b|x|From x to y. One.|1:10\na|c|y|From x to y. One.|2:5\n" },
    { "after front matter", "---\ntitle: T\n---\n\n[x](a#b)\n", "a|b|x||5:5\n" },
    { "wide letters count as one column", "é日 [x](a#b)\n", "a|b|x|é日 x|1:8\n" },
    { "the network and this text are no steps",
      "[x](https://a.b/c#d) [y](#d) [z](mailto:a@b.c) ![p](p.png)\n", "" },
    { "a title with a mark in it", "[x](<a#What of C#? No>)\n", "a|What of C#? No|x||1:6\n" },
    { "nothing before the mark", "[x](moot:#b)\n", "" },
    { "bytes that are none", "[x](a#%zz%2)\n", "a|%zz%2|x||1:5\n" },
    { "hostile bytes are shown", "[x](a#b%1B%5B2J)\n", "a|b\xEF\xBF\xBD[2J|x||1:5\n" },
    { "nothing", "", "" },
};
// clang-format on

static Str steps_of(const char *text, Arena *arena)
{
    Problems problems = { .arena = arena };
    Buffer out = { .arena = arena };
    const Document *document = document_read(arena, str("t.md"), str(text), &problems);
    const Tour *tour = tour_read(arena, document, str(text));
    for (size_t i = 0; i < tour->count; i++) {
        const TourStep *step = &tour->steps[i];
        buffer_format(&out, "%.*s|%.*s|%.*s|%.*s|%d:%d\n", STR_ARGUMENTS(step->source),
                      STR_ARGUMENTS(step->place), STR_ARGUMENTS(step->label),
                      STR_ARGUMENTS(step->words), step->line, step->column);
    }
    return buffer_str(&out);
}

static void test_steps(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        Arena *arena = arena_new();
        check_str(steps_of(texts[i].text, arena), texts[i].steps, texts[i].what);
        arena_free(arena);
    }
}

// Thousands of links in one paragraph share its words; not that many copies of it.
static void test_many_steps(void **state)
{
    (void)state;
    enum { MANY = 9000 };
    Arena *arena = arena_new();
    Buffer text = { .arena = arena };
    for (int i = 0; i < MANY; i++)
        buffer_format(&text, "[x](a#%d)\n", i);
    buffer_add_byte(&text, '\0');
    Problems problems = { .arena = arena };
    Str all = str(buffer_str(&text).data);
    const Tour *tour =
        tour_read(arena, document_read(arena, str("t.md"), all, &problems), all);
    assert_int_equal(tour->count, MANY);
    assert_int_equal(tour->steps[MANY - 1].line, MANY);
    assert_ptr_equal(tour->steps[1].words.data, tour->steps[MANY - 1].words.data);
    assert_int_equal(tour_step_at(tour, 0), 0);
    assert_int_equal(tour_step_at(tour, 1), MANY);
    arena_free(arena);
}

// --- where they lead

// clang-format off
static const struct {
    const char *what, *step;
    const char *problem; // "line:column: sentence (help)"; NULL: it leads somewhere
} leads[] = {
    { "a claim",             "[x](<power#The claim>)", NULL },
    { "an argument",         "[x](<power#The argument>)", NULL },
    { "a passage",           "[x](text#1p1)", NULL },
    { "a heading",           "[x](text#1)", NULL },
    { "a whole debate",      "[x](power)", NULL },
    { "in another library",  "[x](<other/power#Elsewhere>)", NULL },
    { "one that has it",     "[x](<power#Elsewhere>)", NULL },
    { "a title misspelt",    "[x](<power#The clam>)",
      "1:6: power has no claim \"The clam\" (did you mean \"The claim\"?)" },
    { "no such title",       "[x](<power#Nothing of the kind is said>)",
      "1:6: power has no claim \"Nothing of the kind is said\" (no title of that debate is like it)" },
    { "a debate misspelt",   "Look: [x](pwoer#The)",
      "1:11: there is no debate or document \"pwoer\" to go to (did you mean \"power\"?)" },
    { "no such passage",     "[x](text#1p7)",
      "1:5: text has no passage \"1p7\" (the last there is 1p2)" },
    { "no steps",            "Nothing leads anywhere.",
      "1:1: this tour has no steps (a step is a link to a claim or passage: [title](<debate#Title of the claim>))" },
};
// clang-format on

static Str problem_of(Library *library, Arena *arena)
{
    const Problems *problems = library_check(library);
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < problems->count; i++) {
        const Problem *problem = &problems->items[i];
        if (str_starts(problem->code, str("tour")))
            buffer_format(&out, "%d:%d: %.*s (%.*s)", problem->line, problem->column,
                          STR_ARGUMENTS(problem->text), STR_ARGUMENTS(problem->help));
    }
    return buffer_str(&out);
}

static void test_leads(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(leads); i++) {
        Arena *arena = arena_new();
        Error error;
        Str folder = folder_new(arena);
        folder_write(folder, "lib/debates/power.argdown",
                     str("[The claim]: It is so.\n    <- <The argument>: No.\n"));
        folder_write(folder, "lib/documents/text.md",
                     str("# One\n\nFirst.\n\nSecond.\n"));
        folder_write(folder, "lib/tours/steps.md", str(leads[i].step));
        folder_write(folder, "other/debates/power.argdown",
                     str("[Elsewhere]: It is so.\n"));
        Library *library = library_read(&folder.data, 1, &error);
        assert_non_null(library);
        check_str(problem_of(library, arena), leads[i].problem ? leads[i].problem : "",
                  leads[i].what);
        library_close(library);
        folder_remove(folder);
        arena_free(arena);
    }
}

// --- on the screen

static const char opened[] =
    "open tests/debates/soft-power.argdown tests/debates/propaganda.argdown "
    "tests/debates/report.md tests/tours/first-steps.md\nG Enter\n";

static void check_shows(Script *script, const char *keys, const char *shown)
{
    script_run(script, keys, str(keys));
    if (!script_shows(script, shown))
        fail_msg("%s: \"%s\" is not in\n%s", keys, shown, script_print(script).data);
}

// Where the reader is in a tour is kept, as in other texts.
static void test_the_place_is_kept(void **state)
{
    (void)state;
    Script script;
    script_init(&script);
    check_shows(&script, opened, "A tour of 5 steps");
    check_shows(&script, "n n n", "tour 3/5");
    assert_true(app_save(script.app));
    app_free(script.app);
    script.app = app_new(script.library, script.state);
    check_shows(&script, "G", "step 3");
    check_shows(&script, "Enter", "you were at step 3 of 5");
    check_shows(&script, "n", "tour 4/5");
    script_free(&script);
}

// Through a tour and back, in every view, and out of it.
static void test_walking(void **state)
{
    (void)state;
    Script script;
    script_init(&script);
    check_shows(&script, opened, "A tour of 5 steps");
    check_shows(&script, "n", "1 of 5");
    check_shows(&script, "p", "This is the first step of the tour");
    check_shows(&script, "2 n", "tour 3/5");
    check_shows(&script, "M", "3 of 5");
    check_shows(&script, "n", "the report");
    check_shows(&script, "n", "Map");
    check_shows(&script, "n", "This is the last step of the tour");
    check_shows(&script, "N N", "Admiration is not obedience");
    check_shows(&script, "P", "3/5");
    check_shows(&script, "Space", "The harbour report, 1 ¶2");
    check_shows(&script, "9", "9");
    check_shows(&script, "Enter", "There is no step 9");
    check_shows(&script, "q", "4 of 5");
    check_shows(&script, "Esc", "¶2");
    assert_false(script_shows(&script, "4 of 5"));
    check_shows(&script, "n", "There is no current list");
    script_free(&script);
}

TESTS(cmocka_unit_test(test_steps), cmocka_unit_test(test_many_steps),
      cmocka_unit_test(test_leads), cmocka_unit_test(test_the_place_is_kept),
      cmocka_unit_test(test_walking))
