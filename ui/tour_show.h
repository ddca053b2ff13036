// A tour that is presented to a room: each step reveals its claim, with how that bears
// on what has been shown, or its passage, and says why to look.
#ifndef UI_TOUR_SHOW_H
#define UI_TOUR_SHOW_H

#include "ui/canvas.h"
#include "ui/motion.h"
#include "ui/outline_words.h"

typedef struct TourShow TourShow; // tour_show.c

// Presents a tour of the library (the index of its source) from one of its steps on. It
// borrows library and state (which may be NULL).
TourShow *tour_show_new(Library *library, State *state, size_t tour, size_t step);
void tour_show_free(TourShow *show);

// The sources were read again: it goes on at the same step.
void tour_show_reload(TourShow *show);

// The step that is shown, from 0.
size_t tour_show_step(const TourShow *show);

// Goes to a step; false if there are not so many.
bool tour_show_go(TourShow *show, size_t step);

// Next and previous, first and last, as in a presentation of a debate; false if nothing
// changed.
bool tour_show_move(TourShow *show, Motion motion, int count);
void tour_show_blank(TourShow *show);
void tour_show_layout(TourShow *show, int rows, int columns);

Str tour_show_title(const TourShow *show, Arena *arena);
Str tour_show_count(const TourShow *show, Arena *arena);

// Where am I, in one sentence, with the words of the step.
Str tour_show_where(const TourShow *show, Arena *arena);

void tour_show_cursor(const TourShow *show, int *row, int *column);
void tour_show_draw(const TourShow *show, Canvas canvas);

#endif
