// The debate that a command without a screen is about: a file, standard input ("-"), or
// a debate of the library by its name.
#ifndef UI_CLI_SOURCE_H
#define UI_CLI_SOURCE_H

#include "src/argdown/argdown_source.h"
#include "src/debate/problem.h"
#include "src/debate/tree.h"
#include "ui/cli_task.h"

typedef enum {
    CLI_KINDLY,   // as its author meant it (argdown_build.h)
    CLI_STRICTLY, // as the reference reads it
    CLI_ALONE,    // kindly, and without the files that it includes
} CliReading;

typedef struct {
    Arena *arena;
    Str path; // as problems name it: of standard input "<stdin>"
    Str text; // with the files that it includes
    SourcePieces pieces;
    CliReading reading;
    const Debate *debate;
    Problems problems; // sorted
} CliSource;

// Reads it. False after a sentence on standard
// error if there is no such thing. The caller closes it with cli_source_close(), also
// then.
bool cli_source_open(CliSource *source, const CliTask *task, const char *name,
                     CliReading reading);
void cli_source_close(CliSource *source);

// Prints its problems on standard error, each on one line: "path:line:column: error:
// text". Returns whether one is an error.
bool cli_source_complain(const CliSource *source, const CliTask *task);

// Says that there is neither a file nor anything in the library of this name, and what
// was perhaps meant; returns the exit status.
int cli_source_missing(const CliTask *task, const Library *library, const char *name);

#endif
