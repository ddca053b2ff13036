// How strong the arguments of a weighted bipolar graph are: `moot stands FILE.bag`.
#ifndef UI_CLI_STRENGTH_H
#define UI_CLI_STRENGTH_H

#include "ui/cli_task.h"

// Whether what is to be judged is such a graph, by its name, and no debate.
bool cli_strength_takes(const CliTask *task);

int cli_strength(const CliTask *task);

#endif
