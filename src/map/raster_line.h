// The lines of a window of a map: which arms each cell has and which nets pass, then
// the signs for them. Where a vertical line crosses a horizontal one of another net the
// vertical one passes over (design: crossings).
#ifndef SRC_MAP_RASTER_LINE_H
#define SRC_MAP_RASTER_LINE_H

#include "src/map/picture.h"
#include "src/map/raster_view.h"

typedef struct {
    int32_t across, along; // the nets that pass or turn here, counted from 1; 0 of none
    unsigned char arms;
} RasterLineCell;

typedef struct {
    RasterLineCell *cells;
    LayoutWindow window;
} RasterLines;

// What passes through the window, from what was found in it. Lives in the arena. For a
// picture the window must be a cell larger on each side, so that what stands beside the
// picture is known.
RasterLines raster_line_find(const RasterView *view, LayoutWindow window,
                             const LayoutHits *hits, Arena *arena);

// What a sign of a net's line looks like.
PictureCell raster_line_look(const RasterView *view, int32_t net);

// Borrows a cell, NULL if it is outside.
const RasterLineCell *raster_line_at(const RasterLines *lines, int32_t x, int32_t y);

// Draws them, with the signs in the middle of symmetric lines and equivalences.
void raster_line_draw(const RasterView *view, const RasterLines *lines,
                      const LayoutHits *hits, const Picture *picture, Arena *arena);

#endif
