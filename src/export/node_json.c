#include "src/export/node_json.h"
#include "src/argdown/argdown_order.h"
#include "src/export/member_json.h"
#include "src/export/relation_json.h"

static void write_members(ModelJson *json, const Member **sorted, size_t count,
                          Node owner)
{
    json_key(&json->writer, "members");
    json_open(&json->writer, '[');
    for (size_t i = 0; i < count; i++)
        member_json(json, sorted[i], owner);
    json_close(&json->writer, ']');
}

// A group of the front matter takes the place of all headings, also where it has no
// room for something.
static void write_section(ModelJson *json, const ArgdownMap *map, int32_t section)
{
    if (section >= 0) {
        model_json_section(json, "section", map->sections[section].number);
    } else if (map->is_regrouped) {
        json_key(&json->writer, "section");
        json_null(&json->writer);
    }
}

static void write_argument(ModelJson *json, const ArgdownMap *map, ArgumentId id)
{
    const Argument *argument = &json->debate->arguments[id];
    json_key_str(&json->writer, argument->title);
    json_open(&json->writer, '{');
    model_json_text(json, "type", str("argument"));
    relation_json_of_node(json, node_argument(id));
    const Member **members =
        argdown_members(argument->members, argument->member_count, json->scratch);
    write_members(json, members, argument->member_count, node_argument(id));
    member_json_pcs(json, id);
    model_json_text(json, "title", argument->title);
    member_json_tags(json, members, argument->member_count);
    model_json_data(json, argument->data);
    write_section(json, map, map->argument_section[id]);
    if (json->first_line[id] < json->first_line[id + 1])
        model_json_places(json, argument->pcs.start, argument->pcs.end);
    json_close(&json->writer, '}');
}

static void write_uses(ModelJson *json, const Claim *claim)
{
    bool top = false, relation = false, premise = false, middle = false, main = false;
    for (size_t i = 0; i < claim->member_count; i++) {
        top |= claim->members[i].role == MEMBER_TOP_LEVEL;
        relation |= claim->members[i].role == MEMBER_RELATION;
        premise |= claim->members[i].role == MEMBER_PREMISE;
        middle |= claim->members[i].role == MEMBER_INTERMEDIARY;
        main |= claim->members[i].role == MEMBER_CONCLUSION;
    }
    if (top)
        model_json_flag(json, "isUsedAsTopLevelStatement", true);
    if (relation)
        model_json_flag(json, "isUsedAsRelationStatement", true);
    if (premise)
        model_json_flag(json, "isUsedAsPremise", true);
    if (middle || main)
        model_json_flag(json, "isUsedAsIntermediaryConclusion", middle);
    if (main)
        model_json_flag(json, "isUsedAsMainConclusion", true);
}

static void write_claim(ModelJson *json, const ArgdownMap *map, ClaimId id)
{
    const Claim *claim = &json->debate->claims[id];
    json_key_str(&json->writer, claim->title);
    json_open(&json->writer, '{');
    model_json_text(json, "type", str("equivalence-class"));
    model_json_text(json, "title", claim->title);
    relation_json_of_node(json, node_claim(id));
    const Member **members =
        argdown_members(claim->members, claim->member_count, json->scratch);
    write_members(json, members, claim->member_count, node_claim(id));
    member_json_tags(json, members, claim->member_count);
    model_json_data(json, claim->data);
    write_section(json, map, map->claim_section[id]);
    write_uses(json, claim);
    json_close(&json->writer, '}');
}

void node_json_all(ModelJson *json, const ArgdownMap *map)
{
    const Debate *debate = json->debate;
    const int32_t *order = argdown_dictionary(debate, NODE_ARGUMENT, json->scratch);
    json_key(&json->writer, "arguments");
    json_open(&json->writer, '{');
    for (int32_t i = 0; i < debate->argument_count; i++)
        write_argument(json, map, order[i]);
    json_close(&json->writer, '}');
    order = argdown_dictionary(debate, NODE_CLAIM, json->scratch);
    json_key(&json->writer, "statements");
    json_open(&json->writer, '{');
    for (int32_t i = 0; i < debate->claim_count; i++)
        write_claim(json, map, order[i]);
    json_close(&json->writer, '}');
}
