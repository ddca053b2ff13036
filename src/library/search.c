#include "src/library/search.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/library/found.h"

struct Searcher {
    Library *library;
    Store *store;
    bool owns_store;
    TermNames names;
    Arena *arena; // of names
    Arena *brief_arena;
    StoreBrief *briefs;
    size_t brief_count;
    int32_t *source_index; // by a source's id
    int32_t id_count;
};

// All that was found, and how far hits have been made of it.
struct SearchFound {
    Found all;
    Arena *arena;
    size_t room; // for hits made
    size_t next; // to be made
    bool is_flat;
};

// --- opening

static void index_sources(Searcher *searcher)
{
    const Library *library = searcher->library;
    size_t count = library_count(library);
    int32_t last = 0;
    for (size_t i = 0; i < count; i++)
        last = library_source(library, i)->id > last ? library_source(library, i)->id
                                                     : last;
    if ((size_t)last <= 2 * count) // else the store is not what moot makes
        searcher->id_count = last + 1;
    searcher->source_index = arena_get(searcher->arena, (size_t)searcher->id_count + 1,
                                       sizeof searcher->source_index[0]);
    for (int32_t id = 0; id < searcher->id_count; id++)
        searcher->source_index[id] = -1;
    for (size_t i = 0; i < count && searcher->id_count > 0; i++)
        searcher->source_index[library_source(library, i)->id] = (int32_t)i;
}

Searcher *search_open(Library *library, bool is_elsewhere, Error *error)
{
    Store *store = library_store(library);
    if (is_elsewhere && !(store = store_again(store, error)))
        return NULL;
    Searcher *searcher = xalloc(sizeof *searcher);
    *searcher = (Searcher){ .library = library,
                            .store = store,
                            .owns_store = is_elsewhere,
                            .arena = arena_new() };
    searcher->names.arena = searcher->arena;
    index_sources(searcher);
    return searcher;
}

void search_close(Searcher *searcher)
{
    if (!searcher)
        return;
    if (searcher->owns_store)
        store_close(searcher->store);
    arena_free(searcher->brief_arena);
    arena_free(searcher->arena);
    free(searcher);
}

void search_interrupt(Searcher *searcher)
{
    store_interrupt(searcher->store);
}

void search_resume(Searcher *searcher)
{
    store_resume(searcher->store);
}

// --- where hits are

static ptrdiff_t source_of(const Searcher *searcher, int32_t id)
{
    return id > 0 && id < searcher->id_count ? searcher->source_index[id] : -1;
}

// The briefs of all rows, read when they are first wanted; false if they are not to be
// had.
static bool has_briefs(Searcher *searcher)
{
    Error ignored;
    if (searcher->briefs)
        return true;
    Arena *arena = arena_new();
    if (store_briefs(searcher->store, arena, &searcher->briefs, &searcher->brief_count,
                     &ignored)) {
        searcher->brief_arena = arena;
        return true;
    }
    searcher->briefs = NULL;
    arena_free(arena);
    return false;
}

static StoreBrief brief_of(const Searcher *searcher, int64_t id)
{
    bool is_known = id > 0 && id < (int64_t)searcher->brief_count;
    return is_known ? searcher->briefs[id] : (StoreBrief){ .class = ROW_PASSAGE };
}

static ptrdiff_t source_of_row(const Searcher *searcher, int64_t id)
{
    return source_of(searcher, brief_of(searcher, id).source);
}

// --- the order of hits

static int by_best(const void *left, const void *right)
{
    return found_rank(left, right);
}

// Numbers the sources in the order of their best hits.
static void group_by_source(const Searcher *searcher, Ranked *ranked, size_t count,
                            Arena *arena)
{
    size_t sources = library_count(searcher->library) + 1, found = 0;
    Ranked *best = arena_get(arena, sources, sizeof(Ranked));
    int32_t *numbers = arena_get(arena, sources, sizeof *numbers);
    for (size_t i = 0; i < count; i++) {
        Ranked *own = &best[source_of_row(searcher, ranked[i].hit.id) + 1];
        if (own->hit.id == 0 || found_rank(&ranked[i], own) < 0)
            *own = ranked[i];
    }
    for (size_t i = 0; i < sources; i++)
        if (best[i].hit.id > 0)
            best[found++] = best[i];
    if (found > 0)
        qsort(best, found, sizeof(Ranked), by_best);
    for (size_t i = 0; i < found; i++)
        numbers[source_of_row(searcher, best[i].hit.id) + 1] = (int32_t)i;
    for (size_t i = 0; i < count; i++)
        ranked[i].group = numbers[source_of_row(searcher, ranked[i].hit.id) + 1];
}

static void set_places(const Searcher *searcher, Ranked *ranked, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        StoreBrief brief = brief_of(searcher, ranked[i].hit.id);
        int64_t source = source_of(searcher, brief.source) + 1;
        ranked[i].place = source << 32 | ((int64_t)brief.ordinal + 1);
    }
}

// Whether nobody waits any more, asked at some of many steps.
static bool is_unwanted(const Searcher *searcher, size_t step)
{
    enum { STEPS_BETWEEN_LOOKS = 4096 };
    return step % STEPS_BETWEEN_LOOKS == 0 && store_is_interrupted(searcher->store);
}

// Gives the hits what decides their order, unless nobody waits any more. Another order
// than the best needs the briefs; without them the best it is.
static SearchOrder rank(Searcher *searcher, const SearchRequest *request,
                        SearchOrder order, const StoreMatches *matches,
                        SearchFound *found)
{
    size_t count = matches->count;
    bool has_near = request->near >= 0 && (searcher->briefs || !request->is_first) &&
                    has_briefs(searcher);
    Ranked *ranked = arena_get(found->arena, count + 1, sizeof *ranked);
    found->all = (Found){ .items = ranked, .count = count };
    for (size_t i = 0; i < count && !is_unwanted(searcher, i); i++)
        ranked[i] = (Ranked){
            .hit = matches->hits[i],
            .is_far = has_near &&
                      source_of_row(searcher, matches->hits[i].id) != request->near,
        };
    if (order != ORDER_BEST && !has_briefs(searcher))
        order = ORDER_BEST;
    if (order == ORDER_DEBATE)
        group_by_source(searcher, ranked, count, found->arena);
    if (order == ORDER_PLACE)
        set_places(searcher, ranked, count);
    return order;
}

// --- counting

static const SearchFacets *count_facets(Searcher *searcher, const StoreHit *hits,
                                        size_t count, Arena *arena)
{
    if (!has_briefs(searcher))
        return NULL;
    SearchFacets *facets = arena_get(arena, 1, sizeof *facets);
    facets->sources = arena_get(arena, library_count(searcher->library) + 1,
                                sizeof facets->sources[0]);
    for (size_t i = 0; i < count && !is_unwanted(searcher, i); i++) {
        StoreBrief brief = brief_of(searcher, hits[i].id);
        ptrdiff_t source = source_of(searcher, brief.source);
        bool is_claim = brief.class == ROW_CLAIM || brief.class == ROW_ARGUMENT;
        facets->theses += brief.class == ROW_THESIS && brief.ordinal >= 0;
        facets->claims += brief.class == ROW_CLAIM;
        facets->arguments += brief.class == ROW_ARGUMENT;
        facets->passages += brief.class == ROW_PASSAGE;
        facets->for_thesis += is_claim && brief.side > 0;
        facets->against_thesis += is_claim && brief.side < 0;
        if (source >= 0)
            facets->sources[source]++;
    }
    return facets;
}

// --- running

static void add_notice(Buffer *notice, bool applies, const char *sentence)
{
    if (applies)
        buffer_format(notice, "%s%s", notice->length > 0 ? "; " : "", sentence);
}

static Str notice_of(const Query *query, const Asked *asked,
                     const StoreMatches *matches, bool is_first, Arena *arena)
{
    Buffer notice = { .arena = arena };
    add_notice(&notice, query->was_cut, "only the first 256 bytes were used");
    add_notice(&notice, query->has_more_words, "only the first 16 words were used");
    add_notice(&notice, query->has_more_filters, "only the first 15 filters were used");
    add_notice(&notice, asked->has_too_many_names && matches->count > 0,
               "the filter means more than 200 names, of which the first count");
    add_notice(&notice, matches->scanned,
               "the index is damaged, so the texts themselves were searched");
    add_notice(&notice, matches->late && !is_first,
               "the time was up, so there may be more");
    add_notice(&notice, matches->indexing,
               "your files are still being indexed, so there may be more");
    return buffer_str(&notice);
}

Str search_read_key(Str library, Str slug, Str key, Arena *arena)
{
    return arena_format(arena, "%.*s\n%.*s\n%.*s", (int)library.length, library.data,
                        (int)slug.length, slug.data, (int)key.length, key.data);
}

typedef struct {
    Searcher *searcher;
    const Table *read;
    bool wants_read;
    Arena *scratch;
} Reading;

static bool is_read(const Reading *reading, ptrdiff_t index, Str key)
{
    if (index < 0 || !reading->read)
        return false;
    const StoreSource *source =
        library_source(reading->searcher->library, (size_t)index);
    return table_get(reading->read, search_read_key(source->library, source->slug, key,
                                                    reading->scratch)) >= 0;
}

static bool is_wanted(void *context, int64_t row)
{
    Reading *reading = context;
    int32_t id;
    Str key;
    arena_reset(reading->scratch);
    return store_row_key(reading->searcher->store, row, reading->scratch, &id, &key) &&
           is_read(reading, source_of(reading->searcher, id), key) ==
               reading->wants_read;
}

// A quick answer is what was found when a frame is nearly over.
static int milliseconds_of(const SearchRequest *request)
{
    return request->is_first ? SEARCH_FIRST_MILLISECONDS : request->milliseconds;
}

static bool find(Searcher *searcher, const SearchRequest *request, const Asked *asked,
                 Arena *arena, StoreMatches *matches, Error *error)
{
    Reading reading = { searcher, request->read, asked->asks_read, arena_new() };
    bool asks_reading = asked->asks_read || asked->asks_unread;
    StoreMatch match = {
        .conditions = asked->conditions,
        .condition_count = asked->condition_count,
        .counts = asks_reading ? is_wanted : NULL,
        .context = &reading,
        .limit = request->is_first ? SEARCH_ROWS : SIZE_MAX,
        .milliseconds = milliseconds_of(request),
    };
    bool ok = store_match(searcher->store, &match, arena, matches, error);
    arena_free(reading.scratch);
    return ok;
}

// Leaves of an answer only that it was ended early.
static void drop(Hits *hits)
{
    hits->interrupted = true;
    hits->complete = false;
    hits->facets = NULL;
    hits->found->all.count = 0;
}

Hits *search_run(Searcher *searcher, const SearchRequest *request, Arena *arena)
{
    Error error;
    StoreMatches matches;
    Hits *hits = arena_get(arena, 1, sizeof *hits);
    Str typed = arena_str(arena, request->query);
    Query query = query_read(typed, arena);
    // words have other forms only once they are all known
    bool is_ready =
        store_match_prepare(searcher->store, milliseconds_of(request), &error);
    Asked asked =
        asked_make(&query, searcher->library, searcher->store, &searcher->names, arena);
    hits->found = arena_get(arena, 1, sizeof *hits->found);
    hits->words = asked.words;
    hits->word_count = asked.word_count;
    if (!is_ready || !find(searcher, request, &asked, arena, &matches, &error)) {
        hits->notice = arena_str(arena, str(error.text));
        return hits;
    }
    *hits->found = (SearchFound){ .arena = arena };
    hits->total = matches.count;
    hits->complete = matches.complete;
    hits->interrupted = matches.interrupted;
    hits->notice = notice_of(&query, &asked, &matches, request->is_first, arena);
    if (matches.interrupted)
        return hits;
    hits->order = rank(searcher, request, asked.order, &matches, hits->found);
    hits->found->is_flat = request->is_flat || hits->order != ORDER_BEST;
    if (matches.complete && (!request->is_first || searcher->briefs))
        hits->facets = count_facets(searcher, matches.hits, matches.count, arena);
    if (matches.complete && matches.count == 0 && !matches.scanned &&
        !request->is_first)
        hits->suggestion = asked_suggestion(typed, &query, searcher->store, arena);
    if (store_is_interrupted(searcher->store)) // what was counted may not be all
        drop(hits);
    return hits;
}

// --- making hits

// Where the next group of hits ends: of one class, at most SEARCH_GROUP of them.
static size_t end_of_group(const SearchFound *found)
{
    size_t end = found->next;
    const Ranked *items = found->all.items;
    while (end < found->all.count && end - found->next < SEARCH_GROUP &&
           items[end].hit.class == items[found->next].hit.class)
        end++;
    return end;
}

// Puts hits of one source together, the sources in order of their best hits.
static void group(Hit *hits, size_t count, Arena *arena)
{
    Hit *grouped = arena_get(arena, count + 1, sizeof *grouped);
    bool *taken = arena_get(arena, count + 1, sizeof *taken);
    size_t next = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i; !taken[i] && j < count; j++)
            if (j == i || (!taken[j] && hits[j].source == hits[i].source)) {
                grouped[next++] = hits[j];
                taken[j] = j > i;
            }
    for (size_t i = 0; i < count; i++)
        hits[i] = grouped[i];
}

static void make_hit(Searcher *searcher, Hits *hits, const StoreHit *found)
{
    Hit *hit = &hits->hits[hits->count];
    *hit = (Hit){ .class = found->class, .score = found->score };
    if (!hit_make(searcher->store, found->id, hits->words, hits->word_count,
                  hits->found->arena, hit))
        return;
    ptrdiff_t source = source_of(searcher, hit->row.source);
    if (source < 0)
        return;
    hit->source = (size_t)source;
    hits->count++;
}

void search_more(Searcher *searcher, Hits *hits, size_t count)
{
    SearchFound *found = hits->found;
    while (found && hits->count < count && found->next < found->all.count) {
        found_sort(&found->all, found->next + SEARCH_GROUP);
        size_t end = found->is_flat ? found->next + 1 : end_of_group(found);
        size_t first = hits->count;
        for (; found->next < end; found->next++) {
            hits->hits = vec_room(found->arena, hits->hits, hits->count, &found->room,
                                  sizeof hits->hits[0]);
            make_hit(searcher, hits, &found->all.items[found->next].hit);
        }
        if (!found->is_flat)
            group(hits->hits + first, hits->count - first, found->arena);
    }
}

const Hits *search_all(Library *library, Str query, size_t limit, Arena *arena)
{
    Error error;
    Searcher *searcher = search_open(library, false, &error);
    Hits *hits =
        search_run(searcher, &(SearchRequest){ .query = query, .near = -1 }, arena);
    search_more(searcher, hits, limit);
    hits->count = hits->count < limit ? hits->count : limit;
    search_close(searcher);
    return hits;
}
