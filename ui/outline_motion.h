// How one moves about in an outline: the selection, the line of the window it keeps,
// folding. It knows no library and draws nothing.
#ifndef UI_OUTLINE_MOTION_H
#define UI_OUTLINE_MOTION_H

#include "ui/outline_screen.h"

typedef struct {
    OutlineSubject subject;
    OutlineRows rows;
    PlaceId place; // selected; NONE if there are no rows
    int height, width;
    int line;     // of the window, where the selection is to stand
    bool is_free; // the reader scrolled: the selection may leave the window
    bool is_kept; // the line is where the selection stood before a fold or the like
    TextLevel level;
    int lit; // relation of the selection, or -1
    const DetailLine *head;
    int head_count;
    OutlineScreen screen; // of the last layout
    Arena *frame;         // where it lives
} Outline;

// Lays out the window; forgets the last one.
void outline_layout(Outline *outline);

// The selection is to stay where it stands while something else changes: called before
// that. Until the next movement it goes back there as soon as it can.
void outline_keep_line(Outline *outline);

// Any motion; false if nothing changed. What was on the window until now is taken from
// the last layout.
bool outline_motion(Outline *outline, Motion motion, int count);

// Selects a place and opens what hides it. If it is on the window already, nothing else
// moves.
void outline_select(Outline *outline, PlaceId place);

// Only what is below a place (NONE: everything).
void outline_root(Outline *outline, PlaceId place);

// Only what passes a sieve, NULL: everything. `wanted` is selected, or, if it is hidden
// then, what is nearest to it (sieve_nearest()). The selection keeps its line.
void outline_sift(Outline *outline, Sieve *sieve, PlaceId wanted);

#endif
