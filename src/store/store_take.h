// Taking over what an older store knows of a source that has not changed since.
#ifndef SRC_STORE_STORE_TAKE_H
#define SRC_STORE_STORE_TAKE_H

#include "src/store/store_build.h"

typedef struct StoreTaker StoreTaker;

// Borrows the older store. NULL with an error if it cannot be read.
StoreTaker *store_taker_open(Store *older, Error *error);
void store_taker_close(StoreTaker *taker);

// Adds all rows and citations of a source of the older store to the source added last,
// which has the same bytes. False, with an error, if they cannot be read or are not
// what was once written: then the store being built can only be closed.
bool store_take(Store *store, StoreTaker *taker, const StoreSource *older,
                Error *error);

// Whether the rows and citations of a source of the older store are what was written.
bool store_take_verify(StoreTaker *taker, const StoreSource *older, Error *error);

#endif
