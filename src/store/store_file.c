#include "src/store/store_file.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/limits.h"
#include "src/base/vec.h"

enum {
    HEADER_BYTES = 100,
    HEAP_BYTES = 64 << 20, // what SQLite may take while a store is open
    READING_MILLISECONDS = 5000,
    PIECE_BITS = 32, // a piece's id: its source's, then its number in these bits
};

// The whole schema. The file must have these and no others (R17); those of the index
// are what FTS5 itself makes.
static const SqlTable schema[] = {
    { "source", "CREATE TABLE source(id INTEGER PRIMARY KEY, kind INT, library TEXT, "
                "slug TEXT, path TEXT, title TEXT, about TEXT, author TEXT, year TEXT, "
                "parts INT, theses INT, depth INT, words INT, size INT)" },
    { "piece", "CREATE TABLE piece(id INTEGER PRIMARY KEY, bytes BLOB)" },
    { "entry", "CREATE TABLE entry(id INTEGER PRIMARY KEY, source INT, ordinal INT, "
               "class INT, link INT, parent INT, side INT, address TEXT, title TEXT, "
               "key TEXT, start INT, length INT, text TEXT)" },
    { "entry_ordinal", "CREATE UNIQUE INDEX entry_ordinal ON entry(source, ordinal)" },
    { "citation", "CREATE TABLE citation(id INTEGER PRIMARY KEY, source INT, "
                  "ordinal INT, document TEXT, at TEXT)" },
    { "citation_source", "CREATE INDEX citation_source ON citation(source)" },
    { "citation_document", "CREATE INDEX citation_document ON citation(document)" },
    { "layout", "CREATE TABLE layout(theses INT, claims INT, passages INT)" },
    { "word", "CREATE VIRTUAL TABLE word USING fts5(text, title, place, content='', "
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
    "length, text"

static const char *const statements[STORE_STATEMENTS] = {
    [STORE_SOURCES] = "SELECT id, kind, library, slug, path, title, about, author, "
                      "year, parts, theses, depth, words FROM source ORDER BY id",
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
    [STORE_ADD_SOURCE] =
        "INSERT INTO source VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
        "?13, ?14)",
    [STORE_ADD_PIECE] = "INSERT INTO piece VALUES(?1, ?2)",
    [STORE_ADD_CITATION] =
        "INSERT INTO citation(source, ordinal, document, at) VALUES(?1, ?2, ?3, ?4)",
    [STORE_ADD_STAGED] =
        "INSERT INTO staged VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
        "?13)",
    [STORE_ADD_ROW] = "INSERT INTO entry SELECT ?1, source, ordinal, class, link, "
                      "parent, side, address, title, key, start, length, text "
                      "FROM staged WHERE id = ?2",
    [STORE_ADD_WORDS] =
        "INSERT INTO word(rowid, text, title, place) VALUES(?1, ?2, ?3, ?4)",
};

// --- opening as hostile

static bool is_beside(const char *path, const char *ending, char out[static 4096])
{
    struct stat info;
    snprintf(out, 4096, "%s%s", path, ending);
    return lstat(out, &info) == 0;
}

// Refuses what is no file, and a file beside which a journal stands: SQLite would take
// the journal's word for what the file says (F10, F11).
static bool check_path(const char *path, Error *error)
{
    struct stat info;
    char journal[4096];
    if (stat(path, &info) != 0)
        return error_set(error, "%s: %s", path,
                         errno == ENOENT
                             ? "there is no library here; `moot build` makes one"
                             : strerror(errno));
    if (!S_ISREG(info.st_mode))
        return error_set(error, "%s: not a file, so not a library", path);
    if (strlen(path) > sizeof journal - 16)
        return error_set(error, "%s: the name is too long", path);
    if (is_beside(path, "-wal", journal) || is_beside(path, "-journal", journal))
        return error_set(error,
                         "%s: another program has left %s beside it; "
                         "build or install the library again",
                         path, journal);
    return true;
}

// Locks can be done without only where nobody on our side can write the file.
static bool cannot_change(const char *path)
{
    char folder[4096];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    return access(path, W_OK) != 0 && access(slash ? folder : ".", W_OK) != 0;
}

// "file:" and the path with what has a meaning in a URI escaped.
static Str uri_of(const char *path, Arena *arena)
{
    Buffer uri = { .arena = arena };
    buffer_add(&uri, str("file:"));
    if (path[0] == '/' && path[1] == '/')
        path += strspn(path, "/") - 1;
    for (; *path; path++)
        if (strchr("?#%", *path))
            buffer_format(&uri, "%%%02X", (unsigned)(unsigned char)*path);
        else
            buffer_add_byte(&uri, *path);
    buffer_add(&uri, str("?mode=ro"));
    return buffer_str(&uri);
}

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
           (uint32_t)bytes[2] << 8 | bytes[3];
}

// Reads the file's header by SQLite's own handle (a handle of ours would drop its locks
// when closed) and says what the file is, if it is no library of this version. Offsets
// are those of SQLite's file format.
static bool check_header(sqlite3 *db, const char *path, Error *error)
{
    unsigned char header[HEADER_BYTES] = { 0 };
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (!file || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return error_set(error, "%s: the file cannot be read", path);
    if (size < HEADER_BYTES ||
        file->pMethods->xRead(file, header, HEADER_BYTES, 0) != SQLITE_OK ||
        memcmp(header, "SQLite format 3", 16) != 0 ||
        big_endian(header + 68) != STORE_APPLICATION)
        return error_set(error, "%s: not a library of moot", path);
    uint32_t version = big_endian(header + 60);
    if (version != STORE_VERSION)
        return error_set(error,
                         "%s: made by %s moot (version %u of the file, this moot reads "
                         "%d); build or install the library again",
                         path, version > STORE_VERSION ? "a newer" : "an older",
                         version, STORE_VERSION);
    int64_t page = header[16] << 8 | header[17];
    page = page == 1 ? 65536 : page;
    if (header[18] != 1 || header[19] != 1 || size != page * big_endian(header + 28))
        return error_set(error,
                         "%s: the library is damaged or not whole; build or install it "
                         "again",
                         path);
    return true;
}

// What a library may ask SQLite for: to read its tables, and the words of its index.
// When the index is opened FTS5 needs some things more (F13), allowed then only.
static int authorize(void *context, int action, const char *first, const char *second,
                     const char *database, const char *trigger)
{
    static const struct {
        int action;
        const char *name;
        bool when_opening;
    } allowed[] = {
        { SQLITE_SELECT, NULL, false },
        { SQLITE_READ, NULL, false },
        { SQLITE_FUNCTION, "match", false },
        { SQLITE_FUNCTION, "score", false },
        { SQLITE_FUNCTION, "fts5", true },
        { SQLITE_UPDATE, "sqlite_master", true },
        { SQLITE_PRAGMA, "data_version", true },
    };
    const Store *store = context;
    const char *name = action == SQLITE_FUNCTION ? second : first;
    (void)database, (void)trigger;
    for (size_t i = 0; i < COUNT(allowed); i++)
        if (action == allowed[i].action &&
            (!allowed[i].name || (name && strcmp(name, allowed[i].name) == 0)) &&
            (!allowed[i].when_opening || store->opens_index))
            return SQLITE_OK;
    return SQLITE_DENY;
}

static void harden(sqlite3 *db)
{
    // clang-format off
    static const int switches[][2] = {
        { SQLITE_DBCONFIG_DEFENSIVE,             1 },
        { SQLITE_DBCONFIG_TRUSTED_SCHEMA,        0 },
        { SQLITE_DBCONFIG_ENABLE_VIEW,           0 },
        { SQLITE_DBCONFIG_ENABLE_TRIGGER,        0 },
        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
        { SQLITE_DBCONFIG_DQS_DML,               0 },
        { SQLITE_DBCONFIG_DQS_DDL,               0 },
    };
    static const int limits[][2] = {
        { SQLITE_LIMIT_LENGTH,              4 << 20 },
        { SQLITE_LIMIT_SQL_LENGTH,           100000 },
        { SQLITE_LIMIT_COLUMN,                  100 },
        { SQLITE_LIMIT_EXPR_DEPTH,               20 },
        { SQLITE_LIMIT_COMPOUND_SELECT,           5 },
        { SQLITE_LIMIT_VDBE_OP,               25000 },
        { SQLITE_LIMIT_FUNCTION_ARG,              8 },
        { SQLITE_LIMIT_ATTACHED,                  0 },
        { SQLITE_LIMIT_LIKE_PATTERN_LENGTH,     100 },
        { SQLITE_LIMIT_VARIABLE_NUMBER,          32 },
        { SQLITE_LIMIT_TRIGGER_DEPTH,             5 },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(switches); i++)
        sqlite3_db_config(db, switches[i][0], switches[i][1], NULL);
    for (size_t i = 0; i < COUNT(limits); i++)
        sqlite3_limit(db, limits[i][0], limits[i][1]);
    sqlite3_hard_heap_limit64(HEAP_BYTES);
}

static bool read_layout(Store *store)
{
    int64_t *const parts[] = { &store->theses, &store->claims, &store->passages };
    sqlite3_stmt *row = NULL;
    bool ok =
        sqlite3_prepare_v2(store->db, "SELECT theses, claims, passages FROM layout", -1,
                           &row, NULL) == SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW;
    for (int i = 0; ok && i < 3; i++) {
        *parts[i] = sqlite3_column_int64(row, i);
        ok = *parts[i] >= 0 && *parts[i] <= INT32_MAX;
    }
    sqlite3_finalize(row);
    return ok;
}

void store_file_name(Store *store, const char *name)
{
    size_t size = strlen(name) + 1;
    store->name = xrealloc(store->name, size);
    memcpy(store->name, name, size);
}

static Store *new_store(const char *name)
{
    Store *store = xalloc(sizeof *store);
    *store = (Store){ 0 };
    store_file_name(store, name);
    return store;
}

static bool open_hostile(Store *store, const char *path, Error *error)
{
    static const char pragmas[] =
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON;"
        "PRAGMA cache_size=-1024; PRAGMA temp_store=MEMORY";
    Arena *arena = arena_new();
    Str uri = uri_of(path, arena);
    if (cannot_change(path))
        uri = arena_format(arena, "%s&immutable=1", arena_str(arena, uri).data);
    else
        uri = arena_str(arena, uri);
    int code = sqlite3_open_v2(uri.data, &store->db,
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_URI |
                                   SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                               NULL);
    arena_free(arena);
    if (code != SQLITE_OK)
        return sql_error(store->db, path, error);
    if (!check_header(store->db, path, error))
        return false;
    harden(store->db);
    sql_deadline(store->db, &store->deadline, READING_MILLISECONDS);
    if (!sql_run(store->db, pragmas, path, error))
        return false;
    if (!sql_has_schema(store->db, schema, COUNT(schema)) || !read_layout(store))
        return error_set(error,
                         "%s: the library is damaged or has been tampered with; build "
                         "or install it again",
                         path);
    sqlite3_set_authorizer(store->db, authorize, store);
    return true;
}

Store *store_file_open(const char *path, Error *error)
{
    if (!check_path(path, error))
        return NULL;
    Store *store = new_store(path);
    store->is_hostile = true;
    if (open_hostile(store, path, error))
        return store;
    store_file_close(store);
    return NULL;
}

// --- making a new one

Store *store_file_create(const char *path, Error *error)
{
    static const char pragmas[] =
        // Pointer maps let SQLite reach into a long piece without walking to the place.
        "PRAGMA page_size=4096; PRAGMA auto_vacuum=INCREMENTAL;"
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;"
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-16384;";
    Store *store = new_store(path ? path : "your files");
    store->is_memory = !path;
    sqlite3_hard_heap_limit64(0);
    int code = sqlite3_open_v2(path ? path : ":memory:", &store->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                   SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                               NULL);
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

void store_file_close(Store *store)
{
    if (!store)
        return;
    for (int i = 0; i < STORE_STATEMENTS; i++)
        sqlite3_finalize(store->statements[i]);
    sqlite3_blob_close(store->piece);
    sqlite3_close_v2(store->db);
    if (store->build.work)
        unlink(store->build.work);
    free(store->build.work);
    free(store->build.staged);
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
    if (store->is_hostile)
        sql_deadline(store->db, &store->deadline, READING_MILLISECONDS);
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

static bool open_piece(Store *store, int64_t id)
{
    if (store->piece && sqlite3_blob_reopen(store->piece, id) == SQLITE_OK)
        return true;
    sqlite3_blob_close(store->piece);
    store->piece = NULL;
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
    return true;
}

size_t store_file_join(char *text, size_t length)
{
    size_t out = 0;
    for (size_t i = 0; i < length; i++) {
        bool blank = memchr(" \t\r\n", text[i], 4) != NULL;
        if (!blank)
            text[out++] = text[i];
        else if (out == 0 || text[out - 1] != ' ')
            text[out++] = ' ';
    }
    return out;
}

bool store_file_text(Store *store, sqlite3_stmt *row, int column, int32_t source,
                     Arena *arena, Str *text, Error *error)
{
    if (sqlite3_column_type(row, column) == SQLITE_NULL) {
        *text = sql_text(row, column + 2, arena);
        return true;
    }
    int64_t start = sqlite3_column_int64(row, column);
    int64_t length = sqlite3_column_int64(row, column + 1);
    if (start < 0 || start > LIMIT_ARGDOWN_BYTES || length < 0 ||
        length > LIMIT_STORE_PIECE)
        return error_set(error, "%s: the library is damaged", store->name);
    char *bytes = arena_get(arena, (size_t)length + 1, 1);
    if (!store_file_bytes(store, source, start, length, bytes, error))
        return false;
    *text = (Str){ bytes, store_file_join(bytes, (size_t)length) };
    return true;
}
