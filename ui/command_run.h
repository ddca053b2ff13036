// From a command's name to what it does: a function for every row of the command table.
#ifndef UI_COMMAND_RUN_H
#define UI_COMMAND_RUN_H

#include "ui/commands_move.h"

// Whether there is a function for this command.
bool command_is_known(Str name);

// Whether a command is about the picture on the screen alone, so that line mode has
// none of it.
bool command_is_painted(const CommandRow *row);

// Carries out a line as it is typed after ":" - a name, its beginning if only one
// command begins so, or a short one that is usual elsewhere ("q", "e"), with an
// argument after a blank; or an address. False with a sentence.
bool command_run(App *app, Str line, Error *error);

#endif
