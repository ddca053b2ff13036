// Keys while something else than a view takes them: the help, the search bar, labels,
// the input line.
#ifndef UI_TYPING_H
#define UI_TYPING_H

#include "ui/command_run.h"

// Hands a key to what is open. False if nothing is, or if the key is not its: then it
// is an ordinary key, with the count that was typed before it in app->count.
bool typing_key(App *app, Key key);

// Whether a key belongs to the address that is being typed. Any other key is a command
// that the number counts.
bool typing_is_of_address(const App *app, Key key);

// Hands pasted text to what is open; false if nothing is that takes text.
bool typing_paste(App *app, Str text);

// Carries out a command and puts what it has to say on the message line.
void typing_run(App *app, Str line);

#endif
