// Frameworks and their grounded labelling, against the definition.
#include "src/debate/labelling.h"
#include "tests/check.h"
#include "tests/random_framework.h"

enum { MOST = RANDOM_FRAMEWORK_MOST };

// clang-format off
static const struct {
    const char *what;
    const char *attacks; // "ab" is: a attacks b
    const char *forced;  // "a+b-": a in, b out
    const char *labels;  // of a, b, c ...: + in, - out, ? undecided
    const char *rounds;
} cases[] = {
    { "nothing is attacked",                   "",               "",     "++",    "00"    },
    { "an attack is answered",                 "ba cb",          "",     "+-+",   "210"   },
    { "a chain of four",                       "ba cb dc",       "",     "-+-+",  "3210"  },
    { "two that attack each other",            "ab ba",          "",     "??",    "__"    },
    { "an attack on itself",                   "aa ab",          "",     "??",    "__"    },
    { "a circle that is broken from outside",  "ab bc ca da",    "",     "-+-+",  "1230"  },
    { "an attack said twice counts once",      "ba ba cb cb",    "",     "+-+",   "210"   },
    { "the longest way decides",               "ba ca db ec fe gf", "",  "+--++-+", "4130210" },
    { "what is taken as rejected is out",      "ba cb",          "c-",   "-+-",   "210"   },
    { "... and what is granted is in",         "ba cb",          "a+",   "+-+",   "010"   },
    { "granted, whatever attacks it",          "ba",             "a+",   "++",    "00"    },
    { "a circle is broken by force",           "ab ba",          "a-",   "-+",    "01"    },
    { "even what attacks itself is granted",   "aa ab",          "a+",   "+-",    "01"    },
};
// clang-format on

static Framework read_attacks(const char *attacks, int32_t count, Arena *arena)
{
    AttackPair pairs[32];
    size_t pair_count = 0;
    for (const char *at = attacks; *at; at += at[2] == ' ' ? 3 : 2)
        pairs[pair_count++] = (AttackPair){ at[0] - 'a', at[1] - 'a' };
    return framework_make(count, pairs, pair_count, arena);
}

static void test_grounded(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        int32_t count = (int32_t)strlen(cases[i].labels), order[MOST];
        Framework framework = read_attacks(cases[i].attacks, count, arena);
        unsigned char forced[MOST] = { 0 }, labels[MOST];
        for (const char *at = cases[i].forced; *at; at += 2)
            forced[at[0] - 'a'] = at[1] == '+' ? LABEL_IN : LABEL_OUT;
        labelling_grounded(&framework, forced, labels, order, arena);
        for (int32_t n = 0; n < count; n++) {
            if ("?+-"[labels[n]] != cases[i].labels[n])
                fail_msg("%s: %c is %c, expected %s", cases[i].what, (char)('a' + n),
                         "?+-"[labels[n]], cases[i].labels);
            char round = order[n] < 0 ? '_' : (char)('0' + order[n]);
            if (round != cases[i].rounds[n])
                fail_msg("%s: the round of %c is %c, expected %s", cases[i].what,
                         (char)('a' + n), round, cases[i].rounds);
        }
        arena_free(arena);
    }
}

static void check_lists(const Framework *framework, bool attacks[MOST][MOST])
{
    int32_t total = 0;
    for (int32_t a = 0; a < framework->count; a++) {
        int32_t out = framework->out_start[a], in = framework->start[a];
        for (int32_t b = 0; b < framework->count; b++) {
            assert_int_equal(framework_has(framework, a, b), attacks[a][b]);
            total += attacks[a][b];
            if (attacks[a][b])
                assert_int_equal(framework->targets[out++], b);
            if (attacks[b][a])
                assert_int_equal(framework->attackers[in++], b);
        }
        assert_int_equal(out, framework->out_start[a + 1]);
        assert_int_equal(in, framework->start[a + 1]);
    }
    assert_int_equal(framework_attacks(framework), total);
}

// The least fixed point of the definition, one step over all arguments at a time.
static void define_grounded(int32_t count, bool attacks[MOST][MOST],
                            const unsigned char *forced, unsigned char *labels)
{
    for (int32_t n = 0; n < count; n++)
        labels[n] = forced[n];
    for (bool changed = true; changed;) {
        changed = false;
        for (int32_t n = 0; n < count; n++) {
            bool is_defeated = false, is_safe = true;
            for (int32_t other = 0; other < count; other++) {
                is_defeated |= attacks[other][n] && labels[other] == LABEL_IN;
                is_safe &= !attacks[other][n] || labels[other] == LABEL_OUT;
            }
            if (labels[n] != LABEL_UNDECIDED || (!is_defeated && !is_safe))
                continue;
            labels[n] = is_defeated ? LABEL_OUT : LABEL_IN;
            changed = true;
        }
    }
}

static void check_order(const Framework *framework, const unsigned char *forced,
                        const unsigned char *labels, const int32_t *order)
{
    for (int32_t n = 0; n < framework->count; n++) {
        bool follows = labels[n] == LABEL_IN;
        if (labels[n] == LABEL_UNDECIDED || forced[n] != LABEL_UNDECIDED) {
            assert_int_equal(order[n], labels[n] == LABEL_UNDECIDED ? -1 : 0);
            continue;
        }
        for (int32_t i = framework->start[n]; i < framework->start[n + 1]; i++) {
            int32_t other = framework->attackers[i];
            bool earlier = order[other] >= 0 && order[other] < order[n];
            if (labels[n] == LABEL_IN)
                follows &= labels[other] == LABEL_OUT && earlier;
            else
                follows |= labels[other] == LABEL_IN && earlier;
        }
        assert_true(follows);
    }
}

static void test_grounded_is_the_least_fixed_point(void **state)
{
    (void)state;
    for (int i = 0; i < check_seeds(5000) * 3; i++) {
        uint32_t seed = (uint32_t)(check_first_seed() + i) * 2654435761u | 1u;
        Arena *arena = arena_new();
        bool attacks[MOST][MOST] = { 0 };
        unsigned char forced[MOST] = { 0 }, labels[MOST], expected[MOST];
        int32_t order[MOST];
        Framework framework = random_framework(&seed, attacks, arena);
        check_lists(&framework, attacks);
        random_forced(&seed, framework.count, forced);
        labelling_grounded(&framework, forced, labels, order, arena);
        define_grounded(framework.count, attacks, forced, expected);
        assert_memory_equal(labels, expected, (size_t)framework.count);
        check_order(&framework, forced, labels, order);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_grounded),
      cmocka_unit_test(test_grounded_is_the_least_fixed_point))
