// The command that says what stands in a debate, and why: `moot stands`.
#ifndef UI_CLI_STANDS_H
#define UI_CLI_STANDS_H

#include "ui/cli_task.h"

int cli_stands(const CliTask *task);

#endif
