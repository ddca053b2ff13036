// Facts as logic programs write them: att(a, b). In any order and layout, with comments
// from % or # to the end of the line; a final point may be missing.
#ifndef SRC_IMPORT_FACTS_H
#define SRC_IMPORT_FACTS_H

#include "src/argdown/argdown_source.h"

enum { FACT_TERMS = 2 };

typedef struct {
    Str name;
    Str terms[FACT_TERMS]; // the first of them, borrowed from the text
    size_t count;          // how many there are
    Token place, places[FACT_TERMS];
} Fact;

// An argument, where it is first named.
typedef struct {
    Token place;
    bool is_declared;
} Mention;

typedef struct {
    Source source;
    size_t at, line_start;
    int32_t line;
} FactReader;

// Starts at the beginning of a text, which both borrow.
FactReader facts_of(Str path, Str text, Problems *problems);

// The next fact; false at the end. What is none is passed over with a problem.
bool facts_next(FactReader *reader, Fact *fact);

// Adds a problem at a place in the text.
void facts_problem(const FactReader *reader, Token place, Severity severity,
                   const char *code, Str text, Str help);

#endif
