// The overview of a map: all of it at once, where the window is, where a search found
// something. A cursor moves from cell to cell; from there one goes back into the map.
#ifndef UI_MAP_OVERVIEW_H
#define UI_MAP_OVERVIEW_H

#include "ui/map_motion.h"
#include "ui/marked_words.h"

typedef struct {
    int column, row; // of the cursor
} MapCursor;

// Puts the cursor on the selection, in an overview of so many rows.
MapCursor map_overview_start(const Map *map, int rows);

// Moves the cursor; false if it stays, or the motion is none of a cursor.
bool map_overview_move(const Map *map, MapCursor *cursor, int rows, Motion motion,
                       int count);

// The claim nearest to the middle of the cursor's cell.
PlaceId map_overview_place(const Map *map, const MapCursor *cursor, int rows);

// Draws it over a canvas: boxes as dots, with their titles where there is room, the
// window's cells reversed, what was found in
// full. The cursor may be NULL.
void map_overview_draw(const Map *map, const MapCursor *cursor, Canvas canvas,
                       const MarkedWords *words, Arena *arena);

#endif
