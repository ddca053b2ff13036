// A command line of moot, run in a process of its own.
#ifndef TESTS_PROCESS_H
#define TESTS_PROCESS_H

#include "src/base/arena.h"

enum { PROCESS_OPENS = 99 }; // the status of a command that would open the program

typedef struct {
    int status;
    Str out, error; // what it printed, in the arena
} ProcessRun;

// Runs a command line (words parted by blanks, without "moot") in a folder. Before it,
// words of the form NAME=VALUE are put into the environment. A command that would open
// the program prints its arguments instead.
ProcessRun process_run(Str folder, const char *words, Arena *arena);

#endif
