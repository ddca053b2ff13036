#include "src/store/state_file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>
#include "src/base/alloc.h"

enum { CHECK_MILLISECONDS = 200, PATH_BYTES = 4096 };

static const char file_name[] = "state.db";
static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

static const SqlTable schema[] = {
    { "setting", "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT) "
                 "WITHOUT ROWID" },
    { "position", "CREATE TABLE position(library TEXT, source TEXT, place TEXT, "
                  "folds TEXT, changed INT, PRIMARY KEY(library, source)) "
                  "WITHOUT ROWID" },
    { "seen", "CREATE TABLE seen(library TEXT, source TEXT, place TEXT, "
              "PRIMARY KEY(library, source, place)) WITHOUT ROWID" },
    { "mark", "CREATE TABLE mark(letter TEXT PRIMARY KEY, library TEXT, source TEXT, "
              "place TEXT) WITHOUT ROWID" },
    { "query", "CREATE TABLE query(text TEXT PRIMARY KEY, changed INT) WITHOUT ROWID" },
};

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

// --- where it may stand

// Makes a folder and those above it that are not there, for their owner alone.
static bool make_folder(const char *folder, Error *error)
{
    char path[PATH_BYTES];
    if ((size_t)snprintf(path, sizeof path, "%s", folder) >= sizeof path)
        return error_set(error, "%s: the name is too long", folder);
    for (char *slash = path + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return error_set(error, "%s: %s", folder, strerror(errno));
    return true;
}

static bool check_owner(const struct stat *info, const char *name, Error *error)
{
    if (info->st_uid != geteuid())
        return error_set(error, "%s: it belongs to another user, so nothing is kept",
                         name);
    if (info->st_mode & (S_IWGRP | S_IWOTH))
        return error_set(error,
                         "%s: others may write it, so nothing is kept; "
                         "`chmod go-w` mends that",
                         name);
    return true;
}

// Checks the file and what SQLite puts beside it, without following links.
static bool check_files(int folder, const char *path, bool *exists, Error *error)
{
    *exists = false;
    for (size_t i = 0; i < COUNT(endings); i++) {
        struct stat info;
        char name[64], shown[PATH_BYTES + 16];
        snprintf(name, sizeof name, "%s%s", file_name, endings[i]);
        snprintf(shown, sizeof shown, "%s%s", path, endings[i]);
        if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno == ENOENT)
                continue;
            return error_set(error, "%s: %s", shown, strerror(errno));
        }
        if (!S_ISREG(info.st_mode) || info.st_nlink != 1)
            return error_set(
                error, "%s: not a plain file with one name, so nothing is kept", shown);
        if (!check_owner(&info, shown, error))
            return false;
        *exists = *exists || i == 0;
    }
    return true;
}

// Opens the folder without following a link and checks it; -1 with an error, or if it
// is not there with *missing set.
static int open_folder(const char *folder, bool *missing, Error *error)
{
    struct stat info;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    *missing = fd < 0 && errno == ENOENT;
    if (fd < 0) {
        bool is_link = errno == ELOOP || errno == ENOTDIR;
        error_set(error, "%s: %s", folder,
                  is_link ? "not a folder, so nothing is kept" : strerror(errno));
        return -1;
    }
    if (fstat(fd, &info) == 0 && check_owner(&info, folder, error))
        return fd;
    close(fd);
    return -1;
}

// --- opening

// Whether SQLite finds nothing wrong, or not within the time there is.
static bool is_sound(sqlite3 *db)
{
    Deadline deadline = { 0 };
    sqlite3_stmt *check = NULL;
    sql_deadline(db, &deadline, CHECK_MILLISECONDS);
    int code = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &check, NULL);
    code = code == SQLITE_OK ? sqlite3_step(check) : code;
    const char *answer =
        code == SQLITE_ROW ? (const char *)sqlite3_column_text(check, 0) : NULL;
    bool sound = (answer && strcmp(answer, "ok") == 0) || deadline.passed;
    sqlite3_finalize(check);
    sql_deadline(db, &deadline, 0);
    return sound;
}

typedef enum { FILE_OURS, FILE_EMPTY, FILE_NEWER, FILE_DAMAGED, FILE_LOCKED } Finding;

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
        return FILE_LOCKED;
    int64_t application = sql_number(db, "PRAGMA application_id", -1);
    int64_t version = sql_number(db, "PRAGMA user_version", -1);
    bool ours = sql_has_schema(db, schema, COUNT(schema));
    Finding finding = FILE_DAMAGED;
    if (application == 0 && version == 0 && sql_has_schema(db, schema, 0))
        finding = FILE_EMPTY;
    else if (application == STATE_APPLICATION && version > STATE_VERSION)
        finding = FILE_NEWER;
    else if (application == STATE_APPLICATION && version == STATE_VERSION && ours &&
             is_sound(db))
        finding = FILE_OURS;
    file->is_readable = ours && finding != FILE_DAMAGED;
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

static bool make_tables(StateFile *file, Error *error)
{
    char version[128];
    snprintf(version, sizeof version,
             "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT",
             STATE_APPLICATION, STATE_VERSION);
    bool ok = sql_run(file->db, "BEGIN IMMEDIATE", file->path, error);
    for (size_t i = 0; ok && i < COUNT(schema); i++)
        ok = sql_run(file->db, schema[i].sql, file->path, error);
    ok = ok && sql_run(file->db, version, file->path, error);
    if (!ok)
        sqlite3_exec(file->db, "ROLLBACK", NULL, NULL, NULL);
    file->is_readable = ok;
    return ok;
}

// Puts a damaged file and what belongs to it aside under a name that says when.
static bool put_aside(StateFile *file, int folder)
{
    char stamp[64], from[64], to[192];
    time_t now = time(NULL);
    struct tm parts;
    strftime(stamp, sizeof stamp, ".corrupt-%Y%m%d-%H%M%S", gmtime_r(&now, &parts));
    size_t end = strlen(stamp);
    for (int i = 2; i < 100; i++) {
        snprintf(to, sizeof to, "%s%s", file_name, stamp);
        if (faccessat(folder, to, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
            break;
        snprintf(stamp + end, sizeof stamp - end, "-%d", i);
    }
    for (size_t i = COUNT(endings); i-- > 0;) {
        snprintf(from, sizeof from, "%s%s", file_name, endings[i]);
        snprintf(to, sizeof to, "%s%s%s", file_name, stamp, endings[i]);
        if (renameat(folder, from, folder, to) != 0 && errno != ENOENT)
            return false;
    }
    snprintf(file->notice, sizeof file->notice,
             "%s was damaged: it is kept as %s%s, and a new one is begun", file->path,
             file_name, stamp);
    return true;
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

// An empty file for the owner alone; SQLite gives its other files the same mode.
static bool make_file(int folder, const char *path, Error *error)
{
    int fd = openat(folder, file_name,
                    O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0 && errno != EEXIST)
        return error_set(error, "%s: %s", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return true;
}

static bool begin_anew(StateFile *file, int folder, bool is_remote, Error *error)
{
    close_database(file);
    if (!put_aside(file, folder))
        return error_set(error, "%s: it is damaged and cannot be put aside",
                         file->path);
    return make_file(folder, file->path, error) && open_database(file, error) &&
           set_up(file, is_remote, error) && make_tables(file, error);
}

static bool open_in(StateFile *file, int folder, bool makes, Error *error)
{
    struct statfs system;
    bool exists = false;
    bool is_remote =
        fstatfs(folder, &system) != 0 || state_file_is_remote((uint64_t)system.f_type);
    if (!check_files(folder, file->path, &exists, error))
        return false;
    if (!exists && (!makes || !make_file(folder, file->path, error)))
        return !makes;
    if (!open_database(file, error))
        return false;
    switch (inspect(file)) {
    case FILE_LOCKED: return sql_error(file->db, file->path, error);
    case FILE_OURS: return set_up(file, is_remote, error);
    case FILE_EMPTY: return set_up(file, is_remote, error) && make_tables(file, error);
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

bool state_file_open(StateFile *file, const char *folder, Error *error)
{
    bool missing;
    *file = (StateFile){ .may_write = true };
    size_t size = folder ? strlen(folder) + sizeof file_name + 1 : 1;
    file->path = xalloc(size);
    snprintf(file->path, size, "%s%s%s", folder ? folder : "", folder ? "/" : "",
             folder ? file_name : "");
    if (!folder)
        return true;
    file->folder = memcpy(xalloc(strlen(folder) + 1), folder, strlen(folder) + 1);
    int fd = open_folder(folder, &missing, error);
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
        return true;
    if (!file->folder)
        return make_in_memory(file, error);
    if (!make_folder(file->folder, error))
        return false;
    int fd = open_folder(file->folder, &missing, error);
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
    free(file->path);
    free(file->folder);
}
