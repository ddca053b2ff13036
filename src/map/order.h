// The order of siblings: found once for a debate, and from then on part of its state.
// Layouts sort by the keys that are made here, so folding, filtering, zooming and
// resizing never let two boxes change sides.
#ifndef SRC_MAP_ORDER_H
#define SRC_MAP_ORDER_H

#include "src/map/family.h"
#include "src/map/order_keep.h"

// Writes a key for each box (GraphBox.key): the order in which the boxes of each layer
// stand from the left when crossings are few. Every relation counts, however long. The
// work is bounded by a number of steps, never by time, so the answer is always the
// same.
//
// Siblings start in document order; with `sifts`, whole subtrees are then moved among
// their siblings to where they cross least (order_swap.h), over and over from orders
// that were shaken a little, as long as the steps last (iterated local search).
void order_make(const MapGraph *graph, bool sifts, int64_t *keys, Arena *arena);

// The same for a graph that has changed: boxes that were there keep their order, unless
// links across have come or gone, and to move one saves at least two crossings (design:
// stability).
void order_again(const MapGraph *graph, const OrderBefore *before, bool sifts,
                 int64_t *keys, Arena *arena);

// Moves the stations of lines among the boxes, which stay in order, to where the lines
// cross least.
void order_stations(const Proper *proper, Family *family, Arena *arena);

// How often links cross in an arranged graph, by channel and pair of links with
// different targets (Barth, Juenger and Mutzel 2002): metric 5. O(edges log nodes).
int64_t order_crossings(const Proper *proper, Arena *arena);

#endif
