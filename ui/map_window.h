// What of a map the window shows. The selected claim has a cell of the window that it
// keeps, whatever is folded, zoomed or resized; everything else stands around it. All
// of it needs a plan, unless it says otherwise.
#ifndef UI_MAP_WINDOW_H
#define UI_MAP_WINDOW_H

#include "ui/map_page.h"

// Brings the selection to its cell; what has not been shown before begins with all of a
// small map, or a third from the top.
void map_bring(Map *map);

// Scrolls as little as it must to show the selection; what is more than a window away
// comes to the middle.
void map_show_selection(Map *map);

// The selection keeps the cell where it is now.
void map_settle(Map *map);

// Puts the selection on a line of the window, as far as the map has enough rows above
// and below it; without a plan, once there is one.
void map_put_on(Map *map, int32_t line);

// Scrolls by so many cells; the selection stays, and leaves the window if need be.
bool map_pan(Map *map, int32_t columns, int32_t rows);

// The place whose box or row is at a cell of the window; NONE if none is, or
// there is no plan.
PlaceId map_place_at(const Map *map, int line, int column);

#endif
