// How one moves about in line mode: by what bears on what, not by rows of a screen. It
// says nothing.
#ifndef UI_PLAIN_MOVES_H
#define UI_PLAIN_MOVES_H

#include "ui/app.h"

// Whether a command of line_rows is a movement.
bool plain_is_move(Str command);

// Carries one out in the view with the focus, so many times or as often as it goes.
// False with a sentence if nothing has changed.
bool plain_move(App *app, Str command, int count, Error *error);

#endif
