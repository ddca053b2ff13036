// The logic of a list of rows of different heights: selection, scrolling, paging. It
// draws nothing and knows no rows; views own one each.
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
// to a plain list.
bool list_move(List *list, Motion motion, int count, ListHeight *height,
               const void *context);

// The screen line of a row's first line, which may be outside of 0 .. lines - 1.
int list_line(const List *list, int row, ListHeight *height, const void *context);

#endif
