// What of a debate is open when its map is first shown: the claims in which a reader is
// most interested, as many as a window takes in.
//
// Degree of interest (Furnas 1986; Card & Nation, Degree-of-interest trees, AVI 2002):
// little depth, nearness to what the reader looks at, much below it, pins and search
// hits. Replies of one kind open together, so a whole group is chosen by its best
// member and paid for by its size.
#ifndef SRC_MAP_INTEREST_H
#define SRC_MAP_INTEREST_H

#include "src/map/scene_fold.h"

typedef struct {
    const PlaceId *foci; // in full: the selection, pins, what was visited last; with
    int32_t focus_count; // none, the first thesis
    const bool *is_pinned, *is_hit; // by place in full, or NULL
} Interest;

// How many claims and arguments a window of so many cells takes in, whose boxes are of
// this width: 12 to 400. The design has three windows' worth; one is what can be seen
// at once, lines included.
int32_t interest_budget(int columns, int rows, int box_width);

// Folds everything, then opens the groups of the greatest interest of which what is
// above is open, until `budget` claims and arguments are shown. The foci are shown in
// any case. O(n log n).
void interest_open(SceneFolds *folds, const Interest *interest, int32_t budget);

#endif
