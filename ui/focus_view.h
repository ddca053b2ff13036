// The focus: one claim with its whole text in the middle, and everything that it bears
// on or that bears on it around it. A cursor stands on one of them; making it the focus
// is the way to go on.
#ifndef UI_FOCUS_VIEW_H
#define UI_FOCUS_VIEW_H

#include "ui/canvas.h"
#include "ui/focus_page.h"
#include "ui/marked_words.h"
#include "ui/motion.h"

typedef struct FocusView FocusView; // focus_view.c

// A view with nothing in it. It borrows the subject, whose read marks it sets.
FocusView *focus_view_new(OutlineSubject *subject);
void focus_view_free(FocusView *view);

// Puts the claim of a place into the middle, with the cursor on it. NONE: the debate
// has no claims.
void focus_view_set(FocusView *view, PlaceId place);

// The place in full of the claim in the middle, and of that which the cursor is on.
PlaceId focus_view_centre(const FocusView *view);
PlaceId focus_view_selected(const FocusView *view);

// The claim in the middle has been read, if all of it has been on the window: called
// before the focus is left.
void focus_view_leave(FocusView *view);

// Called before every drawing.
void focus_view_layout(FocusView *view, int rows, int columns);

// Siblings change the claim in the middle if the cursor is on it; what else moves,
// moves the cursor. False if nothing changed.
bool focus_view_move(FocusView *view, Motion motion, int count);

// What Enter does: makes what the cursor is on the focus and is true; false if it is
// the focus already.
bool focus_view_enter(FocusView *view);

// Puts the cursor back on the claim in the middle; false if it is there.
bool focus_view_put_out(FocusView *view);

Str focus_view_count(const FocusView *view, Arena *arena);

// The items on the window, from 0: the cell where each begins. False at the end.
bool focus_view_target(const FocusView *view, int index, int *row, int *column,
                       PlaceId *place);

// The item at a cell of the window, as the place in full of its claim; NONE if there is
// none.
PlaceId focus_view_place_at(const FocusView *view, int row, int column);

// Puts the cursor on a claim that is shown; one that is not becomes the focus.
void focus_view_select(FocusView *view, PlaceId place);

void focus_view_cursor(const FocusView *view, int *row, int *column);
void focus_view_draw(const FocusView *view, Canvas canvas, const MarkedWords *words,
                     bool focused);

#endif
