#include "src/argdown/argdown_build.h"
#include "src/base/file.h"
#include "src/debate/debate_compare.h"
#include "src/export/export_argdown.h"
#include "tests/check.h"
#include "tests/conformance.h"
#include "tests/random_debate.h"

// clang-format off
static const struct {
    const char *what, *text, *expected;
} cases[] = {
    { "nothing",                  "",                               "" },
    { "a text",                   "foo",                            "foo\n" },
    { "blank lines between",      "\n\na\n \n\n\nb\n\n",            "a\n\nb\n" },
    { "line ends",                "a\r\n\r\nb\rc",                  "a\n\nb\nc\n" },
    { "a bracket at the end", "<", "\\<\n" },
    { "a bracket before a line end", "[\r\n]\n\na <\r\n>", "\\[\n]\n\na \\<\n>\n" },
    { "a mark of byte order",     "\xEF\xBB\xBF[A]: x",             "[A]: x\n" },
    { "signs of relations",       "[A]\n  + [B]\n  - [C]\n  _ [D]\n  +> [E]\n  -> [F]\n  _> [G]\n  >< [H]",
      "[A]\n    <+ [B]\n    <- [C]\n    <_ [D]\n    +> [E]\n    -> [F]\n    _> [G]\n    >< [H]\n" },
    { "levels",                   "[A]\n + <B>\n   - <C>\n + <D>",   "[A]\n    <+ <B>\n        <- <C>\n    <+ <D>\n" },
    { "a blank line before one",  "[A]: x\n\n  + [B]: y",           "[A]: x\n    <+ [B]: y\n" },
    { "lines that go on",         "[A]: x\ny\n    z",               "[A]: x\n  y\n  z\n" },
    { "data on their line",       "[A]: x\n{a: 1}",                 "[A]: x\n  {a: 1}\n" },
    { "front matter",             "=====\ntitle: x\n====\nfoo",     "===\ntitle: x\n===\n\nfoo\n" },
    { "front matter on one line", "=== title: x ===\n\nfoo",        "===\ntitle: x\n===\n\nfoo\n" },
    { "a heading",                "##  A  {isGroup: true}",         "## A  {isGroup: true}\n" },
    { "lists count anew",         "3. a\n7. b\n\n* c",              "1. a\n2. b\n\n* c\n" },
    { "an inference over lines",  "(1) a\n--\nx,y\n--\n(2) b",      "(1) a\n-- x, y --\n(2) b\n" },
    { "an inference with data",   "(1) a\n-- r {uses: [1]}--\n(2) b", "(1) a\n-- r {uses: [1]} --\n(2) b\n" },
    { "a colon that is missing",  "[A] x",                          "[A]: x\n" },
    { "brackets in a text",       "a [sic] b",                      "a \\[sic] b\n" },
    { "an underscore in a word",  "a snake_case b",                 "a snake\\_case b\n" },
    { "an address",               "see http://x.y/z now\n\nb",      "see http:/\\/x.y/z now\n\nb\n" },
    { "a year at a line's start", "In the year\n1990. x",           "In the year\n\\1990. x\n" },
    { "comments",                 "/* a */\n\n[A]: x // b\n  // c\n  + <B> /* d */\n\n\n// e\n[C]\n// f\n",
      "/* a */\n\n[A]: x // b\n    // c\n    <+ <B> /* d */\n\n// e\n[C]\n\n// f\n" },
};
// clang-format on

static Str format(Arena *arena, Str text)
{
    bool whole;
    return export_argdown(arena, text, &whole);
}

static void test_forms(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Str got = format(arena, str(cases[i].text));
        if (!str_is(got, cases[i].expected))
            fail_msg("%s: '%.*s', expected '%s'", cases[i].what, (int)got.length,
                     got.data, cases[i].expected);
        arena_free(arena);
    }
}

static void test_losses(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    bool whole;
    export_argdown(arena, str("[A]: x {a: 1}"), &whole);
    assert_true(whole);
    export_argdown(arena, str("{a: 1}\n\n[A]: x"), &whole);
    assert_false(whole);
    export_argdown(arena, str("(1) a\n---- because\n(2) b"), &whole);
    assert_false(whole);
    arena_free(arena);
}

// Text to model to text to model: the same, and the second text is the first.
static void check_round_trip(const char *name, Str text, bool strict, Arena *arena)
{
    Str difference;
    Problems problems = { .arena = arena }, again = { .arena = arena };
    ArgdownOptions options = { .strict = strict };
    const Debate *debate =
        argdown_read_with(arena, str(name), text, &options, &problems);
    Str formatted = format(arena, text), twice = format(arena, formatted);
    const Debate *read =
        argdown_read_with(arena, str(name), formatted, &options, &again);
    if (strict && problems.errors == 0 && again.errors > 0)
        fail_msg("%s: the usual form is refused: %s\n%.*s", name,
                 problem_format(arena, &again.items[0]).data, (int)formatted.length,
                 formatted.data);
    if (!debate_equal(debate, read, arena, &difference))
        fail_msg("%s: %.*s differs:\n%.*s\nas it was:\n%.*s", name,
                 (int)difference.length, difference.data, (int)formatted.length,
                 formatted.data, (int)text.length, text.data);
    if (!str_equal(formatted, twice))
        fail_msg("%s: not stable:\n%.*s\nbut then:\n%.*s", name, (int)formatted.length,
                 formatted.data, (int)twice.length, twice.data);
}

static void test_random(void **state)
{
    (void)state;
    int seeds = check_seeds(10000);
    for (int seed = 0; seed < seeds; seed++) {
        Arena *arena = arena_new();
        Str text = random_debate(arena, (uint32_t)seed, 5 + seed % 60);
        Problems problems = { .arena = arena };
        ArgdownOptions options = { .strict = true };
        const char *name = arena_format(arena, "seed %d", seed).data;
        argdown_read_with(arena, str(name), text, &options, &problems);
        if (problems.errors > 0)
            fail_msg("%s\n%.*s", problem_format(arena, &problems.items[0]).data,
                     (int)text.length, text.data);
        check_round_trip(name, text, true, arena);
        check_round_trip(name, text, false, arena);
        arena_free(arena);
    }
}

static void check_case(const ConformanceCase *it, Arena *arena)
{
    // an alias is refused, but not by a strict reader
    if (it->is_accepted && str_find(it->input, str("*k")) < 0)
        check_round_trip(it->name, it->input, true, arena);
}

static void test_conformance(void **state)
{
    (void)state;
    assert_true(conformance_cases(check_case) > 150);
}

static void test_files(void **state)
{
    (void)state;
    static const char *const files[] = {
        "tests/argdown/examples/legalisation-softdrugs.argdown",
        "tests/argdown/examples/semmelweis_betz.argdown",
        "tests/argdown/examples/veggie_debate.argdown",
        "content/soft-power/debates/real-power.argdown",
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        Arena *arena = arena_new();
        Str text;
        Error error;
        if (!file_read(files[i], 1 << 20, arena, &text, &error))
            fail_msg("%s", error.text);
        check_round_trip(files[i], text, true, arena);
        check_round_trip(files[i], text, false, arena);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_forms), cmocka_unit_test(test_losses),
      cmocka_unit_test(test_random), cmocka_unit_test(test_conformance),
      cmocka_unit_test(test_files))
