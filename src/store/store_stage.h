// What waits in a store that is being built: rows come source by source and get their
// places by importance only when all are there. For the modules of the store alone.
#ifndef SRC_STORE_STORE_STAGE_H
#define SRC_STORE_STORE_STAGE_H

#include "src/store/store.h"
#include "src/store/store_file.h"

// A row as its table has it.
typedef struct {
    int32_t ordinal, class, link, side, quality;
    int64_t parent;
    Str address, title;
    bool has_key; // it is not the usual one
    Str key;
    bool has_place; // its text stands in its source
    int64_t start, length;
    Str text;  // if it does not
    Str terms; // their marks
} StageRow;

// Makes the table of what waits, in an open transaction.
bool store_stage_open(Store *store, Error *error);

// A sum of what is noted of a source, with its rows and citations in any order: one
// that is taken over from another store must still say the same. A row counts with the
// marks of its terms.
uint64_t store_stage_sum_source(const StoreSource *source);
uint64_t store_stage_sum_row(const StageRow *row);
uint64_t store_stage_sum_citation(const StoreCitation *citation);

// The sum of all of it and of the number of problems.
uint64_t store_stage_total(uint64_t sum, int32_t problems);

// The next source begins.
void store_stage_source(Store *store, const StoreSource *source);
void store_stage_problems(Store *store, int32_t source, int32_t problems);

// Adds rows and citations of the source added last.
bool store_stage_row(Store *store, const StageRow *row, Error *error);
bool store_stage_citation(Store *store, const StoreCitation *citation, Error *error);

// Moves the rows to where they belong, notes how many there are of each rank, and ends
// the transaction.
bool store_stage_finish(Store *store, Error *error);

#endif
