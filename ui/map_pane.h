// What stands below a map: what is out of the window or folded away, and the selected
// claim with its text.
#ifndef UI_MAP_PANE_H
#define UI_MAP_PANE_H

#include "ui/canvas.h"
#include "ui/map_relation.h"

// Draws it on a canvas of one row and map_pane_rows() more.
void map_pane_draw(const Map *map, Canvas canvas, Arena *arena);

#endif
