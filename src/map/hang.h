// The hanging arrangement: what bears on a box hangs below it on rails, one for each
// kind of link, as in an organisation chart; so a map is never wider than the window,
// however large it is (design: the hanging arrangement).
//
// Only home links are drawn. Every other one is a reference: one line of text (a stub)
// on the rail of what it bears on, and a tag on the box that bears. What is too far in
// for the window has no place; it can be seen by beginning the map further down.
#ifndef SRC_MAP_HANG_H
#define SRC_MAP_HANG_H

#include "src/map/layout.h"

typedef struct {
    int32_t columns; // the map is never wider
} HangOptions;

// Makes the layout, which borrows the graph. O(n log n); nothing depends on anything
// but the arguments.
const Layout *hang_make(const MapGraph *graph, const HangOptions *options,
                        Arena *arena);

#endif
