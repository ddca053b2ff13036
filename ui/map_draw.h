// Draws a map on a window: the picture of the plan in the roles of the program.
#ifndef UI_MAP_DRAW_H
#define UI_MAP_DRAW_H

#include "ui/map_relation.h"
#include "ui/marked_words.h"

// Draws it on a canvas of map_page_rows() rows, with words marked in its boxes.
void map_draw(const Map *map, Canvas canvas, const MarkedWords *words, bool focused,
              Arena *arena);

#endif
