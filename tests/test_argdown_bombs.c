#include <stdlib.h>
#include <sys/resource.h>
#include "src/argdown/argdown_build.h"
#include "src/argdown/argdown_notes.h"
#include "src/base/vec.h"
#include "src/debate/tree.h"
#include "src/export/export_argdown.h"
#include "src/export/export_argdown_json.h"
#include "src/export/export_text.h"
#include "tests/check.h"

// Inputs that repeat one thing very often: what costs more than its length shows here,
// because the test would not end. %d in a piece is its number.
// clang-format off
static const struct {
    const char *what, *before, *piece, *after;
    int times;
} bombs[] = {
    { "brackets",            "",            "[",                    "",      100000 },
    { "angles",              "",            "<",                    "",      100000 },
    { "braces",              "[A]: a ",     "{a: ",                 "",      100000 },
    { "closing braces",      "[A]: a {",    "}",                    "",      100000 },
    { "lists in data",       "[A]: a {x: ", "[",                    "}",     100000 },
    { "items in data",       "[A]: a {x: [", "1,",                  "1]}",    50000 },
    { "marks",               "",            "*a ",                  "",      100000 },
    { "marks of both kinds", "",            "**a __b ",             "",       50000 },
    { "unclosed tags",       "",            "#(",                   "",      100000 },
    { "signs of headings",   "",            "#",                    " x",    100000 },
    { "links",               "",            "[a](",                 "",       20000 },
    { "mentions",            "",            "@[A] ",                "",      100000 },
    { "comments",            "",            "/*",                   "",      100000 },
    { "slashes",             "",            "//",                   "",      100000 },
    { "dots",                "",            ".a",                   "",      100000 },
    { "backslashes",         "",            "\\",                   "",      100000 },
    { "premises",            "",            "(1) a\n",              "",      100000 },
    { "inferences",          "(1) a\n",     "----\n",               "",      100000 },
    { "numbered arguments",  "",            "<A>\n\n(1) a\n----\n(2) b\n\n", "", 20000 },
    { "one relation again",  "[A]\n",       "  + [B]\n",            "",      100000 },
    { "many for one",        "[A]\n",       "  + [B%d]\n",          "",      100000 },
    { "contradictions",      "[A]\n",       "  >< [B%d]\n",         "",      100000 },
    { "undercuts of a step", "<A>\n",       "  _ [B%d]\n",          "\n<A>\n\n(1) p\n----\n(2) c", 50000 },
    { "definitions",         "",            "[A]: x\n\n",           "",      100000 },
    { "descriptions",        "",            "<A>: x\n\n",           "(1) a\n----\n(2) b", 100000 },
    { "tags of one claim",   "[A]: ",       "#t%d ",                "",      100000 },
    { "undefined titles",    "",            "[Title %d]\n\n",       "",       50000 },
    { "headings",            "",            "# h\n\n## i\n\n",      "",       50000 },
    { "a chain of titles",   "",            "[C%d]: c\n  + [Cx%d]\n\n", "",   30000 },
    { "line ends",           "a",           "\r",                   "b",     100000 },
    { "blanks",              "",            " ",                    "a",     100000 },
};
// clang-format on

static void add_piece(Buffer *text, const char *piece, int number)
{
    for (const char *at = piece; *at; at++)
        if (at[0] == '%' && at[1] == 'd') {
            buffer_format(text, "%d", number);
            at++;
        } else {
            buffer_add_byte(text, *at);
        }
}

static void ignore_piece(void *context, Str piece)
{
    *(size_t *)context += piece.length;
}

static void use(Str text, bool strict, Arena *arena)
{
    Problems problems = { .arena = arena };
    ArgdownOptions options = { .strict = strict };
    size_t length = 0;
    bool whole;
    const Debate *debate =
        argdown_read_with(arena, str("x"), text, &options, &problems);
    Source source = { .path = str("x"), .text = text, .problems = &problems };
    argdown_notes(debate, &source);
    assert_true(problems.count <= 4000); // nobody reads more
    const Tree *tree = tree_make(debate, arena);
    assert_true(tree->count >= debate->claim_count);
    export_argdown_json(debate, text, ignore_piece, &length);
    assert_true(length > 0);
    if (!strict)
        export_argdown(arena, text, &whole);
}

static void r22_argdown_bombs(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bombs); i++)
        for (int strict = 0; strict < 2; strict++) {
            Arena *arena = arena_new();
            Buffer text = { .arena = arena };
            buffer_add(&text, str(bombs[i].before));
            int times = getenv("SOAK") ? bombs[i].times : bombs[i].times / 5;
            for (int k = 0; k < times; k++)
                add_piece(&text, bombs[i].piece, k);
            buffer_add(&text, str(bombs[i].after));
            use(buffer_str(&text), strict, arena);
            arena_free(arena);
        }
}

// A hundred thousand levels, each claim a reason for the one before it; on a small
// stack, which any recursion on content would overrun.
static void r20_depth_on_a_small_stack(void **state)
{
    (void)state;
    enum { LEVELS = 100000, SMALL = 256 << 10 };
    struct rlimit before, small;
    getrlimit(RLIMIT_STACK, &before);
    small = before;
    small.rlim_cur = SMALL;
    setrlimit(RLIMIT_STACK, &small);
    Arena *arena = arena_new();
    Buffer text = { .arena = arena };
    for (int i = 0; i < LEVELS; i++)
        buffer_format(&text, "[C%d]: c\n  + [C%d]\n\n", i, i + 1);
    Problems problems = { .arena = arena };
    const Debate *debate = argdown_read(arena, str("x"), buffer_str(&text), &problems);
    const Tree *tree = tree_make(debate, arena);
    assert_int_equal(tree->deepest, LEVELS);
    size_t length = 0;
    export_argdown_json(debate, buffer_str(&text), ignore_piece, &length);
    assert_true(length > LEVELS);
    length = 0;
    export_text_debate(tree, 80, ignore_piece, &length);
    assert_true(length > LEVELS);
    setrlimit(RLIMIT_STACK, &before);
    arena_free(arena);
}

// As deep as indentation goes in a file of some megabytes.
static void r20_depth_of_indentation(void **state)
{
    (void)state;
    enum { LEVELS = 2000 };
    Arena *arena = arena_new();
    Buffer text = { .arena = arena };
    buffer_add(&text, str("[C0]: c\n"));
    for (int i = 1; i < LEVELS; i++)
        buffer_format(&text, "%*s+ [C%d]: c\n", i, "", i);
    use(buffer_str(&text), true, arena);
    use(buffer_str(&text), false, arena);
    arena_free(arena);
}

TESTS(cmocka_unit_test(r22_argdown_bombs), cmocka_unit_test(r20_depth_on_a_small_stack),
      cmocka_unit_test(r20_depth_of_indentation))
