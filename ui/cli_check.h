// The command that says what is wrong in files: `moot check`.
#ifndef UI_CLI_CHECK_H
#define UI_CLI_CHECK_H

#include "ui/cli_task.h"

int cli_check(const CliTask *task);

#endif
