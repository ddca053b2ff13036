#include "src/store/store_match.h"
#include "src/base/vec.h"
#include "src/store/store_index.h"
#include "src/store/store_scan.h"
#include "src/store/store_vocabulary.h"
#include "src/store/words.h"

typedef struct {
    Store *store;
    const StoreMatch *match;
    Arena *arena;
    Plan *plan;
    Deadline deadline;
    int64_t until; // by sql_now(); 0: never
    StoreMatches *found;
    size_t capacity;
    int64_t *titles; // rows that matched by their titles, ascending
    size_t title_count, title_capacity;
    size_t titles_passed;
    // Rows with words that may not be there, of which the index of titles knows
    // nothing, ascending as titles are met.
    sqlite3_stmt *barred;
    int64_t barred_row; // the next of them; INT64_MAX: there is none any more
} Finder;

// --- the matches, in the order in which they are met

static RowClass class_of(const Store *store, int64_t entry)
{
    if (entry <= store->theses)
        return ROW_THESIS;
    if (entry <= store->theses + store->claims)
        return ROW_TITLE;
    return entry <= store_file_last(store) - store->passages ? ROW_CLAIM : ROW_PASSAGE;
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

// Whether the text of a row has words that may not be there.
static bool is_barred(Finder *finder, int64_t row)
{
    while (finder->barred && finder->barred_row < row)
        finder->barred_row = sqlite3_step(finder->barred) == SQLITE_ROW
                                 ? sqlite3_column_int64(finder->barred, 0)
                                 : INT64_MAX;
    return finder->barred && finder->barred_row == row;
}

// Takes an entry of the index that matches.
static void take(Finder *finder, int64_t entry, double score)
{
    StoreMatches *found = finder->found;
    RowClass class = class_of(finder->store, entry);
    int64_t row = class == ROW_TITLE ? entry + finder->store->claims : entry;
    const StoreMatch *match = finder->match;
    if (match->counts && !match->counts(match->context, row))
        return;
    if (class == ROW_TITLE) {
        if (is_barred(finder, row))
            return;
        finder->titles = vec_room(finder->arena, finder->titles, finder->title_count,
                                  &finder->title_capacity, sizeof row);
        finder->titles[finder->title_count++] = row;
    } else if (met_by_title(finder, row)) {
        return;
    }
    found->hits = vec_room(finder->arena, found->hits, found->count, &finder->capacity,
                           sizeof found->hits[0]);
    found->hits[found->count++] = (StoreHit){ row, class, (float)score };
}

// Whether it is to go no further: there is enough, the time is up, or nobody waits.
static bool is_over(Finder *finder)
{
    StoreMatches *found = finder->found;
    if (atomic_load_explicit(&finder->store->interrupted, memory_order_relaxed))
        found->interrupted = true;
    if (finder->until > 0 && sql_now() >= finder->until)
        found->late = true;
    return found->interrupted || found->late || found->count >= finder->match->limit;
}

// Gives the search its time, in place of what every statement on a hostile store has.
static void begin(Finder *finder)
{
    finder->deadline.stop = &finder->store->interrupted;
    finder->store->is_searched = true;
    sql_deadline(finder->store->db, &finder->deadline, finder->match->milliseconds);
}

static void end(Finder *finder)
{
    finder->store->is_searched = false;
    sql_deadline(finder->store->db, &finder->store->deadline, 0);
}

// --- by the index

// Walks the entries from `first` to `last`. Ends early with SQLITE_ROW when there are
// enough or it is interrupted.
static int walk(Finder *finder, Str query, int64_t first, int64_t last)
{
    bool scores = finder->plan->has_words;
    sqlite3_stmt *rows = NULL;
    int code = sqlite3_prepare_v2(
        finder->store->db,
        scores ? "SELECT rowid, score(word) FROM word WHERE word MATCH ?1 "
                 "AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid"
               : "SELECT rowid, 0 FROM word WHERE word MATCH ?1 "
                 "AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid",
        -1, &rows, NULL);
    if (code != SQLITE_OK)
        return code;
    sql_bind_text(rows, 1, query);
    sqlite3_bind_int64(rows, 2, first);
    sqlite3_bind_int64(rows, 3, last);
    while (!is_over(finder) && (code = sqlite3_step(rows)) == SQLITE_ROW)
        take(finder, sqlite3_column_int64(rows, 0), sqlite3_column_double(rows, 1));
    bool stopped = code == SQLITE_ROW || code == SQLITE_OK;
    int end = sqlite3_finalize(rows);
    return stopped ? SQLITE_ROW : code == SQLITE_DONE ? SQLITE_OK : end;
}

static int open_barred(Finder *finder, Str query)
{
    finder->barred_row = -1;
    int code = sqlite3_prepare_v2(finder->store->db,
                                  "SELECT rowid FROM word WHERE word MATCH ?1 AND "
                                  "rowid BETWEEN ?2 AND ?3 ORDER BY rowid",
                                  -1, &finder->barred, NULL);
    if (code == SQLITE_OK) {
        const Store *store = finder->store;
        int64_t first = store->theses + store->claims;
        sql_bind_text(finder->barred, 1, query);
        sqlite3_bind_int64(finder->barred, 2, first + 1);
        sqlite3_bind_int64(finder->barred, 3, first + store->claims);
    }
    return code;
}

// Without words a title is no better than a text, so titles are passed over.
static int walk_all(Finder *finder)
{
    const Plan *plan = finder->plan;
    const Store *store = finder->store;
    int64_t last = store_file_last(store);
    Str query = store_plan_query(plan, finder->arena);
    int code = SQLITE_OK;
    if (!plan->has_words) {
        code = walk(finder, query, 1, store->theses);
        return code == SQLITE_OK
                   ? walk(finder, query, store->theses + store->claims + 1, last)
                   : code;
    }
    if (plan->bars_words)
        code = open_barred(finder, store_plan_barred(plan, finder->arena));
    if (code == SQLITE_OK)
        code = walk(finder, query, 1, last);
    sqlite3_finalize(finder->barred);
    return code;
}

static int find_by_index(Finder *finder)
{
    Store *store = finder->store;
    if (!store->is_memory && !store_index_open(store))
        return SQLITE_CORRUPT;
    begin(finder);
    store->score_plan = finder->plan;
    int code = walk_all(finder);
    store->score_plan = NULL;
    end(finder);
    if (code == SQLITE_INTERRUPT && !is_over(finder))
        finder->found->late = true;
    finder->found->complete = code == SQLITE_OK;
    return code == SQLITE_INTERRUPT || code == SQLITE_ROW ? SQLITE_OK : code;
}

// --- by reading the texts

// Takes the row that the statement stands on, if it matches.
static void read_row(Finder *finder, sqlite3_stmt *row, int64_t shift, Arena *scratch)
{
    Error error;
    double score;
    Store *store = finder->store;
    int64_t entry = sqlite3_column_int64(row, ENTRY_ID) - shift;
    RowClass class = class_of(store, entry);
    StoreScanEntry scanned = { .marks = store_index_place(row, scratch) };
    if (class != ROW_PASSAGE)
        scanned.title = sql_text(row, ENTRY_TITLE, scratch);
    if (!store_file_text(store, row, scratch, &scanned.whole, &error))
        return;
    if (class != ROW_TITLE)
        scanned.text = scanned.whole;
    if (store_scan_matches(finder->plan, &scanned, scratch, &score))
        take(finder, entry, finder->plan->has_words ? score : 0);
}

// Reads the rows `first` to `last`, found under ids lower by `shift`; false when enough
// have been seen, the time is up or no more can be read. A row whose text cannot be
// read has no words.
static bool scan(Finder *finder, int64_t first, int64_t last, int64_t shift)
{
    Error error;
    StoreMatches *found = finder->found;
    sqlite3_stmt *rows =
        store_file_statement(finder->store, STORE_ROWS_IN_ORDER, &error);
    if (!rows)
        return false;
    Arena *scratch = arena_new();
    bool more = true;
    int code = SQLITE_DONE;
    sqlite3_bind_int64(rows, 1, first);
    sqlite3_bind_int64(rows, 2, last);
    while (more && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        read_row(finder, rows, shift, scratch);
        more = !is_over(finder);
        arena_reset(scratch);
    }
    if (code == SQLITE_INTERRUPT && !is_over(finder))
        found->late = true;
    sqlite3_reset(rows);
    arena_free(scratch);
    return more && code == SQLITE_DONE;
}

static void find_by_reading(Finder *finder)
{
    const Store *store = finder->store;
    int64_t claims = store->claims, first = store->theses + claims + 1;
    *finder->found = (StoreMatches){ .scanned = true };
    finder->capacity = finder->title_count = finder->titles_passed = 0;
    finder->title_capacity = 0;
    finder->barred = NULL;
    begin(finder);
    finder->found->complete =
        scan(finder, 1, store->theses, 0) &&
        (!finder->plan->has_words || scan(finder, first, first + claims - 1, claims)) &&
        scan(finder, first, store_file_last(store), 0);
    end(finder);
}

// --- both

// What FTS5 says of an index that is not what it made: also that this makes no sense,
// is too large, or needs more memory than a store may have.
static bool is_damage(int code)
{
    int primary = code & 0xFF;
    return primary == SQLITE_CORRUPT || primary == SQLITE_ERROR ||
           primary == SQLITE_NOMEM || primary == SQLITE_TOOBIG;
}

uint32_t store_source_mark(int32_t source)
{
    return WORDS_FIRST_SOURCE + (uint32_t)source % WORDS_MARKS;
}

bool store_match_prepare(Store *store, int milliseconds, Error *error)
{
    if (!store->is_memory)
        return true;
    if (!store_index_open(store))
        return store_file_error(store, error);
    return store_index_is_whole(store) ||
           (store_index_fill(store, milliseconds, error) &&
            (!store_index_is_whole(store) || store_vocabulary_make(store, error)));
}

bool store_match(Store *store, const StoreMatch *match, Arena *arena,
                 StoreMatches *matches, Error *error)
{
    *matches = (StoreMatches){ .complete = true };
    Finder finder = {
        .store = store, .match = match, .arena = arena, .found = matches
    };
    finder.plan = store_plan_make(match->conditions, match->condition_count, arena);
    finder.until = match->milliseconds > 0 ? sql_now() + match->milliseconds : 0;
    if (finder.plan->present == 0)
        return true;
    if (!store_match_prepare(store, match->milliseconds, error))
        return false;
    int code = find_by_index(&finder);
    if (code != SQLITE_OK && !is_damage(code))
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
