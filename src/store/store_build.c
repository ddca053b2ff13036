#include "src/store/store_build.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/base/limits.h"
#include "src/store/store_file.h"
#include "src/store/store_index.h"
#include "src/store/store_terms.h"
#include "src/store/store_vocabulary.h"

enum { TEXT_WINDOW = 64 << 10 }; // how far on a row's text is looked for in its source

// A row that waits for its place: rows come source by source and are stored by
// importance.
struct StagedRow {
    int64_t id; // in the table of waiting rows
    int32_t rank, quality;
};

static const char staged_sql[] =
    "CREATE TABLE staged(id INTEGER PRIMARY KEY, source INT, ordinal INT, class INT, "
    "link INT, parent INT, side INT, address TEXT, title TEXT, key TEXT, start INT, "
    "length INT, text TEXT, terms TEXT)";

Store *store_create(const char *path, Error *error)
{
    char *work = path ? file_beside(path, error) : NULL;
    if (path && !work)
        return NULL;
    Store *store = store_file_create(work, error);
    if (!store) {
        if (work)
            unlink(work);
        free(work);
        return NULL;
    }
    store->build.work = work;
    if (path)
        store_file_name(store, path);
    if (sql_run(store->db, staged_sql, store->name, error) &&
        sql_run(store->db, "BEGIN", store->name, error))
        return store;
    store_close(store);
    return NULL;
}

// --- adding

static bool add_pieces(Store *store, int32_t source, Str content, Error *error)
{
    for (int64_t number = 0; content.length > 0; number++) {
        sqlite3_stmt *add = store_file_statement(store, STORE_ADD_PIECE, error);
        if (!add)
            return false;
        sqlite3_bind_int64(add, 1, store_file_piece(source, number));
        sql_bind_blob(add, 2, str_part(content, 0, LIMIT_STORE_PIECE));
        if (!sql_done(add))
            return store_file_error(store, error);
        content = str_from(content, LIMIT_STORE_PIECE);
    }
    return true;
}

bool store_add_source(Store *store, StoreSource *source, Str content, Error *error)
{
    sqlite3_stmt *add = store_file_statement(store, STORE_ADD_SOURCE, error);
    if (!add)
        return false;
    if (content.length > LIMIT_ARGDOWN_BYTES)
        return error_set(error, "%.*s: more than %d bytes", (int)source->path.length,
                         source->path.data, LIMIT_ARGDOWN_BYTES);
    const Str texts[] = { source->library, source->slug,   source->path, source->title,
                          source->about,   source->author, source->year };
    const int32_t numbers[] = { source->parts, source->theses, source->depth,
                                source->words };
    source->id = ++store->build.source;
    sqlite3_bind_int(add, 1, source->id);
    sqlite3_bind_int(add, 2, (int)source->kind);
    for (int i = 0; i < 7; i++)
        sql_bind_text(add, 3 + i, texts[i]);
    for (int i = 0; i < 4; i++)
        sqlite3_bind_int(add, 10 + i, numbers[i]);
    sqlite3_bind_int64(add, 14, (int64_t)content.length);
    if (!sql_done(add))
        return store_file_error(store, error);
    store->build.content = content;
    store->build.cursor = 0;
    return add_pieces(store, source->id, content, error);
}

// Where a text ends that begins at `at` in the source, a run of white space there being
// one blank here; 0 if it does not stand there.
static size_t end_of(Str source, size_t at, Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char wanted = text.data[i];
        if (at == source.length || str_is_space(source.data[at]) != (wanted == ' '))
            return 0;
        if (wanted != ' ' && source.data[at++] != wanted)
            return 0;
        while (wanted == ' ' && at < source.length && str_is_space(source.data[at]))
            at++;
    }
    return at;
}

// Finds a row's text in its source, at or soon after `near`, or else after the last
// row's text.
static bool find_text(Store *store, Str text, size_t near, size_t *start, size_t *end)
{
    Str source = store->build.content;
    size_t from = near ? near : store->build.cursor;
    size_t first = 0;
    while (first < text.length && !str_is_space(text.data[first]))
        first++;
    Str head = str_part(text, 0, first);
    if (first == 0)
        return false;
    Str window = str_part(source, 0, from + text.length + TEXT_WINDOW);
    for (ptrdiff_t found;
         from < window.length && (found = str_find(str_from(window, from), head)) >= 0;
         from++) {
        from += (size_t)found;
        *end = end_of(source, from, text);
        if (*end > from && *end - from <= LIMIT_STORE_PIECE) {
            *start = from;
            store->build.cursor = *end;
            return true;
        }
    }
    return false;
}

// The front of a text that may be long, whole characters only.
static Str front(Str text)
{
    size_t length = text.length < LIMIT_STORE_PIECE ? text.length : LIMIT_STORE_PIECE;
    while (length < text.length && length > 0 && (text.data[length] & 0xC0) == 0x80)
        length--;
    return str_part(text, 0, length);
}

static void bind_row(Store *store, sqlite3_stmt *add, const StoreRow *row)
{
    size_t start, end;
    Str usual = row->class == ROW_PASSAGE ? row->address : row->title;
    sqlite3_bind_int(add, 2, row->source);
    sqlite3_bind_int(add, 3, row->ordinal);
    sqlite3_bind_int(add, 4, (int)row->class);
    sqlite3_bind_int(add, 5, row->link);
    sqlite3_bind_int64(add, 6, row->parent);
    sqlite3_bind_int(add, 7, row->side);
    sql_bind_text(add, 8, row->address);
    sql_bind_text(add, 9, front(row->title));
    if (!str_equal(row->key, usual))
        sql_bind_text(add, 10, front(row->key));
    if (row->source == store->build.source &&
        find_text(store, row->text, row->near, &start, &end)) {
        sqlite3_bind_int64(add, 11, (int64_t)start);
        sqlite3_bind_int64(add, 12, (int64_t)(end - start));
    } else {
        sql_bind_text(add, 13, front(row->text));
    }
    sql_bind_text(add, 14, store_terms_marks(store, row->terms, row->term_count));
}

bool store_add_row(Store *store, const StoreRow *row, Error *error)
{
    sqlite3_stmt *add = store_file_statement(store, STORE_ADD_STAGED, error);
    if (!add)
        return false;
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
    sqlite3_bind_int64(add, 1, (int64_t)count + 1);
    bind_row(store, add, row);
    return sql_done(add) || store_file_error(store, error);
}

bool store_add_citation(Store *store, const StoreCitation *citation, Error *error)
{
    sqlite3_stmt *add = store_file_statement(store, STORE_ADD_CITATION, error);
    if (!add)
        return false;
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

// Moves the waiting rows to where they belong and notes how many there are of each
// rank.
static bool put_in_order(Store *store, Error *error)
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
    for (size_t i = 0; i < count; i++) {
        sqlite3_stmt *add = store_file_statement(store, STORE_ADD_ROW, error);
        if (!add)
            return false;
        int64_t room_for_titles = rows[i].rank > 0 ? store->claims : 0;
        sqlite3_bind_int64(add, 1, (int64_t)i + 1 + room_for_titles);
        sqlite3_bind_int64(add, 2, rows[i].id);
        if (!sql_done(add))
            return store_file_error(store, error);
    }
    char layout[160];
    snprintf(layout, sizeof layout,
             "INSERT INTO layout VALUES(%lld, %lld, %lld); DROP TABLE staged",
             (long long)counts[0], (long long)counts[1], (long long)counts[2]);
    return store_terms_finish(store, error) &&
           sql_run(store->db, layout, store->name, error) &&
           sql_run(store->db, "COMMIT", store->name, error);
}

// Writes a compact copy into an empty file, and has SQLite look at it once more.
static bool write_compactly(Store *store, const char *path, Error *error)
{
    sqlite3_stmt *copy = NULL;
    sqlite3 *db = NULL;
    sqlite3_blob_close(store->piece); // would count as a statement in progress
    store->piece = NULL;
    bool ok =
        sqlite3_prepare_v2(store->db, "VACUUM INTO ?1", -1, &copy, NULL) == SQLITE_OK;
    if (ok) {
        sql_bind_text(copy, 1, str(path));
        ok = sql_done(copy);
    }
    if (!ok)
        store_file_error(store, error);
    sqlite3_finalize(copy);
    if (!ok)
        return false;
    ok = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
         store_index_register(store, db);
    ok = ok ? store_index_verify(db, store->name, error)
            : sql_error(db, store->name, error);
    sqlite3_close_v2(db);
    return ok;
}

static bool finish_file(Store *store, Error *error)
{
    // The words are gathered in memory up to this size before they are written: what is
    // larger than the processor's cache is slower. Parts are joined once, at the end.
    static const char gather[] =
        "INSERT INTO word(word, rank) VALUES('hashsize', 16777216);"
        "INSERT INTO word(word, rank) VALUES('automerge', 0);"
        "INSERT INTO word(word, rank) VALUES('crisismerge', 1999)";
    if (!store_index_create(store, error) ||
        !sql_run(store->db, gather, store->name, error) ||
        !store_index_fill(store, 0, error) || !store_index_optimize(store, error) ||
        !store_vocabulary_make(store, error))
        return false;
    char *made = file_beside(store->name, error);
    if (!made)
        return false;
    bool ok =
        write_compactly(store, made, error) && file_replace(made, store->name, error);
    if (!ok)
        unlink(made);
    free(made);
    return ok;
}

bool store_finish(Store *store, Error *error)
{
    store->build.content = str("");
    if (!put_in_order(store, error))
        return false;
    free(store->build.staged);
    store->build.staged = NULL;
    store_terms_free(store->build.terms);
    store->build.terms = NULL;
    if (store->is_memory)
        return store_index_create(store, error);
    return finish_file(store, error);
}
