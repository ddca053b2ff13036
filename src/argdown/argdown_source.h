// An Argdown text that is being read, and the way its problems are told: with the place
// counted as a person counts it and the line to be shown.
#ifndef SRC_ARGDOWN_ARGDOWN_SOURCE_H
#define SRC_ARGDOWN_ARGDOWN_SOURCE_H

#include "src/argdown/argdown_token.h"
#include "src/debate/problem.h"

// A stretch of the text, up to the next one, and the file that it came from.
typedef struct {
    size_t start;   // in the text
    int32_t line;   // of the text, from 1
    Str path, file; // the whole file
    size_t from;    // in the file
    int32_t file_line;
} SourcePiece;

typedef struct {
    const SourcePiece *items; // in order of the text; none: all of it is one file
    size_t count;
} SourcePieces;

typedef struct {
    Str path, text;
    Problems *problems;
    bool strict; // what the reference refuses is an error, however clear it is
    SourcePieces pieces;
} Source;

// A place in the file that it came from.
typedef struct {
    Str path, text;
    size_t start, line_start;
    int32_t line;
} SourcePlace;

// Where a token begins, in its file.
SourcePlace source_place(const Source *source, Token place);

// Adds a problem at a token (to the end of its first line at most).
void source_problem(const Source *source, Token place, Severity severity,
                    const char *code, Str text, Str help);

// Adds a problem about something that the reference implementation refuses. Its
// severity is for tolerant reading; in strict mode it is an error.
void source_deviation(const Source *source, Token place, Severity severity,
                      const char *code, Str text, Str help);

#endif
