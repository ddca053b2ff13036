#include "src/export/map_json.h"
#include "src/argdown/argdown_order.h"
#include "src/export/member_json.h"

static void write_node(ModelJson *json, const ArgdownMap *map, int32_t index)
{
    const ArgdownMapNode *node = &map->nodes[index];
    bool is_claim = node->node.kind == NODE_CLAIM;
    json_open(&json->writer, '{');
    json_key(&json->writer, "id");
    json_id(&json->writer, 'n', index);
    Str title = debate_title(json->debate, node->node);
    model_json_text(json, "title", title);
    model_json_text(json, "type",
                    str(is_claim ? "statement-map-node" : "argument-map-node"));
    if (node->shows_title)
        model_json_text(json, "labelTitle", title);
    if (node->member) {
        Str text = member_json_text(json, node->member);
        if (text.length > 0 || !is_claim)
            model_json_text(json, "labelText", text);
    }
    const Value *map_settings = value_get(json->debate->meta, "map");
    const Value *adds_tags = value_get(map_settings, "addTags");
    if (!adds_tags || argdown_is_true(adds_tags)) {
        const Claim *claim = is_claim ? &json->debate->claims[node->node.id] : NULL;
        const Argument *argument =
            is_claim ? NULL : &json->debate->arguments[node->node.id];
        const Member *members = is_claim ? claim->members : argument->members;
        size_t count = is_claim ? claim->member_count : argument->member_count;
        member_json_tags(json, argdown_members(members, count, json->scratch), count);
    }
    json_close(&json->writer, '}');
}

static void open_group(ModelJson *json, const ArgdownMap *map, int32_t index)
{
    const ArgdownMapGroup *group = &map->groups[index];
    const ArgdownMapSection *section = &map->sections[group->section];
    json_open(&json->writer, '{');
    model_json_section(json, "id", section->number);
    model_json_text(json, "title", section->title);
    model_json_text(json, "type", str("group-map-node"));
    if (group->closed) {
        json_key(&json->writer, "isClosed");
        json_value(&json->writer, group->closed);
    }
    json_key(&json->writer, "level");
    json_number(&json->writer, group->level);
    model_json_text(json, "labelTitle", section->title);
    if (group->parent_section >= 0)
        model_json_section(json, "parent", map->sections[group->parent_section].number);
    json_key(&json->writer, "children");
    json_open(&json->writer, '[');
}

typedef struct {
    int32_t group;
    size_t next; // child
} Open;

// A group with all that is in it; groups may be nested to any depth.
static void write_group(ModelJson *json, const ArgdownMap *map, int32_t index)
{
    Open *open = arena_get(json->scratch, (size_t)map->group_count + 1, sizeof *open);
    size_t depth = 0;
    open[depth++] = (Open){ index, 0 };
    open_group(json, map, index);
    while (depth > 0) {
        Open *top = &open[depth - 1];
        const ArgdownMapGroup *group = &map->groups[top->group];
        if (top->next == group->child_count) {
            json_close(&json->writer, ']');
            json_close(&json->writer, '}');
            depth--;
            continue;
        }
        ArgdownMapChild child = group->children[top->next++];
        if (!child.is_group) {
            write_node(json, map, child.item);
            continue;
        }
        open[depth++] = (Open){ child.item, 0 };
        open_group(json, map, child.item);
    }
}

static void write_nodes(ModelJson *json, const ArgdownMap *map)
{
    json_key(&json->writer, "nodes");
    json_open(&json->writer, '[');
    for (int32_t i = 0; i < map->group_count; i++)
        if (map->groups[i].parent_section < 0)
            write_group(json, map, i);
    for (int32_t i = 0; i < map->node_count; i++)
        if (map->nodes[i].group < 0)
            write_node(json, map, i);
    json_close(&json->writer, ']');
}

static void write_end(ModelJson *json, const ArgdownMap *map, const char *key,
                      bool is_group, int32_t end)
{
    json_key(&json->writer, key);
    if (is_group)
        json_id(&json->writer, 's', map->sections[map->groups[end].section].number);
    else
        json_id(&json->writer, 'n', end);
}

static void write_edge(ModelJson *json, const ArgdownMap *map,
                       const ArgdownMapEdge *edge)
{
    json_open(&json->writer, '{');
    json_key(&json->writer, "id");
    json_id(&json->writer, edge->is_numbered_n ? 'n' : 'e', edge->number);
    model_json_text(json, "type", str("map-edge"));
    model_json_text(json, "relationType", str(relation_name(edge->kind)));
    write_end(json, map, "from", edge->from_group, edge->from);
    write_end(json, map, "to", edge->to_group, edge->to);
    if (edge->from_claim != NONE)
        model_json_text(json, "fromEquivalenceClass",
                        json->debate->claims[edge->from_claim].title);
    if (edge->to_claim != NONE)
        model_json_text(json, "toEquivalenceClass",
                        json->debate->claims[edge->to_claim].title);
    json_close(&json->writer, '}');
}

void map_json(ModelJson *json, const ArgdownMap *map)
{
    json_key(&json->writer, "map");
    json_open(&json->writer, '{');
    write_nodes(json, map);
    json_key(&json->writer, "edges");
    json_open(&json->writer, '[');
    for (size_t i = 0; i < map->edge_count; i++)
        write_edge(json, map, &map->edges[i]);
    json_close(&json->writer, ']');
    json_close(&json->writer, '}');
}
