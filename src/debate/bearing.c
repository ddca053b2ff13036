#include "src/debate/bearing.h"
#include <stdlib.h>
#include "src/base/vec.h"

typedef struct {
    const Debate *debate;
    Arena *arena;
    Bearings *result;
    size_t capacity;
    bool *is_mutual; // by relation: one of two attacks between the same two claims
} Maker;

int32_t bearing_node(const Debate *debate, Node node)
{
    return node.kind == NODE_CLAIM ? node.id : debate->claim_count + node.id;
}

Node bearing_nth(const Debate *debate, int32_t node)
{
    return node < debate->claim_count ? node_claim(node)
                                      : node_argument(node - debate->claim_count);
}

// --- edges

static void add_edge(Maker *maker, Bearing edge)
{
    Bearings *result = maker->result;
    result->edges = vec_room(maker->arena, result->edges, (size_t)result->edge_count,
                             &maker->capacity, sizeof result->edges[0]);
    result->edges[result->edge_count++] = edge;
}

int32_t bearing_end(const Debate *debate, Node end)
{
    enum { DEEPEST = 64 }; // relations on relations on relations ...
    for (int i = 0; i < DEEPEST && end.kind == NODE_RELATION; i++)
        end = debate->relations[end.id].from;
    if (end.kind == NODE_STEP)
        end = node_argument(debate->steps[end.id].argument);
    bool is_shown = end.kind == NODE_CLAIM || end.kind == NODE_ARGUMENT;
    return is_shown ? bearing_node(debate, end) : NONE;
}

// Two claims that attack each other: relations between the same pair in both
// directions.
static void find_mutual_attacks(Maker *maker)
{
    const Debate *debate = maker->debate;
    ClaimId *attacked_by = arena_get(maker->arena, (size_t)debate->claim_count + 1,
                                     sizeof *attacked_by); // the claim + 1
    for (ClaimId claim = 0; claim < debate->claim_count; claim++) {
        RelationList out = debate_out_of(debate, node_claim(claim));
        for (size_t i = 0; i < out.count; i++) {
            const Relation *relation = &debate->relations[out.items[i]];
            if (relation->kind == RELATION_ATTACK && relation->to.kind == NODE_CLAIM &&
                relation->to.id != claim)
                attacked_by[relation->to.id] = claim + 1;
        }
        RelationList into = debate_into(debate, node_claim(claim));
        for (size_t i = 0; i < into.count; i++) {
            const Relation *relation = &debate->relations[into.items[i]];
            if (relation->kind == RELATION_ATTACK &&
                relation->from.kind == NODE_CLAIM &&
                attacked_by[relation->from.id] == claim + 1)
                maker->is_mutual[into.items[i]] = true;
        }
    }
}

static Link link_of(const Maker *maker, RelationId relation)
{
    switch (maker->debate->relations[relation].kind) {
    case RELATION_SUPPORT: return LINK_SUPPORT;
    case RELATION_ATTACK:
        return maker->is_mutual[relation] ? LINK_CONTRARY : LINK_ATTACK;
    case RELATION_UNDERCUT: return LINK_UNDERCUT;
    case RELATION_CONTRADICTORY: return LINK_CONTRADICTORY;
    case RELATION_CONTRARY: return LINK_CONTRARY;
    default: return LINK_EQUIVALENT;
    }
}

// A symmetric relation gives an edge each way; of a mutual attack each way has its own
// relation.
static void add_relations(Maker *maker)
{
    const Debate *debate = maker->debate;
    for (RelationId i = 0; i < debate->relation_count; i++) {
        const Relation *relation = &debate->relations[i];
        int32_t from = bearing_end(debate, relation->from);
        int32_t to = bearing_end(debate, relation->to);
        if (from == NONE || to == NONE)
            continue;
        bool is_symmetric = relation_is_symmetric(relation->kind);
        Bearing edge = { .child = from,
                         .parent = to,
                         .link = link_of(maker, i),
                         .bears = from != to && !is_symmetric && !maker->is_mutual[i],
                         .relation = i,
                         .step = NONE,
                         .position = relation->extent.start };
        add_edge(maker, edge);
        if (is_symmetric && from != to) {
            edge.child = to;
            edge.parent = from;
            add_edge(maker, edge);
        }
    }
}

static void add_premise(Maker *maker, StepId id, bool is_last, ClaimId premise)
{
    const Step *step = &maker->debate->steps[id];
    Node node = is_last ? node_argument(step->argument) : node_claim(step->conclusion);
    int32_t parent = bearing_node(maker->debate, node);
    add_edge(maker, (Bearing){ .child = premise,
                               .parent = parent,
                               .link = LINK_PREMISE,
                               .bears = premise != parent,
                               .relation = NONE,
                               .step = id,
                               .position = step->extent.start });
}

// The steps of an argument: an intermediary conclusion that no later step names among
// its premises counts as one of the next step's, which is how such a text is read.
static void add_steps(Maker *maker, ArgumentId id, StepId *used_by)
{
    const Debate *debate = maker->debate;
    const Argument *argument = &debate->arguments[id];
    StepId last = argument->first_step + argument->step_count - 1;
    if (argument->step_count == 0)
        return;
    for (StepId i = argument->first_step; i <= last; i++)
        for (size_t p = 0; p < debate->steps[i].premise_count; p++)
            used_by[debate->steps[i].premises[p]] = i + 1;
    for (StepId i = argument->first_step; i <= last; i++) {
        const Step *step = &debate->steps[i];
        ClaimId before = i > argument->first_step ? step[-1].conclusion : NONE;
        if (before != NONE && used_by[before] < i + 1)
            add_premise(maker, i, i == last, before);
        for (size_t p = 0; p < step->premise_count; p++)
            add_premise(maker, i, i == last, step->premises[p]);
    }
    const Step *main = &debate->steps[last];
    if (main->conclusion != NONE)
        add_edge(maker, (Bearing){ .child = bearing_node(debate, node_argument(id)),
                                   .parent = main->conclusion,
                                   .link = LINK_SUPPORT,
                                   .bears = true,
                                   .relation = NONE,
                                   .step = NONE,
                                   .position = main->extent.start });
}

static int by_number(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

// Puts the edges into document order; equal places keep their order, because the number
// that is sorted by ends in the index.
static void sort_edges(Maker *maker)
{
    Bearings *result = maker->result;
    size_t count = (size_t)result->edge_count;
    bool is_sorted = true;
    for (size_t i = 1; i < count; i++)
        is_sorted &= result->edges[i - 1].position <= result->edges[i].position;
    if (is_sorted)
        return;
    uint64_t *numbers = arena_get(maker->arena, count, sizeof *numbers);
    Bearing *sorted = arena_get(maker->arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        numbers[i] = (uint64_t)result->edges[i].position << 32 | i;
    qsort(numbers, count, sizeof *numbers, by_number);
    for (size_t i = 0; i < count; i++)
        sorted[i] = result->edges[numbers[i] & UINT32_MAX];
    result->edges = sorted;
}

// --- indices

// The order of siblings: what carries the claim, what speaks against it, what speaks
// against the step, what excludes it.
static int32_t rank_of(Link link)
{
    static const int32_t ranks[LINK_COUNT] = {
        [LINK_PREMISE] = 0,       [LINK_SUPPORT] = 1,  [LINK_EQUIVALENT] = 2,
        [LINK_ATTACK] = 3,        [LINK_UNDERCUT] = 4, [LINK_CONTRARY] = 5,
        [LINK_CONTRADICTORY] = 6,
    };
    return ranks[link];
}

static int32_t parent_key(const Bearing *edge)
{
    return edge->parent;
}

static int32_t child_key(const Bearing *edge)
{
    return edge->child;
}

static int32_t rank_key(const Bearing *edge)
{
    return rank_of(edge->link);
}

// A counting sort by a key below `keys`; edges of the same key keep their order.
static BearingIndex sort_by(const Bearings *bearings, Arena *arena,
                            int32_t (*key_of)(const Bearing *edge), int32_t keys,
                            const int32_t *order)
{
    size_t count = (size_t)bearings->edge_count;
    BearingIndex index = {
        .items = arena_get(arena, count + 1, sizeof index.items[0]),
        .start = arena_get(arena, (size_t)keys + 2, sizeof index.start[0]),
    };
    for (size_t i = 0; i < count; i++)
        index.start[key_of(&bearings->edges[i]) + 2]++;
    for (int32_t key = 2; key < keys + 2; key++)
        index.start[key] += index.start[key - 1];
    for (size_t i = 0; i < count; i++) {
        int32_t edge = order ? order[i] : (int32_t)i;
        index.items[index.start[key_of(&bearings->edges[edge]) + 1]++] = edge;
    }
    return index;
}

// --- putting them in order

// A claim that is both a premise and, in so many words, a support of the same thing is
// shown once, as the premise, where the text says the first of the two.
static void merge_supports(Maker *maker)
{
    Bearings *result = maker->result;
    Bearing *edges = result->edges;
    if (edges == NULL)
        return;
    BearingIndex into = sort_by(result, maker->arena, parent_key, result->nodes, NULL);
    int32_t *premise_of =
        arena_get(maker->arena, (size_t)result->nodes + 1, sizeof *premise_of);
    bool *is_dropped =
        arena_get(maker->arena, (size_t)result->edge_count + 1, sizeof *is_dropped);
    for (int32_t parent = 0; parent < result->nodes; parent++) {
        for (int32_t k = into.start[parent]; k < into.start[parent + 1]; k++)
            if (edges[into.items[k]].link == LINK_PREMISE)
                premise_of[edges[into.items[k]].child] = into.items[k] + 1;
        for (int32_t k = into.start[parent]; k < into.start[parent + 1]; k++) {
            const Bearing *edge = &edges[into.items[k]];
            int32_t premise = premise_of[edge->child] - 1;
            if (edge->link != LINK_SUPPORT || premise < 0 ||
                edges[premise].parent != parent)
                continue;
            if (edge->position < edges[premise].position)
                edges[premise].position = edge->position;
            is_dropped[into.items[k]] = true;
        }
    }
    int32_t kept = 0;
    for (int32_t i = 0; i < result->edge_count; i++)
        if (!is_dropped[i])
            edges[kept++] = edges[i];
    result->edge_count = kept;
}

static void make_edges(Maker *maker)
{
    const Debate *debate = maker->debate;
    Arena *arena = maker->arena;
    maker->is_mutual =
        arena_get(arena, (size_t)debate->relation_count + 1, sizeof(bool));
    find_mutual_attacks(maker);
    add_relations(maker);
    // By claim: the last step read so far that uses it as a premise, + 1.
    StepId *used_by =
        arena_get(arena, (size_t)debate->claim_count + 1, sizeof *used_by);
    for (ArgumentId i = 0; i < debate->argument_count; i++)
        add_steps(maker, i, used_by);
    merge_supports(maker);
    sort_edges(maker);
}

Bearings bearings_make(const Debate *debate, Arena *arena)
{
    Bearings result = { .debate = debate,
                        .nodes = debate->claim_count + debate->argument_count };
    Maker maker = { .debate = debate, .arena = arena, .result = &result };
    make_edges(&maker);
    BearingIndex ranked = sort_by(&result, arena, rank_key, LINK_COUNT, NULL);
    result.into = sort_by(&result, arena, parent_key, result.nodes, ranked.items);
    result.out = sort_by(&result, arena, child_key, result.nodes, NULL);
    return result;
}
