#include "ui/query_completion.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"

typedef struct {
    const Library *library;
    Store *store;
    TermNames *names;
    Arena *arena;
    QueryPart part; // that is being typed
    Str typed;      // its name, folded
    Str *words;
    size_t count, capacity;
} Offers;

static void offer(Offers *offers, Str word)
{
    for (size_t i = 0; i < offers->count; i++)
        if (str_equal(offers->words[i], word))
            return;
    offers->words = vec_room(offers->arena, offers->words, offers->count,
                             &offers->capacity, sizeof offers->words[0]);
    offers->words[offers->count++] = word;
}

// Offers a filter with this name, if it begins with what was typed; in quotation marks
// if it has blanks.
static void offer_name(Offers *offers, Str name)
{
    if (!str_starts(text_fold(offers->arena, name), offers->typed))
        return;
    const char *mark = str_find(name, str(" ")) >= 0 ? "\"" : "";
    offer(offers,
          arena_format(offers->arena, "%s%s%s%.*s%s", offers->part.absent ? "-" : "",
                       query_filter_name(offers->part.kind), mark, (int)name.length,
                       name.data, mark));
}

static void offer_sources(Offers *offers)
{
    const Library *library = offers->library;
    bool documents_only = offers->part.kind == QUERY_DOC;
    for (size_t i = 0; i < library_count(library); i++)
        if (!documents_only || library_source(library, i)->kind != SOURCE_DEBATE)
            offer_name(offers, library_source(library, i)->slug);
    for (size_t i = 0; !documents_only && i < library_count(library); i++)
        if (library_source(library, i)->library.length > 0)
            offer_name(offers, library_source(library, i)->library);
}

static void offer_terms(Offers *offers, TermKind kind)
{
    size_t count = asked_terms(offers->names, offers->store, kind);
    for (size_t i = 0; i < count; i++)
        offer_name(offers, offers->names->shown[kind][i]);
    if (kind == TERM_IS)
        offer_name(offers, str("unread"));
}

static void offer_filters(Offers *offers)
{
    for (int kind = QUERY_WORD + 1; kind < QUERY_KINDS; kind++) {
        Str name = str(query_filter_name((QueryKind)kind));
        if (str_starts(name, offers->part.typed))
            offer(offers, arena_format(offers->arena, "%s%s",
                                       offers->part.absent ? "-" : "", name.data));
    }
}

static void offer_all(Offers *offers)
{
    TermKind kind;
    switch (offers->part.kind) {
    case QUERY_WORD: offer_filters(offers); return;
    case QUERY_IN:
    case QUERY_DOC: offer_sources(offers); return;
    case QUERY_SORT:
        for (int i = 0; i < ORDER_COUNT; i++)
            offer_name(offers, str(asked_order_name((SearchOrder)i)));
        return;
    default:
        if (asked_term_kind(offers->part.kind, &kind))
            offer_terms(offers, kind);
    }
}

// The beginning that two words share, characters kept whole.
static Str shared(Str a, Str b)
{
    Str rest_of_a = a, rest_of_b = b;
    Cluster of_a, of_b;
    size_t same = 0;
    while (text_next(&rest_of_a, &of_a) && text_next(&rest_of_b, &of_b) &&
           str_equal(of_a.text, of_b.text))
        same += of_a.text.length;
    return str_part(a, 0, same);
}

static Str common_of(const Offers *offers, Str typed)
{
    Str common = offers->count > 0 ? offers->words[0] : typed;
    for (size_t i = 1; i < offers->count; i++)
        common = shared(common, offers->words[i]);
    return common.length > typed.length ? common : typed;
}

// The part that ends at the cursor; an empty word if none does.
static QueryPart part_before(Str query, size_t cursor, Arena *arena)
{
    Str text = str_part(query, 0, cursor);
    Query parts = query_read(text, arena);
    if (parts.count == 0 || parts.parts[parts.count - 1].ended)
        return (QueryPart){ .typed = str_part(query, cursor, cursor) };
    return parts.parts[parts.count - 1];
}

QueryCompletion query_complete(Library *library, TermNames *names, Str query,
                               size_t cursor, Arena *arena)
{
    Offers offers = { .library = library,
                      .store = library_store(library),
                      .names = names,
                      .arena = arena,
                      .part = part_before(query, cursor, arena) };
    offers.typed = text_fold(arena, offers.part.text);
    size_t start = cursor - offers.part.typed.length - offers.part.absent;
    offer_all(&offers);
    return (QueryCompletion){ .words = offers.words,
                              .count = offers.count,
                              .start = start,
                              .end = cursor,
                              .common =
                                  common_of(&offers, str_part(query, start, cursor)) };
}

Str query_words(Str text, Arena *arena)
{
    Buffer words = { .arena = arena };
    Query query = query_read(text, arena);
    for (size_t i = 0; i < query.count; i++) {
        if (query.parts[i].kind != QUERY_WORD || query.parts[i].absent)
            continue;
        if (words.length > 0)
            buffer_add_byte(&words, ' ');
        buffer_add(&words, query.parts[i].typed);
    }
    return buffer_str(&words);
}

Str query_filter(Str text, Arena *arena)
{
    Query query = query_read(text, arena);
    for (size_t i = 0; i < query.count; i++)
        if (query.parts[i].kind != QUERY_WORD && query.parts[i].text.length > 0)
            return query.parts[i].typed;
    return str("");
}

Str query_unmarked(Str text, char *letter, Arena *arena)
{
    Query query = query_read(text, arena);
    *letter = '\0';
    for (size_t i = 0; i < query.count && *letter == '\0'; i++) {
        const QueryPart *part = &query.parts[i];
        *letter = query_mark_letter(part);
        size_t start = (size_t)(part->typed.data - text.data);
        Str before = str_part(text, 0, start);
        Str after = str_from(text, start + part->typed.length);
        if (*letter != '\0')
            return str_trim(arena_format(arena, "%.*s%.*s", (int)before.length,
                                         before.data, (int)str_trim(after).length,
                                         str_trim(after).data));
    }
    return text;
}

static bool order_of(const QueryPart *part, SearchOrder *order)
{
    for (int i = 0; part->kind == QUERY_SORT && i < ORDER_COUNT; i++)
        if (str_is(part->text, asked_order_name((SearchOrder)i))) {
            *order = (SearchOrder)i;
            return true;
        }
    return false;
}

Str query_next_order(Str text, Arena *arena)
{
    Query query = query_read(text, arena);
    Buffer next = { .arena = arena };
    SearchOrder order = ORDER_BEST;
    size_t from = 0;
    for (size_t i = 0; i < query.count; i++) {
        const QueryPart *part = &query.parts[i];
        if (!order_of(part, &order))
            continue;
        size_t start = (size_t)(part->typed.data - text.data);
        buffer_add(&next, str_part(text, from, start));
        from = start + part->typed.length;
    }
    buffer_add(&next, str_from(text, from));
    order = (SearchOrder)((order + 1) % ORDER_COUNT);
    Str rest = buffer_str(&next);
    while (rest.length > 0 && str_is_space(rest.data[0]))
        rest = str_from(rest, 1);
    if (order == ORDER_BEST)
        return arena_str(arena, rest);
    return arena_format(arena, "sort:%s %.*s", asked_order_name(order),
                        (int)rest.length, rest.data);
}
