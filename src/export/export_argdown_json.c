#include "src/export/export_argdown_json.h"
#include <stdlib.h>
#include "src/argdown/argdown_match.h"
#include "src/base/alloc.h"
#include "src/export/json_write.h"
#include "src/text/text.h"

// A numbered line of a premise-conclusion structure.
typedef struct {
    const Member *member;
    ClaimId claim;
    StepId step; // of which it is the conclusion, or NONE
} Line;

typedef struct {
    const Debate *debate;
    Str source;
    JsonWriter writer;
    Arena *scratch;
    size_t *line_starts, line_count, line_room;
    Line *lines;        // of all arguments, each one's together
    size_t *first_line; // by argument; one more at the end
    int *conclusion;    // by step: its place among the lines of its argument
    uint32_t end;       // behind the last thing in the source
} Export;

// --- places

static void find_lines(Export *export)
{
    for (size_t at = 0, next = 0; at <= export->source.length; at = next) {
        export->line_starts =
            vec_room(export->scratch, export->line_starts, export->line_count,
                     &export->line_room, sizeof export->line_starts[0]);
        export->line_starts[export->line_count++] = at;
        size_t end = 0;
        for (next = at; next < export->source.length && end == 0; next++)
            end = match_line_end(export->source, next);
        if (end == 0)
            return;
        next = end;
    }
}

// The line on which a byte stands, from 0.
static size_t line_of(const Export *export, size_t at)
{
    size_t low = 0, high = export->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (export->line_starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void write_place(Export *export, const char *line_key, const char *column_key,
                        size_t at)
{
    size_t line = line_of(export, at);
    Str before = str_part(export->source, export->line_starts[line], at);
    json_key(&export->writer, line_key);
    json_number(&export->writer, (double)line + 1);
    json_key(&export->writer, column_key);
    json_number(&export->writer, (double)text_utf16(before) + 1);
}

// From a byte to before another; ends are named by their last character.
static void write_places(Export *export, size_t start, size_t end)
{
    write_place(export, "startLine", "startColumn", start);
    size_t last = end > start ? end - 1 : start;
    size_t line = line_of(export, last);
    Str whole = str_part(export->source, export->line_starts[line], end);
    json_key(&export->writer, "endLine");
    json_number(&export->writer, (double)line + 1);
    json_key(&export->writer, "endColumn");
    json_number(&export->writer, (double)text_utf16(whole));
}

static void write_text_key(Export *export, const char *key, Str text)
{
    json_key(&export->writer, key);
    json_string(&export->writer, text);
}

static void write_flag(Export *export, const char *key, bool value)
{
    json_key(&export->writer, key);
    json_boolean(&export->writer, value);
}

// --- what all have in common

static void write_tags(Export *export, const TagId *tags, size_t count)
{
    if (count == 0)
        return;
    json_key(&export->writer, "tags");
    json_open(&export->writer, '[');
    for (size_t i = 0; i < count; i++)
        json_string(&export->writer, export->debate->tags[tags[i]]);
    json_close(&export->writer, ']');
}

static void write_data(Export *export, const Value *data)
{
    if (!data)
        return;
    json_key(&export->writer, "data");
    json_value(&export->writer, data);
}

static void write_section_key(Export *export, const char *key, SectionId section)
{
    if (section == NONE)
        return;
    write_text_key(export, key, arena_format(export->scratch, "s%d", section + 1));
}

static void write_range(Export *export, const Range *range, Str text, size_t before)
{
    // clang-format off
    static const struct {
        const char *type, *target;
    } kinds[] = {
        [RANGE_BOLD]             = { "bold",              NULL    },
        [RANGE_ITALIC]           = { "italic",            NULL    },
        [RANGE_LINK]             = { "link",              "url"   },
        [RANGE_TAG]              = { "tag",               "tag"   },
        [RANGE_CLAIM_MENTION]    = { "statement-mention", "title" },
        [RANGE_ARGUMENT_MENTION] = { "argument-mention",  "title" },
    };
    // clang-format on
    size_t start = text_utf16(str_part(text, 0, range->start)) + before;
    size_t length = text_utf16(str_part(text, range->start, range->end)) +
                    (range->blank_after ? 1 : 0);
    json_open(&export->writer, '{');
    write_text_key(export, "type", str(kinds[range->kind].type));
    json_key(&export->writer, "start");
    json_number(&export->writer, (double)start);
    json_key(&export->writer, "stop");
    json_number(&export->writer, (double)start + (double)length - 1);
    if (kinds[range->kind].target)
        write_text_key(export, kinds[range->kind].target, range->target);
    json_close(&export->writer, '}');
}

static void write_ranges(Export *export, const Range *ranges, size_t count, Str text,
                         size_t before)
{
    json_key(&export->writer, "ranges");
    json_open(&export->writer, '[');
    for (size_t i = 0; i < count; i++)
        write_range(export, &ranges[i], text, before);
    json_close(&export->writer, ']');
}

// --- relations

static const char *type_of(Node node)
{
    return node.kind == NODE_CLAIM      ? "equivalence-class"
           : node.kind == NODE_ARGUMENT ? "argument"
                                        : "inference";
}

static void write_relation(Export *export, RelationId id)
{
    const Relation *relation = &export->debate->relations[id];
    json_open(&export->writer, '{');
    write_text_key(export, "type", str("relation"));
    write_text_key(export, "relationType", str(relation_name(relation->kind)));
    write_text_key(export, "from", debate_title(export->debate, relation->from));
    write_text_key(export, "fromType", str(type_of(relation->from)));
    write_text_key(export, "to", debate_title(export->debate, relation->to));
    write_text_key(export, "toType", str(type_of(relation->to)));
    if (relation->to.kind == NODE_STEP) {
        json_key(&export->writer, "conclusionIndex");
        json_number(&export->writer, export->conclusion[relation->to.id]);
    }
    json_close(&export->writer, '}');
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
static void rank(const Export *export, Ranked *ranked, RelationId id, Node node)
{
    const Relation *relation = &export->debate->relations[id];
    bool moved = relation->from_argument != NONE && node_equal(relation->from, node);
    *ranked = (Ranked){ relation->order + (moved ? INT64_C(1) << 32 : 0), id };
}

static void write_ranked(Export *export, Ranked *ranked, size_t count)
{
    qsort(ranked, count, sizeof *ranked, by_order);
    json_key(&export->writer, "relations");
    json_open(&export->writer, '[');
    for (size_t i = 0; i < count; i++)
        write_relation(export, ranked[i].id);
    json_close(&export->writer, ']');
}

// The relations of a claim or argument. An argument keeps those undercuts that are said
// of it, although its last step now has them.
static void write_relations(Export *export, Node node)
{
    const Debate *debate = export->debate;
    RelationList into = debate_into(debate, node), out_of = debate_out_of(debate, node);
    RelationList step = { NULL, 0 };
    if (node.kind == NODE_ARGUMENT && debate->arguments[node.id].step_count > 0) {
        const Argument *argument = &debate->arguments[node.id];
        StepId last = argument->first_step + argument->step_count - 1;
        step = debate_into(debate, (Node){ NODE_STEP, last });
    }
    Ranked *ranked = arena_get(
        export->scratch, into.count + out_of.count + step.count + 1, sizeof *ranked);
    size_t count = 0;
    // symmetric ones are in both lists
    for (size_t i = 0; i < into.count; i++)
        if (!relation_is_symmetric(debate->relations[into.items[i]].kind))
            rank(export, &ranked[count++], into.items[i], node);
    for (size_t i = 0; i < out_of.count; i++)
        rank(export, &ranked[count++], out_of.items[i], node);
    for (size_t i = 0; i < step.count; i++)
        if (debate->relations[step.items[i]].to_argument == node.id)
            rank(export, &ranked[count++], step.items[i], node);
    write_ranked(export, ranked, count);
}

// When an undercut that is said of an argument becomes one of its last step, the
// reference puts it in the place of the last that was there.
static void write_step_relations(Export *export, StepId step)
{
    RelationList into = debate_into(export->debate, (Node){ NODE_STEP, step });
    Ranked *ranked = arena_get(export->scratch, into.count + 1, sizeof *ranked);
    Ranked moved = { 0, NONE };
    size_t count = 0;
    for (size_t i = 0; i < into.count; i++) {
        const Relation *relation = &export->debate->relations[into.items[i]];
        Ranked *place = relation->to_argument == NONE ? &ranked[count++] : &moved;
        Ranked other = *place;
        rank(export, place, into.items[i], relation->to);
        if (place == &moved && other.order > moved.order)
            moved = other;
    }
    qsort(ranked, count, sizeof *ranked, by_order);
    if (moved.id != NONE) {
        count -= count > 0;
        moved.order = INT64_MAX;
        ranked[count++] = moved;
    }
    write_ranked(export, ranked, count);
}

// --- premise-conclusion structures

static void write_inference(Export *export, StepId id)
{
    const Step *step = &export->debate->steps[id];
    json_key(&export->writer, "inference");
    json_open(&export->writer, '{');
    write_text_key(export, "type", str("inference"));
    write_step_relations(export, id);
    json_key(&export->writer, "inferenceRules");
    json_open(&export->writer, '[');
    for (size_t i = 0; i < step->rule_count; i++)
        json_string(&export->writer, step->rules[i]);
    json_close(&export->writer, ']');
    write_places(export, step->extent.start, step->whole_end);
    write_data(export, step->data);
    json_key(&export->writer, "conclusionIndex");
    json_number(&export->writer, export->conclusion[id]);
    write_text_key(export, "argumentTitle",
                   export->debate->arguments[step->argument].title);
    json_close(&export->writer, '}');
}

static int by_start(const void *left, const void *right)
{
    const Line *a = left, *b = right;
    uint32_t first = a->member->extent.start, second = b->member->extent.start;
    return (first > second) - (first < second);
}

// Puts every argument's numbered lines together, in the order of the text.
static void find_pcs(Export *export)
{
    const Debate *debate = export->debate;
    size_t arguments = (size_t)debate->argument_count;
    size_t *start = arena_get(export->scratch, arguments + 2, sizeof *start);
    for (ClaimId i = 0; i < debate->claim_count; i++)
        for (size_t k = 0; k < debate->claims[i].member_count; k++)
            if (debate->claims[i].members[k].argument != NONE)
                start[debate->claims[i].members[k].argument + 2]++;
    for (size_t i = 2; i < arguments + 2; i++)
        start[i] += start[i - 1];
    export->lines =
        arena_get(export->scratch, start[arguments + 1] + 1, sizeof export->lines[0]);
    for (ClaimId i = 0; i < debate->claim_count; i++)
        for (size_t k = 0; k < debate->claims[i].member_count; k++) {
            const Member *member = &debate->claims[i].members[k];
            if (member->argument != NONE)
                export->lines[start[member->argument + 1]++] =
                    (Line){ member, i, NONE };
        }
    export->first_line = start;
}

static void find_conclusions(Export *export)
{
    const Debate *debate = export->debate;
    export->conclusion =
        arena_get(export->scratch, (size_t)debate->step_count + 1, sizeof(int));
    for (ArgumentId i = 0; i < debate->argument_count; i++) {
        size_t first = export->first_line[i], count = export->first_line[i + 1] - first;
        StepId step = debate->arguments[i].first_step;
        if (count > 0)
            qsort(export->lines + first, count, sizeof export->lines[0], by_start);
        for (size_t k = 0; k < count; k++) {
            Line *line = &export->lines[first + k];
            if (line->member->role == MEMBER_PREMISE || step == NONE)
                continue;
            line->step = step;
            export->conclusion[step++] = (int)k;
        }
    }
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

// The text with the blanks at its ends, and one for the end of its line.
static void write_text(Export *export, const Member *member, bool always)
{
    Str text = { member->text.data - member->blanks_before,
                 member->text.length + member->blanks_before + member->blanks_after };
    bool adds_blank =
        member->ends_line && (text.length == 0 || text.data[text.length - 1] != ' ');
    if (text.length == 0 && !adds_blank && !always)
        return;
    if (adds_blank)
        text = arena_format(export->scratch, "%.*s ", (int)text.length, text.data);
    write_text_key(export, "text", text);
}

static const Line *line_of_member(const Export *export, const Member *member)
{
    for (size_t i = export->first_line[member->argument];
         i < export->first_line[member->argument + 1]; i++)
        if (export->lines[i].member == member)
            return &export->lines[i];
    return NULL;
}

static void write_pcs(Export *export, ArgumentId argument);

// Whether it is the description that a premise-conclusion structure stands below.
static bool has_pcs_below(const Export *export, const Member *member, Node owner)
{
    if (owner.kind != NODE_ARGUMENT || !member->is_top_level)
        return false;
    const Argument *argument = &export->debate->arguments[owner.id];
    if (export->first_line[owner.id] == export->first_line[owner.id + 1] ||
        member->extent.start > argument->pcs.start)
        return false;
    for (size_t i = 0; i < argument->member_count; i++)
        if (argument->members[i].is_top_level &&
            argument->members[i].extent.start > member->extent.start &&
            argument->members[i].extent.start < argument->pcs.start)
            return false;
    return true;
}

static void write_member(Export *export, const Member *member, Node owner)
{
    bool is_argument = owner.kind == NODE_ARGUMENT;
    json_open(&export->writer, '{');
    write_text_key(export, "type", str("statement"));
    if (role_name(member->role))
        write_text_key(export, "role", str(role_name(member->role)));
    if (is_argument || member->is_top_level)
        write_flag(export, "isTopLevel", member->is_top_level);
    write_text_key(export, "title", debate_title(export->debate, owner));
    if (member->is_reference)
        write_flag(export, "isReference", true);
    write_text(export, member, is_argument);
    if (member->range_count > 0)
        write_ranges(export, member->ranges, member->range_count, member->text,
                     member->blanks_before);
    write_tags(export, member->tags, member->tag_count);
    write_places(export, member->extent.start, member->whole_end);
    write_data(export, member->data);
    write_section_key(export, "section", member->section);
    if (member->argument != NONE) {
        const Line *line = line_of_member(export, member);
        write_text_key(export, "argumentTitle",
                       export->debate->arguments[member->argument].title);
        if (line && line->step != NONE)
            write_inference(export, line->step);
    }
    if (has_pcs_below(export, member, owner))
        write_pcs(export, owner.id);
    json_close(&export->writer, '}');
}

static void write_pcs(Export *export, ArgumentId argument)
{
    json_key(&export->writer, "pcs");
    json_open(&export->writer, '[');
    for (size_t i = export->first_line[argument]; i < export->first_line[argument + 1];
         i++)
        write_member(export, export->lines[i].member,
                     node_claim(export->lines[i].claim));
    json_close(&export->writer, ']');
}

// As they end: what hangs under another member of the same claim comes before it.
static int by_end(const void *left, const void *right)
{
    const Member *a = *(const Member *const *)left, *b = *(const Member *const *)right;
    if (a->whole_end != b->whole_end)
        return a->whole_end < b->whole_end ? -1 : 1;
    return (a->extent.start < b->extent.start) - (a->extent.start > b->extent.start);
}

static const Member **sort_members(const Export *export, const Member *members,
                                   size_t count)
{
    const Member **sorted = arena_get(export->scratch, count + 1, sizeof(void *));
    for (size_t i = 0; i < count; i++)
        sorted[i] = &members[i];
    qsort(sorted, count, sizeof(void *), by_end);
    return sorted;
}

// The tags of all members, each once.
static void write_all_tags(Export *export, const Member **members, size_t count)
{
    size_t room = 0, used = 0;
    for (size_t i = 0; i < count; i++)
        room += members[i]->tag_count;
    TagId *tags = arena_get(export->scratch, room + 1, sizeof *tags);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < members[i]->tag_count; k++) {
            bool twice = false;
            for (size_t n = 0; n < used; n++)
                twice |= tags[n] == members[i]->tags[k];
            if (!twice)
                tags[used++] = members[i]->tags[k];
        }
    write_tags(export, tags, used);
}

static void write_members(Export *export, const Member **sorted, size_t count,
                          Node owner)
{
    json_key(&export->writer, "members");
    json_open(&export->writer, '[');
    for (size_t i = 0; i < count; i++)
        write_member(export, sorted[i], owner);
    json_close(&export->writer, ']');
}

// --- dictionaries

// Titles that look like indices of an array come first, by their number.
static bool is_index(Str title, uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < title.length && i < 11; i++) {
        if (title.data[i] < '0' || title.data[i] > '9')
            return false;
        *number = *number * 10 + (uint64_t)(title.data[i] - '0');
    }
    return title.length > 0 && title.length < 11 &&
           (title.length == 1 || title.data[0] != '0') && *number < UINT32_MAX;
}

static Ranked *dictionary_order(Export *export, NodeKind kind, int32_t count)
{
    Ranked *ranked = arena_get(export->scratch, (size_t)count + 1, sizeof *ranked);
    for (int32_t i = 0; i < count; i++) {
        uint64_t number;
        bool first = is_index(debate_title(export->debate, (Node){ kind, i }), &number);
        ranked[i] = (Ranked){ first ? (int64_t)number : (INT64_C(1) << 33) + i, i };
    }
    qsort(ranked, (size_t)count, sizeof *ranked, by_order);
    return ranked;
}

static void write_argument(Export *export, ArgumentId id)
{
    const Argument *argument = &export->debate->arguments[id];
    json_key_str(&export->writer, argument->title);
    json_open(&export->writer, '{');
    write_text_key(export, "type", str("argument"));
    write_relations(export, node_argument(id));
    const Member **members =
        sort_members(export, argument->members, argument->member_count);
    write_members(export, members, argument->member_count, node_argument(id));
    write_pcs(export, id);
    write_text_key(export, "title", argument->title);
    write_all_tags(export, members, argument->member_count);
    write_data(export, argument->data);
    write_section_key(export, "section", argument->section);
    if (export->first_line[id] < export->first_line[id + 1])
        write_places(export, argument->pcs.start, argument->pcs.end);
    json_close(&export->writer, '}');
}

static void write_uses(Export *export, const Claim *claim)
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
        write_flag(export, "isUsedAsTopLevelStatement", true);
    if (relation)
        write_flag(export, "isUsedAsRelationStatement", true);
    if (premise)
        write_flag(export, "isUsedAsPremise", true);
    if (middle || main)
        write_flag(export, "isUsedAsIntermediaryConclusion", middle);
    if (main)
        write_flag(export, "isUsedAsMainConclusion", true);
}

static void write_claim(Export *export, ClaimId id)
{
    const Claim *claim = &export->debate->claims[id];
    json_key_str(&export->writer, claim->title);
    json_open(&export->writer, '{');
    write_text_key(export, "type", str("equivalence-class"));
    write_text_key(export, "title", claim->title);
    write_relations(export, node_claim(id));
    const Member **members = sort_members(export, claim->members, claim->member_count);
    write_members(export, members, claim->member_count, node_claim(id));
    write_all_tags(export, members, claim->member_count);
    write_data(export, claim->data);
    write_section_key(export, "section", claim->section);
    write_uses(export, claim);
    json_close(&export->writer, '}');
}

static void write_nodes(Export *export)
{
    const Debate *debate = export->debate;
    Ranked *order = dictionary_order(export, NODE_ARGUMENT, debate->argument_count);
    json_key(&export->writer, "arguments");
    json_open(&export->writer, '{');
    for (int32_t i = 0; i < debate->argument_count; i++)
        write_argument(export, order[i].id);
    json_close(&export->writer, '}');
    order = dictionary_order(export, NODE_CLAIM, debate->claim_count);
    json_key(&export->writer, "statements");
    json_open(&export->writer, '{');
    for (int32_t i = 0; i < debate->claim_count; i++)
        write_claim(export, order[i].id);
    json_close(&export->writer, '}');
}

static void write_all_relations(Export *export)
{
    int32_t count = export->debate->relation_count;
    Ranked *ranked = arena_get(export->scratch, (size_t)count + 1, sizeof *ranked);
    for (int32_t i = 0; i < count; i++)
        ranked[i] = (Ranked){ export->debate->relations[i].order, i };
    write_ranked(export, ranked, (size_t)count);
}

// --- sections and tags

// The first section after this one that does not belong to it.
static SectionId section_after(const Debate *debate, SectionId id)
{
    SectionId next = id + 1;
    while (next < debate->section_count &&
           debate->sections[next].level > debate->sections[id].level)
        next++;
    return next;
}

static void write_section(Export *export, SectionId id)
{
    const Debate *debate = export->debate;
    const Section *section = &debate->sections[id];
    SectionId after = section_after(debate, id);
    json_open(&export->writer, '{');
    write_text_key(export, "type", str("section"));
    write_section_key(export, "id", id);
    json_key(&export->writer, "level");
    json_number(&export->writer, section->level);
    write_text_key(export, "title", section->title);
    write_tags(export, section->tags, section->tag_count);
    write_ranges(export, section->ranges, section->range_count, section->title,
                 section->blanks_before);
    write_data(export, section->data);
    write_section_key(export, "parent", section->parent);
    if (after == debate->section_count) {
        write_places(export, section->extent.start, export->end);
    } else {
        write_place(export, "startLine", "startColumn", section->extent.start);
        json_key(&export->writer, "endLine");
        json_number(&export->writer, debate->sections[after].extent.line - 1);
        json_key(&export->writer, "endColumn");
        json_number(&export->writer, 0);
        json_key(&export->writer, "endOffset");
        json_null(&export->writer);
    }
    json_key(&export->writer, "children");
    json_open(&export->writer, '[');
}

// Sections with those below them inside; `open` are the ones that are not closed yet.
static void write_sections(Export *export)
{
    const Debate *debate = export->debate;
    size_t open = 0;
    SectionId *stack =
        arena_get(export->scratch, (size_t)debate->section_count + 1, sizeof *stack);
    json_key(&export->writer, "sections");
    json_open(&export->writer, '[');
    for (SectionId i = 0; i <= debate->section_count; i++) {
        while (open > 0 && (i == debate->section_count ||
                            debate->sections[i].parent != stack[open - 1])) {
            json_close(&export->writer, ']');
            json_close(&export->writer, '}');
            open--;
        }
        if (i == debate->section_count)
            break;
        write_section(export, i);
        stack[open++] = i;
    }
    json_close(&export->writer, ']');
}

// "tag-" and the letters and digits of the tag in lower case, blanks as dashes, German
// letters taken apart.
static Str css_class(const Export *export, Str tag)
{
    static const struct {
        const char *from, *to;
    } german[] = {
        { "\u00E4", "ae" }, { "\u00F6", "oe" }, { "\u00FC", "ue" }, { "\u00DF", "ss" }
    };
    Buffer name = { .arena = export->scratch };
    buffer_add(&name, str("tag-"));
    for (size_t i = 0; i < tag.length; i++) {
        char byte = tag.data[i];
        char low = byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
        if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low == '-')
            buffer_add_byte(&name, low);
        else if (low == ' ')
            buffer_add_byte(&name, '-');
        for (size_t k = 0; k < COUNT(german); k++)
            if (str_starts(str_from(tag, i), str(german[k].from)))
                buffer_add(&name, str(german[k].to));
    }
    return buffer_str(&name);
}

static void write_tag(Export *export, TagId id)
{
    Str tag = export->debate->tags[id];
    json_key_str(&export->writer, tag);
    json_open(&export->writer, '{');
    write_text_key(export, "tag", tag);
    write_text_key(export, "cssClass", css_class(export, tag));
    json_key(&export->writer, "occurrenceIndex");
    json_number(&export->writer, id);
    json_close(&export->writer, '}');
}

static void write_tag_list(Export *export)
{
    json_key(&export->writer, "tags");
    json_open(&export->writer, '{');
    for (TagId i = 0; i < export->debate->tag_count; i++)
        write_tag(export, i);
    json_close(&export->writer, '}');
}

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

Str export_argdown_json(Arena *arena, const Debate *debate, Str source)
{
    Export export = { .debate = debate,
                      .source = source,
                      .writer.out.arena = arena,
                      .scratch = arena_new(),
                      .end = end_of(debate) };
    find_lines(&export);
    find_pcs(&export);
    find_conclusions(&export);
    json_open(&export.writer, '{');
    write_nodes(&export);
    write_all_relations(&export);
    write_sections(&export);
    write_tag_list(&export);
    json_close(&export.writer, '}');
    arena_free(export.scratch);
    return buffer_str(&export.writer.out);
}
