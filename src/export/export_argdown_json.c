#include "src/export/export_argdown_json.h"
#include "src/argdown/argdown_map_build.h"
#include "src/export/map_json.h"
#include "src/export/member_json.h"
#include "src/export/node_json.h"
#include "src/export/relation_json.h"
#include "src/export/section_json.h"

static uint32_t latest(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static uint32_t end_of(const Debate *debate)
{
    uint32_t end = 0;
    for (ClaimId i = 0; i < debate->claim_count; i++)
        for (size_t k = 0; k < debate->claims[i].member_count; k++)
            end = latest(end, debate->claims[i].members[k].whole_end);
    for (ArgumentId i = 0; i < debate->argument_count; i++)
        for (size_t k = 0; k < debate->arguments[i].member_count; k++)
            end = latest(end, debate->arguments[i].members[k].whole_end);
    for (SectionId i = 0; i < debate->section_count; i++)
        end = latest(end, debate->sections[i].whole_end);
    return end;
}

void export_argdown_json(const Debate *debate, Str source, JsonSink sink, void *context)
{
    ModelJson json = { .debate = debate,
                       .source = source,
                       .scratch = arena_new(),
                       .end = end_of(debate) };
    const ArgdownMap *map = argdown_map_build(debate, json.scratch);
    model_json_lines(&json);
    member_json_find(&json);
    json_begin(&json.writer, json.scratch, sink, context);
    json_open(&json.writer, '{');
    node_json_all(&json, map);
    relation_json_all(&json);
    map_json(&json, map);
    section_json_all(&json, map);
    section_json_tags(&json);
    json_close(&json.writer, '}');
    json_end(&json.writer);
    arena_free(json.scratch);
}
