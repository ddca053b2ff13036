// Draws a window of a map. The cost is that of what is in the window.
#ifndef SRC_MAP_RASTER_H
#define SRC_MAP_RASTER_H

#include "src/map/picture.h"
#include "src/map/raster_view.h"

// The picture of the window, which may reach beyond the layout; it lives in the arena.
// Boxes, lines, heads and labels are drawn as the line grammar of the design says.
Picture raster_draw(const RasterView *view, LayoutWindow window, Arena *arena);

#endif
