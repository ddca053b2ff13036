// Routes: rows for layers and channels, and from them the lines of all nets, cell by
// cell.
#ifndef SRC_MAP_ROUTE_H
#define SRC_MAP_ROUTE_H

#include "src/map/port.h"

// Writes what a layout says of a wired graph: places of boxes, nets with their runs and
// pins, sizes. `tracks` are by channel. Channels get a row more than their tracks if
// the drawing is to be airy.
void route_make(const Proper *proper, const Wiring *wiring, const int32_t *tracks,
                bool is_airy, Layout *layout, Arena *arena);

#endif
