#include "src/store/store_match.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/store/store_index.h"
#include "src/store/words.h"

enum { WORDS_AT_MOST = 16 };

// A word that is looked for: one folded word, or several that must follow each other.
typedef struct {
    Str *words;
    size_t count;
    bool is_beginning; // the last of its words may go on
} Phrase;

typedef struct {
    Store *store;
    const StoreMatch *match;
    Arena *arena;
    Phrase phrases[WORDS_AT_MOST];
    size_t phrase_count;
    Deadline deadline;
    StoreMatches *found;
    size_t capacity;
    int64_t *titles; // rows that matched by their titles, ascending
    size_t title_count, title_capacity;
    size_t titles_passed;
} Finder;

// --- the matches, in the order in which they are met

static RowClass class_of(const Store *store, int64_t entry)
{
    if (entry <= store->theses)
        return ROW_THESIS;
    if (entry <= store->theses + store->claims)
        return ROW_TITLE;
    return entry <= store_index_last(store) - store->passages ? ROW_CLAIM : ROW_PASSAGE;
}

// Whether a row has been met by its title already. Rows are asked for in ascending
// order, as titles were met.
static bool met_by_title(Finder *finder, int64_t row)
{
    while (finder->titles_passed < finder->title_count &&
           finder->titles[finder->titles_passed] < row)
        finder->titles_passed++;
    return finder->titles_passed < finder->title_count &&
           finder->titles[finder->titles_passed] == row;
}

// Takes an entry of the index that matches.
static void take(Finder *finder, int64_t entry, double score)
{
    StoreMatches *found = finder->found;
    RowClass class = class_of(finder->store, entry);
    int64_t row = class == ROW_TITLE ? entry + finder->store->claims : entry;
    if (class == ROW_TITLE) {
        finder->titles = vec_room(finder->arena, finder->titles, finder->title_count,
                                  &finder->title_capacity, sizeof row);
        finder->titles[finder->title_count++] = row;
    } else if (met_by_title(finder, row)) {
        return;
    }
    if (found->count < finder->match->limit) {
        found->hits = vec_room(finder->arena, found->hits, found->count,
                               &finder->capacity, sizeof found->hits[0]);
        found->hits[found->count++] = (StoreHit){ row, class, score };
    }
    found->total++;
}

// --- by the index

// A word in quotation marks, so that nothing in it is syntax (R18).
static void add_quoted(Buffer *query, Str word)
{
    buffer_add_byte(query, '"');
    for (size_t i = 0; i < word.length; i++) {
        if (word.data[i] == '"')
            buffer_add_byte(query, '"');
        buffer_add_byte(query, word.data[i]);
    }
    buffer_add_byte(query, '"');
}

static Str query_of(const Finder *finder)
{
    Buffer query = { .arena = finder->arena };
    for (size_t i = 0; i < finder->phrase_count; i++) {
        const Phrase *phrase = &finder->phrases[i];
        buffer_add(&query, str(i == 0 ? "{text title} : (" : " AND "));
        for (size_t j = 0; j < phrase->count; j++) {
            if (j > 0)
                buffer_add(&query, str(" + "));
            add_quoted(&query, phrase->words[j]);
        }
        if (phrase->is_beginning)
            buffer_add(&query, str(" *"));
    }
    if (finder->phrase_count > 0)
        buffer_add(&query, str(finder->match->sources ? ") AND " : ")"));
    for (size_t i = 0; finder->match->sources && i < finder->match->source_count; i++) {
        char mark[5];
        buffer_add(&query, str(i == 0 ? "{place} : (" : " OR "));
        add_quoted(&query, store_index_mark(finder->match->sources[i], mark));
    }
    if (finder->match->sources)
        buffer_add(&query, str(")"));
    return buffer_str(&query);
}

static bool has_enough(const Finder *finder)
{
    size_t total = finder->found->total;
    return total >= finder->match->limit && total >= finder->match->count_to;
}

// The first matches are scored; the others are only counted, which is cheaper.
static int walk(Finder *finder, Str query)
{
    static const char *const walks[] = {
        "SELECT rowid, score(word) FROM word WHERE word MATCH ?1 AND rowid > ?2 "
        "ORDER BY rowid",
        "SELECT rowid, 0 FROM word WHERE word MATCH ?1 AND rowid > ?2 ORDER BY rowid",
    };
    int64_t last = 0;
    int code = SQLITE_ROW;
    for (size_t i = 0; i < COUNT(walks) && code == SQLITE_ROW && !has_enough(finder);
         i++) {
        sqlite3_stmt *rows = NULL;
        code = sqlite3_prepare_v2(finder->store->db, walks[i], -1, &rows, NULL);
        if (code != SQLITE_OK)
            return code;
        sql_bind_text(rows, 1, query);
        sqlite3_bind_int64(rows, 2, last);
        bool scores = i == 0, more = true;
        while (more && (code = sqlite3_step(rows)) == SQLITE_ROW) {
            last = sqlite3_column_int64(rows, 0);
            take(finder, last, sqlite3_column_double(rows, 1));
            more = !has_enough(finder) &&
                   (!scores || finder->found->count < finder->match->limit);
        }
        int end = sqlite3_finalize(rows);
        code = code == SQLITE_ROW ? code : end;
    }
    finder->found->complete = code == SQLITE_OK;
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

static int find_by_index(Finder *finder)
{
    Store *store = finder->store;
    if (!store->is_memory && !store_index_open(store))
        return SQLITE_CORRUPT;
    sql_deadline(store->db, &finder->deadline, finder->match->milliseconds);
    int code = walk(finder, query_of(finder));
    sql_deadline(store->db, &store->deadline, 0);
    finder->found->late = code == SQLITE_INTERRUPT;
    return code == SQLITE_INTERRUPT ? SQLITE_OK : code;
}

// --- by reading the texts

static bool word_matches(const Phrase *phrase, size_t i, Str word)
{
    bool may_go_on = phrase->is_beginning && i + 1 == phrase->count;
    return may_go_on ? str_starts(word, phrase->words[i])
                     : str_equal(word, phrase->words[i]);
}

static int occurrences(const Phrase *phrase, const Str *words, size_t count)
{
    int found = 0;
    for (size_t at = 0; at + phrase->count <= count; at++) {
        size_t i = 0;
        while (i < phrase->count && word_matches(phrase, i, words[at + i]))
            i++;
        found += i == phrase->count;
    }
    return found;
}

// Whether title and text have all phrases, each within one of the two.
static bool has_all(const Finder *finder, Str title, Str text, Arena *scratch,
                    double *score)
{
    Str *in_title, *in_text;
    size_t titles = words_list(title, scratch, &in_title);
    size_t texts = words_list(text, scratch, &in_text);
    *score = 0;
    for (size_t i = 0; i < finder->phrase_count; i++) {
        int found = occurrences(&finder->phrases[i], in_title, titles) +
                    occurrences(&finder->phrases[i], in_text, texts);
        if (found == 0)
            return false;
        *score += store_index_weight(found, (int)(titles + texts));
    }
    return true;
}

static bool is_wanted(const StoreMatch *match, int32_t source)
{
    for (size_t i = 0; match->sources && i < match->source_count; i++)
        if (match->sources[i] == source)
            return true;
    return !match->sources;
}

// Reads the rows `first` to `last`, found under ids lower by `shift`; false when enough
// have been seen or the time is up. A row that cannot be read has no words.
static bool scan(Finder *finder, int64_t first, int64_t last, int64_t shift,
                 int64_t until)
{
    Error error;
    Arena *scratch = arena_new();
    Store *store = finder->store;
    sqlite3_stmt *rows = store_file_statement(store, STORE_ROWS_IN_ORDER, &error);
    bool more = rows != NULL;
    if (more) {
        sqlite3_bind_int64(rows, 1, first);
        sqlite3_bind_int64(rows, 2, last);
    }
    while (more && sqlite3_step(rows) == SQLITE_ROW) {
        double score;
        int64_t entry = sqlite3_column_int64(rows, ENTRY_ID) - shift;
        int32_t source = sql_int(rows, ENTRY_SOURCE, 0, INT32_MAX);
        RowClass class = class_of(store, entry);
        Str text = str("");
        Str title = class == ROW_PASSAGE ? text : sql_text(rows, ENTRY_TITLE, scratch);
        bool ok = is_wanted(finder->match, source) &&
                  (class == ROW_TITLE ||
                   store_file_text(store, rows, scratch, &text, &error));
        if (ok && has_all(finder, title, text, scratch, &score))
            take(finder, entry, score);
        finder->found->late = until > 0 && sql_now() >= until;
        more = !has_enough(finder) && !finder->found->late;
        arena_reset(scratch);
    }
    if (rows)
        sqlite3_reset(rows);
    arena_free(scratch);
    return more;
}

static void find_by_reading(Finder *finder)
{
    const Store *store = finder->store;
    int milliseconds = finder->match->milliseconds;
    int64_t until = milliseconds > 0 ? sql_now() + milliseconds : 0;
    int64_t first = store->theses + store->claims + 1;
    *finder->found = (StoreMatches){ .scanned = true };
    finder->capacity = finder->title_count = finder->titles_passed = 0;
    finder->title_capacity = 0;
    finder->found->complete =
        scan(finder, 1, store->theses, 0, until) &&
        scan(finder, first, first + store->claims - 1, store->claims, until) &&
        scan(finder, first, store_index_last(store), 0, until);
}

// --- both

static void read_phrases(Finder *finder)
{
    const StoreMatch *match = finder->match;
    for (size_t i = 0; i < match->word_count; i++) {
        Phrase phrase = { .is_beginning = match->prefix && i + 1 == match->word_count };
        phrase.count = words_list(match->words[i], finder->arena, &phrase.words);
        if (phrase.count > 0 && finder->phrase_count < WORDS_AT_MOST)
            finder->phrases[finder->phrase_count++] = phrase;
    }
}

bool store_match(Store *store, const StoreMatch *match, Arena *arena,
                 StoreMatches *matches, Error *error)
{
    *matches = (StoreMatches){ .complete = true };
    Finder finder = {
        .store = store, .match = match, .arena = arena, .found = matches
    };
    read_phrases(&finder);
    bool asks_nothing =
        finder.phrase_count == 0 && (match->word_count > 0 || !match->sources);
    if (asks_nothing || (match->sources && match->source_count == 0))
        return true;
    if (store->is_memory && !store_index_is_whole(store) &&
        !store_index_fill(store, match->milliseconds, error))
        return false;
    int code = find_by_index(&finder);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_CORRUPT)
        return store_file_error(store, error);
    if (code != SQLITE_OK) {
        store->index_is_ready = false;
        store->index_is_damaged = true;
        find_by_reading(&finder);
    }
    matches->indexing = store->is_memory && !store_index_is_whole(store);
    matches->complete = matches->complete && !matches->indexing;
    return true;
}
