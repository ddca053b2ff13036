// Made-up graphs to lay out, the same for the same seed on every machine.
#ifndef TESTS_RANDOM_GRAPH_H
#define TESTS_RANDOM_GRAPH_H

#include "src/base/arena.h"
#include "src/map/map_graph.h"

typedef enum {
    // Like debates: a tree with a heavy tail of children, 55 % supports, 41 % attacks,
    // 4 % undercuts, 8 % more links across (three quarters of them to boxes near by in
    // the tree) and 2 % contradictions; boxes of 26 by 3 to 6 cells.
    GRAPH_OF_DEBATE,
    // A tree of 2 to 5 children each, and 10 % more links between boxes at most 30
    // apart in depth-first order; boxes of 32 by 6 cells.
    GRAPH_OF_NEAR_LINKS,
    // Anything: cycles, loops, several trees, ports, sections, boxes of any size.
    GRAPH_OF_ANYTHING,
} RandomGraphKind;
enum { GRAPH_KINDS = GRAPH_OF_ANYTHING + 1 };

MapGraph *random_graph(Arena *arena, RandomGraphKind kind, uint32_t seed, int32_t size);

// Puts the boxes of a graph into the order that order_make() finds.
void random_graph_order(MapGraph *graph, bool sifts, Arena *arena);

// The crossings of a layered drawing of a graph in its order.
int64_t random_graph_crossings(const MapGraph *graph, Arena *arena);

#endif
