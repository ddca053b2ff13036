#include "src/debate/gradual.h"
#include <assert.h>
#include <math.h>
#include "src/base/alloc.h"

enum { MOST_ROUNDS = 10000, LEAST_ROUNDS = 100, MOST_WORK = 50000000 };
static const double nothing = 1e-13, step = 0.1;

typedef struct {
    const GradualGraph *graph;
    Gradual semantics;
    int32_t *start;               // of each node's edges in `incoming`
    const GradualEdge **incoming; // by target, in the order in which they are given
    int32_t rounds_left;
} Flow;

// --- one node

static double influence_of_quad(const Flow *flow, int32_t node, double base,
                                const double *strengths)
{
    double attackers = 1, supporters = 1;
    for (int32_t i = flow->start[node]; i < flow->start[node + 1]; i++) {
        const GradualEdge *edge = flow->incoming[i];
        if (edge->is_carrier)
            continue;
        if (edge->is_support)
            supporters *= 1 - strengths[edge->from];
        else
            attackers *= 1 - strengths[edge->from];
    }
    double energy = attackers - supporters;
    return base + energy * (energy > 0 ? 1 - base : base);
}

static double sum_of_edges(const Flow *flow, int32_t node, const double *strengths)
{
    double energy = 0;
    for (int32_t i = flow->start[node]; i < flow->start[node + 1]; i++) {
        const GradualEdge *edge = flow->incoming[i];
        double strength = edge->is_carrier ? 0 : strengths[edge->from];
        energy += edge->is_support ? strength : -strength;
    }
    return energy;
}

static double influence_of_energy(double base, double energy)
{
    double square = energy * energy, share = square / (1 + square);
    return energy > 0 ? base + (1 - base) * share : base - base * share;
}

// The share is 0 / 0 at its worst, of a base score of 0: nothing makes that stronger.
static double influence_of_euler(double base, double energy)
{
    return base > 0 ? 1 - (1 - base * base) / (1 + base * exp(energy)) : 0;
}

// The base score as it is given, or taken from another node; no more than what carries
// the node.
static double base_of(const Flow *flow, int32_t node, const double *strengths)
{
    const GradualNode *own = &flow->graph->nodes[node];
    double base = own->base_of >= 0 ? strengths[own->base_of] : own->base;
    for (int32_t i = flow->start[node]; i < flow->start[node + 1]; i++) {
        const GradualEdge *edge = flow->incoming[i];
        if (edge->is_carrier && strengths[edge->from] < base)
            base = strengths[edge->from];
    }
    return base;
}

static double strength_of(const Flow *flow, int32_t node, const double *strengths)
{
    double base = base_of(flow, node, strengths);
    switch (flow->semantics) {
    case GRADUAL_QUADRATIC_ENERGY:
        return influence_of_energy(base, sum_of_edges(flow, node, strengths));
    case GRADUAL_EULER:
        return influence_of_euler(base, sum_of_edges(flow, node, strengths));
    default: return influence_of_quad(flow, node, base, strengths);
    }
}

// --- all nodes

static void sort_edges(Flow *flow, Arena *arena)
{
    const GradualGraph *graph = flow->graph;
    size_t count = (size_t)graph->count;
    flow->start = arena_get(arena, count + 3, sizeof(int32_t));
    flow->incoming = arena_get(arena, graph->edge_count + 1, sizeof(GradualEdge *));
    // Each start is counted two places on, and moves to its own while they are filled.
    int32_t *next = flow->start + 1;
    for (size_t i = 0; i < graph->edge_count; i++) {
        assert(graph->edges[i].to >= 0 && graph->edges[i].to < graph->count);
        assert(graph->edges[i].from >= 0 && graph->edges[i].from < graph->count);
        next[graph->edges[i].to + 1]++;
    }
    for (int32_t i = 1; i < graph->count; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < graph->edge_count; i++)
        flow->incoming[next[graph->edges[i].to]++] = &graph->edges[i];
}

typedef struct {
    int32_t *start, *items; // by node: those that need its strength
    int32_t *waiting;       // by node: what it needs that is not there yet
    int32_t *queue;
} Needs;

static void need(const GradualGraph *graph, Needs *needs, bool is_filling)
{
    for (int32_t i = 0; i < graph->count; i++)
        if (graph->nodes[i].base_of >= 0) {
            int32_t *at = &needs->start[graph->nodes[i].base_of];
            if (is_filling)
                needs->items[--*at] = i;
            else
                ++*at;
        }
    for (size_t i = 0; i < graph->edge_count; i++) {
        int32_t *at = &needs->start[graph->edges[i].from];
        if (is_filling)
            needs->items[--*at] = graph->edges[i].to;
        else
            ++*at;
    }
}

static void collect_needs(const GradualGraph *graph, Needs *needs, Arena *arena)
{
    size_t count = (size_t)graph->count + 1;
    needs->start = arena_get(arena, count, sizeof(int32_t));
    needs->waiting = arena_get(arena, count, sizeof(int32_t));
    needs->queue = arena_get(arena, count, sizeof(int32_t));
    needs->items = arena_get(arena, graph->edge_count + count, sizeof(int32_t));
    need(graph, needs, false);
    for (int32_t i = 1; i <= graph->count; i++)
        needs->start[i] += needs->start[i - 1];
    need(graph, needs, true);
    for (int32_t i = 0; i < needs->start[graph->count]; i++)
        needs->waiting[needs->items[i]]++;
}

// One pass over the nodes, each after what it needs. False if there is a cycle.
static bool pass_once(const Flow *flow, double *strengths, Arena *arena)
{
    Needs needs;
    int32_t tail = 0, count = flow->graph->count;
    collect_needs(flow->graph, &needs, arena);
    for (int32_t i = 0; i < count; i++)
        if (needs.waiting[i] == 0)
            needs.queue[tail++] = i;
    for (int32_t head = 0; head < tail; head++) {
        int32_t node = needs.queue[head];
        strengths[node] = strength_of(flow, node, strengths);
        for (int32_t i = needs.start[node]; i < needs.start[node + 1]; i++)
            if (--needs.waiting[needs.items[i]] == 0)
                needs.queue[tail++] = needs.items[i];
    }
    return tail == count;
}

// --- cycles

static void begin_with_bases(const GradualGraph *graph, double *strengths)
{
    for (int32_t i = 0; i < graph->count; i++)
        strengths[i] = graph->nodes[i].base;
}

// New strengths from old ones; the greatest change.
static double round_of(const Flow *flow, const double *from, double *to)
{
    double greatest = 0;
    for (int32_t i = 0; i < flow->graph->count; i++) {
        to[i] = strength_of(flow, i, from);
        double change = fabs(to[i] - from[i]);
        greatest = change > greatest ? change : greatest;
    }
    return greatest;
}

static bool iterate(const Flow *flow, double *strengths, double *spare, int32_t *rounds)
{
    size_t size = (size_t)flow->graph->count * sizeof *strengths;
    begin_with_bases(flow->graph, strengths);
    for (int32_t i = 0; i < flow->rounds_left; i++) {
        double change = round_of(flow, strengths, spare);
        memcpy(strengths, spare, size);
        ++*rounds;
        if (change < nothing)
            return true;
    }
    return false;
}

// One step of the flow. `spare` has room for three times the nodes; returns how fast
// the fastest moves.
static double run_and_step(const Flow *flow, double *strengths, double *spare)
{
    size_t count = (size_t)flow->graph->count;
    double *sum = spare, *slope = spare + count, *at = spare + 2 * count;
    static const double weights[] = { 1, 2, 2, 1 }, ahead[] = { 0.5, 0.5, 1, 0 };
    double speed = 0;
    for (size_t i = 0; i < count; i++) {
        sum[i] = 0;
        at[i] = strengths[i];
    }
    for (int stage = 0; stage < 4; stage++) {
        double change = round_of(flow, at, slope);
        speed = stage == 0 ? change : speed;
        for (size_t i = 0; i < count; i++) {
            slope[i] -= at[i];
            sum[i] += weights[stage] * slope[i];
        }
        for (size_t i = 0; i < count; i++)
            at[i] = strengths[i] + ahead[stage] * step * slope[i];
    }
    for (size_t i = 0; i < count; i++)
        strengths[i] += step / 6 * sum[i];
    return speed;
}

static bool follow_flow(const Flow *flow, double *strengths, double *spare,
                        int32_t *rounds)
{
    begin_with_bases(flow->graph, strengths);
    for (int32_t i = 0; i < flow->rounds_left; i++) {
        ++*rounds;
        if (run_and_step(flow, strengths, spare) < nothing)
            return true;
    }
    return false;
}

GradualResult gradual_strengths(const GradualGraph *graph, Gradual semantics,
                                double *strengths, Arena *scratch)
{
    Flow flow = { .graph = graph, .semantics = semantics };
    GradualResult result = { .is_settled = true, .rounds = 1 };
    size_t size = (size_t)graph->count + graph->edge_count + 1;
    sort_edges(&flow, scratch);
    if (pass_once(&flow, strengths, scratch))
        return result;
    size_t rounds = MOST_WORK / size;
    flow.rounds_left = rounds > MOST_ROUNDS    ? MOST_ROUNDS
                       : rounds < LEAST_ROUNDS ? LEAST_ROUNDS
                                               : (int32_t)rounds;
    double *spare = arena_get(scratch, 3 * (size_t)graph->count + 1, sizeof *spare);
    result.rounds = 0;
    result.is_settled = iterate(&flow, strengths, spare, &result.rounds) ||
                        follow_flow(&flow, strengths, spare, &result.rounds);
    return result;
}

// --- names

// clang-format off
static const struct {
    const char *name;
    Gradual semantics;
} names[] = {
    { "df-quad", GRADUAL_DF_QUAD },                   { "dfquad", GRADUAL_DF_QUAD },
    { "quadratic-energy", GRADUAL_QUADRATIC_ENERGY }, { "quadratic", GRADUAL_QUADRATIC_ENERGY },
    { "qe", GRADUAL_QUADRATIC_ENERGY },
    { "euler", GRADUAL_EULER },                       { "euler-based", GRADUAL_EULER },
};
// clang-format on

const char *gradual_name(Gradual semantics)
{
    size_t first = 0;
    while (names[first].semantics != semantics)
        first++;
    return names[first].name;
}

bool gradual_parse(Str name, Gradual *semantics)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i].name)) {
            *semantics = names[i].semantics;
            return true;
        }
    return false;
}
