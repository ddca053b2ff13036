// The last row of the window: what may be typed next, a message, or what is being
// typed; and the completions above it.
#ifndef UI_STATUS_ROW_H
#define UI_STATUS_ROW_H

#include "ui/app.h"

// Whether it takes a row of its own. If not, messages lie over the last row of the
// view.
bool status_row_is_kept(const App *app);

// Draws it over the lower end of a canvas of the whole window. If something is being
// typed, the cursor is moved there.
void status_row_draw(const App *app, Canvas canvas, int *cursor_row,
                     int *cursor_column);

#endif
