// A layered drawing that is a little wider than the window, moved together so that all
// of it is in the window.
#ifndef SRC_MAP_PLACE_FIT_H
#define SRC_MAP_PLACE_FIT_H

#include "src/map/place.h"

// Moves nodes to the left where a component is wider than the window, but by no more
// than a quarter, and each of its layers has room in it: what stands too far to the
// right pushes its neighbours, and what hangs under a node moves with it. The order and
// the gaps stay; parents are no longer over the middle of their children. O(nodes).
void place_fit(Proper *proper, int32_t window_width, Arena *arena);

#endif
