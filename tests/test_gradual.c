// Strengths against values computed by hand or published, and against a second
// implementation that follows the papers, not the program.
#include <math.h>
#include <stdlib.h>
#include "src/debate/gradual.h"
#include "tests/check.h"

enum { MOST = 10, MOST_EDGES = 40 };

// clang-format off
static const struct {
    const char *what;
    const char *bases;  // of a, b, c ...
    const char *edges;  // "b-a" is: b attacks a; "b+a": supports
    Gradual semantics;
    double strengths[6];
    bool is_rounded; // published to six places
} cases[] = {
    // School at nine: a nine, b sleep, c buses, d wrong.
    { "an example",        ".5 .8 .4 .5", "c-a d-b b+a", GRADUAL_DF_QUAD,          { .5, .4, .4, .5 }, false },
    { "an example",        ".5 .8 .4 .5", "c-a d-b b+a", GRADUAL_QUADRATIC_ENERGY, { .5 + .5 * .0576 / 1.0576, .64, .4, .5 }, false },
    { "an example",        ".5 .8 .4 .5", "c-a d-b b+a", GRADUAL_EULER,
      { 0.562671, 0.757612, .4, .5 }, true },
    { "nothing bears on it", ".3", "", GRADUAL_DF_QUAD,          { .3 }, false },
    { "nothing bears on it", ".3", "", GRADUAL_QUADRATIC_ENERGY, { .3 }, false },
    { "nothing bears on it", ".3", "", GRADUAL_EULER,            { .3 }, false },
    { "one attacker",      ".5 .5",     "b-a",         GRADUAL_DF_QUAD,          { .25, .5 }, false },
    { "one supporter",     ".5 .5",     "b+a",         GRADUAL_DF_QUAD,          { .75, .5 }, false },
    { "one attacker",      ".5 .5",     "b-a",         GRADUAL_QUADRATIC_ENERGY, { .4, .5 }, false },
    { "one supporter",     ".5 .5",     "b+a",         GRADUAL_QUADRATIC_ENERGY, { .6, .5 }, false },
    { "two attackers",     ".5 .5 .5",  "b-a c-a",     GRADUAL_DF_QUAD,          { .125, .5, .5 }, false },
    { "two attackers",     ".5 .5 .5",  "b-a c-a",     GRADUAL_QUADRATIC_ENERGY, { .25, .5, .5 }, false },
    { "both sides alike",  ".5 .7 .7",  "b-a c+a",     GRADUAL_DF_QUAD,          { .5, .7, .7 }, false },
    { "both sides alike",  ".5 .7 .7",  "b-a c+a",     GRADUAL_QUADRATIC_ENERGY, { .5, .7, .7 }, false },
    { "both sides alike",  ".5 .7 .7",  "b-a c+a",     GRADUAL_EULER,            { .5, .7, .7 }, false },
    { "nothing helps 0",   "0 1",       "b+a",         GRADUAL_EULER,            { 0, 1 }, false },
    { "a sure attacker",   ".9 1",      "b-a",         GRADUAL_DF_QUAD,          { 0, 1 }, false },
    { "a sure supporter",  ".1 1",      "b+a",         GRADUAL_DF_QUAD,          { 1, 1 }, false },
    { "an attack answered", ".5 .5 .5", "b-a c-b",     GRADUAL_DF_QUAD,          { .375, .25, .5 }, false },
    // The example of QBAF-Py's notebooks, and of its tests with cycles.
    { "a notebook",        ".5 .2 .85 .65 .4 1", "c-a e-b f-c b+a d+a e+c", GRADUAL_DF_QUAD,
      { .676, .12, .34, .65, .4, 1 }, false },
    { "a notebook",        ".5 .2 .85 .65 .4 1", "c-a e-b f-c b+a d+a e+c", GRADUAL_QUADRATIC_ENERGY,
      { 0.518755, 0.2 - 0.2 * .16 / 1.16, .85 - .85 * .36 / 1.36, .65, .4, 1 }, true },
    { "one wins over time", "1 .5",     "a-b b-a",     GRADUAL_DF_QUAD,          { 1, 0 }, false },
    { "a circle of four",  ".1 .1 .1 .1", "a-b b-c c-d d-a", GRADUAL_DF_QUAD,    { 1.0 / 11, 1.0 / 11, 1.0 / 11, 1.0 / 11 }, false },
    { "swings unless it flows", "1 1",  "a-b b-a",     GRADUAL_DF_QUAD,          { .5, .5 }, false },
    { "an attack on itself", "1",       "a-a",         GRADUAL_DF_QUAD,          { .5 }, false },
    { "a circle of support", ".5 .5",   "a+b b+a",     GRADUAL_DF_QUAD,          { 1, 1 }, false },
};
// clang-format on

typedef struct {
    GradualNode nodes[MOST];
    GradualEdge edges[MOST_EDGES];
    GradualGraph graph;
} Sample;

static void read_sample(Sample *sample, const char *bases, const char *edges)
{
    *sample = (Sample){ .graph.count = 0 };
    for (char *end; *bases; bases = end) {
        double base = strtod(bases, &end);
        sample->nodes[sample->graph.count++] = (GradualNode){ base, -1 };
    }
    for (const char *at = edges; *at; at += at[3] == ' ' ? 4 : 3)
        sample->edges[sample->graph.edge_count++] =
            (GradualEdge){ at[0] - 'a', at[2] - 'a', at[1] == '+', false };
    sample->graph.nodes = sample->nodes;
    sample->graph.edges = sample->edges;
}

static void test_known_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Sample sample;
        double strengths[MOST];
        read_sample(&sample, cases[i].bases, cases[i].edges);
        double most = cases[i].is_rounded ? 5e-7 : 1e-9;
        GradualResult result =
            gradual_strengths(&sample.graph, cases[i].semantics, strengths, arena);
        for (int32_t n = 0; n < sample.graph.count; n++)
            if (fabs(strengths[n] - cases[i].strengths[n]) > most)
                fail_msg("%s, %s: %c is %.12g, expected %.12g", cases[i].what,
                         gradual_name(cases[i].semantics), (char)('a' + n),
                         strengths[n], cases[i].strengths[n]);
        if (!result.is_settled)
            fail_msg("%s, %s: not settled", cases[i].what,
                     gradual_name(cases[i].semantics));
        arena_free(arena);
    }
}

// --- the second implementation

static double define_df_quad(double base, const double *supports, size_t support_count,
                             const double *attacks, size_t attack_count)
{
    // Rago and others 2016, definitions 1 to 3: F(S) is folded by x + y - x y.
    double in_favour = 0, against = 0;
    for (size_t i = 0; i < support_count; i++)
        in_favour = in_favour + supports[i] - in_favour * supports[i];
    for (size_t i = 0; i < attack_count; i++)
        against = against + attacks[i] - against * attacks[i];
    return against >= in_favour ? base - base * fabs(in_favour - against)
                                : base + (1 - base) * fabs(in_favour - against);
}

static double define_impact(double x)
{
    double positive = x > 0 ? x : 0;
    return pow(positive, 2) / (1 + pow(positive, 2));
}

static double define_sums(Gradual semantics, double base, const double *supports,
                          size_t support_count, const double *attacks,
                          size_t attack_count)
{
    double energy = 0;
    for (size_t i = 0; i < support_count; i++)
        energy += supports[i];
    for (size_t i = 0; i < attack_count; i++)
        energy -= attacks[i];
    return semantics == GRADUAL_EULER ? 1 - (1 - base * base) / (1 + base * exp(energy))
                                      : base - base * define_impact(-energy) +
                                            (1 - base) * define_impact(energy);
}

static double define_node(const Sample *sample, Gradual semantics, int32_t node,
                          const double *strengths)
{
    double supports[MOST_EDGES], attacks[MOST_EDGES];
    size_t support_count = 0, attack_count = 0;
    const GradualNode *own = &sample->nodes[node];
    double base = own->base_of >= 0 ? strengths[own->base_of] : own->base;
    for (size_t i = 0; i < sample->graph.edge_count; i++) {
        const GradualEdge *edge = &sample->edges[i];
        if (edge->to == node && edge->is_support)
            supports[support_count++] = strengths[edge->from];
        else if (edge->to == node)
            attacks[attack_count++] = strengths[edge->from];
    }
    return semantics == GRADUAL_DF_QUAD
               ? define_df_quad(base, supports, support_count, attacks, attack_count)
               : define_sums(semantics, base, supports, support_count, attacks,
                             attack_count);
}

static void make_sample(Sample *sample, uint32_t *seed, bool is_cyclic)
{
    *sample = (Sample){ .graph.count = 1 + (int32_t)(check_random(seed) % MOST) };
    uint32_t count = (uint32_t)sample->graph.count;
    for (uint32_t i = 0; i < count; i++) {
        bool is_taken = check_random(seed) % 6 == 0 && i > 0;
        sample->nodes[i] = (GradualNode){
            .base = (double)(check_random(seed) % 101) / 100,
            .base_of = is_taken ? (int32_t)(check_random(seed) % i) : -1,
        };
    }
    for (size_t wanted = check_random(seed) % MOST_EDGES; wanted > 0; wanted--) {
        int32_t from = (int32_t)(check_random(seed) % count);
        int32_t to = (int32_t)(check_random(seed) % count);
        if (is_cyclic || from < to)
            sample->edges[sample->graph.edge_count++] =
                (GradualEdge){ from, to, check_random(seed) & 1, false };
    }
    sample->graph.nodes = sample->nodes;
    sample->graph.edges = sample->edges;
}

static void test_without_cycles_as_the_papers_say(void **state)
{
    (void)state;
    for (int i = 0; i < check_seeds(5000); i++) {
        uint32_t seed = (uint32_t)(check_first_seed() + i) * 2654435761u | 1u;
        for (Gradual semantics = 0; semantics < GRADUAL_COUNT; semantics++) {
            Arena *arena = arena_new();
            Sample sample;
            double strengths[MOST], expected[MOST];
            make_sample(&sample, &seed, false);
            GradualResult result =
                gradual_strengths(&sample.graph, semantics, strengths, arena);
            for (int32_t n = 0; n < sample.graph.count; n++) {
                expected[n] = define_node(&sample, semantics, n, expected);
                assert_true(fabs(strengths[n] - expected[n]) < 1e-12);
            }
            assert_true(result.is_settled && result.rounds == 1);
            arena_free(arena);
        }
    }
}

// With cycles, what is settled is a fixed point, and the one to which the definition
// leads when it is applied again and again, wherever that leads to one.
static void test_with_cycles_as_the_papers_say(void **state)
{
    (void)state;
    for (int i = 0; i < check_seeds(3000); i++) {
        uint32_t seed = (uint32_t)(check_first_seed() + i) * 2654435761u | 1u;
        for (Gradual semantics = 0; semantics < GRADUAL_COUNT; semantics++) {
            Arena *arena = arena_new();
            Sample sample;
            double strengths[MOST], expected[MOST], next[MOST], change = 1;
            make_sample(&sample, &seed, true);
            size_t size = (size_t)sample.graph.count * sizeof(double);
            GradualResult result =
                gradual_strengths(&sample.graph, semantics, strengths, arena);
            for (int32_t n = 0; n < sample.graph.count; n++) {
                double again = define_node(&sample, semantics, n, strengths);
                assert_true(!result.is_settled || fabs(strengths[n] - again) < 1e-11);
                assert_true(strengths[n] >= -1e-12 && strengths[n] <= 1 + 1e-12);
                expected[n] = sample.nodes[n].base;
            }
            for (int round = 0; round < 1000 && change > 1e-13; round++) {
                change = 0;
                for (int32_t n = 0; n < sample.graph.count; n++) {
                    next[n] = define_node(&sample, semantics, n, expected);
                    change = fmax(change, fabs(next[n] - expected[n]));
                }
                memcpy(expected, next, size);
            }
            for (int32_t n = 0; n < sample.graph.count && change <= 1e-13; n++)
                assert_true(fabs(strengths[n] - expected[n]) < 1e-9);
            arena_free(arena);
        }
    }
}

static void test_names(void **state)
{
    (void)state;
    for (Gradual semantics = 0; semantics < GRADUAL_COUNT; semantics++) {
        Gradual read = GRADUAL_COUNT;
        assert_true(gradual_parse(str(gradual_name(semantics)), &read));
        assert_int_equal(read, semantics);
    }
    Gradual unread;
    assert_false(gradual_parse(str("h-categoriser"), &unread));
}

TESTS(cmocka_unit_test(test_known_values),
      cmocka_unit_test(test_without_cycles_as_the_papers_say),
      cmocka_unit_test(test_with_cycles_as_the_papers_say),
      cmocka_unit_test(test_names))
