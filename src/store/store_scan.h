// Matching a row by reading it, where the index cannot be asked; for the modules of the
// store alone.
#ifndef SRC_STORE_STORE_SCAN_H
#define SRC_STORE_STORE_SCAN_H

#include "src/store/store_plan.h"

// An entry as the index has it, and what it does not have of its row.
typedef struct {
    Str title, text;
    Str marks; // of its source and terms, one after the other, as UTF-8
    Str whole; // the row's text, in which words that may not be there are looked for
} StoreScanEntry;

// Whether an entry meets all conditions; its score.
bool store_scan_matches(const Plan *plan, const StoreScanEntry *entry, Arena *scratch,
                        double *score);

#endif
