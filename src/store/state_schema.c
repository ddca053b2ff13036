#include "src/store/state_schema.h"
#include <inttypes.h>
#include <stdio.h>
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/base/vec.h"

enum { SALVAGE_MILLISECONDS = 2000 };

// In the order of the versions that brought them. A new table is a line at the end.
static const SqlTable tables[] = {
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
    { "note", "CREATE TABLE note(library TEXT, source TEXT, place TEXT, text TEXT, "
              "words TEXT, created INT, changed INT, "
              "PRIMARY KEY(library, source, place)) WITHOUT ROWID" },
    { "verdict", "CREATE TABLE verdict(library TEXT, source TEXT, place TEXT, "
                 "truth TEXT, bearing TEXT, changed INT, "
                 "PRIMARY KEY(library, source, place)) WITHOUT ROWID" },
    { "stance", "CREATE TABLE stance(library TEXT, source TEXT, place TEXT, "
                "answer TEXT, made INT, PRIMARY KEY(library, source, place)) "
                "WITHOUT ROWID" },
    { "prediction", "CREATE TABLE prediction(library TEXT, source TEXT, place TEXT, "
                    "kind TEXT, guess TEXT, answer TEXT, made INT)" },
};

// How many of them a version has.
static const size_t counts[STATE_VERSION + 1] = {
    [1] = 5,
    [STATE_VERSION] = COUNT(tables),
};

const SqlTable *state_schema(int64_t version, size_t *count)
{
    if (version < 1 || version > STATE_VERSION)
        return NULL;
    *count = counts[version];
    return tables;
}

bool state_schema_make(sqlite3 *db, int64_t from, const char *path, Error *error)
{
    char version[128];
    bool ok = true;
    snprintf(version, sizeof version,
             "PRAGMA application_id=%d; PRAGMA user_version=%d", STATE_APPLICATION,
             STATE_VERSION);
    for (size_t i = counts[from]; ok && i < COUNT(tables); i++)
        ok = sql_run(db, tables[i].sql, path, error);
    return ok && sql_run(db, version, path, error);
}

// --- export

static void export_row(sqlite3_stmt *row, const char *table, Buffer *out)
{
    buffer_format(out, "INSERT INTO %s VALUES(", table);
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        bool is_number = sqlite3_column_type(row, i) == SQLITE_INTEGER;
        char *value =
            sqlite3_mprintf(is_number ? "%s" : "%Q", sqlite3_column_text(row, i));
        buffer_format(out, i > 0 ? ", %s" : "%s", value ? value : "NULL");
        sqlite3_free(value);
    }
    buffer_add(out, str(");\n"));
}

Str state_schema_export(sqlite3 *db, int64_t version, Arena *arena)
{
    Buffer out = { .arena = arena };
    buffer_add(&out, str("BEGIN;\n"));
    for (size_t i = 0; i < counts[version]; i++) {
        char query[64];
        sqlite3_stmt *rows = NULL;
        buffer_format(&out, "%s;\n", tables[i].sql);
        snprintf(query, sizeof query, "SELECT * FROM %s", tables[i].name);
        if (sqlite3_prepare_v2(db, query, -1, &rows, NULL) != SQLITE_OK)
            continue;
        while (sqlite3_step(rows) == SQLITE_ROW)
            export_row(rows, tables[i].name, &out);
        sqlite3_finalize(rows);
    }
    buffer_format(
        &out, "PRAGMA application_id=%d;\nPRAGMA user_version=%" PRId64 ";\nCOMMIT;\n",
        STATE_APPLICATION, version);
    return buffer_str(&out);
}

// --- migration

bool state_schema_migrate(sqlite3 *db, const char *path, Arena *arena, Str *exported,
                          Error *error)
{
    if (!sql_run(db, "BEGIN IMMEDIATE", path, error))
        return false;
    // Another moot may have done it while this one waited.
    int64_t from = sql_number(db, "PRAGMA user_version", -1);
    bool ok = true;
    *exported = str("");
    if (from > 0 && from < STATE_VERSION) {
        const char *slash = strrchr(path, '/');
        int folder = slash ? (int)(slash - path + 1) : 0;
        *exported = arena_format(arena, "%.*sstate-version-%" PRId64 ".sql", folder,
                                 path, from);
        ok = file_write_private(exported->data, state_schema_export(db, from, arena),
                                error) &&
             state_schema_make(db, from, path, error);
    }
    ok = ok && sql_run(db, "COMMIT", path, error);
    if (!ok)
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

// --- salvage

// A row of a damaged table, if it can be one of ours: no blobs, texts of UTF-8.
static bool bind_row(sqlite3_stmt *write, sqlite3_stmt *row, int columns)
{
    for (int i = 0; i < columns; i++) {
        sqlite3_value *value = sqlite3_column_value(row, i);
        int type = sqlite3_value_type(value);
        if (type != SQLITE_TEXT && type != SQLITE_INTEGER)
            return false;
        sqlite3_bind_value(write, i + 1, value);
    }
    return true;
}

// Copies the rows that a query gives until one cannot be read.
static void copy_rows(sqlite3 *db, sqlite3 *damaged, const char *query,
                      const char *insert)
{
    sqlite3_stmt *rows = NULL, *write = NULL;
    if (sqlite3_prepare_v2(damaged, query, -1, &rows, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, insert, -1, &write, NULL) == SQLITE_OK &&
        sqlite3_column_count(rows) == sqlite3_bind_parameter_count(write))
        while (sqlite3_step(rows) == SQLITE_ROW)
            if (bind_row(write, rows, sqlite3_column_count(rows)))
                sql_done(write);
    sqlite3_finalize(rows);
    sqlite3_finalize(write);
}

// From one end of a table as far as it can be read, then from the other.
static int64_t salvage_table(sqlite3 *db, sqlite3 *damaged, const char *table)
{
    static const char columns[] =
        "SELECT group_concat('?'), group_concat(CASE WHEN pk > 0 THEN name || ' DESC' "
        "END) FROM pragma_table_info(?1)";
    int before = sqlite3_total_changes(db);
    char insert[128], forward[128], backward[128];
    sqlite3_stmt *about = NULL;
    if (sqlite3_prepare_v2(db, columns, -1, &about, NULL) != SQLITE_OK)
        return 0;
    sql_bind_text(about, 1, str(table));
    if (sqlite3_step(about) == SQLITE_ROW) {
        snprintf(insert, sizeof insert, "INSERT OR IGNORE INTO %s VALUES(%s)", table,
                 (const char *)sqlite3_column_text(about, 0));
        snprintf(forward, sizeof forward, "SELECT * FROM %s", table);
        snprintf(backward, sizeof backward, "SELECT * FROM %s ORDER BY %s", table,
                 (const char *)sqlite3_column_text(about, 1));
        copy_rows(db, damaged, forward, insert);
        copy_rows(db, damaged, backward, insert);
    }
    sqlite3_finalize(about);
    return sqlite3_total_changes(db) - before;
}

int64_t state_schema_salvage(sqlite3 *db, const char *damaged)
{
    sqlite3 *old = NULL;
    Deadline deadline = { 0 };
    int64_t rows = 0;
    if (sqlite3_open_v2(damaged, &old, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                        NULL) == SQLITE_OK &&
        sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK) {
        sqlite3_db_config(old, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        sqlite3_db_config(old, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
        sql_deadline(old, &deadline, SALVAGE_MILLISECONDS);
        for (size_t i = 0; i < COUNT(tables); i++)
            rows += salvage_table(db, old, tables[i].name);
        if (sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) {
            sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
            rows = 0;
        }
    }
    sqlite3_close_v2(old);
    return rows;
}
