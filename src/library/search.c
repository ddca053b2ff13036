#include "src/library/search.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/store/store_match.h"
#include "src/text/text.h"

enum {
    SNIPPET_COLUMNS = 240, // of a text that is longer than that
    BEFORE_COLUMNS = 24,   // shown before the first match, if it does not stand ...
    FRONT_COLUMNS = 40,    // ... in these first columns
    NAME_COLUMNS = 40,     // of a claim without a title in a line of argument
    LINE_LEVELS = 64,      // of a line of argument
};

typedef struct {
    Library *library;
    Arena *arena;
    Query query;
    Str *words;
    size_t word_count;
    bool prefix;
    int32_t *sources; // ids, if there are filters
    size_t source_count;
    bool has_filters;
    Hits *hits;
} Search;

// --- the query

static bool is_in(const StoreSource *source, const QueryPart *part, Arena *arena)
{
    if (part->kind == QUERY_DOC && source->kind == SOURCE_DEBATE)
        return false;
    return str_equal(source->slug, part->text) ||
           str_equal(store_full_name(source, arena), part->text) ||
           (part->kind == QUERY_IN && str_equal(source->library, part->text));
}

// Adds the sources that a filter names; false if there are none.
static bool add_sources(Search *search, const QueryPart *part)
{
    size_t count = library_count(search->library);
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        const StoreSource *source = library_source(search->library, i);
        bool has = false;
        if (!is_in(source, part, search->arena))
            continue;
        for (size_t j = 0; j < search->source_count; j++)
            has = has || search->sources[j] == source->id;
        if (!has)
            search->sources[search->source_count++] = source->id;
        found = true;
    }
    return found;
}

// Sorts the parts into words and filters. A filter that names nothing there is counts
// as words, one that names nothing yet as nothing.
static void read_query(Search *search)
{
    const Query *query = &search->query;
    search->words = arena_get(search->arena, query->count + 1, sizeof(Str));
    search->sources = arena_get(search->arena, library_count(search->library) + 1,
                                sizeof search->sources[0]);
    for (size_t i = 0; i < query->count; i++) {
        const QueryPart *part = &query->parts[i];
        search->prefix = false;
        if (part->kind != QUERY_WORD && part->text.length == 0)
            continue;
        if (part->kind != QUERY_WORD && add_sources(search, part)) {
            search->has_filters = true;
            continue;
        }
        search->words[search->word_count++] =
            part->kind == QUERY_WORD ? part->text : part->typed;
        search->prefix = !part->ended;
    }
}

// --- the order of hits

static int by_rank(const void *left, const void *right)
{
    const StoreHit *a = left, *b = right;
    if (a->class != b->class)
        return a->class < b->class ? -1 : 1;
    if (a->score < b->score || a->score > b->score)
        return a->score > b->score ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static ptrdiff_t source_index(Library *library, int32_t id)
{
    size_t count = library_count(library);
    if (id > 0 && (size_t)id <= count &&
        library_source(library, (size_t)id - 1)->id == id)
        return id - 1;
    for (size_t i = 0; i < count; i++)
        if (library_source(library, i)->id == id)
            return (ptrdiff_t)i;
    return -1;
}

// Puts the hits of one source together, the sources in order of their best hits.
static void group(Search *search)
{
    Hits *hits = search->hits;
    size_t sources = library_count(search->library);
    size_t *next = arena_get(search->arena, sources + 1, sizeof *next);
    size_t *sizes = arena_get(search->arena, sources + 1, sizeof *sizes);
    bool *placed = arena_get(search->arena, sources + 1, sizeof *placed);
    Hit *grouped = arena_get(search->arena, hits->count + 1, sizeof *grouped);
    for (size_t i = 0; i < hits->count; i++)
        sizes[hits->hits[i].source]++;
    size_t start = 0;
    for (size_t i = 0; i < hits->count; i++) {
        size_t source = hits->hits[i].source;
        if (!placed[source]) {
            placed[source] = true;
            next[source] = start;
            start += sizes[source];
        }
        grouped[next[source]++] = hits->hits[i];
    }
    hits->hits = grouped;
}

// --- what a hit shows

// The part of a text on which a match is seen first, with marks.
static void set_snippet(const Search *search, Hit *hit)
{
    Arena *arena = search->arena;
    Str text = text_clean(arena, hit->row.text, false, NULL);
    Mark *marks;
    size_t count = query_marks(search->words, search->word_count, search->prefix, text,
                               arena, &marks);
    size_t first = count > 0 ? marks[0].start : 0, start = 0;
    if (text_width(str_part(text, 0, first)) > FRONT_COLUMNS) {
        start = first;
        for (size_t at = first; at > 0; at--) {
            bool begins_word = text.data[at - 1] == ' ';
            if (text_width(str_part(text, at, first)) > BEFORE_COLUMNS)
                break;
            start = begins_word ? at : start;
        }
    }
    Str before = str(start > 0 ? "…" : "");
    Str shown = text_fit(str_from(text, start), SNIPPET_COLUMNS);
    bool is_cut = start + shown.length < text.length;
    hit->snippet = arena_format(arena, "%s%.*s%s", before.data, (int)shown.length,
                                shown.data, is_cut ? "…" : "");
    hit->marks = marks;
    for (size_t i = 0; i < count && marks[i].end <= start + shown.length; i++) {
        marks[i].start += before.length - start;
        marks[i].end += before.length - start;
        hit->mark_count++;
    }
}

static Str name_of(const StoreRow *row, Arena *arena)
{
    return row->title.length > 0
               ? text_clean(arena, row->title, false, NULL)
               : text_cut(arena, text_clean(arena, row->text, false, NULL),
                          NAME_COLUMNS);
}

// "supports X ‹ attacks Y": up to the thesis, as far as the rows say.
static Str line_of(const Search *search, const StoreRow *row)
{
    Error ignored;
    Buffer line = { .arena = search->arena };
    StoreRow at = *row, parent;
    for (int level = 0; at.parent >= 0 && at.parent <= INT32_MAX; level++) {
        Link link =
            at.link > LINK_ROOT && at.link < LINK_COUNT ? (Link)at.link : LINK_SUPPORT;
        if (level == LINE_LEVELS) {
            buffer_add(&line, str(" ‹ …"));
            break;
        }
        if (!store_row(library_store(search->library), at.source, (int32_t)at.parent,
                       search->arena, &parent, &ignored))
            break;
        Str name = name_of(&parent, search->arena);
        buffer_format(&line, "%s%s %.*s", level > 0 ? " ‹ " : "", link_verb(link),
                      (int)name.length, name.data);
        at = parent;
    }
    return buffer_str(&line);
}

static bool make_hit(const Search *search, const StoreHit *found, Hit *hit)
{
    Error ignored;
    Arena *arena = search->arena;
    *hit = (Hit){ 0 };
    if (!store_row_at(library_store(search->library), found->id, arena, &hit->row,
                      &ignored))
        return false;
    ptrdiff_t source = source_index(search->library, hit->row.source);
    if (source < 0)
        return false;
    hit->source = (size_t)source;
    hit->title = text_clean(arena, hit->row.title, false, NULL);
    set_snippet(search, hit);
    hit->title_mark_count =
        query_marks(search->words, search->word_count, search->prefix, hit->title,
                    arena, &hit->title_marks);
    hit->line = line_of(search, &hit->row);
    return true;
}

static void make_hits(Search *search, StoreMatches *matches, size_t limit)
{
    Hits *hits = search->hits;
    size_t scored = matches->count < SEARCH_ROWS ? matches->count : SEARCH_ROWS;
    if (scored > 0)
        qsort(matches->hits, scored, sizeof matches->hits[0], by_rank);
    size_t most = matches->count < limit ? matches->count : limit;
    hits->hits = arena_get(search->arena, most + 1, sizeof hits->hits[0]);
    for (size_t i = 0; i < matches->count && hits->count < most; i++)
        hits->count += make_hit(search, &matches->hits[i], &hits->hits[hits->count]);
    group(search);
}

// --- all of it

static void add_notice(Buffer *notice, bool applies, const char *sentence)
{
    if (applies)
        buffer_format(notice, "%s%s", notice->length > 0 ? "; " : "", sentence);
}

static Str notice_of(const Search *search, const StoreMatches *matches)
{
    Buffer notice = { .arena = search->arena };
    add_notice(&notice, search->query.was_cut, "only the first 256 bytes were used");
    add_notice(&notice, search->query.has_more_words,
               "only the first 16 words were used");
    add_notice(&notice, matches->scanned,
               "the index is damaged, so the texts themselves were searched");
    add_notice(&notice, matches->late, "the time was up, so there may be more");
    add_notice(&notice, matches->indexing,
               "your files are still being indexed, so there may be more");
    return buffer_str(&notice);
}

const Hits *search_within(Library *library, Str query, size_t limit, int milliseconds,
                          Arena *arena)
{
    Error error;
    StoreMatches matches;
    Hits *hits = arena_get(arena, 1, sizeof *hits);
    Search search = { .library = library, .arena = arena, .hits = hits };
    search.query = query_read(query, arena);
    read_query(&search);
    StoreMatch match = {
        .words = search.words,
        .word_count = search.word_count,
        .prefix = search.prefix,
        .sources = search.has_filters ? search.sources : NULL,
        .source_count = search.source_count,
        .limit = limit > SEARCH_ROWS ? limit : SEARCH_ROWS,
        .count_to = SEARCH_COUNTED,
        .milliseconds = milliseconds,
    };
    if (!store_match(library_store(library), &match, arena, &matches, &error)) {
        hits->notice = arena_str(arena, str(error.text));
        return hits;
    }
    hits->total = matches.total;
    hits->complete = matches.complete;
    make_hits(&search, &matches, limit);
    hits->notice = notice_of(&search, &matches);
    return hits;
}

const Hits *search(Library *library, Str query, size_t limit, Arena *arena)
{
    return search_within(library, query, limit, SEARCH_MILLISECONDS, arena);
}
