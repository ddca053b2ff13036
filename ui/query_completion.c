#include "ui/query_completion.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"

// clang-format off
static const struct {
    const char *name;
    unsigned kinds; // of sources whose slugs may follow, as bits
    bool libraries; // their names may, too
} filters[] = {
    { "in:",  1 << SOURCE_DEBATE | 1 << SOURCE_DOCUMENT | 1 << SOURCE_TOUR, true  },
    { "doc:", 1 << SOURCE_DOCUMENT | 1 << SOURCE_TOUR,                      false },
};
// clang-format on

// The index of the filter that a word begins with, or -1.
static int filter_of(Str word)
{
    for (size_t i = 0; word.data && i < COUNT(filters); i++)
        if (str_starts(word, str(filters[i].name)))
            return (int)i;
    return -1;
}

typedef struct {
    Arena *arena;
    Str *words;
    size_t count, capacity;
} Offers;

static void offer(Offers *offers, Str typed, Str word)
{
    if (!str_starts(word, typed))
        return;
    for (size_t i = 0; i < offers->count; i++)
        if (str_equal(offers->words[i], word))
            return;
    offers->words = vec_room(offers->arena, offers->words, offers->count,
                             &offers->capacity, sizeof offers->words[0]);
    offers->words[offers->count++] = word;
}

static void offer_slugs(Offers *offers, Str typed, int filter, const Library *library)
{
    for (size_t i = 0; i < library_count(library); i++) {
        const StoreSource *source = library_source(library, i);
        if (filters[filter].kinds & 1U << source->kind)
            offer(offers, typed,
                  arena_format(offers->arena, "%s%.*s", filters[filter].name,
                               (int)source->slug.length, source->slug.data));
    }
    for (size_t i = 0; filters[filter].libraries && i < library_count(library); i++) {
        Str folder = library_source(library, i)->library;
        if (folder.length > 0)
            offer(offers, typed,
                  arena_format(offers->arena, "%s%.*s", filters[filter].name,
                               (int)folder.length, folder.data));
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

QueryCompletion query_complete(const Library *library, Str query, size_t cursor,
                               Arena *arena)
{
    Offers offers = { .arena = arena };
    size_t start = cursor;
    while (start > 0 && query.data[start - 1] != ' ')
        start--;
    Str typed = str_part(query, start, cursor);
    int filter = filter_of(typed);
    if (filter >= 0)
        offer_slugs(&offers, typed, filter, library);
    else
        for (size_t i = 0; i < COUNT(filters); i++)
            offer(&offers, typed, str(filters[i].name));
    return (QueryCompletion){ .words = offers.words,
                              .count = offers.count,
                              .start = start,
                              .end = cursor,
                              .common = common_of(&offers, typed) };
}

Str query_words(Str text, Arena *arena)
{
    Buffer words = { .arena = arena };
    Query query = query_read(text, arena);
    for (size_t i = 0; i < query.count; i++) {
        if (query.parts[i].kind != QUERY_WORD)
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
