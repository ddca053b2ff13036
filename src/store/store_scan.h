// Matching a row by reading it, where the index cannot be asked; for the modules of the
// store alone.
#ifndef SRC_STORE_STORE_SCAN_H
#define SRC_STORE_STORE_SCAN_H

#include "src/store/store_plan.h"

// Whether a row with this title, this text and these marks (one after the other, as
// UTF-8) meets all conditions, words that may not be there looked for in `barred`
// instead of the text; its score.
bool store_scan_matches(const Plan *plan, Str title, Str text, Str barred, Str marks,
                        Arena *scratch, double *score);

#endif
