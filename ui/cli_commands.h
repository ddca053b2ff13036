// The commands that need no screen. Each prints what was asked for and returns the exit
// status: 0, 1 when it found errors or nothing, 2 when it could not be done.
#ifndef UI_CLI_COMMANDS_H
#define UI_CLI_COMMANDS_H

#include "ui/cli_task.h"

int cli_list(const CliTask *task);
int cli_show(const CliTask *task);

#endif
