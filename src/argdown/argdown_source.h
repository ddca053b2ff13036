// An Argdown text that is being read, and the way its problems are told: with the place
// counted as a person counts it and the line to be shown.
#ifndef SRC_ARGDOWN_ARGDOWN_SOURCE_H
#define SRC_ARGDOWN_ARGDOWN_SOURCE_H

#include "src/argdown/argdown_token.h"
#include "src/debate/problem.h"

typedef struct {
    Str path, text;
    Problems *problems;
    bool strict; // what the reference refuses is an error, however clear it is
} Source;

// Adds a problem at a token (to the end of its first line at most).
void source_problem(const Source *source, Token place, Severity severity,
                    const char *code, Str text, Str help);

// Adds a problem about something that the reference implementation refuses. Its
// severity is for tolerant reading; in strict mode it is an error.
void source_deviation(const Source *source, Token place, Severity severity,
                      const char *code, Str text, Str help);

#endif
