// Where the nodes of a proper layered graph stand in their layers: columns.
#ifndef SRC_MAP_PLACE_H
#define SRC_MAP_PLACE_H

#include "src/map/family.h"

// The columns that must stay free between two neighbours in a layer.
int32_t place_gap(const Proper *proper, int32_t left, int32_t right);

// Gives each node its column: children as near to each other as their subtrees allow,
// parents over the middle of their children (Reingold and Tilford 1981, with a contour
// by layer). The shorter contour is always merged into the longer one, so a contour
// costs what the shorter subtree is deep. Each component begins at column 0.
void place_make(Proper *proper, const Family *family, Arena *arena);

#endif
