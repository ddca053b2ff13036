// The commands on what readers answer: `moot verdicts` prints and takes in their
// verdicts, `moot compare` says where two readers part first, `moot predictions` prints
// the log of their exercises.
#ifndef UI_CLI_VERDICTS_H
#define UI_CLI_VERDICTS_H

#include "ui/cli_task.h"

int cli_verdicts(const CliTask *task);
int cli_compare(const CliTask *task);
int cli_predictions(const CliTask *task);

#endif
