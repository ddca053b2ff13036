// The command line: what the arguments ask for, and the commands that need no screen
// (check, show, search, list, build). Everything it prints passes one function that
// takes out what a terminal must not get; escape sequences are never printed.
#ifndef UI_CLI_H
#define UI_CLI_H

#include "ui/cli_task.h"

enum { CLI_OPEN = -1 }; // nothing has been printed: open the interactive program

// Reads the arguments, chooses the locale (text_open()), and does what they ask for if
// that needs no screen. Returns the exit status: 0, 1 when what was asked for found
// errors or nothing, 2 when it could not be understood or done; or CLI_OPEN, with
// `arguments` filled in. They borrow argv.
int cli_run(int argc, char **argv, Arguments *arguments);

// The store that is opened unless there are paths: that of --library, of $MOOT_LIBRARY,
// library.db beside the program, or the installed one. NULL if there is none.
const char *cli_store(const Arguments *arguments, Arena *arena);

// The library that the arguments name: their paths, else cli_store(). NULL with one
// sentence that says what to do.
Library *cli_library(const Arguments *arguments, Error *error);

// The charset to print in: as --charset says, or the locale.
Charset cli_charset(const Arguments *arguments);

// Says on standard error why the program cannot go on, and returns the exit status.
int cli_fail(const Arguments *arguments, const char *sentence);

#endif
