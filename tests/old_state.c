#include "tests/old_state.h"
#include <sqlite3.h>
#include <sys/stat.h>
#include "tests/check.h"

static const char first_version[] =
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE position(library TEXT, source TEXT, place TEXT, "
    "folds TEXT, changed INT, PRIMARY KEY(library, source)) WITHOUT ROWID;"
    "CREATE TABLE seen(library TEXT, source TEXT, place TEXT, "
    "PRIMARY KEY(library, source, place)) WITHOUT ROWID;"
    "CREATE TABLE mark(letter TEXT PRIMARY KEY, library TEXT, source TEXT, "
    "place TEXT) WITHOUT ROWID;"
    "CREATE TABLE query(text TEXT PRIMARY KEY, changed INT) WITHOUT ROWID;"
    "INSERT INTO setting VALUES('hints', 'off');"
    "INSERT INTO position VALUES('soft-power', 'real-power', 'It''s \"soft\"\n', '', "
    "7);"
    "INSERT INTO seen VALUES('soft-power', 'real-power', 'Vietnam');"
    "INSERT INTO mark VALUES('a', 'soft-power', 'real-power', 'Japan');"
    "INSERT INTO query VALUES('软实力', 1);"
    "PRAGMA application_id=1836020851; PRAGMA user_version=1;";

void old_state_run(const char *path, const char *statements)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, statements, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", statements, sqlite3_errmsg(db));
    sqlite3_close(db);
    assert_int_equal(chmod(path, 0600), 0);
}

void old_state_write(const char *path)
{
    old_state_run(path, first_version);
}
