// What stands in a window of a layout, and what belongs to a box: made once for a
// layout, so that a frame costs what it shows and not what there is.
//
// Boxes, runs and stubs are kept in tiles. There is a grid of tiles for each pair of
// sizes (powers of two in width and in height), and each thing is in the grid whose
// tiles are as large as it is: so it is in at most four, and a window asks only for the
// few tiles of each grid that it touches.
#ifndef SRC_MAP_LAYOUT_INDEX_H
#define SRC_MAP_LAYOUT_INDEX_H

#include "src/map/layout.h"

typedef struct {
    int32_t x, y, width, height; // cells
} LayoutWindow;

typedef struct {
    const int32_t *items;
    int32_t count;
} LayoutList;

typedef struct LayoutIndex LayoutIndex;

// Borrows the layout; lives in the arena. O(n).
const LayoutIndex *layout_index_make(const Layout *layout, Arena *arena);

typedef struct {
    LayoutList boxes, runs, stubs; // numbers in the layout's arrays, ascending
} LayoutHits;

// Everything of which at least one cell is in the window. The lists are made in the
// arena. O(k log n) for k things found.
LayoutHits layout_index_find(const LayoutIndex *index, LayoutWindow window,
                             Arena *arena);

// The pins on the border of a box, in the layout's order. Borrowed.
LayoutList layout_index_pins(const LayoutIndex *index, int32_t box);

// The graph's links of a box that are not drawn: references from and to it, and badges.
// A link of a box to itself is there once. Borrowed.
LayoutList layout_index_undrawn(const LayoutIndex *index, int32_t box);

#endif
