// The command that prints a debate for other programs: `moot export`.
#ifndef UI_CLI_EXPORT_H
#define UI_CLI_EXPORT_H

#include "ui/cli_task.h"

int cli_export(const CliTask *task);

#endif
