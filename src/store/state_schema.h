// The tables of the reader's file, by the version that brought them, and how a file of
// an earlier version becomes one of this: for the modules of state.h alone.
#ifndef SRC_STORE_STATE_SCHEMA_H
#define SRC_STORE_STATE_SCHEMA_H

#include "src/store/sql.h"

enum {
    STATE_APPLICATION = 0x6D6F7473, // "mots": the application_id of the file
    STATE_VERSION = 2,              // its user_version
};

// The tables that a file of a version has, with `count`; NULL of a version that never
// was. Those of a later version begin with those of the earlier ones.
const SqlTable *state_schema(int64_t version, size_t *count);

// Makes the tables of this version that one of version `from` (0: an empty file) lacks,
// and says so in the file. Within a transaction that the caller has begun.
bool state_schema_make(sqlite3 *db, int64_t from, const char *path, Error *error);

// All rows of the tables of a version as text: statements of SQL that make the same
// file again (`sqlite3 state.db < FILE`).
Str state_schema_export(sqlite3 *db, int64_t version, Arena *arena);

// Takes a file of an earlier version to this one in one transaction, once all that is
// in it stands as text beside it, for its owner alone: "state-version-1.sql";
// `exported` is set to that path, in the arena. Until the transaction is done the file
// stays as it was, whatever happens.
bool state_schema_migrate(sqlite3 *db, const char *path, Arena *arena, Str *exported,
                          Error *error);

// Copies into an open file of this version what can still be read of a damaged one, of
// any version, within two seconds. Returns the number of rows that were new.
int64_t state_schema_salvage(sqlite3 *db, const char *damaged);

#endif
