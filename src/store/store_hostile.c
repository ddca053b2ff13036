#include "src/store/store_hostile.h"
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/limits.h"
#include "src/base/vec.h"

enum {
    HEADER_BYTES = 100,
    ROW_BYTES = 15, // of a row's header alone, a byte for each of its columns
};

static bool is_beside(const char *path, const char *ending, char out[static 4096])
{
    struct stat info;
    snprintf(out, 4096, "%s%s", path, ending);
    return lstat(out, &info) == 0;
}

// Refuses what is no file, and a file beside which a journal stands: SQLite would take
// the journal's word for what the file says (F10, F11).
static bool check_path(const char *path, struct stat *info, Error *error)
{
    char journal[4096];
    if (stat(path, info) != 0)
        return error_set(error, "%s: %s", path,
                         errno == ENOENT
                             ? "there is no library here; `moot build` makes one"
                             : strerror(errno));
    if (!S_ISREG(info->st_mode))
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
// when closed) and says what the file is, if it is no library of this version; notes
// its size. Offsets are those of SQLite's file format.
static bool check_header(sqlite3 *db, const char *path, int64_t *size, Error *error)
{
    unsigned char header[HEADER_BYTES] = { 0 };
    sqlite3_file *file = NULL;
    sqlite3_int64 bytes = 0;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (!file || !file->pMethods ||
        file->pMethods->xFileSize(file, &bytes) != SQLITE_OK)
        return error_set(error, "%s: the file cannot be read", path);
    *size = bytes;
    if (bytes < HEADER_BYTES ||
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
    if (header[18] != 1 || header[19] != 1 || bytes != page * big_endian(header + 28))
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
        { SQLITE_LIMIT_LENGTH,              LIMIT_STORE_VALUE },
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
    sqlite3_hard_heap_limit64(LIMIT_STORE_HEAP);
}

// Numbers that the file has no room for would have whoever counts rows take all memory.
static bool read_layout(Store *store, int64_t size)
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
    return ok && store->theses + store->claims + store->passages <= size / ROW_BYTES;
}

static bool open_hostile(Store *store, const char *path, Error *error)
{
    static const char pragmas[] =
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON;"
        "PRAGMA cache_size=-1024; PRAGMA temp_store=MEMORY";
    int64_t size = 0;
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
    if (!check_header(store->db, path, &size, error))
        return false;
    harden(store->db);
    sql_deadline(store->db, &store->deadline, STORE_MILLISECONDS);
    if (!sql_run(store->db, pragmas, path, error))
        return false;
    if (!store_file_has_schema(store->db) || !read_layout(store, size))
        return error_set(error,
                         "%s: the library is damaged or has been tampered with; build "
                         "or install it again",
                         path);
    sqlite3_set_authorizer(store->db, authorize, store);
    return true;
}

Store *store_hostile_open(const char *path, Error *error)
{
    struct stat info;
    if (!check_path(path, &info, error))
        return NULL;
    Store *store = store_file_new(path);
    store->device = info.st_dev;
    store->inode = info.st_ino;
    store->is_hostile = true;
    if (open_hostile(store, path, error))
        return store;
    store_file_close(store);
    return NULL;
}
