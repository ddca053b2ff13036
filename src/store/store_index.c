#include "src/store/store_index.h"
#include <assert.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/store/store_plan.h"
#include "src/store/words.h"

enum { ROWS_BETWEEN_LOOKS = 64 }; // at the clock, while the index is filled

// --- what FTS5 calls: the tokenizer

typedef int TakeToken(void *, int, const char *, int, int, int);

typedef struct {
    TakeToken *take;
    void *context;
    int code;
    bool after_mark;
} Tokens;

// All marks of a row stand in one place. Offsets in the source would serve FTS5's own
// snippets only, which are not used.
static bool hand_over(void *context, Str word)
{
    Tokens *tokens = context;
    bool is_mark = words_is_mark(word);
    int flags = is_mark && tokens->after_mark ? FTS5_TOKEN_COLOCATED : 0;
    tokens->after_mark = is_mark;
    tokens->code =
        tokens->take(tokens->context, flags, word.data, (int)word.length, 0, 0);
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

// Counts how often one phrase occurs.
static int count_phrase(const Fts5ExtensionApi *api, Fts5Context *fts, int phrase,
                        int *count)
{
    Fts5PhraseIter at;
    int column = 0, offset = 0;
    int code = api->xPhraseFirst(fts, phrase, &at, &column, &offset);
    while (code == SQLITE_OK && column >= 0) {
        ++*count;
        api->xPhraseNext(fts, &at, &column, &offset);
    }
    return code;
}

static void score(const Fts5ExtensionApi *api, Fts5Context *fts,
                  sqlite3_context *result, int count, sqlite3_value **arguments)
{
    const Store *store = api->xUserData(fts);
    const Plan *plan = store->score_plan;
    PlanCounts counts = { { 0 }, { 0 } };
    int length = 0, code = SQLITE_OK;
    (void)count, (void)arguments;
    if (!plan)
        return;
    for (size_t i = 0; i < plan->phrase_count && code == SQLITE_OK; i++) {
        unsigned which = plan->of_phrase[i];
        int *counted = which & PLAN_INFLECTION ? counts.inflected : counts.exact;
        if (!(which & PLAN_MARK))
            code = count_phrase(api, fts, (int)i,
                                &counted[which & ~(unsigned)PLAN_INFLECTION]);
    }
    api->xColumnSize(fts, 0, &length);
    if (code == SQLITE_OK)
        sqlite3_result_double(result, store_plan_score(plan, &counts, length - 1));
    else
        sqlite3_result_error_code(result, code);
}

bool store_index_register(Store *store, sqlite3 *db)
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
           api->xCreateFunction(api, "score", store, score, NULL) == SQLITE_OK;
}

// --- reading

static Str source_mark(int32_t source, char out[static 5])
{
    return words_mark(WORDS_FIRST_SOURCE + (uint32_t)source % WORDS_MARKS, out);
}

Str store_index_place(sqlite3_stmt *row, Arena *arena)
{
    char mark[5];
    Str source = source_mark(sql_int(row, ENTRY_SOURCE, 0, INT32_MAX), mark);
    Str terms = sql_text(row, ENTRY_TERMS, arena);
    return arena_format(arena, "%s%.*s", source.data, (int)terms.length, terms.data);
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
    sqlite3_bind_int64(row, 2, store_file_last(store));
    bool is_empty = sqlite3_step(row) != SQLITE_ROW;
    int32_t source = is_empty ? 0 : sql_int(row, ENTRY_SOURCE, 0, INT32_MAX);
    sqlite3_reset(row);
    bool found = sqlite3_prepare_v2(store->db,
                                    "SELECT score(word) FROM word WHERE word MATCH ?1",
                                    -1, &find, NULL) == SQLITE_OK;
    if (found)
        sql_bind_text(find, 1, source_mark(source, mark));
    int code = found ? sqlite3_step(find) : SQLITE_ERROR;
    sqlite3_finalize(find);
    return code == SQLITE_ROW || (is_empty && code == SQLITE_DONE);
}

bool store_index_open(Store *store)
{
    if (store->index_is_ready || store->index_is_damaged)
        return store->index_is_ready;
    store->opens_index = true;
    store->index_is_ready = store_index_register(store, store->db) &&
                            (store->is_memory || finds_a_row(store));
    store->opens_index = false;
    store->index_is_damaged = !store->index_is_ready;
    return store->index_is_ready;
}

// --- making

bool store_index_create(Store *store, Error *error)
{
    if (!store_index_register(store, store->db))
        return error_set(error, "%s: this SQLite has no full-text search (FTS5)",
                         store->name);
    store->index_is_ready = true;
    store->indexed = 0;
    return sql_run(store->db, store_file_index_sql(), store->name, error);
}

bool store_index_is_whole(const Store *store)
{
    return store->indexed >= store_file_last(store);
}

static bool add_entry(Store *store, int64_t id, Str words, Error *error)
{
    sqlite3_stmt *add = store_file_statement(store, STORE_ADD_WORDS, error);
    if (!add)
        return false;
    sqlite3_bind_int64(add, 1, id);
    sql_bind_text(add, 2, words);
    return sql_done(add) || store_file_error(store, error);
}

static bool add_row(Store *store, sqlite3_stmt *row, int64_t entry, Arena *scratch,
                    Error *error)
{
    int64_t id = sqlite3_column_int64(row, ENTRY_ID);
    bool is_passage = id > store_file_last(store) - store->passages;
    Str title = is_passage ? str("") : sql_text(row, ENTRY_TITLE, scratch),
        text = str("");
    if (entry == id && !store_file_text(store, row, scratch, &text, error))
        return false;
    if (entry != id && title.length == 0)
        return true;
    // Words that stand together never reach over the marks from the title to the text.
    Buffer words = { .arena = scratch };
    buffer_add(&words, words_unmarked(title, scratch));
    buffer_add(&words, store_index_place(row, scratch));
    buffer_add(&words, words_unmarked(text, scratch));
    return add_entry(store, entry, buffer_str(&words), error);
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
        late = done % ROWS_BETWEEN_LOOKS == 0 &&
               ((until > 0 && sql_now() >= until) || atomic_load(&store->interrupted));
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
    return add_rows(store, from, store_file_last(store), 0, until, error);
}

bool store_index_fill(Store *store, int milliseconds, Error *error)
{
    int64_t until = milliseconds > 0 ? sql_now() + milliseconds : 0;
    bool ok = sql_run(store->db, "BEGIN", store->name, error);
    while (ok && !store_index_is_whole(store) && (!until || sql_now() < until) &&
           !atomic_load(&store->interrupted))
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
