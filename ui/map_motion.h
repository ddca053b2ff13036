// How one moves about in a map: to the parent and back, along a level, along relations;
// by folds, zoom and panning.
#ifndef UI_MAP_MOTION_H
#define UI_MAP_MOTION_H

#include "ui/map_change.h"
#include "ui/motion.h"

// Any motion; false if nothing changed.
bool map_move(Map *map, Motion motion, int count);

// Sets the zoom, and false if it was that or there is no such.
bool map_zoom(Map *map, int zoom);

#endif
