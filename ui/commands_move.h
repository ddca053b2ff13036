// Commands that move within a view: motions, addresses, labels, counts.
#ifndef UI_COMMANDS_MOVE_H
#define UI_COMMANDS_MOVE_H

#include "ui/app.h"

// What a command does: false with a sentence for the message line.
typedef bool CommandFunction(App *app, Str argument, Error *error);

// The whole number (from 1) that a text is, or 0.
int command_number(Str text);

// A command that is one of the motions; false if there is no motion of that name.
bool command_is_motion(Str name);
bool command_motion(App *app, Str name, Error *error);

CommandFunction command_go, command_labels, command_root, command_whole;

#endif
