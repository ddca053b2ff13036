// SQLite in the words of this house: texts as Str, results in an arena, reasons as
// sentences, and an end to what takes too long. The only module that includes
// <sqlite3.h>; those that talk to a database do so through this header.
#ifndef SRC_STORE_SQL_H
#define SRC_STORE_SQL_H

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdint.h>
#include "src/base/arena.h"
#include "src/base/error.h"

// Writes why the last call on this database failed, with the file's name before it, and
// returns false. `db` may be NULL (there was no memory for it).
bool sql_error(sqlite3 *db, const char *name, Error *error);

// Runs statements that have no results and no parameters.
bool sql_run(sqlite3 *db, const char *statements, const char *name, Error *error);

// The integer that a statement without parameters gives, `otherwise` if it gives none.
int64_t sql_number(sqlite3 *db, const char *statement, int64_t otherwise);

// Binds a text, which is borrowed until the statement is reset or bound anew.
void sql_bind_text(sqlite3_stmt *statement, int parameter, Str text);
void sql_bind_blob(sqlite3_stmt *statement, int parameter, Str bytes);

// Steps a statement that gives no rows and resets it; whether it succeeded.
bool sql_done(sqlite3_stmt *statement);

// A column of the current row as text, copied into the arena; of a NULL: empty.
Str sql_text(sqlite3_stmt *statement, int column, Arena *arena);

// A column of the current row, cut to the range.
int32_t sql_int(sqlite3_stmt *statement, int column, int32_t least, int32_t most);

// A table or index, and the statement that made it, letter for letter.
typedef struct {
    const char *name, *sql;
} SqlTable;

// Whether the database has just these, at most 32 of them (R17).
bool sql_has_schema(sqlite3 *db, const SqlTable *tables, size_t count);

// Milliseconds of a clock that only goes forward.
int64_t sql_now(void);

// From now on SQLite, in all databases of the process together, keeps little of what it
// has read: beyond so many bytes it uses pages again rather than new memory. What a
// statement needs it still takes. Before the first database is opened.
void sql_keep_small(int64_t bytes);

// When a database has to stop: zero: never.
typedef struct {
    int64_t at;              // by sql_now()
    const atomic_bool *stop; // at once when this becomes true; NULL: nothing does that
    bool passed;
} Deadline;

// From now on statements of this database fail with SQLITE_INTERRUPT once so many
// milliseconds have gone by (0: never) or the deadline's `stop` is true. The deadline
// is the caller's, `stop` set or NULL, and must live as long as the database or until
// the next call.
void sql_deadline(sqlite3 *db, Deadline *deadline, int milliseconds);

#endif
