#include "src/store/sql.h"
#include <time.h>

// A statement looks at the clock after so many steps of SQLite's machine: often enough
// for a millisecond, seldom enough to cost nothing.
enum { STEPS_BETWEEN_LOOKS = 1000 };

static const char *reason(sqlite3 *db, int code)
{
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: return "the file is damaged";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program is using the file";
    case SQLITE_FULL: return "there is no space left on the device";
    case SQLITE_READONLY: return "the file may not be written";
    case SQLITE_PERM:
    case SQLITE_AUTH: return "the file asks for what a library may not do";
    case SQLITE_NOMEM: return "the file needs more memory than it may have";
    case SQLITE_TOOBIG: return "the file holds something too large";
    case SQLITE_INTERRUPT: return "reading the file took too long";
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR: {
        int system = db ? sqlite3_system_errno(db) : 0;
        return system ? strerror(system) : "the file could not be read or written";
    }
    default: return db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    }
}

bool sql_error(sqlite3 *db, const char *name, Error *error)
{
    int code = db ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;
    return error_set(error, "%s: %s", name, reason(db, code));
}

bool sql_run(sqlite3 *db, const char *statements, const char *name, Error *error)
{
    if (sqlite3_exec(db, statements, NULL, NULL, NULL) != SQLITE_OK)
        return sql_error(db, name, error);
    return true;
}

int64_t sql_number(sqlite3 *db, const char *statement, int64_t otherwise)
{
    sqlite3_stmt *prepared = NULL;
    int64_t number = otherwise;
    if (sqlite3_prepare_v2(db, statement, -1, &prepared, NULL) == SQLITE_OK &&
        sqlite3_step(prepared) == SQLITE_ROW)
        number = sqlite3_column_int64(prepared, 0);
    sqlite3_finalize(prepared);
    return number;
}

// A text that is empty but not NULL: SQLite tells them apart by the pointer.
static const char *bytes_of(Str text)
{
    return text.length > 0 ? text.data : "";
}

void sql_bind_text(sqlite3_stmt *statement, int parameter, Str text)
{
    sqlite3_bind_text64(statement, parameter, bytes_of(text), text.length,
                        SQLITE_STATIC, SQLITE_UTF8);
}

void sql_bind_blob(sqlite3_stmt *statement, int parameter, Str bytes)
{
    sqlite3_bind_blob64(statement, parameter, bytes_of(bytes), bytes.length,
                        SQLITE_STATIC);
}

bool sql_done(sqlite3_stmt *statement)
{
    bool done = sqlite3_step(statement) == SQLITE_DONE;
    return sqlite3_reset(statement) == SQLITE_OK && done;
}

Str sql_text(sqlite3_stmt *statement, int column, Arena *arena)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    int length = sqlite3_column_bytes(statement, column);
    if (!bytes || length <= 0)
        return str("");
    return arena_str(arena, (Str){ bytes, (size_t)length });
}

int32_t sql_int(sqlite3_stmt *statement, int column, int32_t least, int32_t most)
{
    int64_t value = sqlite3_column_int64(statement, column);
    value = value > least ? value : least;
    return (int32_t)(value < most ? value : most);
}

bool sql_has_schema(sqlite3 *db, const SqlTable *tables, size_t count)
{
    sqlite3_stmt *rows = NULL;
    uint64_t found = 0;
    bool same = sqlite3_prepare_v2(db, "SELECT name, sql FROM sqlite_schema", -1, &rows,
                                   NULL) == SQLITE_OK;
    while (same && sqlite3_step(rows) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(rows, 0);
        const char *sql = (const char *)sqlite3_column_text(rows, 1);
        size_t i = 0;
        while (name && i < count && strcmp(name, tables[i].name) != 0)
            i++;
        same = name && sql && i < count && strcmp(sql, tables[i].sql) == 0 &&
               !(found >> i & 1);
        found |= (uint64_t)same << i;
    }
    return sqlite3_finalize(rows) == SQLITE_OK && same &&
           found == ((uint64_t)1 << count) - 1;
}

void sql_keep_small(int64_t bytes)
{
    // No pages and no small pieces set aside for each database before they are wanted.
    sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
    sqlite3_soft_heap_limit64(bytes);
}

int64_t sql_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int look(void *context)
{
    Deadline *deadline = context;
    deadline->passed = deadline->passed ||
                       (deadline->stop && atomic_load(deadline->stop)) ||
                       (deadline->at > 0 && sql_now() >= deadline->at);
    return deadline->passed;
}

void sql_deadline(sqlite3 *db, Deadline *deadline, int milliseconds)
{
    deadline->at = milliseconds > 0 ? sql_now() + milliseconds : 0;
    deadline->passed = false;
    bool ends = milliseconds > 0 || deadline->stop;
    sqlite3_progress_handler(db, STEPS_BETWEEN_LOOKS, ends ? look : NULL, deadline);
}
