// Files for solvers: what is read of them, and what is said of what is wrong.
#include <stdlib.h>
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/import/import_af.h"
#include "src/import/import_bag.h"
#include "tests/check.h"

// clang-format off
static const struct {
    const char *what, *text;
    AfFormat format;
    const char *read;     // "names: attacks", each attack as attacker>target
    const char *problems; // "line:column code ..."
} cases[] = {
    { "apx",                        "arg(a).\narg(b).\natt(a,b).\n",           AF_APX, "a b: a>b", "" },
    { "... on one line",            "arg(a).arg(b).att(a,b).att(b,a).",        AF_APX, "a b: a>b b>a", "" },
    { "... in any order",           "att(a,b).\narg(b).\narg(a).\n",           AF_APX, "b a: a>b", "" },
    { "... with blanks",            " arg ( a ) .\r\n\r\narg(b)\r\natt( a , b )", AF_APX, "a b: a>b", "" },
    { "... over lines",             "arg(a). arg(b). att(a,\n b\n).",          AF_APX, "a b: a>b", "" },
    { "... numbers as names",       "arg(1).\narg(2).\natt(2,1).\n",           AF_APX, "1 2: 2>1", "" },
    { "... with comments",          "% x\narg(a). % att(a,a).\n# y\natt(a,a).", AF_APX, "a: a>a", "" },
    { "... names with brackets",    "arg(f(a,b)).\narg(\"x),\").\natt(\"x),\",f(a,b)).", AF_APX, "f(a,b) \"x),\": \"x),\">f(a,b)", "" },
    { "... names in any script",    "arg(é).\narg(论).\natt(论,é).",            AF_APX, "é 论: 论>é", "" },
    { "... said twice",             "arg(a).\narg(a).\natt(a,a).\natt(a,a).",  AF_APX, "a: a>a", "" },
    { "... a byte order mark",      "\xEF\xBB\xBF" "arg(a).",                  AF_APX, "a:", "" },
    { "... other facts",            "arg(a).\nenf(a).\npos(b).\n",             AF_APX, "a:", "2:1 unknown-fact 3:1 unknown-fact" },
    { "... not declared",           "arg(b).\natt(é,b).\natt(é,c).",           AF_APX, "b é c: é>b é>c", "2:5 undeclared-argument 3:7 undeclared-argument" },
    { "... a weight",               "arg(a,0.5).",                             AF_APX, "a:", "1:7 weight" },
    { "... no facts",               "arg(a).\nnonsense here\narg(b).\n(c)\n",  AF_APX, "a b:", "2:1 no-fact 4:1 no-fact" },
    { "... a comment at the end",   "arg(a). % x",                             AF_APX, "a:", "" },
    { "... cut off",                "arg(a).\natt(a",                          AF_APX, "a:", "2:1 no-fact" },
    { "... cut off in a line",      "arg(a).\natt(a\narg(b).\narg(c).",        AF_APX, "a b c:", "2:1 no-fact" },
    { "... nothing in brackets",    "arg().\narg(a).",                         AF_APX, "a:", "1:1 no-fact" },
    { "tgf",                        "1\n2\n#\n1 2\n",                          AF_TGF, "1 2: 1>2", "" },
    { "... with labels",            "1 nine\n2 (two)\n#\n1 2 a label\n",       AF_TGF, "1 2: 1>2", "" },
    { "... without a last line end", "a\nb\n#\na b\nb a",                      AF_TGF, "a b: a>b b>a", "" },
    { "... blank lines, CR LF",     "\r\na\r\n\r\nb\r\n # \r\na\tb\r\n",       AF_TGF, "a b: a>b", "" },
    { "... without attacks",        "a\nb\n",                                  AF_TGF, "a b:", "" },
    { "... without arguments",      "#\n",                                     AF_TGF, ":", "" },
    { "... not declared",           "a\n#\nb a\n",                             AF_TGF, "a b: b>a", "3:1 undeclared-argument" },
    { "... half an attack",         "a\n#\na\n",                               AF_TGF, "a:", "3:1 half-attack" },
    { "p af",                       "p af 3\n1 2\n3 1\n",                      AF_NUMBERED, "1 2 3: 1>2 3>1", "" },
    { "... with comments",          "# one\np af 2\n# 1=a\n1 2\n#\n2 2\n",     AF_NUMBERED, "1 2: 1>2 2>2", "" },
    { "... blank lines",            "\np  af  2\n\n1\t2\n\n",                  AF_NUMBERED, "1 2: 1>2", "" },
    { "... the older form",         "p af 2 2\n1 -2 0\n2 -1 0\n",              AF_NUMBERED, "1 2: 1>2 2>1", "" },
    { "... comments of clauses",    "c x\np af 1\nc 1 1\n1 1\n",               AF_NUMBERED, "1: 1>1", "" },
    { "... without arguments",      "p af 0\n",                                AF_NUMBERED, ":", "" },
    { "... numbers out of range",   "p af 2\n1 3\n0 1\n-1 2\nx 1\n",           AF_NUMBERED, "1 2:", "2:3 no-argument 3:1 no-argument 4:1 no-argument 5:1 no-argument" },
    { "... half an attack",         "p af 2\n1\n",                             AF_NUMBERED, "1 2:", "2:1 half-attack" },
    { "... no number",              "p af x\n1 2\n",                           AF_NUMBERED, ":", "1:1 no-count 2:1 no-argument 2:3 no-argument" },
    { "... a second header",        "p af 2\np af 3\n1 2\n",                   AF_NUMBERED, "1 2: 1>2", "2:1 second-header" },
    { "... too many",               "p af 2000001\n",                          AF_NUMBERED, ":", "1:6 large-framework" },
    { "... far too many",           "p af 99999999999999999999\n",             AF_NUMBERED, ":", "1:1 no-count" },
    { "... another kind",           "p aba 4\n",                               AF_NUMBERED, ":", "1:1 not-abstract" },
    { "nothing",                    "",                                        AF_APX, ":", "" },
    { "blank lines alone",          "\n \n",                                   AF_APX, ":", "" },
};
// clang-format on

static Str say_framework(const ImportedAf *file, Arena *arena)
{
    Buffer out = { .arena = arena };
    const Framework *framework = &file->framework;
    for (int32_t i = 0; i < framework->count; i++) {
        assert_int_equal(table_get(&file->index, file->names[i]), i);
        buffer_format(&out, "%s%.*s", i > 0 ? " " : "", STR_ARGUMENTS(file->names[i]));
    }
    buffer_add(&out, str(":"));
    for (int32_t i = 0; i < framework->count; i++)
        for (int32_t k = framework->out_start[i]; k < framework->out_start[i + 1]; k++)
            buffer_format(&out, " %.*s>%.*s", STR_ARGUMENTS(file->names[i]),
                          STR_ARGUMENTS(file->names[framework->targets[k]]));
    return buffer_str(&out);
}

static Str say_problems(Problems *problems, Arena *arena)
{
    Buffer out = { .arena = arena };
    buffer_add(&out, str(""));
    problems_sort(problems);
    for (size_t i = 0; i < problems->count; i++) {
        const Problem *problem = &problems->items[i];
        buffer_format(&out, "%s%d:%d %.*s", i > 0 ? " " : "", problem->line,
                      problem->column, STR_ARGUMENTS(problem->code));
    }
    return buffer_str(&out);
}

static void test_frameworks(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        ImportedAf file = import_af(arena, str("x"), str(cases[i].text), &problems);
        assert_int_equal(import_af_format(str(cases[i].text)), cases[i].format);
        check_str(say_framework(&file, arena), cases[i].read, cases[i].what);
        check_str(say_problems(&problems, arena), cases[i].problems, cases[i].what);
        arena_free(arena);
    }
}

// clang-format off
static const struct {
    const char *what, *text;
    bool is_one;
    const char *read; // "name=weight ...: attacker-target supporter+supported"
    const char *problems;
} bags[] = {
    { "a graph",           "arg(a, 0.5).\narg(b, .25)\natt(a,b).\nsup(b , a)", true, "a=0.5 b=0.25: a-b b+a", "" },
    { "without white space", "arg(a,1).arg(b,0).att(a,b).",             true, "a=1 b=0: a-b", "" },
    { "exponents",         "arg(a,1e-1).\narg(b,1.0).",                 true, "a=0.1 b=1:", "" },
    { "no weight",         "arg(a).\nsup(a,a).",                        true, "a=0.5: a+a", "1:1 no-weight" },
    { "no weights at all", "arg(a).",                                   false, "a=0.5:", "1:1 no-weight" },
    { "wrong weights",     "arg(a,1.5).\narg(b,-1).\narg(c,x).\narg(d,nan).", true, "a=0.5 b=0.5 c=0.5 d=0.5:", "1:7 bad-weight 2:7 bad-weight 3:7 bad-weight 4:7 bad-weight" },
    { "a second weight",   "arg(a,0.5).\narg(a,0.75).",                 true, "a=0.75:", "2:1 second-weight" },
    { "used before",       "att(a,b).\narg(b,1).\narg(a,0).",           true, "a=0 b=1: a-b", "" },
    { "not declared",      "arg(b,1).\natt(a,b).",                      true, "b=1 a=0.5: a-b", "2:5 undeclared-argument" },
    { "an edge twice",     "arg(b,1).\natt(b,b).\natt(b,b).\nsup(b,b).", true, "b=1: b-b b+b", "3:1 edge-twice" },
    { "other facts",       "arg(b,1).\nrel(b,b).",                      true, "b=1:", "2:1 unknown-fact" },
    { "nothing",           "",                                          false, ":", "" },
};
// clang-format on

static Str say_bag(const ImportedBag *bag, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (int32_t i = 0; i < bag->graph.count; i++) {
        assert_int_equal(bag->graph.nodes[i].base_of, -1);
        buffer_format(&out, "%s%.*s=%g", i > 0 ? " " : "", STR_ARGUMENTS(bag->names[i]),
                      bag->graph.nodes[i].base);
    }
    buffer_add(&out, str(":"));
    for (size_t i = 0; i < bag->graph.edge_count; i++) {
        const GradualEdge *edge = &bag->graph.edges[i];
        buffer_format(&out, " %.*s%c%.*s", STR_ARGUMENTS(bag->names[edge->from]),
                      edge->is_support ? '+' : '-',
                      STR_ARGUMENTS(bag->names[edge->to]));
    }
    return buffer_str(&out);
}

static void test_weighted_graphs(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bags); i++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        ImportedBag bag = import_bag(arena, str("x"), str(bags[i].text), &problems);
        assert_int_equal(import_bag_is(str(bags[i].text)), bags[i].is_one);
        check_str(say_bag(&bag, arena), bags[i].read, bags[i].what);
        check_str(say_problems(&problems, arena), bags[i].problems, bags[i].what);
        arena_free(arena);
    }
}

// One below the limit, at it, and one above.
static void test_limit_of_arguments(void **state)
{
    (void)state;
    for (int32_t more = -1; more <= 1; more++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        Str text = arena_format(arena, "p af %d\n", LIMIT_CLAIMS + more);
        ImportedAf file = import_af(arena, str("x"), text, &problems);
        assert_int_equal(file.framework.count, more > 0 ? 0 : LIMIT_CLAIMS + more);
        assert_int_equal(problems.errors, more > 0);
        arena_free(arena);
    }
}

static void test_limit_of_relations(void **state)
{
    (void)state;
    if (!getenv("SOAK"))
        check_skip("it takes seconds; see make soak");
    for (int32_t more = -1; more <= 1; more++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        Buffer text = { .arena = arena };
        for (int32_t i = 0; i < LIMIT_BAG_EDGES + more; i++)
            buffer_format(&text, "sup(a%d,b%d).\n", (int)(i / 2000), (int)(i % 2000));
        ImportedBag bag = import_bag(arena, str("x"), buffer_str(&text), &problems);
        assert_int_equal(bag.graph.edge_count, LIMIT_BAG_EDGES + (more < 0 ? -1 : 0));
        assert_int_equal(problems.errors, more > 0);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_frameworks), cmocka_unit_test(test_weighted_graphs),
      cmocka_unit_test(test_limit_of_arguments),
      cmocka_unit_test(test_limit_of_relations))
