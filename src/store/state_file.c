#include "src/store/state_file.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/store/state_lease.h"
#include "src/store/state_place.h"
#include "src/store/state_schema.h"

enum { CHECK_MILLISECONDS = 200 };

bool state_file_is_remote(uint64_t file_system)
{
    // clang-format off
    static const uint32_t types[] = {
        0x00006969, // NFS
        0x0000517B, // SMB
        0xFF534D42, // CIFS
        0xFE534D42, // SMB 2
        0x5346414F, // AFS
        0x6B414653, // AFS, the kernel's own
        0x0BD00BD0, // Lustre
        0x47504653, // GPFS
        0x01021997, // 9P
        0x65735546, // FUSE
        0x00C36400, // Ceph
        0x73757245, // Coda
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(types); i++)
        if ((uint32_t)file_system == types[i])
            return true;
    return false;
}

// --- opening

typedef enum {
    FILE_OURS,
    FILE_EMPTY,
    FILE_EARLIER,
    FILE_NEWER,
    FILE_DAMAGED,
    FILE_UNREADABLE, // now: it is locked, or the system gives an error
} Finding;

// Whether the latest call failed, but not because of what is in the file.
static bool has_failed(sqlite3 *db)
{
    switch (sqlite3_errcode(db) & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
    case SQLITE_CORRUPT:
    case SQLITE_INTERRUPT:
    case SQLITE_NOTADB: return false;
    default: return true;
    }
}

// Whether SQLite finds nothing wrong, or not within the time there is.
static Finding check(sqlite3 *db, Finding if_sound)
{
    Deadline deadline = { 0 };
    sqlite3_stmt *check = NULL;
    sql_deadline(db, &deadline, CHECK_MILLISECONDS);
    int code = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &check, NULL);
    code = code == SQLITE_OK ? sqlite3_step(check) : code;
    const char *answer =
        code == SQLITE_ROW ? (const char *)sqlite3_column_text(check, 0) : NULL;
    bool sound = (answer && strcmp(answer, "ok") == 0) || deadline.passed;
    bool failed = has_failed(db);
    sqlite3_finalize(check);
    sql_deadline(db, &deadline, 0);
    return sound ? if_sound : failed ? FILE_UNREADABLE : FILE_DAMAGED;
}

// What the file is by its version and tables.
static Finding judge(StateFile *file)
{
    sqlite3 *db = file->db;
    int64_t application = sql_number(db, "PRAGMA application_id", -1);
    int64_t version = has_failed(db) ? -1 : sql_number(db, "PRAGMA user_version", -1);
    int64_t known = version > STATE_VERSION ? STATE_VERSION : version;
    size_t count = 0;
    const SqlTable *tables = state_schema(known, &count);
    if (has_failed(db))
        return FILE_UNREADABLE;
    bool ours = sql_has_schema(db, tables, count);
    if (has_failed(db))
        return FILE_UNREADABLE;
    file->is_readable = ours && tables;
    if (application == 0 && version == 0 && ours)
        return FILE_EMPTY;
    if (application != STATE_APPLICATION || (version <= STATE_VERSION && !ours))
        return FILE_DAMAGED;
    if (version > STATE_VERSION)
        return FILE_NEWER;
    return check(db, version == STATE_VERSION ? FILE_OURS : FILE_EARLIER);
}

// Says what the file is. It is called damaged only on evidence: everything is read
// under one lock, so that another program's lock is never taken for damage.
static Finding inspect(StateFile *file)
{
    sqlite3 *db = file->db;
    sqlite3_busy_timeout(db, STATE_BUSY_MILLISECONDS);
    sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
    int code = sqlite3_exec(db, "SELECT name FROM sqlite_schema", NULL, NULL, NULL);
    code &= 0xFF;
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        return FILE_DAMAGED;
    if (code != SQLITE_OK)
        return FILE_UNREADABLE;
    Finding finding = judge(file);
    if (finding == FILE_DAMAGED || finding == FILE_UNREADABLE)
        file->is_readable = false;
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    return finding;
}

static bool set_up(StateFile *file, bool is_remote, Error *error)
{
    static const char pragmas[] =
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
        "PRAGMA cache_size=-256; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL";
    sqlite3_busy_timeout(file->db, STATE_BUSY_MILLISECONDS);
    sqlite3_db_config(file->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(file->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(file->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    return sql_run(file->db, pragmas, file->path, error) &&
           sql_run(file->db,
                   is_remote ? "PRAGMA journal_mode=DELETE" : "PRAGMA journal_mode=WAL",
                   file->path, error);
}

static bool open_database(StateFile *file, Error *error)
{
    int code = sqlite3_open_v2(
        file->path, &file->db,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    return code == SQLITE_OK || sql_error(file->db, file->path, error);
}

static void close_database(StateFile *file)
{
    sqlite3_close_v2(file->db);
    file->db = NULL;
}

static bool make_tables(StateFile *file, Error *error)
{
    bool ok = sql_run(file->db, "BEGIN IMMEDIATE", file->path, error) &&
              // Another moot may have made them while this one waited.
              (sql_number(file->db, "PRAGMA user_version", 0) == STATE_VERSION ||
               state_schema_make(file->db, 0, file->path, error)) &&
              sql_run(file->db, "COMMIT", file->path, error);
    if (!ok)
        sqlite3_exec(file->db, "ROLLBACK", NULL, NULL, NULL);
    file->is_readable = ok;
    return ok;
}

// A new file, with what can still be read of the damaged one, which is kept.
static bool begin_anew(StateFile *file, int folder, bool is_remote, Error *error)
{
    char name[192], path[4096];
    close_database(file);
    if (!state_place_put_aside(folder, name, sizeof name))
        return error_set(error, "%s: it is damaged and cannot be put aside",
                         file->path);
    if (!state_place_make_file(folder, file->path, error) ||
        !open_database(file, error) || !set_up(file, is_remote, error) ||
        !make_tables(file, error))
        return false;
    snprintf(path, sizeof path, "%s/%s", file->folder, name);
    int64_t rows = state_schema_salvage(file->db, path);
    snprintf(file->notice, sizeof file->notice,
             "%s was damaged: it is kept as %s, and a new one is begun with %s",
             file->path, name,
             rows > 0 ? "what could still be read of it" : "nothing in it");
    return true;
}

// The file of an earlier moot; where it cannot be brought to this version it is read.
static bool migrate(StateFile *file, bool is_remote, Error *error)
{
    Arena *arena = arena_new();
    Str exported;
    if (!set_up(file, is_remote, error) ||
        !state_schema_migrate(file->db, file->path, arena, &exported, error)) {
        file->may_write = false;
        snprintf(file->notice, sizeof file->notice,
                 "What you do now is not kept, because the file of an earlier moot "
                 "cannot be brought up to date: %.400s",
                 error->text);
    } else if (exported.length > 0) {
        snprintf(file->notice, sizeof file->notice,
                 "Your data have been brought up to date; as they were they stand in "
                 "%.400s",
                 exported.data);
    }
    arena_free(arena);
    return true;
}

static bool is_on_another_machine(const StateFile *file, int folder)
{
    struct statfs system;
    if (file->file_system != 0)
        return state_file_is_remote(file->file_system);
    return fstatfs(folder, &system) != 0 ||
           state_file_is_remote((uint64_t)system.f_type);
}

static bool is_busy(sqlite3 *db)
{
    int code = sqlite3_errcode(db) & 0xFF;
    return code == SQLITE_BUSY || code == SQLITE_LOCKED;
}

static bool begin_on_another_machine(StateFile *file, Finding finding, Error *error)
{
    snprintf(file->notice, sizeof file->notice,
             "%s is on another machine: one moot at a time writes there", file->folder);
    // Reading needs no lease.
    return finding == FILE_OURS || finding == FILE_NEWER ||
           state_lease_take(file->path, &file->lease, error);
}

static bool open_in(StateFile *file, int folder, bool makes, Error *error)
{
    bool exists = false, is_remote = is_on_another_machine(file, folder);
    if (!state_place_check(folder, file->path, &exists, error))
        return false;
    if (!exists && (!makes || !state_place_make_file(folder, file->path, error)))
        return !makes;
    if (!open_database(file, error))
        return false;
    Finding finding = inspect(file);
    file->is_remote = is_remote;
    if (is_remote && !begin_on_another_machine(file, finding, error))
        return false;
    switch (finding) {
    case FILE_UNREADABLE: return sql_error(file->db, file->path, error);
    case FILE_OURS:
        // A lock of another moot leaves the log as it is, which is no harm.
        if (!set_up(file, is_remote, error) && !is_busy(file->db)) {
            // What is there can be read all the same.
            file->may_write = false;
            snprintf(file->notice, sizeof file->notice,
                     "What you do now is not kept: %.400s", error->text);
        }
        return true;
    case FILE_EMPTY: return set_up(file, is_remote, error) && make_tables(file, error);
    case FILE_EARLIER: return migrate(file, is_remote, error);
    case FILE_NEWER:
        file->may_write = false;
        snprintf(file->notice, sizeof file->notice,
                 "%s: a newer moot made it, so what you do now is not kept",
                 file->path);
        return true;
    case FILE_DAMAGED: break;
    }
    return begin_anew(file, folder, is_remote, error);
}

bool state_file_open(StateFile *file, const char *folder, uint64_t file_system,
                     Error *error)
{
    bool missing;
    *file = (StateFile){ .may_write = true, .lease = -1, .file_system = file_system };
    size_t size = folder ? strlen(folder) + sizeof STATE_FILE + 1 : 1;
    file->path = xalloc(size);
    snprintf(file->path, size, "%s%s%s", folder ? folder : "", folder ? "/" : "",
             folder ? STATE_FILE : "");
    if (!folder)
        return true;
    file->folder = memcpy(xalloc(strlen(folder) + 1), folder, strlen(folder) + 1);
    int fd = state_place_open(folder, &missing, error);
    if (fd < 0)
        return missing;
    bool ok = open_in(file, fd, false, error);
    close(fd);
    return ok;
}

static bool make_in_memory(StateFile *file, Error *error)
{
    int code = sqlite3_open_v2(":memory:", &file->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    return (code == SQLITE_OK || sql_error(file->db, "memory", error)) &&
           make_tables(file, error);
}

bool state_file_make(StateFile *file, Error *error)
{
    bool missing;
    if (!file->may_write)
        return error_set(error, "%s", file->notice);
    if (file->db)
        return !file->is_remote || state_lease_take(file->path, &file->lease, error);
    if (!file->folder)
        return make_in_memory(file, error);
    if (!state_place_make(file->folder, error))
        return false;
    int fd = state_place_open(file->folder, &missing, error);
    bool ok = fd >= 0 && open_in(file, fd, true, error);
    if (fd >= 0)
        close(fd);
    if (!ok)
        close_database(file);
    return ok;
}

void state_file_close(StateFile *file)
{
    close_database(file);
    state_lease_drop(file->path, &file->lease);
    free(file->path);
    free(file->folder);
}
