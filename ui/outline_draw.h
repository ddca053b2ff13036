// Draws the lines of an outline's window: guides with the sign of the relation on them,
// fold marks, addresses, titles, counts.
#ifndef UI_OUTLINE_DRAW_H
#define UI_OUTLINE_DRAW_H

#include "ui/canvas.h"
#include "ui/marked_words.h"
#include "ui/outline_screen.h"

typedef struct {
    const OutlineGrid *grid;
    bool is_focused; // else the selection shows less strongly
    const MarkedWords *words;
    Arena *arena; // for the time of drawing
} OutlineDrawing;

// Draws one line of the window on that row of the canvas.
void outline_draw_line(const OutlineDrawing *drawing, Canvas canvas, int row,
                       const ScreenLine *line);

#endif
