// What a search has found, in its order: sorted only as far as it is wanted, because of
// a million hits a reader sees a few.
#ifndef SRC_LIBRARY_FOUND_H
#define SRC_LIBRARY_FOUND_H

#include "src/store/store_match.h"

// A hit with what decides its place: groups first, then places, then rank.
typedef struct {
    StoreHit hit;
    int64_t place; // of its row in the library; 0 where that does not matter
    int32_t group; // of the sources in order of their best hits; else 0
    bool is_far;   // not of the source that the reader is in
} Ranked;

typedef struct {
    Ranked *items;
    size_t count, sorted; // the first `sorted` ones are in order, before all others
} Found;

// Which of two is the better hit: by class, then score, then nearness, then row. Less
// than 0 if it is the first.
int found_rank(const Ranked *a, const Ranked *b);

// Sorts the first `wanted` ones, and then some: each time as many again, so that going
// through all of them costs no more than sorting them at once. The order of equals is
// their rows'.
void found_sort(Found *found, size_t wanted);

#endif
