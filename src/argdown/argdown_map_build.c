#include "src/argdown/argdown_map_build.h"
#include "src/argdown/argdown_group.h"
#include "src/argdown/argdown_order.h"
#include "src/argdown/argdown_select.h"
#include "src/base/vec.h"

typedef struct {
    ArgdownMap map;
    const Debate *debate;
    Arena *arena;
    ArgdownSelection selection;
    int32_t *claim_node, *argument_node; // by id; -1 of what is not shown
} MapBuilder;

// --- nodes

typedef struct {
    bool text, title, title_always;
} Labels;

static Labels labels_of(const MapBuilder *builder, const char *key)
{
    const Value *said = value_get(value_get(builder->debate->meta, "map"), key);
    Str mode = said ? value_string(said) : str("hide-untitled");
    bool usual = str_is(mode, "hide-untitled");
    return (Labels){ .text = usual || str_is(mode, "text"),
                     .title = usual,
                     .title_always = str_is(mode, "title") };
}

// The text as it is exported: with the blanks at its ends.
static bool has_text(const Member *member)
{
    return member && (member->text.length > 0 || member->blanks_before > 0 ||
                      member->blanks_after > 0 || member->ends_line);
}

static void add_node(MapBuilder *builder, Node node, Labels labels)
{
    const Debate *debate = builder->debate;
    bool is_claim = node.kind == NODE_CLAIM;
    const Member *members =
        is_claim ? debate->claims[node.id].members : debate->arguments[node.id].members;
    size_t count = is_claim ? debate->claims[node.id].member_count
                            : debate->arguments[node.id].member_count;
    const Member *member =
        argdown_canonical(argdown_members(members, count, builder->arena), count);
    bool untitled = str_starts(debate_title(debate, node), str("Untitled"));
    bool shows_text = labels.text && member;
    bool empty = !shows_text || !has_text(member);
    bool title = labels.title ? !untitled || empty : labels.text && empty;
    ArgdownMap *map = &builder->map;
    (is_claim ? builder->claim_node : builder->argument_node)[node.id] =
        map->node_count;
    map->nodes[map->node_count++] =
        (ArgdownMapNode){ .node = node,
                          .shows_text = shows_text,
                          .shows_title = labels.title_always || title,
                          .member = shows_text ? member : NULL,
                          .group = -1 };
}

static void add_nodes(MapBuilder *builder)
{
    const Debate *debate = builder->debate;
    Arena *arena = builder->arena;
    int32_t claims = debate->claim_count, arguments = debate->argument_count;
    builder->map.nodes = arena_get(arena, (size_t)claims + (size_t)arguments + 1,
                                   sizeof builder->map.nodes[0]);
    builder->claim_node = arena_get(arena, (size_t)claims + 1, sizeof(int32_t));
    builder->argument_node = arena_get(arena, (size_t)arguments + 1, sizeof(int32_t));
    const int32_t *order = argdown_dictionary(debate, NODE_CLAIM, arena);
    Labels labels = labels_of(builder, "statementLabelMode");
    for (int32_t i = 0; i < claims; i++) {
        builder->claim_node[order[i]] = -1;
        if (builder->selection.claims[order[i]])
            add_node(builder, node_claim(order[i]), labels);
    }
    order = argdown_dictionary(debate, NODE_ARGUMENT, arena);
    labels = labels_of(builder, "argumentLabelMode");
    for (int32_t i = 0; i < arguments; i++) {
        builder->argument_node[order[i]] = -1;
        if (builder->selection.arguments[order[i]])
            add_node(builder, node_argument(order[i]), labels);
    }
}

// --- edges from relations

static ArgdownMapEdge *add_edge(MapBuilder *builder, RelationKind kind, int32_t from,
                                int32_t to)
{
    ArgdownMap *map = &builder->map;
    map->edges = vec_room(builder->arena, map->edges, map->edge_count, &map->edge_room,
                          sizeof map->edges[0]);
    ArgdownMapEdge *edge = &map->edges[map->edge_count++];
    *edge = (ArgdownMapEdge){ .kind = kind,
                              .from = from,
                              .to = to,
                              .from_claim = NONE,
                              .to_claim = NONE,
                              .number = (int32_t)map->edge_count };
    return edge;
}

typedef struct {
    int32_t *nodes;
    size_t count;
} Ends;

static Ends one_end(MapBuilder *builder, int32_t node)
{
    Ends ends = { arena_get(builder->arena, 1, sizeof(int32_t)), node >= 0 ? 1 : 0 };
    ends.nodes[0] = node;
    return ends;
}

// The arguments that are shown in which a claim has a role, as its members end.
static Ends in_arguments(MapBuilder *builder, ClaimId id, MemberRole role)
{
    const Claim *claim = &builder->debate->claims[id];
    const Member **members =
        argdown_members(claim->members, claim->member_count, builder->arena);
    Ends ends = { arena_get(builder->arena, claim->member_count + 1, sizeof(int32_t)),
                  0 };
    for (size_t i = 0; i < claim->member_count; i++) {
        ArgumentId argument = members[i]->argument;
        if (members[i]->role == role && argument != NONE &&
            builder->argument_node[argument] >= 0)
            ends.nodes[ends.count++] = builder->argument_node[argument];
    }
    return ends;
}

// An end of a relation as nodes. The second time round, a symmetric relation connects
// arguments only.
static Ends ends_of(MapBuilder *builder, Node node, bool is_to, bool again)
{
    switch (node.kind) {
    case NODE_ARGUMENT:
        return one_end(builder, again ? -1 : builder->argument_node[node.id]);
    case NODE_STEP:
        return one_end(
            builder,
            again ? -1
                  : builder->argument_node[builder->debate->steps[node.id].argument]);
    default: break;
    }
    if (builder->claim_node[node.id] >= 0)
        return one_end(builder, again && is_to ? -1 : builder->claim_node[node.id]);
    return in_arguments(builder, node.id, is_to ? MEMBER_PREMISE : MEMBER_CONCLUSION);
}

static RelationKind kind_of_edge(RelationKind kind, bool between_claims)
{
    if (between_claims)
        return kind;
    if (kind == RELATION_CONTRADICTORY || kind == RELATION_CONTRARY)
        return RELATION_ATTACK;
    return kind == RELATION_ENTAILS ? RELATION_SUPPORT : kind;
}

static void connect(MapBuilder *builder, const Relation *relation, bool again)
{
    Node from = again ? relation->to : relation->from;
    Node to = again ? relation->from : relation->to;
    Ends froms = ends_of(builder, from, false, again);
    Ends tos = ends_of(builder, to, true, again);
    for (size_t i = 0; i < froms.count; i++)
        for (size_t k = 0; k < tos.count; k++) {
            const ArgdownMapNode *nodes = builder->map.nodes;
            bool claims = nodes[froms.nodes[i]].node.kind == NODE_CLAIM &&
                          nodes[tos.nodes[k]].node.kind == NODE_CLAIM;
            ArgdownMapEdge *edge =
                add_edge(builder, kind_of_edge(relation->kind, claims), froms.nodes[i],
                         tos.nodes[k]);
            edge->from_claim = from.kind == NODE_CLAIM ? from.id : NONE;
            edge->to_claim = to.kind == NODE_CLAIM ? to.id : NONE;
        }
}

static void connect_relations(MapBuilder *builder)
{
    const Debate *debate = builder->debate;
    size_t count = (size_t)debate->relation_count;
    // by their order, which is 1 to the number of lines that say relations
    int32_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (debate->relations[i].order > most)
            most = debate->relations[i].order;
    RelationId *sorted = arena_get(builder->arena, (size_t)most + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[debate->relations[i].order] = (RelationId)i + 1;
    for (int32_t i = 0; i <= most; i++) {
        if (sorted[i] == 0)
            continue;
        const Relation *relation = &debate->relations[sorted[i] - 1];
        if (!argdown_is_selected(debate, &builder->selection, relation, false) ||
            !argdown_is_selected(debate, &builder->selection, relation, true))
            continue;
        connect(builder, relation, false);
        if (relation_is_symmetric(relation->kind))
            connect(builder, relation, true);
    }
}

// --- edges through premises and conclusions

// Adds a support through a claim that two nodes share, unless it is there; edges of
// one source follow each other.
static void connect_through(MapBuilder *builder, int32_t from, int32_t to,
                            ClaimId claim, size_t first, bool is_numbered_n)
{
    const ArgdownMap *map = &builder->map;
    for (size_t i = map->edge_count; i > first && map->edges[i - 1].from == from; i--)
        if (map->edges[i - 1].to == to)
            return;
    ArgdownMapEdge *edge = add_edge(builder, RELATION_SUPPORT, from, to);
    edge->from_claim = edge->to_claim = claim;
    edge->is_numbered_n = is_numbered_n;
}

static void connect_conclusion(MapBuilder *builder, int32_t from, ClaimId conclusion,
                               size_t first)
{
    int32_t to = builder->claim_node[conclusion];
    if (to >= 0) {
        connect_through(builder, from, to, conclusion, first, false);
        return;
    }
    Ends ends = in_arguments(builder, conclusion, MEMBER_PREMISE);
    for (size_t i = 0; i < ends.count; i++)
        connect_through(builder, from, ends.nodes[i], conclusion, first, true);
}

static void connect_shared(MapBuilder *builder)
{
    const Debate *debate = builder->debate;
    ArgdownMap *map = &builder->map;
    size_t first = map->edge_count;
    for (int32_t i = 0; i < map->node_count; i++) {
        Node node = map->nodes[i].node;
        if (node.kind != NODE_ARGUMENT || debate->arguments[node.id].step_count == 0)
            continue;
        const Argument *argument = &debate->arguments[node.id];
        connect_conclusion(
            builder, i,
            debate->steps[argument->first_step + argument->step_count - 1].conclusion,
            first);
    }
    for (int32_t i = 0; i < map->node_count; i++) {
        Node node = map->nodes[i].node;
        if (node.kind != NODE_CLAIM)
            continue;
        Ends ends = in_arguments(builder, node.id, MEMBER_PREMISE);
        for (size_t k = 0; k < ends.count; k++)
            connect_through(builder, i, ends.nodes[k], node.id, first, false);
    }
}

const ArgdownMap *argdown_map_build(const Debate *debate, Arena *arena)
{
    MapBuilder *builder = arena_get(arena, 1, sizeof *builder);
    *builder = (MapBuilder){ .map.debate = debate, .debate = debate, .arena = arena };
    argdown_sections(&builder->map, arena);
    builder->selection = argdown_select(&builder->map, arena);
    add_nodes(builder);
    connect_relations(builder);
    connect_shared(builder);
    argdown_groups(&builder->map, arena);
    return &builder->map;
}
