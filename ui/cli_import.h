// A file for solvers, as the commands about them read it.
#ifndef UI_CLI_IMPORT_H
#define UI_CLI_IMPORT_H

#include "src/debate/problem.h"
#include "ui/cli_task.h"

// Reads a file, or standard input ("-"), into the arena. `path` is what problems name.
// False after a sentence on standard error.
bool cli_import_text(const CliTask *task, const char *name, Arena *arena, Str *path,
                     Str *text);

// Prints the problems on standard error, sorted, each on one line, but for notes.
// Returns whether one is an error.
bool cli_import_complain(const CliTask *task, Problems *problems);

#endif
