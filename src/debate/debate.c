#include "src/debate/debate.h"
#include <assert.h>

bool node_equal(Node a, Node b)
{
    return a.kind == b.kind && a.id == b.id;
}

Node node_claim(ClaimId id)
{
    return (Node){ NODE_CLAIM, id };
}

Node node_argument(ArgumentId id)
{
    return (Node){ NODE_ARGUMENT, id };
}

bool relation_is_symmetric(RelationKind kind)
{
    return kind == RELATION_CONTRADICTORY || kind == RELATION_CONTRARY ||
           kind == RELATION_REPHRASE;
}

const char *relation_name(RelationKind kind)
{
    static const char *const names[] = {
        "support",  "attack",  "undercut", "contradictory",
        "contrary", "entails", "rephrase",
    };
    return names[kind];
}

// All nodes in one row: claims, then arguments, steps and relations.
static size_t node_index(const Debate *debate, Node node)
{
    size_t claims = (size_t)debate->claim_count;
    size_t arguments = claims + (size_t)debate->argument_count;
    size_t steps = arguments + (size_t)debate->step_count;
    assert(node.kind != NODE_NONE && node.id >= 0);
    switch (node.kind) {
    case NODE_CLAIM: return (size_t)node.id;
    case NODE_ARGUMENT: return claims + (size_t)node.id;
    case NODE_STEP: return arguments + (size_t)node.id;
    default: return steps + (size_t)node.id;
    }
}

// Counts per node first, then the list of each node in a stretch of one array.
static void make_lists(const Debate *debate, Arena *arena, bool into, RelationId **list,
                       uint32_t **starts)
{
    size_t nodes = (size_t)debate->claim_count + (size_t)debate->argument_count +
                   (size_t)debate->step_count + (size_t)debate->relation_count;
    uint32_t *start = arena_get(arena, nodes + 2, sizeof *start);
    size_t count = (size_t)debate->relation_count;
    for (size_t i = 0; i < count; i++) {
        const Relation *relation = &debate->relations[i];
        start[node_index(debate, into ? relation->to : relation->from) + 2]++;
        if (relation_is_symmetric(relation->kind))
            start[node_index(debate, into ? relation->from : relation->to) + 2]++;
    }
    for (size_t i = 2; i < nodes + 2; i++)
        start[i] += start[i - 1];
    RelationId *items = arena_get(arena, count * 2 + 1, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        const Relation *relation = &debate->relations[i];
        size_t near = node_index(debate, into ? relation->to : relation->from);
        size_t far = node_index(debate, into ? relation->from : relation->to);
        items[start[near + 1]++] = (RelationId)i;
        if (relation_is_symmetric(relation->kind))
            items[start[far + 1]++] = (RelationId)i;
    }
    *list = items;
    *starts = start;
}

void debate_index(Debate *debate, Arena *arena)
{
    make_lists(debate, arena, true, &debate->into, &debate->into_start);
    make_lists(debate, arena, false, &debate->out_of, &debate->out_of_start);
}

static RelationList list_of(const RelationId *items, const uint32_t *starts,
                            size_t node)
{
    return (RelationList){ items + starts[node], starts[node + 1] - starts[node] };
}

RelationList debate_into(const Debate *debate, Node node)
{
    return list_of(debate->into, debate->into_start, node_index(debate, node));
}

RelationList debate_out_of(const Debate *debate, Node node)
{
    return list_of(debate->out_of, debate->out_of_start, node_index(debate, node));
}

Str debate_title(const Debate *debate, Node node)
{
    switch (node.kind) {
    case NODE_CLAIM: return debate->claims[node.id].title;
    case NODE_ARGUMENT: return debate->arguments[node.id].title;
    case NODE_STEP: return debate->arguments[debate->steps[node.id].argument].title;
    default: return str("");
    }
}

Str debate_text(const Debate *debate, Node node)
{
    switch (node.kind) {
    case NODE_CLAIM: return debate->claims[node.id].text;
    case NODE_ARGUMENT: return debate->arguments[node.id].text;
    default: return str("");
    }
}

const Value *debate_data(const Debate *debate, Node node)
{
    switch (node.kind) {
    case NODE_CLAIM: return debate->claims[node.id].data;
    case NODE_ARGUMENT: return debate->arguments[node.id].data;
    case NODE_STEP: return debate->steps[node.id].data;
    default: return NULL;
    }
}

const Member *debate_canonical(const Member *members, size_t count)
{
    const Member *last = NULL;
    bool chosen = false;
    for (size_t i = 0; i < count; i++) {
        const Value *says = value_get(members[i].data, "isCanonical");
        bool is_canonical = says && says->kind == VALUE_BOOLEAN && says->boolean;
        if (members[i].is_reference || (chosen && !is_canonical))
            continue;
        chosen = is_canonical;
        last = &members[i];
    }
    return last;
}

const Member *debate_member(const Debate *debate, Node node)
{
    switch (node.kind) {
    case NODE_CLAIM:
        return debate_canonical(debate->claims[node.id].members,
                                debate->claims[node.id].member_count);
    case NODE_ARGUMENT:
        return debate_canonical(debate->arguments[node.id].members,
                                debate->arguments[node.id].member_count);
    default: return NULL;
    }
}

static bool has_no_title(const Debate *debate, Node node)
{
    return (node.kind == NODE_CLAIM && debate->claims[node.id].is_untitled) ||
           (node.kind == NODE_ARGUMENT && debate->arguments[node.id].is_untitled);
}

bool debate_is_untitled(const Debate *debate, Node node)
{
    return node.kind == NODE_CLAIM ? debate->claims[node.id].is_untitled
                                   : debate->arguments[node.id].is_untitled;
}

bool debate_is_wordless(const Debate *debate, Node node)
{
    return node.kind == NODE_ARGUMENT && debate_is_untitled(debate, node) &&
           debate_text(debate, node).length == 0;
}

Str debate_name(const Debate *debate, Node node)
{
    Str text = debate_text(debate, node);
    if (has_no_title(debate, node) && text.length > 0)
        return text;
    return debate_title(debate, node);
}

Node debate_find(const Debate *debate, Str title)
{
    int32_t id = table_get(&debate->claim_titles, title);
    if (id >= 0)
        return node_claim(id);
    id = table_get(&debate->argument_titles, title);
    return id >= 0 ? node_argument(id) : (Node){ NODE_NONE, NONE };
}
