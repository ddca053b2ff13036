#include "src/export/member_json.h"
#include <stdlib.h>
#include "src/export/relation_json.h"

// --- numbered lines

static void write_inference(ModelJson *json, StepId id)
{
    const Step *step = &json->debate->steps[id];
    json_key(&json->writer, "inference");
    json_open(&json->writer, '{');
    model_json_text(json, "type", str("inference"));
    relation_json_of_step(json, id);
    json_key(&json->writer, "inferenceRules");
    json_open(&json->writer, '[');
    for (size_t i = 0; i < step->rule_count; i++)
        json_string(&json->writer, step->rules[i]);
    json_close(&json->writer, ']');
    model_json_places(json, step->extent.start, step->whole_end);
    model_json_data(json, step->data);
    json_key(&json->writer, "conclusionIndex");
    json_number(&json->writer, json->conclusion[id]);
    model_json_text(json, "argumentTitle",
                    json->debate->arguments[step->argument].title);
    json_close(&json->writer, '}');
}

static int by_start(const void *left, const void *right)
{
    const NumberedLine *a = left, *b = right;
    uint32_t first = a->member->extent.start, second = b->member->extent.start;
    return (first > second) - (first < second);
}

static void find_conclusions(ModelJson *json)
{
    const Debate *debate = json->debate;
    json->conclusion =
        arena_get(json->scratch, (size_t)debate->step_count + 1, sizeof(int));
    for (ArgumentId i = 0; i < debate->argument_count; i++) {
        size_t first = json->first_line[i], count = json->first_line[i + 1] - first;
        StepId step = debate->arguments[i].first_step;
        if (count > 0)
            qsort(json->lines + first, count, sizeof json->lines[0], by_start);
        for (size_t k = 0; k < count; k++) {
            NumberedLine *line = &json->lines[first + k];
            if (line->member->role == MEMBER_PREMISE || step == NONE)
                continue;
            line->step = step;
            json->conclusion[step++] = (int)k;
        }
    }
}

// Puts every argument's numbered lines together, in the order of the text.
void member_json_find(ModelJson *json)
{
    const Debate *debate = json->debate;
    size_t arguments = (size_t)debate->argument_count;
    size_t *start = arena_get(json->scratch, arguments + 2, sizeof *start);
    for (ClaimId i = 0; i < debate->claim_count; i++)
        for (size_t k = 0; k < debate->claims[i].member_count; k++)
            if (debate->claims[i].members[k].argument != NONE)
                start[debate->claims[i].members[k].argument + 2]++;
    for (size_t i = 2; i < arguments + 2; i++)
        start[i] += start[i - 1];
    json->lines =
        arena_get(json->scratch, start[arguments + 1] + 1, sizeof json->lines[0]);
    for (ClaimId i = 0; i < debate->claim_count; i++)
        for (size_t k = 0; k < debate->claims[i].member_count; k++) {
            const Member *member = &debate->claims[i].members[k];
            if (member->argument != NONE)
                json->lines[start[member->argument + 1]++] =
                    (NumberedLine){ member, i, NONE };
        }
    json->first_line = start;
    find_conclusions(json);
}

// --- members

static const char *role_name(MemberRole role)
{
    static const char *const names[] = {
        [MEMBER_TOP_LEVEL] = "top-level-statement",
        [MEMBER_RELATION] = "relation-statement",
        [MEMBER_PREMISE] = "premise",
        [MEMBER_INTERMEDIARY] = "intermediary-conclusion",
        [MEMBER_CONCLUSION] = "main-conclusion",
        [MEMBER_DESCRIPTION] = "argument-description",
        [MEMBER_LISTED] = NULL,
    };
    return names[role];
}

Str member_json_text(const ModelJson *json, const Member *member)
{
    Str text = { member->text.data - member->blanks_before,
                 member->text.length + member->blanks_before + member->blanks_after };
    if (member->ends_line && (text.length == 0 || text.data[text.length - 1] != ' '))
        text = arena_format(json->scratch, "%.*s ", (int)text.length, text.data);
    return text;
}

// An argument's lines stand in the order of the text.
static const NumberedLine *line_of_member(const ModelJson *json, const Member *member)
{
    size_t low = json->first_line[member->argument];
    size_t high = json->first_line[member->argument + 1];
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (json->lines[middle].member->extent.start <= member->extent.start)
            low = middle;
        else
            high = middle;
    }
    return low < high && json->lines[low].member == member ? &json->lines[low] : NULL;
}

// The description that a premise-conclusion structure stands below: the last that
// stands at the top before it.
static const Member *description_above(ModelJson *json, ArgumentId id)
{
    const Argument *argument = &json->debate->arguments[id];
    if (json->described == id + 1)
        return json->description;
    json->described = id + 1;
    json->description = NULL;
    for (size_t i = 0; i < argument->member_count; i++) {
        const Member *member = &argument->members[i];
        if (member->is_top_level && member->extent.start <= argument->pcs.start &&
            (!json->description ||
             member->extent.start > json->description->extent.start))
            json->description = member;
    }
    return json->description;
}

static bool has_pcs_below(ModelJson *json, const Member *member, Node owner)
{
    return owner.kind == NODE_ARGUMENT &&
           json->first_line[owner.id] < json->first_line[owner.id + 1] &&
           description_above(json, owner.id) == member;
}

void member_json(ModelJson *json, const Member *member, Node owner)
{
    bool is_argument = owner.kind == NODE_ARGUMENT;
    json_open(&json->writer, '{');
    model_json_text(json, "type", str("statement"));
    if (role_name(member->role))
        model_json_text(json, "role", str(role_name(member->role)));
    if (is_argument || member->is_top_level)
        model_json_flag(json, "isTopLevel", member->is_top_level);
    model_json_text(json, "title", debate_title(json->debate, owner));
    if (member->is_reference)
        model_json_flag(json, "isReference", true);
    Str text = member_json_text(json, member);
    if (text.length > 0 || is_argument)
        model_json_text(json, "text", text);
    if (member->range_count > 0)
        model_json_ranges(json, member->ranges, member->range_count, member->text,
                          member->blanks_before);
    model_json_tags(json, member->tags, member->tag_count);
    model_json_places(json, member->extent.start, member->whole_end);
    model_json_data(json, member->data);
    if (member->section != NONE)
        model_json_section(json, "section", member->section + 1);
    if (member->argument != NONE) {
        const NumberedLine *line = line_of_member(json, member);
        model_json_text(json, "argumentTitle",
                        json->debate->arguments[member->argument].title);
        if (line && line->step != NONE)
            write_inference(json, line->step);
    }
    if (has_pcs_below(json, member, owner))
        member_json_pcs(json, owner.id);
    json_close(&json->writer, '}');
}

void member_json_pcs(ModelJson *json, ArgumentId argument)
{
    json_key(&json->writer, "pcs");
    json_open(&json->writer, '[');
    for (size_t i = json->first_line[argument]; i < json->first_line[argument + 1]; i++)
        member_json(json, json->lines[i].member, node_claim(json->lines[i].claim));
    json_close(&json->writer, ']');
}

void member_json_tags(ModelJson *json, const Member **members, size_t count)
{
    size_t room = 0, used = 0;
    for (size_t i = 0; i < count; i++)
        room += members[i]->tag_count;
    if (room == 0)
        return;
    if (!json->tag_marks)
        json->tag_marks = arena_get(json->scratch, (size_t)json->debate->tag_count + 1,
                                    sizeof json->tag_marks[0]);
    json->round++;
    TagId *tags = arena_get(json->scratch, room, sizeof *tags);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < members[i]->tag_count; k++) {
            TagId tag = members[i]->tags[k];
            if (json->tag_marks[tag] != json->round)
                tags[used++] = tag;
            json->tag_marks[tag] = json->round;
        }
    model_json_tags(json, tags, used);
}
