#include "src/argdown/argdown_build.h"
#include "tests/check.h"
#include "tests/conformance.h"

static void check_case(const ConformanceCase *it, Arena *arena)
{
    Problems problems = { .arena = arena };
    ArgdownOptions options = { .strict = true };
    argdown_read_with(arena, str(it->name), it->input, &options, &problems);
    if ((problems.errors == 0) == it->is_accepted)
        return;
    if (it->is_accepted)
        fail_msg("%s is refused: %s", it->name,
                 problem_format(arena, &problems.items[0]).data);
    fail_msg("%s is accepted", it->name);
}

static void test_acceptance(void **state)
{
    (void)state;
    assert_true(conformance_cases(check_case) > 150);
    assert_true(conformance_cases_in("tests/argdown/made-up.jsonl", check_case) > 50);
}

TESTS(cmocka_unit_test(test_acceptance))
