// The command that says what would change a thesis if it fell: `moot cruxes`.
#ifndef UI_CLI_CRUXES_H
#define UI_CLI_CRUXES_H

#include "ui/cli_task.h"

int cli_cruxes(const CliTask *task);

#endif
