// Commands on panes: going between them, their widths, splitting.
#ifndef UI_COMMANDS_PANES_H
#define UI_COMMANDS_PANES_H

#include "ui/commands_move.h"

CommandFunction command_next_pane, command_previous_pane, command_left_pane,
    command_right_pane, command_maximise, command_narrower, command_wider,
    command_equal, command_width, command_split;

#endif
