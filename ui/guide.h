// The tour that the reader is on: its steps are the current list (walk.h), and a strip
// below the panes says why to look at the one that they are at.
#ifndef UI_GUIDE_H
#define UI_GUIDE_H

#include "ui/app.h"

// Makes the steps of a tour (the index of its source) the current list; the reader is
// at the step where they left off, or before the first. False, and the list stays, if
// it has no steps or is the current list already.
bool guide_begin(App *app, size_t tour);

// The tour with steps that is meant: the one that is being read, or is selected in the
// library, or else is the current list; -1 if there is none.
ptrdiff_t guide_tour(App *app);

// The spots of the current list again, as the tour's file may have changed. Does
// nothing on another list.
void guide_refresh(App *app);

// The step that the reader is at, NULL if they are on no tour or before its first.
const TourStep *guide_step(const App *app);

// Keeps in mind that the reader is at this step: the place in the tour's text, and that
// it has been read.
void guide_arrive(App *app);

// The first step of a tour whose text stands at the cursor or below it, from 0; -1 if
// there is none, or the view with the focus is no tour's text.
ptrdiff_t guide_step_here(App *app);

// The rows of the strip in a window of so many rows and columns; 0 if there is none.
int guide_rows(const App *app, int rows, int columns);
void guide_draw(const App *app, Canvas canvas);

#endif
