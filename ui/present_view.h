// A presentation: a debate shown to a room, one claim a step, without titles, hints or
// anything else of the program. The steps are places: all of the debate in reading
// order, unless a list of them is given.
#ifndef UI_PRESENT_VIEW_H
#define UI_PRESENT_VIEW_H

#include "ui/canvas.h"
#include "ui/motion.h"
#include "ui/outline_words.h"

typedef struct PresentView PresentView; // present_view.c

// It borrows the subject, whose read marks it sets.
PresentView *present_view_new(OutlineSubject *subject);
void present_view_free(PresentView *view);

// Takes these places in full as steps (a copy; none: all in reading order) and begins
// at the first that is this place, or else at the first.
void present_view_start(PresentView *view, const PlaceId *steps, size_t count,
                        PlaceId place);

// The claim that is shown, NONE if there is none.
PlaceId present_view_selected(const PresentView *view);

// Goes to the step of a place; false if it is none.
bool present_view_select(PresentView *view, PlaceId place);

// Next and previous are steps, pages of a long text before that; first and last. False
// if nothing changed. What has been blanked comes back instead.
bool present_view_move(PresentView *view, Motion motion, int count);

// Shows an empty screen, or the step again.
void present_view_blank(PresentView *view);

// Called before every drawing.
void present_view_layout(PresentView *view, int rows, int columns);
void present_view_cursor(const PresentView *view, int *row, int *column);

// "step 3 of 68".
Str present_view_count(const PresentView *view, Arena *arena);
void present_view_draw(const PresentView *view, Canvas canvas);

#endif
