// The command that searches: `moot search`, for readers, for scripts (--json) and for
// other finders (--format).
#ifndef UI_CLI_SEARCH_H
#define UI_CLI_SEARCH_H

#include "ui/cli_task.h"

int cli_search(const CliTask *task);

// Whether --format means something to `moot search`: text in which {title} and the like
// stand for what is said of a hit, \t and \n for a tab and a line end, {{ for a brace.
// Else one sentence says what is wrong.
bool cli_search_format(const char *format, Error *error);

#endif
