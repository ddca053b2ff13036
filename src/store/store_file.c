#include "src/store/store_file.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/limits.h"
#include "src/base/vec.h"

enum {
    PIECE_BITS = 32, // a piece's id: its source's, then its number in these bits
    BUSY_MILLISECONDS = 5000, // that one thread waits for another
};

// The whole schema. The file must have these and no others (R17); those of the index
// are what FTS5 itself makes.
static const SqlTable schema[] = {
    { "source", "CREATE TABLE source(id INTEGER PRIMARY KEY, kind INT, library TEXT, "
                "slug TEXT, path TEXT, title TEXT, about TEXT, author TEXT, year TEXT, "
                "parts INT, theses INT, depth INT, words INT, size INT, hash INT, "
                "problems INT, total INT)" },
    { "piece", "CREATE TABLE piece(id INTEGER PRIMARY KEY, bytes BLOB)" },
    { "entry", "CREATE TABLE entry(id INTEGER PRIMARY KEY, source INT, ordinal INT, "
               "class INT, link INT, parent INT, side INT, address TEXT, title TEXT, "
               "key TEXT, start INT, length INT, text TEXT, terms TEXT, quality INT)" },
    { "entry_ordinal", "CREATE UNIQUE INDEX entry_ordinal ON entry(source, ordinal)" },
    { "citation", "CREATE TABLE citation(id INTEGER PRIMARY KEY, source INT, "
                  "ordinal INT, document TEXT, at TEXT)" },
    { "citation_source", "CREATE INDEX citation_source ON citation(source)" },
    { "citation_document", "CREATE INDEX citation_document ON citation(document)" },
    { "layout", "CREATE TABLE layout(theses INT, claims INT, passages INT, "
                "total INT)" },
    { "term", "CREATE TABLE term(id INTEGER PRIMARY KEY, kind INT, name TEXT, "
              "entries INT)" },
    { "vocabulary", "CREATE TABLE vocabulary(word TEXT PRIMARY KEY, stem TEXT, "
                    "entries INT) WITHOUT ROWID" },
    { "vocabulary_stem", "CREATE INDEX vocabulary_stem ON vocabulary(stem)" },
    { "word", "CREATE VIRTUAL TABLE word USING fts5(words, content='', "
              "tokenize='moot', prefix='1 2 3')" },
    { "word_data", "CREATE TABLE 'word_data'(id INTEGER PRIMARY KEY, block BLOB)" },
    { "word_idx",
      "CREATE TABLE 'word_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) "
      "WITHOUT ROWID" },
    { "word_docsize", "CREATE TABLE 'word_docsize'(id INTEGER PRIMARY KEY, sz BLOB)" },
    { "word_config", "CREATE TABLE 'word_config'(k PRIMARY KEY, v) WITHOUT ROWID" },
};

#define ENTRY_COLUMNS \
    "id, source, ordinal, class, link, parent, side, address, title, key, start, " \
    "length, text, terms, quality"

static const char *const statements[STORE_STATEMENTS] = {
    [STORE_SOURCES] = "SELECT id, kind, library, slug, path, title, about, author, "
                      "year, parts, theses, depth, words, size, hash, problems "
                      "FROM source ORDER BY id",
    [STORE_SOURCE_SIZE] = "SELECT size FROM source WHERE id = ?1",
    [STORE_CITATIONS_OF] = "SELECT source, ordinal, document, at FROM citation "
                           "WHERE document = ?1 ORDER BY id",
    [STORE_CITATIONS_BY] = "SELECT source, ordinal, document, at FROM citation "
                           "WHERE source = ?1 ORDER BY id",
    [STORE_ROW_BY_ORDINAL] =
        "SELECT " ENTRY_COLUMNS " FROM entry WHERE source = ?1 AND ordinal = ?2",
    [STORE_ROW_BY_ID] = "SELECT " ENTRY_COLUMNS " FROM entry WHERE id = ?1",
    [STORE_ROWS_IN_ORDER] =
        "SELECT " ENTRY_COLUMNS " FROM entry WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
    [STORE_BRIEFS] = "SELECT id, source, ordinal, class, side FROM entry ORDER BY id",
    [STORE_TERMS] = "SELECT id, name, entries FROM term WHERE kind = ?1 ORDER BY name",
    [STORE_WORD] = "SELECT stem FROM vocabulary WHERE word = ?1",
    [STORE_WORD_BEGINS] = "SELECT word FROM vocabulary WHERE word >= ?1 LIMIT 1",
    [STORE_WORDS_OF_STEM] = "SELECT word, entries FROM vocabulary WHERE stem = ?1 "
                            "ORDER BY entries DESC, word LIMIT 16",
    [STORE_ALL_WORDS] = "SELECT word, entries FROM vocabulary",
    [STORE_ROWS_OF_SOURCE] =
        "SELECT " ENTRY_COLUMNS " FROM entry WHERE source = ?1 ORDER BY ordinal",
    [STORE_SUM_OF_SOURCE] = "SELECT total FROM source WHERE id = ?1",
    [STORE_EVERY_TERM] = "SELECT id, kind, name FROM term ORDER BY id",
    [STORE_END_SOURCE] = "UPDATE source SET problems = ?2, total = ?3 WHERE id = ?1",
    [STORE_ADD_SOURCE] =
        "INSERT INTO source VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
        "?13, ?14, ?15, 0, 0)",
    [STORE_ADD_PIECE] = "INSERT INTO piece VALUES(?1, ?2)",
    [STORE_ADD_CITATION] =
        "INSERT INTO citation(source, ordinal, document, at) VALUES(?1, ?2, ?3, ?4)",
    [STORE_ADD_STAGED] =
        "INSERT INTO staged VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
        "?13, ?14, ?15)",
    [STORE_ADD_ROW] = "INSERT INTO entry SELECT ?1, source, ordinal, class, link, "
                      "parent, side, address, title, key, start, length, text, terms, "
                      "quality FROM staged WHERE id = ?2",
    [STORE_ADD_WORDS] = "INSERT INTO word(rowid, words) VALUES(?1, ?2)",
    [STORE_ADD_TERM] = "INSERT INTO term VALUES(?1, ?2, ?3, ?4)",
    [STORE_ADD_VOCABULARY] = "INSERT OR IGNORE INTO vocabulary VALUES(?1, ?2, ?3)",
};

void store_file_name(Store *store, const char *name)
{
    size_t size = strlen(name) + 1;
    store->name = xrealloc(store->name, size);
    memcpy(store->name, name, size);
}

Store *store_file_new(const char *name)
{
    Store *store = xalloc(sizeof *store);
    *store = (Store){ 0 };
    store_file_name(store, name);
    return store;
}

bool store_file_has_schema(sqlite3 *db)
{
    return sql_has_schema(db, schema, COUNT(schema));
}

// --- making a new one

static int open_for_writing(Store *store, const char *path, const char *vfs)
{
    int code = sqlite3_open_v2(path, &store->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                   SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                               vfs);
    if (code == SQLITE_OK)
        sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
    return code;
}

Store *store_file_again(const Store *store, Error *error)
{
    Store *again = store_file_new(store->name);
    again->is_memory = true;
    again->theses = store->theses;
    again->claims = store->claims;
    again->passages = store->passages;
    memcpy(again->memory_name, store->memory_name, sizeof again->memory_name);
    if (open_for_writing(again, again->memory_name, "memdb") == SQLITE_OK &&
        sql_run(again->db, "PRAGMA temp_store=MEMORY; PRAGMA journal_mode=OFF",
                again->name, error))
        return again;
    sql_error(again->db, again->name, error);
    store_file_close(again);
    return NULL;
}

Store *store_file_create(const char *path, Error *error)
{
    static const char pragmas[] =
        // No journal from the first write on, so that none is ever left.
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;"
        // Pointer maps let SQLite reach into a long piece without walking to the place.
        "PRAGMA page_size=4096; PRAGMA auto_vacuum=INCREMENTAL;"
        "PRAGMA cache_size=-16384;";
    Store *store = store_file_new(path ? path : "your files");
    store->is_memory = !path;
    sqlite3_hard_heap_limit64(0);
    if (!path)
        snprintf(store->memory_name, sizeof store->memory_name, "/moot-%p",
                 (void *)store);
    int code = path ? open_for_writing(store, path, NULL)
                    : open_for_writing(store, store->memory_name, "memdb");
    char version[128];
    snprintf(version, sizeof version,
             "PRAGMA application_id=%d; PRAGMA user_version=%d", STORE_APPLICATION,
             STORE_VERSION);
    bool ok = code == SQLITE_OK && sql_run(store->db, pragmas, store->name, error) &&
              sql_run(store->db, version, store->name, error);
    for (size_t i = 0; ok && i < COUNT(schema); i++)
        if (strncmp(schema[i].name, "word", 4) != 0) // the index is made last
            ok = sql_run(store->db, schema[i].sql, store->name, error);
    if (ok)
        return store;
    if (code != SQLITE_OK)
        sql_error(store->db, store->name, error);
    store_file_close(store);
    return NULL;
}

const char *store_file_index_sql(void)
{
    for (size_t i = 0; i < COUNT(schema); i++)
        if (strcmp(schema[i].name, "word") == 0)
            return schema[i].sql;
    return NULL;
}

void store_file_end_build(Store *store)
{
    free(store->build.staged);
    free(store->build.sources);
    store->build.sources = NULL;
    arena_free(store->build.arena);
    arena_free(store->build.scratch);
    store->build.staged = NULL;
    store->build.arena = store->build.scratch = NULL;
    store->build.terms = NULL;
}

void store_file_close(Store *store)
{
    if (!store)
        return;
    for (int i = 0; i < STORE_STATEMENTS; i++)
        sqlite3_finalize(store->statements[i]);
    sqlite3_blob_close(store->piece);
    sqlite3_close_v2(store->db);
    store_file_end_build(store);
    free(store->name);
    free(store);
}

// --- reading

sqlite3_stmt *store_file_statement(Store *store, StoreStatement which, Error *error)
{
    sqlite3_stmt **statement = &store->statements[which];
    if (*statement) {
        sqlite3_reset(*statement);
        sqlite3_clear_bindings(*statement);
    } else if (sqlite3_prepare_v3(store->db, statements[which], -1,
                                  SQLITE_PREPARE_PERSISTENT, statement,
                                  NULL) != SQLITE_OK) {
        store_file_error(store, error);
        return NULL;
    }
    if (store->is_hostile && !store->is_searched)
        sql_deadline(store->db, &store->deadline, STORE_MILLISECONDS);
    return *statement;
}

bool store_file_error(Store *store, Error *error)
{
    return sql_error(store->db, store->name, error);
}

int64_t store_file_piece(int32_t source, int64_t number)
{
    return (int64_t)source << PIECE_BITS | number;
}

static void close_piece(Store *store)
{
    sqlite3_blob_close(store->piece);
    store->piece = NULL;
}

static bool open_piece(Store *store, int64_t id)
{
    if (store->piece && sqlite3_blob_reopen(store->piece, id) == SQLITE_OK)
        return true;
    close_piece(store);
    return sqlite3_blob_open(store->db, "main", "piece", "bytes", id, 0,
                             &store->piece) == SQLITE_OK;
}

bool store_file_has_bytes(Store *store, int32_t source, int64_t size)
{
    for (int64_t piece = 0; size > 0; piece++) {
        int64_t here = size < LIMIT_STORE_PIECE ? size : LIMIT_STORE_PIECE;
        if (!open_piece(store, store_file_piece(source, piece)) ||
            sqlite3_blob_bytes(store->piece) != here)
            return false;
        size -= here;
    }
    return true;
}

bool store_file_bytes(Store *store, int32_t source, int64_t start, int64_t length,
                      char *bytes, Error *error)
{
    while (length > 0) {
        int64_t at = start % LIMIT_STORE_PIECE, piece = start / LIMIT_STORE_PIECE;
        int64_t here = LIMIT_STORE_PIECE - at;
        here = here < length ? here : length;
        if (!open_piece(store, store_file_piece(source, piece)) ||
            sqlite3_blob_read(store->piece, bytes, (int)here, (int)at) != SQLITE_OK)
            return error_set(error, "%s: the library is damaged", store->name);
        bytes += here;
        start += here;
        length -= here;
    }
    // An open piece holds a lock, behind which another connection to the memory could
    // not write its index.
    if (store->is_memory && sqlite3_get_autocommit(store->db))
        close_piece(store);
    return true;
}

size_t store_file_join(char *text, size_t length)
{
    size_t out = 0;
    for (size_t i = 0; i < length; i++)
        if (!str_is_space(text[i]))
            text[out++] = text[i];
        else if (out == 0 || text[out - 1] != ' ')
            text[out++] = ' ';
    return out;
}

bool store_file_text(Store *store, sqlite3_stmt *row, Arena *arena, Str *text,
                     Error *error)
{
    if (sqlite3_column_type(row, ENTRY_START) == SQLITE_NULL) {
        *text = sql_text(row, ENTRY_TEXT, arena);
        return true;
    }
    int32_t source = sql_int(row, ENTRY_SOURCE, 0, INT32_MAX);
    int64_t start = sqlite3_column_int64(row, ENTRY_START);
    int64_t length = sqlite3_column_int64(row, ENTRY_LENGTH);
    if (start < 0 || start > LIMIT_ARGDOWN_BYTES || length < 0 ||
        length > LIMIT_STORE_PIECE)
        return error_set(error, "%s: the library is damaged", store->name);
    char *bytes = arena_get(arena, (size_t)length + 1, 1);
    if (!store_file_bytes(store, source, start, length, bytes, error))
        return false;
    *text = (Str){ bytes, store_file_join(bytes, (size_t)length) };
    return true;
}
