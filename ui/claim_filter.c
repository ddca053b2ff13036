#include "ui/claim_filter.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "ui/text_query.h"

enum { MOST_TAGS = 16 };

typedef struct {
    Str words;           // blanks between
    Str tags[MOST_TAGS]; // folded
    size_t tag_count;
} Parts;

// Takes the next word off the front: up to a blank outside of quotation marks.
static Str next_part(Str *rest)
{
    bool is_quoted = false;
    size_t end = 0;
    *rest = str_trim(*rest);
    for (; end < rest->length && (is_quoted || rest->data[end] != ' '); end++)
        is_quoted ^= rest->data[end] == '"';
    Str part = str_part(*rest, 0, end);
    *rest = str_from(*rest, end);
    return part;
}

static Str without_quotes(Str text)
{
    if (str_starts(text, str("\"")))
        text = str_from(text, 1);
    bool is_closed = text.length > 0 && text.data[text.length - 1] == '"';
    return str_part(text, 0, text.length - is_closed);
}

static Parts take_apart(Str typed, Arena *arena)
{
    static const char prefix[] = "tag:";
    Parts parts = { 0 };
    Buffer words = { .arena = arena };
    for (Str rest = typed; str_trim(rest).length > 0;) {
        Str part = next_part(&rest);
        if (!str_starts(part, str(prefix))) {
            buffer_add(&words, part);
            buffer_add(&words, str(" "));
            continue;
        }
        Str tag = without_quotes(str_from(part, sizeof prefix - 1));
        if (tag.length > 0 && parts.tag_count < MOST_TAGS)
            parts.tags[parts.tag_count++] = text_fold(arena, tag);
    }
    parts.words = str_trim(buffer_str(&words));
    return parts;
}

Str claim_filter_words(Str typed, Arena *arena)
{
    return take_apart(typed, arena).words;
}

// --- matching

typedef struct {
    const Debate *debate;
    const Parts *parts;
    TextQuery query;
    bool has_words;
    Arena *scratch; // emptied for each claim
} Matcher;

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

static bool has_words(const Matcher *matcher, Node node)
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
    return text_query_matches(&matcher->query, buffer_str(&all));
}

static bool matches_node(const Matcher *matcher, Node node)
{
    for (size_t i = 0; i < matcher->parts->tag_count; i++)
        if (!has_tag(matcher, node, matcher->parts->tags[i]))
            return false;
    return !matcher->has_words || has_words(matcher, node);
}

Sieve *claim_filter_sieve(Str typed, const Tree *tree, int32_t *matches, Arena *arena)
{
    Arena *scratch = arena_new(), *each = arena_new(), *folding = arena_new();
    Parts parts = take_apart(typed, scratch);
    Matcher matcher = {
        .debate = tree->debate,
        .parts = &parts,
        .query = text_query_make(parts.words, scratch, folding),
        .has_words = parts.words.length > 0,
        .scratch = each,
    };
    bool *is_asked = arena_get(arena, (size_t)tree->count + 1, sizeof(bool));
    bool is_empty = !matcher.has_words && parts.tag_count == 0;
    *matches = 0;
    for (PlaceId id = 0; id < tree->count && !is_empty; id++) {
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
