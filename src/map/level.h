// Levelling: boxes that hang together move as one, so that the ends of symmetric links
// stand in the same layer where that is possible. It also numbers the components.
#ifndef SRC_MAP_LEVEL_H
#define SRC_MAP_LEVEL_H

#include "src/map/layout.h"

// Moves the layers of whole parts. Parts are joined by drawn directed links and keep
// their layers among themselves; each drawn symmetric link (those between two roots
// first, then in document order) that meets two parts joins them so that its ends stand
// level. The topmost layer of each component is 0. Writes the number of each box's
// component (see rank.h) and returns how many there are. Almost linear.
int32_t level_make(const MapGraph *graph, const LayoutLink *links,
                   const int32_t *parent, int32_t *layer, int32_t *component,
                   Arena *arena);

#endif
