#include "src/store/store_stage.h"
#include <stdio.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/table.h"
#include "src/store/store_terms.h"

// A row's place in the table of what waits, and what it is sorted by.
struct StagedRow {
    int64_t id;
    int32_t rank, quality;
};

// The sum of what was added of a source so far, and how many problems it has.
struct StagedSource {
    uint64_t sum;
    int32_t problems;
};

static const char staged_sql[] =
    "CREATE TABLE staged(id INTEGER PRIMARY KEY, source INT, ordinal INT, class INT, "
    "link INT, parent INT, side INT, address TEXT, title TEXT, key TEXT, start INT, "
    "length INT, text TEXT, terms TEXT, quality INT)";

bool store_stage_open(Store *store, Error *error)
{
    return sql_run(store->db, staged_sql, store->name, error) &&
           sql_run(store->db, "BEGIN", store->name, error);
}

// --- sums

static uint64_t mix(uint64_t sum, uint64_t value)
{
    return (sum ^ value) * 0x9E3779B97F4A7C15u + (sum >> 29);
}

uint64_t store_stage_sum_source(const StoreSource *source)
{
    const Str texts[] = { source->library, source->slug,   source->path, source->title,
                          source->about,   source->author, source->year };
    const int64_t numbers[] = { source->kind,  source->parts, source->theses,
                                source->depth, source->words, source->size };
    uint64_t sum = mix(3, source->hash);
    for (size_t i = 0; i < COUNT(numbers); i++)
        sum = mix(sum, (uint64_t)numbers[i]);
    for (size_t i = 0; i < COUNT(texts); i++)
        sum = mix(sum, str_hash(texts[i]));
    return sum;
}

uint64_t store_stage_total(uint64_t sum, int32_t problems)
{
    return mix(sum, (uint64_t)problems);
}

uint64_t store_stage_sum_row(const StageRow *row)
{
    const int64_t numbers[] = { row->ordinal,
                                row->class,
                                row->link,
                                row->side,
                                row->quality,
                                row->parent,
                                row->has_key,
                                row->has_place,
                                row->has_place ? row->start : 0,
                                row->has_place ? row->length : 0 };
    const Str texts[] = { row->address, row->title, row->has_key ? row->key : str(""),
                          row->has_place ? str("") : row->text, row->terms };
    uint64_t sum = 1;
    for (size_t i = 0; i < COUNT(numbers); i++)
        sum = mix(sum, (uint64_t)numbers[i]);
    for (size_t i = 0; i < COUNT(texts); i++)
        sum = mix(sum, str_hash(texts[i]));
    return sum;
}

uint64_t store_stage_sum_citation(const StoreCitation *citation)
{
    uint64_t sum = mix(2, (uint64_t)citation->ordinal);
    return mix(mix(sum, str_hash(citation->document)), str_hash(citation->at));
}

// --- adding

void store_stage_source(Store *store, const StoreSource *source)
{
    size_t index = (size_t)source->id;
    if (index >= store->build.source_capacity) {
        store->build.source_capacity = index * 2 + 16;
        store->build.sources =
            xrealloc(store->build.sources,
                     store->build.source_capacity * sizeof store->build.sources[0]);
    }
    store->build.sources[index] =
        (struct StagedSource){ .sum = store_stage_sum_source(source) };
}

void store_stage_problems(Store *store, int32_t source, int32_t problems)
{
    store->build.sources[source].problems = problems;
}

static void add_to_sum(Store *store, uint64_t sum)
{
    store->build.sources[store->build.source].sum += sum;
}

static void note_rank(Store *store, const StageRow *row)
{
    size_t count = store->build.staged_count;
    if (count == store->build.staged_capacity) {
        store->build.staged_capacity = count ? count * 2 : 256;
        store->build.staged =
            xrealloc(store->build.staged,
                     store->build.staged_capacity * sizeof store->build.staged[0]);
    }
    int rank = row->class == ROW_THESIS ? 0 : row->class == ROW_PASSAGE ? 2 : 1;
    store->build.staged[count] =
        (struct StagedRow){ (int64_t)count + 1, rank, row->quality };
    store->build.staged_count++;
}

bool store_stage_row(Store *store, const StageRow *row, Error *error)
{
    sqlite3_stmt *add = store_file_statement(store, STORE_ADD_STAGED, error);
    if (!add)
        return false;
    note_rank(store, row);
    add_to_sum(store, store_stage_sum_row(row));
    sqlite3_bind_int64(add, 1, (int64_t)store->build.staged_count);
    sqlite3_bind_int(add, 2, store->build.source);
    sqlite3_bind_int(add, 3, row->ordinal);
    sqlite3_bind_int(add, 4, row->class);
    sqlite3_bind_int(add, 5, row->link);
    sqlite3_bind_int64(add, 6, row->parent);
    sqlite3_bind_int(add, 7, row->side);
    sql_bind_text(add, 8, row->address);
    sql_bind_text(add, 9, row->title);
    if (row->has_key)
        sql_bind_text(add, 10, row->key);
    if (row->has_place) {
        sqlite3_bind_int64(add, 11, row->start);
        sqlite3_bind_int64(add, 12, row->length);
    } else {
        sql_bind_text(add, 13, row->text);
    }
    sql_bind_text(add, 14, row->terms);
    sqlite3_bind_int(add, 15, row->quality);
    return sql_done(add) || store_file_error(store, error);
}

bool store_stage_citation(Store *store, const StoreCitation *citation, Error *error)
{
    sqlite3_stmt *add = store_file_statement(store, STORE_ADD_CITATION, error);
    if (!add)
        return false;
    add_to_sum(store, store_stage_sum_citation(citation));
    sqlite3_bind_int(add, 1, citation->source);
    sqlite3_bind_int(add, 2, citation->ordinal);
    sql_bind_text(add, 3, citation->document);
    sql_bind_text(add, 4, citation->at);
    return sql_done(add) || store_file_error(store, error);
}

// --- finishing

static int by_importance(const void *left, const void *right)
{
    const struct StagedRow *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (a->quality != b->quality)
        return a->quality > b->quality ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static bool move_rows(Store *store, Error *error)
{
    const struct StagedRow *rows = store->build.staged;
    for (size_t i = 0; i < store->build.staged_count; i++) {
        sqlite3_stmt *add = store_file_statement(store, STORE_ADD_ROW, error);
        if (!add)
            return false;
        int64_t room_for_titles = rows[i].rank > 0 ? store->claims : 0;
        sqlite3_bind_int64(add, 1, (int64_t)i + 1 + room_for_titles);
        sqlite3_bind_int64(add, 2, rows[i].id);
        if (!sql_done(add))
            return store_file_error(store, error);
    }
    return true;
}

static bool end_sources(Store *store, Error *error)
{
    for (int32_t id = 1; id <= store->build.source; id++) {
        const struct StagedSource *source = &store->build.sources[id];
        sqlite3_stmt *end = store_file_statement(store, STORE_END_SOURCE, error);
        if (!end)
            return false;
        sqlite3_bind_int(end, 1, id);
        sqlite3_bind_int(end, 2, source->problems);
        sqlite3_bind_int64(end, 3,
                           (int64_t)store_stage_total(source->sum, source->problems));
        if (!sql_done(end))
            return store_file_error(store, error);
    }
    return true;
}

static bool write_layout(Store *store, Error *error)
{
    char layout[160];
    snprintf(layout, sizeof layout, "INSERT INTO layout VALUES(%lld, %lld, %lld, %lld)",
             (long long)store->theses, (long long)store->claims,
             (long long)store->passages, (long long)store->build.term_sum);
    return sql_run(store->db, layout, store->name, error);
}

bool store_stage_finish(Store *store, Error *error)
{
    struct StagedRow *rows = store->build.staged;
    size_t count = store->build.staged_count;
    int64_t counts[3] = { 0 };
    if (count > 0)
        qsort(rows, count, sizeof *rows, by_importance);
    for (size_t i = 0; i < count; i++)
        counts[rows[i].rank]++;
    store->theses = counts[0];
    store->claims = counts[1];
    store->passages = counts[2];
    return end_sources(store, error) && move_rows(store, error) &&
           store_terms_finish(store, error) && write_layout(store, error) &&
           sql_run(store->db, "DROP TABLE staged; COMMIT", store->name, error);
}
