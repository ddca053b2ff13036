// The command that answers as a solver of the ICCMA competitions does: `moot solve`.
#ifndef UI_CLI_SOLVE_H
#define UI_CLI_SOLVE_H

#include "ui/cli_task.h"

int cli_solve(const CliTask *task);

// Whether this is a task such as "DC-CO"; false with an error that says what there is.
bool cli_solve_knows(const char *name, Error *error);

#endif
