// The layered arrangement: theses on top, what bears on them below in layers, lines
// with right angles between.
#ifndef SRC_MAP_LAYERED_H
#define SRC_MAP_LAYERED_H

#include "src/map/layout.h"

typedef struct {
    // The window in cells. Links much wider than it become references (rank.h); with a
    // width of 0 every relation is drawn that can be. In windows of less than 20 rows,
    // channels have no row more than their lines need.
    int32_t width, height;
    const bool *was_reference; // by link, in the layout before; or NULL (rank.h)
} LayeredOptions;

// Lays out a graph, in the arena. The order of siblings is that of the boxes' keys; the
// same graph and options always give the same layout. Runs are outside of boxes, pins
// in their borders.
//
// A link is drawn unless it is too long, or, rarely, would run over another line: a
// side with fewer columns than lines has no room for all.
const Layout *layered_make(const MapGraph *graph, const LayeredOptions *options,
                           Arena *arena);

#endif
