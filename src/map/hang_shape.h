// The shapes of a hanging arrangement: which of three styles each box uses for what
// hangs under it, so that the whole is as low as the width allows. Second step of
// hang.h.
//
// Bottom up, every box gets the few best pairs of width and height that its subtree can
// take (a Pareto set), as rectangles do in slicing floorplans (Stockmeyer 1983); top
// down, each takes the one that its parent has counted on.
#ifndef SRC_MAP_HANG_SHAPE_H
#define SRC_MAP_HANG_SHAPE_H

#include "src/map/hang_tree.h"

typedef enum {
    HANG_RAIL,  // children below each other on rails
    HANG_SIDES, // the same twice: supports on the left, everything else beside them
    HANG_ROW,   // children side by side under a bus
} HangStyle;

enum { HANG_BESIDE = 2 }; // columns between children side by side, and between sides

typedef struct {
    int32_t width, height; // of the box with all that hangs under it
    HangStyle style;
    int32_t left; // HANG_SIDES: the width of the left side
} HangShape;

// The shapes by box, those of boxes without a place left empty. O(n) for the constants
// of the algorithm; O(n log n) for sorting.
const HangShape *hang_shape_choose(const HangTree *tree, Arena *arena);

// How many groups of a box are on the left of HANG_SIDES: supports and equivalents.
int32_t hang_shape_pros(const HangTree *tree, int32_t box);

// Rows between a box and what hangs under it: lines to single rows, and lines to rails
// that begin right of the box, need one each to get there. -1 if the box is too narrow
// for HANG_SIDES with a left side of this width.
int32_t hang_shape_channel(const HangTree *tree, int32_t box, HangStyle style,
                           int32_t left);

// HANG_SIDES: the column of the innermost rail of the right side, of so many.
int32_t hang_shape_right_rail(HangRails rails, int32_t count, int32_t left);

// And the column of the bottom border from which its line leaves: the same, or, if that
// is not below the border, one left of all rails of the right side. Further lines leave
// `rails.pitch` columns to the left each.
int32_t hang_shape_leaves(const HangTree *tree, int32_t box, int32_t left);

#endif
