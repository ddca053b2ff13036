// The command that prints a reader's notes, writes them to a file and takes them in
// from one: `moot notes`.
#ifndef UI_CLI_NOTES_H
#define UI_CLI_NOTES_H

#include "ui/cli_task.h"

int cli_notes(const CliTask *task);

#endif
