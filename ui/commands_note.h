// Commands on notes: writing one, listing them, taking them to files and from
// them.
#ifndef UI_COMMANDS_NOTE_H
#define UI_COMMANDS_NOTE_H

#include "ui/commands_move.h"

CommandFunction command_note, command_notes, command_export_notes, command_import_notes;

#endif
