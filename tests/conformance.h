// The conformance cases: what the reference implementation of Argdown makes of some
// inputs (tests/argdown/conformance.jsonl).
#ifndef TESTS_CONFORMANCE_H
#define TESTS_CONFORMANCE_H

#include "src/base/arena.h"
#include "src/base/value.h"

typedef struct {
    const char *name;
    Str input;
    const Value *tokens; // NULL where it gives up before there are any
    bool is_accepted;
    const Value *json; // what it exports if it accepts the input
} ConformanceCase;

// Calls `check` for every case, in an arena of its own, and returns how many there are.
int conformance_cases(void (*check)(const ConformanceCase *, Arena *));

// The same of another file: examples.jsonl has three real debates (by the authors of
// Argdown, under the MIT licence), made-up.jsonl inputs of ours that the reference was
// asked about, without tokens and colours.
int conformance_cases_in(const char *path,
                         void (*check)(const ConformanceCase *, Arena *));

#endif
