// The search index of a store: an FTS5 table with words of our own making (words.h),
// for the modules of the store alone.
//
// Each row has an entry under its own id: its title (but for passages, whose titles are
// those of their sections), the marks of its source and its terms, all in one place,
// and its text. They are one column: FTS5 notes for each word of any other column which
// that is, four times with the indexes of beginnings. The titles of claims and
// arguments have entries of their own before all of these (store_file.h), so that
// walking the index by its ids meets matches in order of importance.
#ifndef SRC_STORE_STORE_INDEX_H
#define SRC_STORE_STORE_INDEX_H

#include "src/store/store_file.h"

// Gets the index ready for reading; false if the store has none that can be read. In a
// store opened as hostile this is when FTS5 connects (F13).
bool store_index_open(Store *store);

// Makes an empty index.
bool store_index_create(Store *store, Error *error);

// Adds the rows that are not in it yet, for at most so many milliseconds (0: all of
// them). store_index_is_whole() says whether all are.
bool store_index_fill(Store *store, int milliseconds, Error *error);
bool store_index_is_whole(const Store *store);

// Joins its parts into one.
bool store_index_optimize(Store *store, Error *error);

// Has FTS5 check the index from end to end (F12).
bool store_index_verify(sqlite3 *db, const char *name, Error *error);

// Lets this connection make and read indexes of words; idempotent. Scores are made by
// the store's `score_plan`.
bool store_index_register(Store *store, sqlite3 *db);

// The marks of the source and the terms of the row that a statement stands on.
Str store_index_place(sqlite3_stmt *row, Arena *arena);

#endif
