#include "src/debate/standing_strength.h"
#include "src/base/vec.h"
#include "src/debate/bearing.h"

static const double usual_base = 0.5;

typedef struct {
    const StandingFrame *frame;
    Arena *arena;
    GradualNode *nodes;
    GradualEdge *edges;
    bool *is_fixed;     // by node: supposed, so that nothing bears on it
    int32_t *of_effect; // by effect: its node, or NONE: its source stands for it
    size_t node_count, node_capacity, edge_count, edge_capacity;
} GraphMaker;

static int32_t add_node(GraphMaker *maker, double base, int32_t base_of)
{
    maker->nodes = vec_room(maker->arena, maker->nodes, maker->node_count,
                            &maker->node_capacity, sizeof maker->nodes[0]);
    maker->nodes[maker->node_count] = (GradualNode){ base, base_of };
    return (int32_t)maker->node_count++;
}

static void add_edge(GraphMaker *maker, GradualEdge edge)
{
    int32_t to = edge.to;
    if (to < maker->frame->node_count && maker->is_fixed[to])
        return;
    maker->edges = vec_room(maker->arena, maker->edges, maker->edge_count,
                            &maker->edge_capacity, sizeof maker->edges[0]);
    maker->edges[maker->edge_count++] = edge;
}

static bool is_reconstructed(const Debate *debate, int32_t node)
{
    return node >= debate->claim_count &&
           debate->arguments[node - debate->claim_count].step_count > 0;
}

static void add_claims(GraphMaker *maker, const double *votes)
{
    const Debate *debate = maker->frame->debate;
    for (int32_t i = 0; i < maker->frame->node_count; i++) {
        double own = standing_own_weight(debate, bearing_nth(debate, i));
        double vote = votes ? votes[i] : -1;
        double base = own >= 0                      ? own
                      : vote >= 0                   ? vote
                      : is_reconstructed(debate, i) ? 1
                                                    : usual_base;
        add_node(maker, base, NONE);
    }
}

// Relations that something is laid on, by what is supposed or by an undercut, are
// nodes.
static void add_effects(GraphMaker *maker)
{
    const StandingFrame *frame = maker->frame;
    maker->of_effect =
        arena_get(maker->arena, (size_t)frame->effect_count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < frame->effect_count; i++)
        maker->of_effect[i] = NONE;
    for (int32_t i = 0; i < frame->effect_count; i++) {
        int32_t end, target = standing_frame_laid_on(frame, &frame->effects[i], &end);
        for (; target < end; target++)
            if (maker->of_effect[target] == NONE)
                maker->of_effect[target] =
                    add_node(maker, usual_base, frame->effects[target].from);
    }
}

static void suppose(GraphMaker *maker, const Supposition *supposition)
{
    const StandingFrame *frame = maker->frame;
    Node node = supposition->node;
    GradualNode fixed = { supposition->label == LABEL_IN ? 1 : 0, NONE };
    if (node.kind == NODE_RELATION) {
        for (int32_t i = frame->relation_effects[node.id];
             i < frame->relation_effects[node.id + 1]; i++)
            maker->of_effect[i] = add_node(maker, fixed.base, NONE);
        return;
    }
    int32_t id = bearing_end(frame->debate, node);
    if (id == NONE || !maker->nodes) // without nodes there is nothing to suppose
        return;
    maker->nodes[id] = fixed;
    maker->is_fixed[id] = true;
}

static void add_edges(GraphMaker *maker)
{
    const StandingFrame *frame = maker->frame;
    for (int32_t i = 0; i < frame->effect_count; i++) {
        const Effect *effect = &frame->effects[i];
        int32_t from = maker->of_effect[i] == NONE ? effect->from : maker->of_effect[i];
        if (effect->to != NONE)
            add_edge(maker, (GradualEdge){ .from = from,
                                           .to = effect->to,
                                           .is_support = effect_is_reason(effect) });
        int32_t end, target = standing_frame_laid_on(frame, effect, &end);
        for (; target < end; target++)
            if (maker->nodes[maker->of_effect[target]].base_of != NONE)
                add_edge(maker,
                         (GradualEdge){ .from = from, .to = maker->of_effect[target] });
    }
}

static void add_premises(GraphMaker *maker)
{
    const Debate *debate = maker->frame->debate;
    for (ArgumentId i = 0; i < debate->argument_count; i++) {
        ClaimId *premises;
        size_t count = standing_frame_premises(debate, i, &premises, maker->arena);
        for (size_t p = 0; p < count; p++)
            add_edge(maker, (GradualEdge){ .from = premises[p],
                                           .to = bearing_node(debate, node_argument(i)),
                                           .is_carrier = true });
    }
}

Strengths standing_strengths(const Standing *standing, Gradual semantics,
                             const double *votes, const Supposition *suppositions,
                             size_t count, Arena *arena)
{
    GraphMaker maker = { .frame = standing->frame, .arena = arena_new() };
    maker.is_fixed =
        arena_get(maker.arena, (size_t)standing->frame->node_count + 1, sizeof(bool));
    add_claims(&maker, votes);
    add_effects(&maker);
    for (size_t i = 0; i < count; i++)
        suppose(&maker, &suppositions[i]);
    add_edges(&maker);
    add_premises(&maker);
    GradualGraph graph = { (int32_t)maker.node_count, maker.nodes, maker.edges,
                           maker.edge_count };
    double *strengths = arena_get(arena, maker.node_count + 1, sizeof *strengths);
    GradualResult result = gradual_strengths(&graph, semantics, strengths, maker.arena);
    arena_free(maker.arena);
    return (Strengths){ strengths, result.is_settled, result.rounds };
}
