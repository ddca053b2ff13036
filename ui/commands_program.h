// Commands on the program itself: help, options, files read again, what went wrong,
// leaving.
#ifndef UI_COMMANDS_PROGRAM_H
#define UI_COMMANDS_PROGRAM_H

#include "ui/commands_move.h"

CommandFunction command_help, command_command, command_hints, command_set,
    command_reload, command_problems, command_messages, command_copy, command_repaint,
    command_suspend, command_quit;

#endif
