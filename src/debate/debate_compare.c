#include "src/debate/debate_compare.h"
#include "src/base/limits.h"

typedef struct {
    const Debate *a, *b;
    Arena *arena;
    Str *difference;
} Comparison;

static bool differs(const Comparison *comparison, const char *what, Str name)
{
    *comparison->difference =
        arena_format(comparison->arena, "%s “%.*s”", what, (int)name.length, name.data);
    return false;
}

static bool same_scalar(const Value *a, const Value *b)
{
    switch (a->kind) {
    case VALUE_BOOLEAN: return a->boolean == b->boolean;
    case VALUE_NUMBER:
        return a->number == b->number ||
               (a->number != a->number && b->number != b->number);
    case VALUE_STRING:
        return a->is_plain == b->is_plain && str_equal(a->string, b->string);
    case VALUE_LIST:
    case VALUE_MAP: return a->count == b->count;
    default: return true;
    }
}

// Data, in the order in which they are said; without recursion, as deep as YAML goes.
static bool same_data(const Value *a, const Value *b)
{
    struct {
        const Value *a, *b;
        size_t next;
    } open[LIMIT_YAML_DEPTH + 2];
    size_t depth = 0;
    if (!a || !b)
        return a == b;
    for (;;) {
        if (a->kind != b->kind || !same_scalar(a, b))
            return false;
        bool holds = a->kind == VALUE_MAP || a->kind == VALUE_LIST;
        if (holds && depth < sizeof open / sizeof open[0]) {
            open[depth].a = a;
            open[depth].b = b;
            open[depth++].next = 0;
        }
        while (depth > 0 && open[depth - 1].next == open[depth - 1].a->count)
            depth--;
        if (depth == 0)
            return true;
        size_t next = open[depth - 1].next++;
        const ValueEntry *left = &open[depth - 1].a->entries[next];
        const ValueEntry *right = &open[depth - 1].b->entries[next];
        if (!str_equal(left->key, right->key))
            return false;
        a = left->value;
        b = right->value;
    }
}

static bool same_tags(const Comparison *comparison, const TagId *a, size_t a_count,
                      const TagId *b, size_t b_count)
{
    if (a_count != b_count)
        return false;
    for (size_t i = 0; i < a_count; i++)
        if (!str_equal(comparison->a->tags[a[i]], comparison->b->tags[b[i]]))
            return false;
    return true;
}

static bool same_ranges(const Range *a, size_t a_count, const Range *b, size_t b_count)
{
    if (a_count != b_count)
        return false;
    for (size_t i = 0; i < a_count; i++)
        if (a[i].kind != b[i].kind || a[i].start != b[i].start ||
            a[i].end != b[i].end || !str_equal(a[i].target, b[i].target))
            return false;
    return true;
}

static bool same_members(const Comparison *comparison, const Member *a, size_t a_count,
                         const Member *b, size_t b_count)
{
    if (a_count != b_count)
        return false;
    for (size_t i = 0; i < a_count; i++)
        if (a[i].role != b[i].role || a[i].is_reference != b[i].is_reference ||
            a[i].is_top_level != b[i].is_top_level || a[i].section != b[i].section ||
            a[i].argument != b[i].argument || !str_equal(a[i].text, b[i].text) ||
            !same_ranges(a[i].ranges, a[i].range_count, b[i].ranges,
                         b[i].range_count) ||
            !same_tags(comparison, a[i].tags, a[i].tag_count, b[i].tags,
                       b[i].tag_count) ||
            !same_data(a[i].data, b[i].data))
            return false;
    return true;
}

static bool same_claims(const Comparison *comparison)
{
    for (ClaimId i = 0; i < comparison->a->claim_count; i++) {
        const Claim *a = &comparison->a->claims[i], *b = &comparison->b->claims[i];
        if (!str_equal(a->title, b->title) || a->is_untitled != b->is_untitled)
            return differs(comparison, "the title", a->title);
        if (!str_equal(a->text, b->text))
            return differs(comparison, "the text of", a->title);
        if (!same_tags(comparison, a->tags, a->tag_count, b->tags, b->tag_count) ||
            !same_data(a->data, b->data) || a->section != b->section ||
            !same_members(comparison, a->members, a->member_count, b->members,
                          b->member_count))
            return differs(comparison, "what is said of", a->title);
    }
    return true;
}

static bool same_arguments(const Comparison *comparison)
{
    for (ArgumentId i = 0; i < comparison->a->argument_count; i++) {
        const Argument *a = &comparison->a->arguments[i];
        const Argument *b = &comparison->b->arguments[i];
        if (!str_equal(a->title, b->title) || a->is_untitled != b->is_untitled)
            return differs(comparison, "the title", a->title);
        if (!str_equal(a->text, b->text))
            return differs(comparison, "the description of", a->title);
        if (!same_tags(comparison, a->tags, a->tag_count, b->tags, b->tag_count) ||
            !same_data(a->data, b->data) || a->section != b->section ||
            a->first_step != b->first_step || a->step_count != b->step_count ||
            !same_members(comparison, a->members, a->member_count, b->members,
                          b->member_count))
            return differs(comparison, "what is said of", a->title);
    }
    return true;
}

static bool same_step(const Step *a, const Step *b)
{
    if (a->argument != b->argument || a->conclusion != b->conclusion ||
        a->premise_count != b->premise_count || a->rule_count != b->rule_count ||
        !same_data(a->data, b->data))
        return false;
    for (size_t i = 0; i < a->premise_count; i++)
        if (a->premises[i] != b->premises[i])
            return false;
    for (size_t i = 0; i < a->rule_count; i++)
        if (!str_equal(a->rules[i], b->rules[i]))
            return false;
    return true;
}

static bool same_steps(const Comparison *comparison)
{
    for (StepId i = 0; i < comparison->a->step_count; i++)
        if (!same_step(&comparison->a->steps[i], &comparison->b->steps[i]))
            return differs(
                comparison, "a step of",
                comparison->a->arguments[comparison->a->steps[i].argument].title);
    return true;
}

static bool same_relations(const Comparison *comparison)
{
    for (RelationId i = 0; i < comparison->a->relation_count; i++) {
        const Relation *a = &comparison->a->relations[i];
        const Relation *b = &comparison->b->relations[i];
        if (a->kind != b->kind || !node_equal(a->from, b->from) ||
            !node_equal(a->to, b->to) || a->meant != b->meant ||
            a->from_argument != b->from_argument || a->to_argument != b->to_argument)
            return differs(comparison, "a relation of",
                           debate_title(comparison->a, a->from));
    }
    return true;
}

static bool same_sections(const Comparison *comparison)
{
    for (SectionId i = 0; i < comparison->a->section_count; i++) {
        const Section *a = &comparison->a->sections[i];
        const Section *b = &comparison->b->sections[i];
        if (!str_equal(a->title, b->title) || a->level != b->level ||
            a->parent != b->parent ||
            !same_tags(comparison, a->tags, a->tag_count, b->tags, b->tag_count) ||
            !same_ranges(a->ranges, a->range_count, b->ranges, b->range_count) ||
            !same_data(a->data, b->data))
            return differs(comparison, "the heading", a->title);
    }
    return true;
}

bool debate_equal(const Debate *a, const Debate *b, Arena *arena, Str *difference)
{
    Comparison comparison = { a, b, arena, difference };
    if (a->claim_count != b->claim_count || a->argument_count != b->argument_count)
        return differs(&comparison, "how many claims and arguments there are in",
                       a->title);
    if (a->step_count != b->step_count || a->relation_count != b->relation_count)
        return differs(&comparison, "how many relations and steps there are in",
                       a->title);
    if (a->section_count != b->section_count || a->tag_count != b->tag_count)
        return differs(&comparison, "how many headings and tags there are in",
                       a->title);
    if (!same_data(a->meta, b->meta))
        return differs(&comparison, "the front matter of", a->title);
    return same_claims(&comparison) && same_arguments(&comparison) &&
           same_steps(&comparison) && same_relations(&comparison) &&
           same_sections(&comparison);
}
