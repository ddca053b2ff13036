// What a hit of a search shows: the row found, the part of its text where the words
// stand, and the line of argument from it up to the thesis.
#ifndef SRC_LIBRARY_HIT_H
#define SRC_LIBRARY_HIT_H

#include "src/library/query.h"
#include "src/store/store.h"

typedef struct {
    size_t source; // index in the library
    StoreRow row;
    RowClass class; // what it matches as (store_match.h)
    double score;
    Str title;   // the claim's title, or the section's of a passage
    Str snippet; // the part of the text around the first match, on one line
    Mark *marks; // the matched words in the snippet
    size_t mark_count;
    Mark *title_marks; // ... and in the title
    size_t title_mark_count;
    Str line; // "supports Entertainment is soft power ‹ ..." up to the thesis; empty
              // for a thesis or a passage
} Hit;

// Fills in all but source, class and score from the row with this id, with these words
// marked; false if there is no such row.
bool hit_make(Store *store, int64_t id, const StoreWords *words, size_t word_count,
              Arena *arena, Hit *hit);

#endif
