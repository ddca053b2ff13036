// What comes in, to what happens: keys by the table of bindings, pasted text, the
// mouse. Everything changes state only; screen.h draws.
#ifndef UI_COMMANDS_H
#define UI_COMMANDS_H

#include "ui/app.h"
#include "ui/input.h"

// Handles a key press. What it leads to stands in app->request and on the message line.
void commands_key(App *app, Key key);

// Handles pasted text: it goes into what is being typed, else it is dropped with a
// notice. `was_cut`: it was too long.
void commands_paste(App *app, Str text, bool was_cut);

// Handles a mouse report at a time in milliseconds: a click chooses, a second one at
// the same place within 400 ms opens, the wheel scrolls, a border between panes can be
// dragged.
void commands_mouse(App *app, const InputEvent *event, long milliseconds);

#endif
