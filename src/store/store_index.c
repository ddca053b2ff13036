#include "src/store/store_index.h"
#include <assert.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/store/words.h"

enum {
    ROWS_BETWEEN_LOOKS = 64, // at the clock, while the index is filled
    COLUMN_TEXT = 0,
    COLUMN_TITLE = 1,
};

// --- what FTS5 calls: the tokenizer

typedef int TakeToken(void *, int, const char *, int, int, int);

typedef struct {
    TakeToken *take;
    void *context;
    int code;
} Tokens;

// Offsets in the source would serve FTS5's own snippets only, which are not used.
static bool hand_over(void *context, Str word)
{
    Tokens *tokens = context;
    tokens->code = tokens->take(tokens->context, 0, word.data, (int)word.length, 0, 0);
    return tokens->code == SQLITE_OK;
}

static int create_tokenizer(void *context, const char **arguments, int count,
                            Fts5Tokenizer **tokenizer)
{
    (void)context, (void)arguments, (void)count;
    *tokenizer = (Fts5Tokenizer *)arena_new();
    return SQLITE_OK;
}

static void delete_tokenizer(Fts5Tokenizer *tokenizer)
{
    arena_free((Arena *)tokenizer);
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags,
                    const char *text, int length, TakeToken *take)
{
    Arena *scratch = (Arena *)tokenizer;
    Tokens tokens = { .take = take, .context = context };
    (void)flags;
    if (text && length > 0)
        words_each((Str){ text, (size_t)length }, scratch, hand_over, &tokens);
    arena_reset(scratch);
    return tokens.code;
}

// --- ... and the score

double store_index_weight(int occurrences, int length)
{
    double norm = 1.2 * (0.25 + 0.75 * length / 50);
    return occurrences > 0 ? 2.2 * occurrences / (occurrences + norm) : 0;
}

static void score(const Fts5ExtensionApi *api, Fts5Context *fts,
                  sqlite3_context *result, int count, sqlite3_value **arguments)
{
    enum { PHRASES = 64 };
    int occurrences[PHRASES] = { 0 }, instances = 0, text = 0, title = 0;
    (void)count, (void)arguments;
    api->xColumnSize(fts, COLUMN_TEXT, &text);
    api->xColumnSize(fts, COLUMN_TITLE, &title);
    int code = api->xInstCount(fts, &instances);
    for (int i = 0; i < instances && code == SQLITE_OK; i++) {
        int phrase = 0, column = 0, offset = 0;
        code = api->xInst(fts, i, &phrase, &column, &offset);
        if (column <= COLUMN_TITLE && phrase < PHRASES)
            occurrences[phrase]++;
    }
    double sum = 0;
    for (int i = 0; i < PHRASES; i++)
        sum += store_index_weight(occurrences[i], text + title);
    if (code == SQLITE_OK)
        sqlite3_result_double(result, sum);
    else
        sqlite3_result_error_code(result, code);
}

bool store_index_register(sqlite3 *db)
{
    fts5_tokenizer tokenizer = {
        .xCreate = create_tokenizer,
        .xDelete = delete_tokenizer,
        .xTokenize = tokenize,
    };
    fts5_api *api = NULL;
    sqlite3_stmt *ask = NULL;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &ask, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(ask, 1, &api, "fts5_api_ptr", NULL);
        sqlite3_step(ask);
    }
    sqlite3_finalize(ask);
    return api &&
           api->xCreateTokenizer(api, "moot", NULL, &tokenizer, NULL) == SQLITE_OK &&
           api->xCreateFunction(api, "score", NULL, score, NULL) == SQLITE_OK;
}

// --- reading

Str store_index_mark(int32_t source, char out[static 5])
{
    return words_mark((uint32_t)source % WORDS_MARKS, out);
}

// An index that has lost its parts can look like an empty one, so it is asked for
// something that it must have: the mark of the source of some row.
static bool finds_a_row(Store *store)
{
    char mark[5];
    sqlite3_stmt *find = NULL;
    Error ignored;
    sqlite3_stmt *row = store_file_statement(store, STORE_ROWS_IN_ORDER, &ignored);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, 1);
    sqlite3_bind_int64(row, 2, store_index_last(store));
    bool is_empty = sqlite3_step(row) != SQLITE_ROW;
    int32_t source = is_empty ? 0 : sql_int(row, ENTRY_SOURCE, 0, INT32_MAX);
    sqlite3_reset(row);
    bool found = sqlite3_prepare_v2(store->db,
                                    "SELECT score(word) FROM word WHERE word MATCH ?1",
                                    -1, &find, NULL) == SQLITE_OK;
    if (found)
        sql_bind_text(find, 1, store_index_mark(source, mark));
    int code = found ? sqlite3_step(find) : SQLITE_ERROR;
    sqlite3_finalize(find);
    return code == SQLITE_ROW || (is_empty && code == SQLITE_DONE);
}

bool store_index_open(Store *store)
{
    if (store->index_is_ready || store->index_is_damaged)
        return store->index_is_ready;
    store->opens_index = true;
    store->index_is_ready = store_index_register(store->db) && finds_a_row(store);
    store->opens_index = false;
    store->index_is_damaged = !store->index_is_ready;
    return store->index_is_ready;
}

// --- making

bool store_index_create(Store *store, Error *error)
{
    if (!store_index_register(store->db))
        return error_set(error, "%s: this SQLite has no full-text search (FTS5)",
                         store->name);
    store->index_is_ready = true;
    store->indexed = 0;
    return sql_run(store->db, store_file_index_sql(), store->name, error);
}

bool store_index_is_whole(const Store *store)
{
    return store->indexed >= store_index_last(store);
}

static bool add_entry(Store *store, int64_t id, Str text, Str title, int32_t source,
                      Error *error)
{
    char mark[5];
    sqlite3_stmt *add = store_file_statement(store, STORE_ADD_WORDS, error);
    if (!add)
        return false;
    sqlite3_bind_int64(add, 1, id);
    sql_bind_text(add, 2, text);
    sql_bind_text(add, 3, title);
    sql_bind_text(add, 4, store_index_mark(source, mark));
    return sql_done(add) || store_file_error(store, error);
}

static bool add_row(Store *store, sqlite3_stmt *row, int64_t entry, Arena *scratch,
                    Error *error)
{
    int64_t id = sqlite3_column_int64(row, ENTRY_ID);
    int32_t source = sql_int(row, ENTRY_SOURCE, 0, INT32_MAX);
    bool is_passage = id > store_index_last(store) - store->passages;
    Str title = is_passage ? str("") : sql_text(row, ENTRY_TITLE, scratch),
        text = str("");
    if (entry == id && !store_file_text(store, row, scratch, &text, error))
        return false;
    bool is_empty = entry != id && title.length == 0;
    return is_empty || add_entry(store, entry, text, title, source, error);
}

// Adds the rows `first` to `last`, under ids that are lower by `shift`, as long as
// there is time; notes how far it came.
static bool add_rows(Store *store, int64_t first, int64_t last, int64_t shift,
                     int64_t until, Error *error)
{
    sqlite3_stmt *rows = store_file_statement(store, STORE_ROWS_IN_ORDER, error);
    if (!rows)
        return false;
    Arena *scratch = arena_new();
    bool ok = true, late = false;
    sqlite3_bind_int64(rows, 1, first);
    sqlite3_bind_int64(rows, 2, last);
    for (int64_t done = 1; ok && !late && sqlite3_step(rows) == SQLITE_ROW; done++) {
        store->indexed = sqlite3_column_int64(rows, ENTRY_ID) - shift;
        ok = add_row(store, rows, store->indexed, scratch, error);
        late = until > 0 && done % ROWS_BETWEEN_LOOKS == 0 && sql_now() >= until;
        arena_reset(scratch);
    }
    if (ok && !late)
        store->indexed = last - shift;
    sqlite3_reset(rows);
    arena_free(scratch);
    return ok;
}

// From where the index ends to the end of the section that this is in.
static bool fill_section(Store *store, int64_t until, Error *error)
{
    int64_t from = store->indexed + 1, claims = store->claims;
    int64_t titles = store->theses + claims;
    if (from <= store->theses)
        return add_rows(store, from, store->theses, 0, until, error);
    if (from <= titles)
        return add_rows(store, from + claims, titles + claims, claims, until, error);
    return add_rows(store, from, store_index_last(store), 0, until, error);
}

bool store_index_fill(Store *store, int milliseconds, Error *error)
{
    int64_t until = milliseconds > 0 ? sql_now() + milliseconds : 0;
    bool ok = sql_run(store->db, "BEGIN", store->name, error);
    while (ok && !store_index_is_whole(store) && (!until || sql_now() < until))
        ok = fill_section(store, until, error);
    return ok && sql_run(store->db, "COMMIT", store->name, error);
}

bool store_index_optimize(Store *store, Error *error)
{
    return sql_run(store->db, "INSERT INTO word(word) VALUES('optimize')", store->name,
                   error);
}

bool store_index_verify(sqlite3 *db, const char *name, Error *error)
{
    return sql_run(db, "INSERT INTO word(word) VALUES('integrity-check')", name, error);
}
