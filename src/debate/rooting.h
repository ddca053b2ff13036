// Where each claim and argument stands in full: the roots of the reading tree, and for
// every other node the one edge under which it has its place. Second half of making the
// tree (tree.h says what the rules are).
#ifndef SRC_DEBATE_ROOTING_H
#define SRC_DEBATE_ROOTING_H

#include "src/debate/bearing.h"

typedef struct {
    int32_t *roots; // in document order
    int32_t root_count;
    int32_t *home; // by node: an index of bearings->edges, NONE for a root
} Rooting;

// Following homes from any node ends at a root. Linear, apart from sorting the roots.
Rooting rooting_make(const Bearings *bearings, Arena *arena);

#endif
