// Filling a store: sources with their rows and citations, then the search index, which
// is verified before the file takes its place.
#ifndef SRC_STORE_STORE_BUILD_H
#define SRC_STORE_STORE_BUILD_H

#include "src/store/store.h"
#include "src/store/store_watch.h"

// Starts a new store beside `path`, which stays untouched until store_finish(). NULL as
// path makes one in memory. The caller closes it with store_close(), finished or not.
Store *store_create(const char *path, Error *error);

// Has whoever watches the building asked while the store is filled and finished. What
// was being done when they said no fails, with an error, and the store can only be
// closed.
void store_watch(Store *store, const WatchedBuild *watched);

// Says how many bytes of all sources have been read; false, with an error, when
// building shall end.
bool store_build_goes_on(Store *store, int64_t done, int64_t all, Error *error);

// Adds a source with its bytes, and sets its id and size. The bytes are borrowed
// until the next source is added or the store is finished or closed.
bool store_add_source(Store *store, StoreSource *source, Str content, Error *error);

// Adds a row of the source added last. Where its text stands in the source's bytes, a
// line end and what white space is about it counting as one blank, only its place is
// kept.
bool store_add_row(Store *store, const StoreRow *row, Error *error);
bool store_add_citation(Store *store, const StoreCitation *citation, Error *error);

// Notes how many problems a source has, before the store is finished.
void store_set_problems(Store *store, int32_t source, int32_t problems);

// Puts the rows in order. In memory: the store can be read now, and makes its index
// when it is first searched. As a file: makes the index, verifies it, writes the file
// compactly, syncs, renames; then the caller closes the store and opens the file. On
// failure the file that stood at `path` is untouched.
bool store_finish(Store *store, Error *error);

// Has SQLite and FTS5 look through a store file, which stays as it is.
bool store_verify(const char *path, WatchedBuild *watched, Error *error);

#endif
