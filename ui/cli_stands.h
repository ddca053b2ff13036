// The commands that say what stands in a debate: `moot stands`, with labels and
// reasons, and `moot cruxes`, what would change a thesis if it fell.
#ifndef UI_CLI_STANDS_H
#define UI_CLI_STANDS_H

#include "ui/cli_task.h"

int cli_stands(const CliTask *task);
int cli_cruxes(const CliTask *task);

#endif
