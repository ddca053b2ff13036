// What is kept of an order of siblings when the graph has changed: boxes that were
// there stay as they are among themselves, new ones go beside their neighbours in the
// text, and only where links across have come or gone may the order be thought over.
#ifndef SRC_MAP_ORDER_KEEP_H
#define SRC_MAP_ORDER_KEEP_H

#include "src/map/proper.h"

typedef struct {
    const MapGraph *graph; // as it was, with the keys that it had
    const int32_t *again;  // by its box: the same one in the graph as it is; -1: gone
} OrderBefore;

// Writes a key for each box as it is. One that is new stands after the sibling of its
// kind that precedes it in the text, before the first of its kind if there is none
// such, and after the kinds that precede its own if it is alone. O(n log n).
void order_keep_seat(const MapGraph *graph, const Ranks *ranks,
                     const OrderBefore *before, int64_t *keys, Arena *arena);

// The nodes whose children may change places, and after all of them whether the roots
// may: those above the ends of links across that are new or gone, up to where the two
// ends meet. In the arena.
bool *order_keep_free(const Proper *proper, const OrderBefore *before, Arena *arena);

#endif
