// The exercise on a text: which of its passages do claims use (passage_guess.h)?
#ifndef UI_COMMANDS_GUESS_H
#define UI_COMMANDS_GUESS_H

#include "ui/commands_move.h"

CommandFunction command_guess;

// Whether the view with the focus shows this exercise, which takes keys first.
bool command_is_guessing(const App *app);

// A key during the exercise; false if it moves about, and is to be carried out.
bool command_guess_key(App *app, Key key);
bool command_guess_takes(const App *app, Key key);

#endif
