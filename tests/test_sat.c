// Truth values for clauses, against trying all of them.
#include "src/logic/sat.h"
#include "tests/check.h"

enum { MOST_VARIABLES = 10, MOST_CLAUSES = 60, LONGEST = 4 };

typedef struct {
    Literal literals[MOST_CLAUSES][LONGEST];
    size_t lengths[MOST_CLAUSES];
    size_t count;
} Problem;

static bool is_true(uint32_t values, Literal literal)
{
    return (values >> (literal >> 1) & 1) != (uint32_t)(literal & 1);
}

static bool satisfies(const Problem *problem, uint32_t values)
{
    for (size_t i = 0; i < problem->count; i++) {
        bool any = false;
        for (size_t j = 0; j < problem->lengths[i]; j++)
            any |= is_true(values, problem->literals[i][j]);
        if (!any)
            return false;
    }
    return true;
}

static bool can_be_satisfied(const Problem *problem, int32_t variables,
                             const Literal *assumed, size_t count)
{
    for (uint32_t values = 0; values < 1u << variables; values++) {
        bool fits = satisfies(problem, values);
        for (size_t i = 0; i < count; i++)
            fits &= is_true(values, assumed[i]);
        if (fits)
            return true;
    }
    return false;
}

static void add_clause(Sat *sat, Problem *problem, int32_t variables, uint32_t *seed)
{
    size_t length = 1 + check_random(seed) % LONGEST;
    length = length == 1 ? 1 + check_random(seed) % LONGEST : length;
    for (size_t i = 0; i < length; i++)
        problem->literals[problem->count][i] =
            (Literal)(check_random(seed) % (uint32_t)(2 * variables));
    problem->lengths[problem->count] = length;
    sat_clause(sat, problem->literals[problem->count++], length);
}

static void check_question(Sat *sat, const Problem *problem, int32_t variables,
                           uint32_t *seed)
{
    Literal assumed[3];
    int64_t steps = INT64_MAX;
    size_t count = check_random(seed) % 4;
    for (size_t i = 0; i < count; i++)
        assumed[i] = (Literal)(check_random(seed) % (uint32_t)(2 * variables));
    Answer answer = sat_solve(sat, assumed, count, &steps);
    assert_int_equal(answer, can_be_satisfied(problem, variables, assumed, count)
                                 ? ANSWER_YES
                                 : ANSWER_NO);
    if (answer == ANSWER_NO)
        return;
    uint32_t values = 0;
    for (int32_t i = 0; i < variables; i++)
        values |= (uint32_t)sat_value(sat, 2 * i) << i;
    assert_true(satisfies(problem, values));
    for (size_t i = 0; i < count; i++)
        assert_true(is_true(values, assumed[i]));
}

// Clauses come between questions, as they do when answers are enumerated.
static void test_answers_are_those_of_trying_all(void **state)
{
    (void)state;
    for (int i = 0; i < check_seeds(5000); i++) {
        uint32_t seed = (uint32_t)(check_first_seed() + i) * 2654435761u | 1u;
        Arena *arena = arena_new();
        Sat *sat = sat_new(arena);
        Problem problem = { .count = 0 };
        int32_t variables = 1 + (int32_t)(check_random(&seed) % MOST_VARIABLES);
        for (int32_t v = 0; v < variables; v++)
            sat_variable(sat, check_random(&seed) & 1);
        while (problem.count < MOST_CLAUSES) {
            add_clause(sat, &problem, variables, &seed);
            if (check_random(&seed) % 4 == 0)
                check_question(sat, &problem, variables, &seed);
        }
        arena_free(arena);
    }
}

// Pigeons in holes, no two in one: hard without learning, false by one.
static void put_pigeons(Sat *sat, int32_t pigeons, int32_t holes)
{
    Literal somewhere[16];
    for (int32_t i = 0; i < pigeons * holes; i++)
        sat_variable(sat, true);
    for (int32_t pigeon = 0; pigeon < pigeons; pigeon++) {
        for (int32_t hole = 0; hole < holes; hole++)
            somewhere[hole] = 2 * (pigeon * holes + hole);
        sat_clause(sat, somewhere, (size_t)holes);
    }
    for (int32_t hole = 0; hole < holes; hole++)
        for (int32_t one = 0; one < pigeons; one++)
            for (int32_t other = one + 1; other < pigeons; other++)
                sat_clause(sat,
                           (Literal[]){ 2 * (one * holes + hole) + 1,
                                        2 * (other * holes + hole) + 1 },
                           2);
}

static void test_pigeons(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int64_t steps = INT64_MAX, few = 1000;
    Sat *sat = sat_new(arena);
    put_pigeons(sat, 8, 8);
    assert_int_equal(sat_solve(sat, NULL, 0, &steps), ANSWER_YES);
    sat = sat_new(arena);
    put_pigeons(sat, 8, 7);
    assert_int_equal(sat_solve(sat, NULL, 0, &few), ANSWER_NOT_DECIDED);
    assert_true(few < 0);
    assert_int_equal(sat_solve(sat, NULL, 0, &steps), ANSWER_NO);
    assert_int_equal(sat_solve(sat, NULL, 0, &steps), ANSWER_NO);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_answers_are_those_of_trying_all),
      cmocka_unit_test(test_pigeons))
