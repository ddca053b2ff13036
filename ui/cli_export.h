// The commands that put a debate into another form: `moot export` and `moot format`.
#ifndef UI_CLI_EXPORT_H
#define UI_CLI_EXPORT_H

#include "ui/cli_task.h"

int cli_export(const CliTask *task);
int cli_format(const CliTask *task);

#endif
