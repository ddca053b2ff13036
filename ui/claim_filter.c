#include "ui/claim_filter.h"
#include "src/base/vec.h"
#include "src/library/query.h"
#include "src/text/text.h"
#include "ui/text_query.h"

// One part of what was typed, made ready.
typedef struct {
    const QueryPart *part;
    TextQuery words; // of words
    Str folded;      // of everything else
} Condition;

typedef struct {
    const Debate *debate;
    Condition *conditions;
    size_t count;
    Arena *scratch; // emptied for each claim
} Matcher;

static void take_apart(Matcher *matcher, Str typed, Arena *arena, Arena *folding)
{
    Query query = query_read(typed, arena);
    matcher->conditions = arena_get(arena, query.count + 1, sizeof(Condition));
    for (size_t i = 0; i < query.count; i++) {
        const QueryPart *part = &query.parts[i];
        Condition *condition = &matcher->conditions[matcher->count];
        *condition =
            (Condition){ .part = part, .folded = text_fold(arena, part->text) };
        if (part->kind == QUERY_WORD)
            condition->words = text_query_make(part->typed, arena, folding);
        // Nothing has been typed of it yet: a lone "-", or "tag:".
        matcher->count += part->kind == QUERY_WORD ? condition->words.count > 0
                                                   : part->text.length > 0;
    }
}

Str claim_filter_words(Str typed, Arena *arena)
{
    Query query = query_read(typed, arena);
    Buffer words = { .arena = arena };
    for (size_t i = 0; i < query.count; i++)
        if (query.parts[i].kind == QUERY_WORD && !query.parts[i].absent)
            buffer_format(&words, "%.*s ", STR_ARGUMENTS(query.parts[i].typed));
    return str_trim(buffer_str(&words));
}

// --- matching

static size_t tags_of(const Debate *debate, Node node, const TagId **tags)
{
    bool is_claim = node.kind == NODE_CLAIM;
    *tags = is_claim ? debate->claims[node.id].tags : debate->arguments[node.id].tags;
    return is_claim ? debate->claims[node.id].tag_count
                    : debate->arguments[node.id].tag_count;
}

static bool has_tag(const Matcher *matcher, Node node, Str wanted)
{
    const TagId *tags;
    size_t count = tags_of(matcher->debate, node, &tags);
    for (size_t i = 0; i < count; i++)
        if (str_starts(text_fold(matcher->scratch, matcher->debate->tags[tags[i]]),
                       wanted))
            return true;
    return false;
}

// Whether it stands in a section whose title begins so, or in one within that.
static bool is_in_section(const Matcher *matcher, Node node, Str wanted)
{
    const Debate *debate = matcher->debate;
    SectionId section = node.kind == NODE_CLAIM ? debate->claims[node.id].section
                                                : debate->arguments[node.id].section;
    for (; section != NONE; section = debate->sections[section].parent)
        if (str_starts(text_fold(matcher->scratch, debate->sections[section].title),
                       wanted))
            return true;
    return false;
}

// All that a claim says: its name, its text, its tags.
static Str said_by(const Matcher *matcher, Node node)
{
    const Debate *debate = matcher->debate;
    const TagId *tags;
    size_t count = tags_of(debate, node, &tags);
    Buffer all = { .arena = matcher->scratch };
    buffer_add(&all, debate_name(debate, node));
    buffer_add(&all, str("\n"));
    buffer_add(&all, debate_text(debate, node));
    for (size_t i = 0; i < count; i++) {
        buffer_add(&all, str("\n"));
        buffer_add(&all, debate->tags[tags[i]]);
    }
    return buffer_str(&all);
}

static bool meets(const Matcher *matcher, const Condition *condition, Node node,
                  Str said)
{
    switch (condition->part->kind) {
    case QUERY_WORD: return text_query_matches(&condition->words, said);
    case QUERY_TAG: return has_tag(matcher, node, condition->folded);
    case QUERY_SECTION: return is_in_section(matcher, node, condition->folded);
    default: return false;
    }
}

// All conditions, of those with OR between them one, none of those with "-".
static bool matches_node(const Matcher *matcher, Node node)
{
    Str said = said_by(matcher, node);
    bool is_met = true; // the last condition, or one of those joined to it by OR
    for (size_t i = 0; i < matcher->count; i++) {
        const Condition *condition = &matcher->conditions[i];
        bool is_here = meets(matcher, condition, node, said);
        if (!condition->part->either && !is_met)
            return false;
        is_met = condition->part->absent
                     ? !is_here
                     : is_here || (condition->part->either && is_met);
    }
    return is_met;
}

Sieve *claim_filter_sieve(Str typed, const Tree *tree, int32_t *matches, Arena *arena)
{
    Arena *scratch = arena_new(), *each = arena_new(), *folding = arena_new();
    Matcher matcher = { .debate = tree->debate, .scratch = each };
    take_apart(&matcher, typed, scratch, folding);
    bool *is_asked = arena_get(arena, (size_t)tree->count + 1, sizeof(bool));
    *matches = 0;
    for (PlaceId id = 0; id < tree->count && matcher.count > 0; id++) {
        is_asked[id] = tree->places[id].home == id &&
                       matches_node(&matcher, tree->places[id].node);
        *matches += is_asked[id];
        arena_reset(each);
    }
    Sieve *sieve = *matches > 0 ? sieve_make(tree, is_asked, arena) : NULL;
    arena_free(folding);
    arena_free(each);
    arena_free(scratch);
    return sieve;
}
