// The picture of the whole window: titles, panes side by side, the search bar above
// them, and the last row, which has the input line, a message or the hints.
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "ui/app.h"

enum { SCREEN_LEAST_ROWS = 2, SCREEN_LEAST_COLUMNS = 20 };

// Fits everything to a window. Called before every drawing.
void screen_layout(App *app, int rows, int columns);

// Draws on a canvas of the size that the layout was made for, and says where the
// terminal's cursor belongs: on the selection, or in the line that is being typed.
void screen_draw(const App *app, Canvas canvas, int *cursor_row, int *cursor_column);

// The row that the panes begin at (their titles), below the search bar.
int screen_top(const App *app);

#endif
