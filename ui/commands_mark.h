// Marks: places that a reader has given a letter.
#ifndef UI_COMMANDS_MARK_H
#define UI_COMMANDS_MARK_H

#include "ui/commands_move.h"

CommandFunction command_mark, command_to_mark, command_marks;

#endif
