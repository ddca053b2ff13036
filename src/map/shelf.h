// Components on shelves: side by side as far as the window is wide, then below each
// other, in reading order.
#ifndef SRC_MAP_SHELF_H
#define SRC_MAP_SHELF_H

#include "src/map/proper.h"

// Moves the components of a placed graph, which all begin at column 0 and layer 0. A
// shelf is as wide as the window or the widest component. Components on one shelf share
// its layers; the layers of the next one follow, so that there is one row of layers
// for everything.
void shelf_make(Proper *proper, int32_t window_width, Arena *arena);

#endif
