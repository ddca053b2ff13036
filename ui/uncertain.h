// Text of which terminals do not agree how wide it is: emoji, letters that are joined,
// marks of some scripts, whatever is newer than the terminal. A row is cut where such
// text ends, so that what stands behind it (a border, a number) can be placed by
// itself and stands straight whatever the terminal thinks (R31).
#ifndef UI_UNCERTAIN_H
#define UI_UNCERTAIN_H

#include "ui/canvas.h"

// Writes the columns at which the row is to be placed anew, at most `room` of them, and
// returns how many; -1 if all of it is certain. The last one may be the row's end, as
// nobody knows where the cursor is then. Each stands between two cells.
int uncertain_cuts(const Cell *cells, int columns, int *cuts, int room);

#endif
