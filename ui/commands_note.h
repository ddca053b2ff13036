// Commands on notes: writing one, and listing them.
#ifndef UI_COMMANDS_NOTE_H
#define UI_COMMANDS_NOTE_H

#include "ui/commands_move.h"

CommandFunction command_note, command_notes;

#endif
