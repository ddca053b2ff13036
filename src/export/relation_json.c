#include "src/export/relation_json.h"
#include <stdlib.h>

static const char *type_of(Node node)
{
    return node.kind == NODE_CLAIM      ? "equivalence-class"
           : node.kind == NODE_ARGUMENT ? "argument"
                                        : "inference";
}

static void write_relation(ModelJson *json, RelationId id)
{
    const Relation *relation = &json->debate->relations[id];
    json_open(&json->writer, '{');
    model_json_text(json, "type", str("relation"));
    model_json_text(json, "relationType", str(relation_name(relation->kind)));
    model_json_text(json, "from", debate_title(json->debate, relation->from));
    model_json_text(json, "fromType", str(type_of(relation->from)));
    model_json_text(json, "to", debate_title(json->debate, relation->to));
    model_json_text(json, "toType", str(type_of(relation->to)));
    if (relation->to.kind == NODE_STEP) {
        json_key(&json->writer, "conclusionIndex");
        json_number(&json->writer, json->conclusion[relation->to.id]);
    }
    json_close(&json->writer, '}');
}

typedef struct {
    int64_t order;
    RelationId id;
} Ranked;

static int by_order(const void *left, const void *right)
{
    const Ranked *a = left, *b = right;
    return (a->order > b->order) - (a->order < b->order);
}

// Those that were moved here from an argument come last.
static void rank(const ModelJson *json, Ranked *ranked, RelationId id, Node node)
{
    const Relation *relation = &json->debate->relations[id];
    bool moved = relation->from_argument != NONE && node_equal(relation->from, node);
    *ranked = (Ranked){ relation->order + (moved ? INT64_C(1) << 32 : 0), id };
}

static void write_ranked(ModelJson *json, Ranked *ranked, size_t count)
{
    qsort(ranked, count, sizeof *ranked, by_order);
    json_key(&json->writer, "relations");
    json_open(&json->writer, '[');
    for (size_t i = 0; i < count; i++)
        write_relation(json, ranked[i].id);
    json_close(&json->writer, ']');
}

// The relations of a claim or argument. An argument keeps those undercuts that are said
// of it, although its last step now has them.
void relation_json_of_node(ModelJson *json, Node node)
{
    const Debate *debate = json->debate;
    RelationList into = debate_into(debate, node), out_of = debate_out_of(debate, node);
    RelationList step = { NULL, 0 };
    if (node.kind == NODE_ARGUMENT && debate->arguments[node.id].step_count > 0) {
        const Argument *argument = &debate->arguments[node.id];
        StepId last = argument->first_step + argument->step_count - 1;
        step = debate_into(debate, (Node){ NODE_STEP, last });
    }
    Ranked *ranked = arena_get(
        json->scratch, into.count + out_of.count + step.count + 1, sizeof *ranked);
    size_t count = 0;
    // symmetric ones are in both lists
    for (size_t i = 0; i < into.count; i++)
        if (!relation_is_symmetric(debate->relations[into.items[i]].kind))
            rank(json, &ranked[count++], into.items[i], node);
    for (size_t i = 0; i < out_of.count; i++)
        rank(json, &ranked[count++], out_of.items[i], node);
    for (size_t i = 0; i < step.count; i++)
        if (debate->relations[step.items[i]].to_argument == node.id)
            rank(json, &ranked[count++], step.items[i], node);
    write_ranked(json, ranked, count);
}

void relation_json_of_step(ModelJson *json, StepId step)
{
    RelationList into = debate_into(json->debate, (Node){ NODE_STEP, step });
    Ranked *ranked = arena_get(json->scratch, into.count + 1, sizeof *ranked);
    size_t count = 0;
    for (size_t i = 0; i < into.count; i++) {
        const Relation *relation = &json->debate->relations[into.items[i]];
        if (relation->is_unlisted)
            continue;
        bool moved = relation->to_argument != NONE;
        ranked[count++] =
            (Ranked){ relation->order + (moved ? INT64_C(1) << 32 : 0), into.items[i] };
    }
    write_ranked(json, ranked, count);
}

void relation_json_all(ModelJson *json)
{
    int32_t count = json->debate->relation_count;
    Ranked *ranked = arena_get(json->scratch, (size_t)count + 1, sizeof *ranked);
    for (int32_t i = 0; i < count; i++)
        ranked[i] = (Ranked){ json->debate->relations[i].order, i };
    write_ranked(json, ranked, (size_t)count);
}
