// `moot solve` and `moot stands FILE.bag`: what they answer, byte for byte.
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/process.h"

// clang-format off
static const struct { const char *name, *text; } files[] = {
    { "circle.apx", "arg(a). arg(b). arg(c). arg(d).\natt(a,b). att(b,a). att(a,c). att(b,c). att(c,d).\n" },
    { "circle.tgf", "a\nb\nc\nd\n#\na b\nb a\na c\nb c\nc d\n" },
    { "circle.af",  "p af 4\n# 1=a 2=b 3=c 4=d\n1 2\n2 1\n1 3\n2 3\n3 4\n" },
    { "odd.apx",    "arg(a). arg(b). arg(c).\natt(a,b). att(b,c). att(c,a).\n" },
    { "odd.af",     "p af 3\n1 2\n2 3\n3 1\n" },
    { "named.tgf",  "p af 2\n1 2\n" },
    { "empty.apx",  "" },
    { "empty.af",   "p af 0\n" },
    { "wrong.apx",  "arg(a).\natt(a\n" },
    { "odd.bag",    "arg(nine, 0.5).\narg(sleep, 0.8).\narg(buses, 0.4).\narg(wrong, 0.5).\natt(buses, nine).\natt(wrong, sleep).\nsup(sleep, nine).\n" },
    { "wrong.bag",  "arg(nine, 5).\n" },
};

static const struct {
    const char *words;
    int status;
    const char *out, *error; // the error has this in it
} cases[] = {
    { "solve --task=SE-GR circle.apx",         0, "[]\n", "" },
    { "solve --task=SE-CO circle.apx",         0, "[]\n", "" },
    { "solve --task=EE-PR circle.apx",         0, "[[a,d],[b,d]]\n", "" },
    { "solve --task=CE-CO circle.apx",         0, "3\n", "" },
    { "solve --task=CE-ST circle.tgf",         0, "2\n", "" },
    { "solve --task=DC-CO -a a circle.tgf",    0, "YES\n", "" },
    { "solve --task=DC-PR -a c circle.tgf",    0, "NO\n", "" },
    { "solve --task=DS-PR -a d circle.apx",    0, "YES\n", "" },
    { "solve --task=DS-GR -a d circle.apx",    0, "NO\n", "" },
    { "solve --task=EE-ID circle.apx",         0, "[[]]\n", "" },
    { "solve --task=SE-GR circle.af",          0, "w\n", "" },
    { "solve --task=DS-PR -a 4 circle.af",     0, "YES\n", "" },
    { "solve --task=DC-CO -a 3 circle.af",     0, "NO\n", "" },
    { "solve --task=DS-CO -a 4 circle.af",     0, "NO\nw\n", "" },
    { "solve -p ee-st -f circle.apx -fo apx",  0, "[[a,d],[b,d]]\n", "" },
    { "solve -p DC-ST -f circle.tgf -fo tgf -a c", 0, "NO\n", "" },
    { "solve --task=SE-ST odd.apx",            0, "NO\n", "" },
    { "solve --task=EE-ST odd.apx",            0, "[]\n", "" },
    { "solve --task=EE-ST odd.af",             0, "NO\n", "" },
    { "solve --task=DS-ST -a 1 odd.af",        0, "YES\n", "" },
    { "solve --task=DC-ST -a 1 odd.af",        0, "NO\n", "" },
    { "solve --task=CE-STG odd.af",            0, "3\n", "" },
    { "solve --task=EE-SST odd.apx",           0, "[[]]\n", "" },
    { "solve --task=DC-STG -a 2 odd.af",       0, "YES\nw 2\n", "" },
    { "solve --task=SE-GR named.tgf",          0, "w 1\n", "" },
    { "solve --task=EE-PR empty.apx",          0, "[[]]\n", "" },
    { "solve --task=SE-ST empty.af",           0, "w\n", "" },
    { "solve --formats",                       0, "[apx,tgf,af]\n", "" },
    { "solve --task=SE-GR wrong.apx",          2, "", "wrong.apx:2:1: error: This is no fact." },
    { "solve --task=SE-GR odd.bag",            2, "", "moot stands" },
    { "solve --task=SE-GR none.apx",           2, "", "none.apx" },
    { "solve --task=SE-GR",                    2, "", "moot solve --task=SE-GR FILE" },
    { "solve circle.apx",                      2, "", "moot solve --task=SE-GR FILE" },
    { "solve --task=DC-CO circle.apx",         2, "", "-a ARG" },
    { "solve --task=DC-CO -a x circle.apx",    2, "", "there is no argument x in circle.apx" },
    { "solve --task=XX-CO circle.apx",         2, "", "such as DC-CO" },
    { "solve --task=SE-CO -fo xml circle.apx", 2, "", "apx, tgf or af" },
    { "stands odd.bag",                        0, "nine 0.5\nsleep 0.4\nbuses 0.4\nwrong 0.5\n", "" },
    { "stands odd.bag --semantics=quadratic-energy --json", 0,
      "{\n  \"semantics\": \"quadratic-energy\",\n  \"settled\": true,\n  \"rounds\": 1,\n  \"strengths\": {\n"
      "    \"nine\": 0.527231467473525,\n    \"sleep\": 0.64,\n    \"buses\": 0.4,\n    \"wrong\": 0.5\n  }\n}\n", "" },
    { "stands odd.bag --semantics=grounded",   2, "", "df-quad, quadratic-energy or euler" },
    { "stands odd.bag --why",                  2, "", "only --semantics and --json" },
    { "stands wrong.bag",                      2, "", "wrong.bag:1:11: error:" },
};
// clang-format on

static void test_answers(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    for (size_t i = 0; i < COUNT(files); i++)
        folder_write(folder, files[i].name, str(files[i].text));
    for (size_t i = 0; i < COUNT(cases); i++) {
        ProcessRun run = process_run(folder, cases[i].words, arena);
        check_str(run.out, cases[i].out, cases[i].words);
        assert_int_equal(run.status, cases[i].status);
        if (str_find(run.error, str(cases[i].error)) < 0 ||
            (run.error.length > 0 && !cases[i].error[0]))
            fail_msg("%s: it says %.*s", cases[i].words, STR_ARGUMENTS(run.error));
    }
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_answers))
