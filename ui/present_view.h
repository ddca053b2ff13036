// A presentation: a debate or a tour shown to a room, one claim or passage a step,
// without titles, hints or anything else of the program.
#ifndef UI_PRESENT_VIEW_H
#define UI_PRESENT_VIEW_H

#include "ui/canvas.h"
#include "ui/motion.h"
#include "ui/outline_words.h"

typedef struct PresentView PresentView; // present_view.c

typedef struct {
    OutlineSubject *subject; // of the debate of a claim, whose read marks are set; NULL
                             // of a passage
    PlaceId place;           // in full; NONE of a passage
    Str name, text;          // of a passage
    Str words;               // to be said with it; may be empty
} PresentStep;

PresentView *present_view_new(void);
void present_view_free(PresentView *view);

// Takes these steps (a copy; it borrows what they point to) and begins at one of them.
void present_view_start(PresentView *view, const PresentStep *steps, size_t count,
                        size_t first);

// Takes all of a debate in reading order, and begins at the first step that is this
// place, or else at the first.
void present_view_read(PresentView *view, OutlineSubject *subject, PlaceId place);

// The step that is shown, from 0, and its claim, NONE if it has none.
size_t present_view_index(const PresentView *view);
PlaceId present_view_selected(const PresentView *view);

// Goes to a step by its number from 0, or to the first of a place of the debate that is
// shown; false if there is none.
bool present_view_go(PresentView *view, size_t index);
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
