// Going from place to place: which pane shows what, and the trail of it.
#ifndef UI_TRAVEL_H
#define UI_TRAVEL_H

#include "ui/follow.h"

// Notes where the reader is, before a jump.
void travel_leave(App *app);

// Goes to a spot, in the pane that fits it, which gets the focus. False with a sentence
// if it is not there any more. travel_go() notes where the reader was; travel_to() does
// not.
bool travel_go(App *app, const Spot *spot, Error *error);
bool travel_to(App *app, const Spot *spot, Error *error);

// The spot of a place of a debate, with its key in the frame.
Spot travel_spot(App *app, size_t source, PlaceId place);

// Shows a source in the pane that fits it, which gets the focus: a debate in one that
// shows a debate or the library, a document in one that shows a document or the
// library, else in a new one: debates on the left, texts on the right.
View *travel_show(App *app, size_t source);

// Shows the library in the pane with the focus.
void travel_library(App *app);

bool travel_back(App *app, Error *error);
bool travel_forward(App *app, Error *error);
bool travel_before(App *app, Error *error);

// One step in the current list. It says where it is in it.
bool travel_step(App *app, int step, Error *error);

// Makes the steps of a tour that has been opened the current list, and says what n
// does.
void travel_begin_tour(App *app, size_t tour);

// Goes to a step of the tour whose text has the focus.
bool travel_to_step(App *app, ptrdiff_t step, Error *error);

// Presents a tour from one of its steps on, over the pane with the focus; and leaves
// it: the reader is then at the step that was shown last, in the tour's text if they
// came from there.
void travel_present(App *app, size_t tour, size_t step);
void travel_leave_show(App *app);

// Lays a list over the pane with the focus; the items are copied.
void travel_list(App *app, Str title, const ListItem *items, size_t count);

// Closes the view on top of the pane with the focus, and the pane with its last view.
// False if it was the last of all: then nothing has been closed.
bool travel_close(App *app);

#endif
