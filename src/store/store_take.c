#include "src/store/store_take.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/store/store_stage.h"
#include "src/store/store_terms.h"
#include "src/store/words.h"
#include "src/text/text.h"

enum { ROWS_BETWEEN_CLOCKS = 1000 }; // of the older store, whose time then starts anew

struct StoreTaker {
    Store *older;
    Arena *arena, *scratch;
    StoreTerm *terms; // by number
    size_t term_count, term_room;
};

static bool read_terms(StoreTaker *taker, Error *error)
{
    sqlite3_stmt *rows = store_file_statement(taker->older, STORE_EVERY_TERM, error);
    int code = SQLITE_OK;
    uint64_t sum = 0;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        if (sqlite3_column_int64(rows, 0) != (int64_t)taker->term_count)
            break;
        taker->terms = vec_room(taker->arena, taker->terms, taker->term_count,
                                &taker->term_room, sizeof taker->terms[0]);
        taker->terms[taker->term_count++] = (StoreTerm){
            .kind = (TermKind)sql_int(rows, 1, 0, TERM_KINDS - 1),
            .name = sql_text(rows, 2, taker->arena),
        };
        sum = store_terms_sum(sum, &taker->terms[taker->term_count - 1]);
    }
    if (rows)
        sqlite3_reset(rows);
    int64_t wanted = sql_number(taker->older->db, "SELECT total FROM layout", 0);
    return (code == SQLITE_DONE && (uint64_t)wanted == sum) ||
           error_set(error, "%s: the library is damaged", taker->older->name);
}

StoreTaker *store_taker_open(Store *older, Error *error)
{
    StoreTaker *taker = xalloc(sizeof *taker);
    *taker =
        (StoreTaker){ .older = older, .arena = arena_new(), .scratch = arena_new() };
    if (read_terms(taker, error))
        return taker;
    store_taker_close(taker);
    return NULL;
}

void store_taker_close(StoreTaker *taker)
{
    if (!taker)
        return;
    arena_free(taker->arena);
    arena_free(taker->scratch);
    free(taker);
}

static StageRow read_row(sqlite3_stmt *row, Arena *arena)
{
    return (StageRow){
        .ordinal = sql_int(row, ENTRY_ORDINAL, -1, INT32_MAX),
        .class = sql_int(row, ENTRY_CLASS, ROW_THESIS, ROW_PASSAGE),
        .link = sql_int(row, ENTRY_LINK, 0, INT32_MAX),
        .side = sql_int(row, ENTRY_SIDE, -1, 1),
        .quality = sql_int(row, ENTRY_QUALITY, INT32_MIN, INT32_MAX),
        .parent = sqlite3_column_int64(row, ENTRY_PARENT),
        .address = sql_text(row, ENTRY_ADDRESS, arena),
        .title = sql_text(row, ENTRY_TITLE, arena),
        .has_key = sqlite3_column_type(row, ENTRY_KEY) != SQLITE_NULL,
        .key = sql_text(row, ENTRY_KEY, arena),
        .has_place = sqlite3_column_type(row, ENTRY_START) != SQLITE_NULL,
        .start = sqlite3_column_int64(row, ENTRY_START),
        .length = sqlite3_column_int64(row, ENTRY_LENGTH),
        .text = sql_text(row, ENTRY_TEXT, arena),
        .terms = sql_text(row, ENTRY_TERMS, arena),
    };
}

// The marks that the older store's marks become here.
static Str translate(Store *store, StoreTaker *taker, Str marks)
{
    size_t count = 0;
    StoreTerm *terms = arena_get(taker->scratch, marks.length + 1, sizeof *terms);
    while (marks.length > 0) {
        uint32_t number = text_decode(&marks) - WORDS_FIRST_TERM;
        if (number < taker->term_count)
            terms[count++] = taker->terms[number];
    }
    return store_terms_marks(store, terms, count);
}

// Adds the rows to a store, if there is one, and to a sum.
static bool take_rows(Store *store, StoreTaker *taker, int32_t source, uint64_t *sum,
                      Error *error)
{
    Store *older = taker->older;
    sqlite3_stmt *rows = store_file_statement(older, STORE_ROWS_OF_SOURCE, error);
    bool ok = rows != NULL;
    int code = SQLITE_DONE;
    if (ok)
        sqlite3_bind_int(rows, 1, source);
    for (int64_t done = 1; ok && (code = sqlite3_step(rows)) == SQLITE_ROW; done++) {
        StageRow row = read_row(rows, taker->scratch);
        *sum += store_stage_sum_row(&row);
        if (store) {
            row.terms = translate(store, taker, row.terms);
            ok = store_stage_row(store, &row, error);
        }
        arena_reset(taker->scratch);
        if (done % ROWS_BETWEEN_CLOCKS == 0)
            sql_deadline(older->db, &older->deadline, STORE_MILLISECONDS);
    }
    if (ok && code != SQLITE_DONE)
        ok = store_file_error(older, error);
    if (rows)
        sqlite3_reset(rows);
    return ok;
}

static bool take_citations(Store *store, StoreTaker *taker, int32_t source,
                           uint64_t *sum, Error *error)
{
    StoreCitation *citations;
    size_t count;
    if (!store_citations_by(taker->older, source, taker->scratch, &citations, &count,
                            error))
        return false;
    for (size_t i = 0; i < count; i++) {
        *sum += store_stage_sum_citation(&citations[i]);
        if (!store)
            continue;
        citations[i].source = store->build.source;
        if (!store_stage_citation(store, &citations[i], error))
            return false;
    }
    arena_reset(taker->scratch);
    return true;
}

bool store_take(Store *store, StoreTaker *taker, const StoreSource *older, Error *error)
{
    uint64_t sum = store_stage_sum_source(older), wanted = 0;
    if (!take_rows(store, taker, older->id, &sum, error) ||
        !take_citations(store, taker, older->id, &sum, error))
        return false;
    sqlite3_stmt *row = store_file_statement(taker->older, STORE_SUM_OF_SOURCE, error);
    if (!row)
        return false;
    sqlite3_bind_int(row, 1, older->id);
    if (sqlite3_step(row) == SQLITE_ROW)
        wanted = (uint64_t)sqlite3_column_int64(row, 0);
    sqlite3_reset(row);
    return store_stage_total(sum, older->problems) == wanted ||
           error_set(error, "%s: the library is damaged", taker->older->name);
}

bool store_take_verify(StoreTaker *taker, const StoreSource *older, Error *error)
{
    return store_take(NULL, taker, older, error);
}
