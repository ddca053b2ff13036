// The commands that need no screen. Each prints what was asked for and returns the exit
// status: 0, 1 when it found errors or nothing, 2 when it could not be done.
#ifndef UI_CLI_COMMANDS_H
#define UI_CLI_COMMANDS_H

#include "src/library/library.h"
#include "ui/output.h"

typedef struct {
    const char *const *operands; // what stands after the command
    size_t count;
    bool json, warnings_are_errors;
    int columns;        // of --width; 0: those of the terminal
    size_t limit;       // of --limit; 0: the usual
    const char *target; // of -o, else NULL
    // The library that the options name; the caller closes it. NULL with an error.
    Library *(*open)(const void *context, Error *error);
    const void *context;
    Output *output;
} CliTask;

int cli_build(const CliTask *task);
int cli_check(const CliTask *task);
int cli_list(const CliTask *task);
int cli_search(const CliTask *task);
int cli_show(const CliTask *task);

// Prints "moot: " and a sentence on standard error; returns 2.
int cli_say(const Output *output, Str sentence);

#endif
