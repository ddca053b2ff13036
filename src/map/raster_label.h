// What stands in the borders of a box: heads with their counts, what is folded away,
// references to what is not drawn, badges of links to itself (design: heads and counts
// live in borders).
//
// Labels give way to heads and lines. What does not fit is said in fewer signs: the
// count without its references, the sign alone; or the labels of all heads stand
// together, in the order of the heads.
#ifndef SRC_MAP_RASTER_LABEL_H
#define SRC_MAP_RASTER_LABEL_H

#include "src/map/picture.h"
#include "src/map/raster_view.h"

// Draws the heads, pins and labels of a box on its border, which has been drawn.
void raster_label_draw(const RasterView *view, int32_t box, const Picture *picture,
                       Arena *arena);

#endif
