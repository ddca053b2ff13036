// A box of a map: its border, its rows, and where lines meet its sides.
#ifndef SRC_MAP_RASTER_BOX_H
#define SRC_MAP_RASTER_BOX_H

#include "src/map/raster_line.h"

// Draws a box over the lines. A box of a single row or column has no border: its text
// is all there is of it, and heads stand in the cell below it.
void raster_box_draw(const RasterView *view, int32_t box, const RasterLines *lines,
                     const Picture *picture, Arena *arena);

#endif
