// Cycles in a graph: which links are drawn downwards so that all others can point up.
#ifndef SRC_MAP_CYCLE_H
#define SRC_MAP_CYCLE_H

#include "src/base/arena.h"
#include "src/map/map_graph.h"

typedef struct {
    bool *is_reversed; // by link: against a cycle
    int32_t *sequence; // all boxes, each after the targets of its other links
} Cycle;

// Whether a link says which of its ends is drawn above: not if it is symmetric or leads
// from a box to itself.
bool cycle_is_directed(const GraphLink *link);

// Walks from the boxes that bear on nothing, in document order, down to what bears on
// them; a link to a box that is still being walked from is reversed. Where a component
// is all cycles, the walk begins at a thesis, else at the box with the most links to
// it. What the author put on top stays there. O(boxes + links), without recursion.
Cycle cycle_break(const MapGraph *graph, Arena *arena);

#endif
