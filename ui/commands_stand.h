// Commands on what stands: showing it, why, what if something were rejected, and the
// rules by which it is judged.
#ifndef UI_COMMANDS_STAND_H
#define UI_COMMANDS_STAND_H

#include "ui/commands_move.h"

CommandFunction command_stands, command_why, command_suppose, command_undo,
    command_supposed, command_unsuppose, command_semantics, command_reading,
    command_burden, command_standard;

// Shows strengths in degrees in the place of words, or words again.
bool command_strength(App *app, bool on, Error *error);

#endif
