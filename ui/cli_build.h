// The command that makes a library out of a folder: `moot build`. It says how far it is
// and can be interrupted at any moment.
#ifndef UI_CLI_BUILD_H
#define UI_CLI_BUILD_H

#include "ui/cli_task.h"

int cli_build(const CliTask *task);

#endif
