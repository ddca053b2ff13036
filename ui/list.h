// The logic of a list of rows of different heights: selection, scrolling, paging. It
// draws nothing and knows no rows; views own one each.
//
// `lines` and `top` count screen lines, a row may take several. The selection is always
// on the screen, whole if it fits; a row that is taller than the window fills it. A
// motion costs the heights of all rows once or twice, or nothing if all are 1.
#ifndef UI_LIST_H
#define UI_LIST_H

#include <stdbool.h>
#include "ui/motion.h"

typedef struct {
    int count;    // rows of the list
    int selected; // -1 if it is empty
    int top;      // first screen line shown, counted over all rows' heights
    int lines;    // screen lines there are
} List;

// The height of a row in screen lines (at least 1).
typedef int ListHeight(const void *context, int row);

// Sets the size, keeps the selection inside and visible with as little scrolling as
// possible. `height` NULL: every row takes one line.
void list_layout(List *list, int count, int lines, ListHeight *height,
                 const void *context);

// Moves the selection or scrolls; false if nothing changed or the motion means nothing
// to a plain list. Next, previous, first and last select; halves and pages scroll with
// the selection on its line, and at an end select the first or last row; scrolling by
// lines keeps the selection until it would leave the window.
bool list_move(List *list, Motion motion, int count, ListHeight *height,
               const void *context);

// The screen line of a row's first line, which may be outside of 0 .. lines - 1.
int list_line(const List *list, int row, ListHeight *height, const void *context);

// Scrolls so that a row's first line stands on this screen line, as far as the ends of
// the list allow. With list_line() before a change of the rows it keeps a row where it
// was. The selection is not moved: list_layout() brings it into view again.
void list_place(List *list, int row, int line, ListHeight *height, const void *context);

// The row that a screen line shows, -1 below the last one and outside of the window.
int list_row_at(const List *list, int line, ListHeight *height, const void *context);

#endif
