// What stands: the grounded labelling of large frameworks, how long exact answers take
// on random ones, and what a reader waits for who supposes or looks for cruxes. Times
// are those of the processor, the best of three; the bar for 50,000 arguments is 50 ms.
#include <stdio.h>
#include <time.h>
#include "src/argdown/argdown_build.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/debate/crux.h"
#include "src/debate/extensions.h"
#include "src/debate/gradual.h"

enum { TIMES = 3 };

static double processor(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

// Each argument is attacked by `each` others on average, drawn at random.
static AttackPair *draw_attacks(int32_t count, double each, uint32_t seed,
                                size_t *pair_count, Arena *arena)
{
    *pair_count = (size_t)(count * each);
    AttackPair *pairs = arena_get(arena, *pair_count + 1, sizeof *pairs);
    for (size_t i = 0; i < *pair_count; i++) {
        int32_t attacker = (int32_t)(next_random(&seed) % (uint32_t)count);
        int32_t target = (int32_t)(next_random(&seed) % (uint32_t)(count - 1));
        pairs[i] = (AttackPair){ attacker, target + (target >= attacker) };
    }
    return pairs;
}

// Replies to replies, as in a debate: each argument but the first attacks an earlier
// one.
static AttackPair *draw_replies(int32_t count, uint32_t seed, Arena *arena)
{
    AttackPair *pairs = arena_get(arena, (size_t)count, sizeof *pairs);
    for (int32_t i = 1; i < count; i++)
        pairs[i - 1] = (AttackPair){ i, (int32_t)(next_random(&seed) % (uint32_t)i) };
    return pairs;
}

static void measure_grounded(const char *what, int32_t count, const AttackPair *pairs,
                             size_t pair_count)
{
    double making = 1e9, labelling = 1e9;
    for (int i = 0; i < TIMES; i++) {
        Arena *arena = arena_new();
        unsigned char *labels = arena_get(arena, (size_t)count, 1);
        int32_t *order = arena_get(arena, (size_t)count, sizeof *order);
        double start = processor();
        Framework framework = framework_make(count, pairs, pair_count, arena);
        double made = processor();
        labelling_grounded(&framework, NULL, labels, order, arena);
        double end = processor();
        making = made - start < making ? made - start : making;
        labelling = end - made < labelling ? end - made : labelling;
        arena_free(arena);
    }
    printf(
        "grounded, %d arguments, %zu attacks, %s: %.1f ms to make, %.1f ms to label\n",
        (int)count, pair_count, what, 1e3 * making, 1e3 * labelling);
}

static bool count_set(void *context, const unsigned char *labels)
{
    (void)labels;
    ++*(int *)context;
    return true;
}

// One set, all sets, and whether each argument is in some and in all.
static void measure_exact(const Framework *framework, const char *name,
                          Semantics semantics)
{
    enum { STEPS = 1000000000 };
    double one = 1e9, all = 1e9, every = 1e9;
    Arena *arena = arena_new();
    unsigned char *labels = arena_get(arena, (size_t)framework->count, 1);
    Inquiry inquiry = { framework, NULL, semantics, STEPS };
    Answer answer = ANSWER_YES;
    int found = 0;
    for (int i = 0; i < TIMES; i++) {
        double start = processor();
        extension_find(&inquiry, labels);
        double has_one = processor();
        found = 0;
        answer = extension_each(&inquiry, count_set, &found);
        double has_all = processor();
        extension_accepted(&inquiry, labels);
        double end = processor();
        one = has_one - start < one ? has_one - start : one;
        all = has_all - has_one < all ? has_all - has_one : all;
        every = end - has_all < every ? end - has_all : every;
    }
    printf("  %-11s one %7.1f ms, all %7.1f ms (%d sets%s), each argument %7.1f ms\n",
           name, 1e3 * one, 1e3 * all, found,
           answer == ANSWER_YES ? "" : ", not all within the steps", 1e3 * every);
    arena_free(arena);
}

static void measure_random(int32_t count, double each)
{
    size_t pair_count;
    Arena *arena = arena_new();
    const AttackPair *pairs = draw_attacks(count, each, 1, &pair_count, arena);
    Framework framework = framework_make(count, pairs, pair_count, arena);
    printf("exact, %d arguments, %.1f attackers each\n", (int)count, each);
    measure_exact(&framework, "complete", SEMANTICS_COMPLETE);
    measure_exact(&framework, "preferred", SEMANTICS_PREFERRED);
    measure_exact(&framework, "stable", SEMANTICS_STABLE);
    measure_exact(&framework, "ideal", SEMANTICS_IDEAL);
    arena_free(arena);
}

static void measure_strength(int32_t count, bool has_cycles)
{
    size_t edge_count;
    Arena *arena = arena_new();
    const AttackPair *pairs = has_cycles ? draw_attacks(count, 2, 1, &edge_count, arena)
                                         : draw_replies(count, 1, arena);
    edge_count = has_cycles ? edge_count : (size_t)count - 1;
    GradualNode *nodes = arena_get(arena, (size_t)count, sizeof *nodes);
    GradualEdge *edges = arena_get(arena, edge_count, sizeof *edges);
    double *strengths = arena_get(arena, (size_t)count, sizeof *strengths);
    for (int32_t i = 0; i < count; i++)
        nodes[i] = (GradualNode){ 0.5, -1 };
    for (size_t i = 0; i < edge_count; i++)
        edges[i] = (GradualEdge){ .from = pairs[i].attacker,
                                  .to = pairs[i].target,
                                  .is_support = i % 2 == 0 };
    GradualGraph graph = { count, nodes, edges, edge_count };
    for (Gradual semantics = 0; semantics < GRADUAL_COUNT; semantics++) {
        double start = processor();
        GradualResult result = gradual_strengths(&graph, semantics, strengths, arena);
        printf("%s, %d arguments %s: %.1f ms, %d rounds%s\n", gradual_name(semantics),
               (int)count, has_cycles ? "at random" : "in replies",
               1e3 * (processor() - start), (int)result.rounds,
               result.is_settled ? "" : ", not settled");
    }
    arena_free(arena);
}

// A debate in which each claim but the first bears on an earlier one, and nine of ten
// attack it, so that nearly all can bear on the thesis.
static const Tree *draw_debate(int32_t count, Arena *arena)
{
    Buffer text = { .arena = arena };
    Problems problems = { .arena = arena };
    uint32_t seed = 7;
    buffer_add(&text, str("[C0]\n\n"));
    for (int32_t i = 1; i < count; i++) {
        uint32_t above = next_random(&seed) % (uint32_t)i;
        buffer_format(&text, "[C%d]\n  %s [C%d]\n\n", (int)above,
                      next_random(&seed) % 10 == 0 ? "+" : "-", (int)i);
    }
    return tree_make(argdown_read(arena, str("drawn"), buffer_str(&text), &problems),
                     arena);
}

static void measure_suppose(int32_t count)
{
    Arena *arena = arena_new();
    const Tree *tree = draw_debate(count, arena);
    StandingRules rules = standing_rules(tree->debate);
    double making = 1e9, supposing = 1e9;
    size_t changed = 0;
    for (int i = 0; i < TIMES; i++) {
        double start = processor();
        const Standing *standing = standing_make(tree, &rules, arena);
        Verdicts before = standing_verdicts(standing, NULL, 0, arena);
        double made = processor();
        Supposition out = { node_claim(count / 3), LABEL_OUT };
        Verdicts after = standing_verdicts(standing, &out, 1, arena);
        PlaceId *places;
        changed = standing_changes(&before, &after, &places, arena);
        double end = processor();
        making = made - start < making ? made - start : making;
        supposing = end - made < supposing ? end - made : supposing;
    }
    printf(
        "a debate of %d claims: first labels %.1f ms; suppose not, to the new labels "
        "and what changed (%zu): %.1f ms\n",
        (int)count, 1e3 * making, changed, 1e3 * supposing);
    arena_free(arena);
}

static void measure_cruxes(int32_t count)
{
    Arena *arena = arena_new();
    const Tree *tree = draw_debate(count, arena);
    StandingRules rules = standing_rules(tree->debate);
    const Standing *standing = standing_make(tree, &rules, arena);
    Verdicts verdicts = standing_verdicts(standing, NULL, 0, arena);
    double singles = 1e9, pairs = 1e9;
    size_t found = 0, single = 0;
    for (int i = 0; i < TIMES; i++) {
        double start = processor();
        CruxSearch *search = crux_begin(&verdicts, tree->places[0].node);
        while (!crux_has_singles(search) && crux_step(search, 1))
            continue;
        double has_singles = processor();
        crux_found(search, &single);
        while (crux_step(search, 1000))
            continue;
        double end = processor();
        crux_found(search, &found);
        singles = has_singles - start < singles ? has_singles - start : singles;
        pairs = end - has_singles < pairs ? end - has_singles : pairs;
        crux_end(search);
    }
    printf("cruxes of a debate of %d claims: singles %.1f ms (%zu), pairs %.1f ms "
           "(%zu)\n",
           (int)count, 1e3 * singles, single, 1e3 * pairs, found - single);
    arena_free(arena);
}

int main(void)
{
    enum { LARGE = 50000 };
    size_t pair_count;
    Arena *arena = arena_new();
    measure_grounded("replies", LARGE, draw_replies(LARGE, 1, arena), LARGE - 1);
    const AttackPair *pairs = draw_attacks(LARGE, 1, 1, &pair_count, arena);
    measure_grounded("at random", LARGE, pairs, pair_count);
    pairs = draw_attacks(LARGE, 10, 1, &pair_count, arena);
    measure_grounded("at random", LARGE, pairs, pair_count);
    arena_free(arena);
    measure_random(300, 2);
    measure_random(300, 4);
    measure_random(300, 6);
    measure_random(150, 10);
    measure_strength(10000, false);
    measure_strength(10000, true);
    measure_suppose(10000);
    measure_cruxes(500);
    return 0;
}
