// The command that prints the whole map of a debate: `moot map`.
#ifndef UI_CLI_MAP_H
#define UI_CLI_MAP_H

#include "ui/cli_task.h"

int cli_map(const CliTask *task);

#endif
