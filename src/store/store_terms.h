// What filters ask for besides words (StoreTerm): a mark for each name while a store is
// built, for the modules of the store alone; store_terms() of store.h reads them again.
#ifndef SRC_STORE_STORE_TERMS_H
#define SRC_STORE_STORE_TERMS_H

#include "src/store/store.h"
#include "src/store/store_file.h"

// The marks of a row's terms as one text, each with a row counted for it. It lives
// until the next call. A term that is named twice counts once; one for which there is
// no mark left, or with a name too long, is left out.
Str store_terms_marks(Store *store, const StoreTerm *terms, size_t count);

// Writes the terms into the store, and notes their sum.
bool store_terms_finish(Store *store, Error *error);

// The sum of the terms before one, and of that one: whether terms that are read are
// those that were written.
uint64_t store_terms_sum(uint64_t before, const StoreTerm *term);
#endif
