// Searching 10,000 texts (texts.h) beside a naive search that reads all of them: each
// match is found, and the hits stand in the order that search.h promises.
#include <stdio.h>
#include <stdlib.h>
#include "src/base/table.h"
#include "src/base/vec.h"
#include "src/debate/link.h"
#include "src/library/search.h"
#include "src/store/stem.h"
#include "src/store/store_build.h"
#include "src/store/words.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/texts.h"

enum {
    TEXTS = 10000,
    SHOWN = 100, // hits of each query that are made
    FORMS = 16,  // of a word, that is as many as the store gives
};

// --- all texts in memory

// The words of a text, as numbers.
typedef struct {
    int32_t *words;
    int32_t count;
} Words;

typedef struct {
    StoreRow row; // without texts
    Words title, text;
} NaiveRow;

typedef struct {
    Arena *arena;
    Library *library;
    Table vocabulary;
    Str *stems;       // by the number of a word
    int32_t *entries; // in which it occurs: titles of claims are entries of their own
    int32_t *last;    // entry in which it was seen last
    NaiveRow *rows;
    size_t count;
} Naive;

static int32_t number_of(Naive *naive, Str word)
{
    int32_t number = table_get(&naive->vocabulary, word);
    if (number >= 0)
        return number;
    number = (int32_t)naive->vocabulary.count;
    table_set(&naive->vocabulary, arena_str(naive->arena, word), number);
    return number;
}

static Words read_words(Naive *naive, Str text, Arena *scratch)
{
    Str *list;
    Words words = { .count = (int32_t)words_list(text, scratch, &list) };
    words.words = arena_get(naive->arena, (size_t)words.count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < words.count; i++)
        words.words[i] = number_of(naive, list[i]);
    return words;
}

static void count_entry(Naive *naive, const Words *words, int32_t entry)
{
    for (int32_t i = 0; i < words->count; i++) {
        int32_t word = words->words[i];
        naive->entries[word] += naive->last[word] != entry;
        naive->last[word] = entry;
    }
}

static bool has_title_entry(const StoreRow *row)
{
    return row->class == ROW_CLAIM || row->class == ROW_ARGUMENT;
}

static void know_words(Naive *naive)
{
    size_t words = naive->vocabulary.count;
    Stemmer *stemmer = stem_open();
    naive->stems = arena_get(naive->arena, words, sizeof naive->stems[0]);
    naive->entries = arena_get(naive->arena, words, sizeof naive->entries[0]);
    naive->last = arena_get(naive->arena, words, sizeof naive->last[0]);
    for (size_t i = 0; i < words; i++)
        naive->stems[i] =
            arena_str(naive->arena, stem_of(stemmer, naive->vocabulary.keys[i]));
    stem_close(stemmer);
    for (size_t i = 0; i < naive->count; i++) {
        const NaiveRow *row = &naive->rows[i];
        int32_t entry = (int32_t)i * 2 + 1;
        count_entry(naive, &row->title, entry);
        count_entry(naive, &row->text, entry);
        if (has_title_entry(&row->row))
            count_entry(naive, &row->title, entry + 1);
    }
}

static void read_all(Naive *naive)
{
    Error error;
    StoreBrief *briefs;
    size_t count;
    Store *store = library_store(naive->library);
    Arena *scratch = arena_new();
    assert_true(store_briefs(store, naive->arena, &briefs, &count, &error));
    naive->rows = arena_get(naive->arena, count, sizeof naive->rows[0]);
    for (size_t id = 1; id < count; id++) {
        StoreRow row;
        if (briefs[id].source == 0)
            continue;
        assert_true(store_row_at(store, (int64_t)id, scratch, &row, &error));
        Str title = row.class == ROW_PASSAGE ? str("") : row.title;
        NaiveRow *kept = &naive->rows[naive->count++];
        kept->title = read_words(naive, title, scratch);
        kept->text = read_words(naive, row.text, scratch);
        kept->row = row;
        kept->row.title = kept->row.text = kept->row.address = kept->row.key = str("");
        arena_reset(scratch);
    }
    arena_free(scratch);
    know_words(naive);
}

// --- what is asked

// Words that must follow each other: for each, which words of the vocabulary it may be.
typedef struct {
    bool **may_be;
    size_t count;
    bool is_inflection;
} NaivePhrase;

typedef struct {
    NaivePhrase phrases[2 * (FORMS + 1)];
    size_t phrase_count;
    QueryPart filters[4];
    size_t filter_count;
    bool is_absent;
} NaiveCondition;

typedef struct {
    NaiveCondition conditions[8];
    size_t count;
    bool has_words;
} NaiveQuery;

static bool *words_like(const Naive *naive, Str word, bool is_beginning, Arena *arena)
{
    bool *may_be = arena_get(arena, naive->vocabulary.count, sizeof *may_be);
    for (size_t i = 0; i < naive->vocabulary.count; i++)
        may_be[i] = is_beginning ? str_starts(naive->vocabulary.keys[i], word)
                                 : str_equal(naive->vocabulary.keys[i], word);
    return may_be;
}

static int by_frequency(const Naive *naive, int32_t a, int32_t b)
{
    if (naive->entries[a] != naive->entries[b])
        return naive->entries[b] - naive->entries[a];
    return str_compare(naive->vocabulary.keys[a], naive->vocabulary.keys[b]);
}

// The other forms of a word: the commonest with its stem.
static void add_forms(const Naive *naive, Str word, bool is_beginning,
                      NaiveCondition *condition, Arena *arena)
{
    Stemmer *stemmer = stem_open();
    Str stem = arena_str(arena, stem_of(stemmer, word));
    int32_t found[FORMS + 1];
    size_t count = 0;
    stem_close(stemmer);
    for (int32_t i = 0; i < (int32_t)naive->vocabulary.count; i++) {
        Str other = naive->vocabulary.keys[i];
        bool is_same = is_beginning ? str_starts(other, word) : str_equal(other, word);
        if (is_same || !str_equal(naive->stems[i], stem))
            continue;
        size_t at = count;
        for (; at > 0 && by_frequency(naive, found[at - 1], i) > 0; at--)
            found[at] = found[at - 1];
        found[at] = i;
        count += count < FORMS;
    }
    for (size_t i = 0; i < count; i++) {
        NaivePhrase *phrase = &condition->phrases[condition->phrase_count++];
        *phrase = (NaivePhrase){ .count = 1, .is_inflection = true };
        phrase->may_be = arena_get(arena, 1, sizeof *phrase->may_be);
        phrase->may_be[0] =
            words_like(naive, naive->vocabulary.keys[found[i]], false, arena);
    }
}

static void add_words(const Naive *naive, const QueryPart *part,
                      NaiveCondition *condition, Arena *arena)
{
    Str *words;
    size_t count = words_list(part->text, arena, &words);
    NaivePhrase *phrase = &condition->phrases[condition->phrase_count++];
    *phrase = (NaivePhrase){ .count = count };
    phrase->may_be = arena_get(arena, count + 1, sizeof *phrase->may_be);
    for (size_t i = 0; i < count; i++)
        phrase->may_be[i] =
            words_like(naive, words[i], !part->ended && i + 1 == count, arena);
    if (count == 1 && !part->absent)
        add_forms(naive, words[0], !part->ended, condition, arena);
}

static NaiveQuery read_query(const Naive *naive, const Query *query, Arena *arena)
{
    NaiveQuery asked = { .count = 0 };
    for (size_t i = 0; i < query->count; i++) {
        const QueryPart *part = &query->parts[i];
        if (!part->either)
            asked.conditions[asked.count++] =
                (NaiveCondition){ .is_absent = part->absent };
        NaiveCondition *condition = &asked.conditions[asked.count - 1];
        if (part->kind == QUERY_WORD)
            add_words(naive, part, condition, arena);
        else
            condition->filters[condition->filter_count++] = *part;
        asked.has_words |= part->kind == QUERY_WORD && !part->absent;
    }
    return asked;
}

// --- reading all rows

static bool passes(const Naive *naive, const StoreRow *row, const QueryPart *filter)
{
    const StoreSource *source = library_source(naive->library, (size_t)row->source - 1);
    bool is_source = row->ordinal < 0;
    switch (filter->kind) {
    case QUERY_DOC:
        return source->kind == SOURCE_DOCUMENT && str_equal(source->slug, filter->text);
    case QUERY_IN:
        return str_equal(source->slug, filter->text) ||
               str_equal(source->library, filter->text);
    case QUERY_IS:
        return str_is(filter->text, "passage")    ? row->class == ROW_PASSAGE
               : str_is(filter->text, "argument") ? row->class == ROW_ARGUMENT
               : str_is(filter->text, "thesis")
                   ? row->class == ROW_THESIS && !is_source
                   : !is_source &&
                         (row->class == ROW_CLAIM || row->class == ROW_THESIS);
    case QUERY_SIDE: return row->side == (str_is(filter->text, "for") ? 1 : -1);
    case QUERY_BEARING:
        return row->link != LINK_ROOT && row->class != ROW_PASSAGE &&
               str_is(filter->text, link_name((Link)row->link));
    default: fail_msg("no such filter here"); return false;
    }
}

static int occurrences(const NaivePhrase *phrase, const Words *text)
{
    int found = 0;
    for (int32_t at = 0; at + (int32_t)phrase->count <= text->count; at++) {
        size_t i = 0;
        while (i < phrase->count && phrase->may_be[i][text->words[at + (int32_t)i]])
            i++;
        found += i == phrase->count;
    }
    return found;
}

static double weight(int found, int length)
{
    double norm = 1.2 * (0.25 + 0.75 * length / 50);
    return found > 0 ? 2.2 * found / (found + norm) : 0;
}

// Whether title and text have what is asked for. What may not be there may not be in
// `whole` either, the text of a row of which the title alone is looked at.
static bool matches(const Naive *naive, const NaiveQuery *query, const StoreRow *row,
                    const Words *title, const Words *text, const Words *whole,
                    double *score)
{
    *score = 0;
    for (size_t i = 0; i < query->count; i++) {
        const NaiveCondition *condition = &query->conditions[i];
        const Words *read = condition->is_absent ? whole : text;
        int exact = 0, inflected = 0;
        bool is_there = false;
        for (size_t j = 0; j < condition->phrase_count; j++) {
            const NaivePhrase *phrase = &condition->phrases[j];
            int found = occurrences(phrase, title) + occurrences(phrase, read);
            *(phrase->is_inflection ? &inflected : &exact) += found;
        }
        is_there = exact + inflected > 0;
        for (size_t j = 0; j < condition->filter_count && !is_there; j++)
            is_there = passes(naive, row, &condition->filters[j]);
        if (is_there == condition->is_absent)
            return false;
        if (condition->is_absent)
            continue;
        int length = title->count + text->count;
        *score += exact > 0 || inflected == 0 ? weight(exact, length)
                                              : weight(inflected, length) - 1000;
    }
    return true;
}

static int by_rank(const void *left, const void *right)
{
    const StoreHit *a = left, *b = right;
    if (a->class != b->class)
        return a->class < b->class ? -1 : 1;
    if (a->score < b->score || a->score > b->score)
        return a->score > b->score ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static size_t find_all(const Naive *naive, const NaiveQuery *query, StoreHit *hits)
{
    static const Words nothing = { .count = 0 };
    size_t count = 0;
    for (size_t i = 0; i < naive->count; i++) {
        const NaiveRow *row = &naive->rows[i];
        double score;
        RowClass class = row->row.class == ROW_ARGUMENT ? ROW_CLAIM : row->row.class;
        bool found = false;
        if (query->has_words && has_title_entry(&row->row) &&
            matches(naive, query, &row->row, &row->title, &nothing, &row->text,
                    &score)) {
            class = ROW_TITLE;
            found = true;
        }
        found = found || matches(naive, query, &row->row, &row->title, &row->text,
                                 &row->text, &score);
        if (found)
            hits[count++] =
                (StoreHit){ row->row.id, class, query->has_words ? (float)score : 0 };
    }
    qsort(hits, count, sizeof *hits, by_rank);
    return count;
}

// --- both

// One to three words as they stand in a text, perhaps with words that may not be there,
// alternatives, and filters.
static Str random_query(Texts *texts, uint64_t *seed, Arena *arena)
{
    static const char *const filters[] = {
        "in:debate-0-0", "in:library-3", "in:doc-2-0",   "doc:doc-1-1",
        "doc:doc-4-0",   "is:claim",     "is:argument",  "is:passage",
        "is:thesis",     "side:for",     "side:against", "re:support",
        "re:attack",     "re:undercut",  "-is:passage",  "-in:debate-1-0",
    };
    Buffer query = { .arena = arena };
    Str words = texts_query(texts, *seed * 31, arena);
    if (texts_random(seed, 3) == 0)
        buffer_format(&query, "%s ", filters[texts_random(seed, COUNT(filters))]);
    if (texts_random(seed, 6) == 0) {
        Str one = texts_query(texts, *seed * 17, arena), first;
        str_next(&one, ' ', &first);
        if (str_find(first, str("\"")) < 0)
            buffer_format(&query, "-%.*s ", (int)first.length, first.data);
    }
    if (texts_random(seed, 20) != 0)
        buffer_add(&query, words);
    if (texts_random(seed, 6) == 0 && words.data[words.length - 1] != '"') {
        Str other = texts_query(texts, *seed * 13, arena), first;
        str_next(&other, ' ', &first);
        if (str_find(first, str("\"")) < 0)
            buffer_format(&query, " OR %.*s", (int)first.length, first.data);
    }
    return buffer_str(&query);
}

static void compare(const Naive *naive, Searcher *searcher, TermNames *names, Str typed,
                    StoreHit *expected, Arena *arena)
{
    Error error;
    StoreMatches found;
    Store *store = library_store(naive->library);
    Query query = query_read(typed, arena);
    NaiveQuery asked = read_query(naive, &query, arena);
    size_t present = 0;
    for (size_t i = 0; i < asked.count; i++)
        present += !asked.conditions[i].is_absent;
    size_t count =
        present > 0 || asked.count > 0 ? find_all(naive, &asked, expected) : 0;
    Asked conditions = asked_make(&query, naive->library, store, names, arena);
    StoreMatch match = { .conditions = conditions.conditions,
                         .condition_count = conditions.condition_count,
                         .limit = SIZE_MAX };
    assert_true(store_match(store, &match, arena, &found, &error));
    if (found.count > 0)
        qsort(found.hits, found.count, sizeof found.hits[0], by_rank);
    if (found.count != count)
        fail_msg("%.*s: %zu found, %zu by reading", (int)typed.length, typed.data,
                 found.count, count);
    for (size_t i = 0; i < count; i++)
        if (found.hits[i].id != expected[i].id ||
            found.hits[i].class != expected[i].class)
            fail_msg("%.*s: hit %zu is row %d, by reading %d", (int)typed.length,
                     typed.data, i, (int)found.hits[i].id, (int)expected[i].id);
    SearchRequest request = { .query = typed, .is_flat = true, .near = -1 };
    Hits *hits = search_run(searcher, &request, arena);
    search_more(searcher, hits, SHOWN);
    assert_true(hits->complete);
    assert_int_equal(hits->total, count);
    assert_int_equal(hits->count, count < SHOWN ? count : SHOWN);
    for (size_t i = 0; i < hits->count; i++)
        assert_int_equal(hits->hits[i].row.id, expected[i].id);
}

static void test_all_are_found_in_order(void **state)
{
    (void)state;
    Error error;
    uint64_t bytes;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Texts *texts = texts_new();
    const char *path = folder_path(folder, "l.db", arena);
    Store *store = store_create(path, &error);
    assert_true(texts_fill(texts, TEXTS, store, &bytes, &error));
    assert_true(store_finish(store, &error));
    store_close(store);
    Naive naive = { .arena = arena, .library = library_open(path, &error) };
    naive.vocabulary.arena = arena;
    read_all(&naive);
    Searcher *searcher = search_open(naive.library, false, &error);
    TermNames names = { .arena = arena };
    StoreHit *expected = arena_get(arena, naive.count, sizeof *expected);
    int seeds = check_seeds(1000);
    for (int i = 1; i <= seeds; i++) {
        uint64_t seed = (uint64_t)i;
        Arena *scratch = arena_new();
        Str typed = random_query(texts, &seed, scratch);
        compare(&naive, searcher, &names, typed, expected, scratch);
        arena_free(scratch);
    }
    search_close(searcher);
    library_close(naive.library);
    texts_free(texts);
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_all_are_found_in_order))
