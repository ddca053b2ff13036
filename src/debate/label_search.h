// Labellings of a framework as clauses (Cerutti, Giacomin and Vallati 2014): what is
// the same in all of them is found first and left out; of the rest, each argument has a
// literal for being in and one for being out.
#ifndef SRC_DEBATE_LABEL_SEARCH_H
#define SRC_DEBATE_LABEL_SEARCH_H

#include "src/debate/labelling.h"
#include "src/logic/sat.h"

typedef struct {
    Arena *arena;
    const Framework *framework;
    const unsigned char *forced; // may be NULL
    Semantics semantics;
    int32_t *open;         // arguments whose label is to be searched for
    int32_t count;         // of them
    int32_t *spot;         // by argument: where it is in `open`, -1 if it is settled
    unsigned char *labels; // by argument: what is settled, then what was found last
    Sat *sat;
    Literal *assumed; // with room for two for each open argument, and a few
    size_t assumed_count;
    Literal *clause; // of the same size, for making clauses
    int64_t steps;   // that are left
} LabelSearch;

// Makes the search in an arena, which must live as long. `forced` is as in labelling.h.
// Models are the complete labellings, of SEMANTICS_STABLE the stable ones, and of
// SEMANTICS_STAGE the sets without conflict. With `among` (may be NULL) only those
// arguments are searched that it has true; all that attack one of them must be among
// them. `steps` are those of sat_solve().
LabelSearch *label_search_make(const Framework *framework, const unsigned char *forced,
                               Semantics semantics, const bool *among, int64_t steps,
                               Arena *arena);

// The literals of an open argument, by its place in `open`.
static inline Literal label_search_in(int32_t place)
{
    return 6 * place;
}

static inline Literal label_search_out(int32_t place)
{
    return 6 * place + 2;
}

// A literal that is to be true for as many as possible: being in; where semantics are
// about what is in or attacked by what is in, being one of them.
Literal label_search_goal(const LabelSearch *search, int32_t place);

// Whether an open argument has its goal in `labels`.
bool label_search_has(const LabelSearch *search, int32_t place);

// Empties what is assumed, or adds to it.
void label_search_assume_nothing(LabelSearch *search);
void label_search_assume(LabelSearch *search, Literal literal);

// Whether there is a model in which all is true that is assumed; if so, `labels` gets
// it.
Answer label_search_solve(LabelSearch *search);

// From what was found last to a greatest one: as many goals as can be had together with
// these, and with `kept` (unless it is -1). `labels` gets it.
Answer label_search_grow(LabelSearch *search, Literal kept);

// Assumes the goals that `labels` has.
void label_search_assume_goals(LabelSearch *search);

// From now on a model must have a goal that `labels` does not have; or, if `is_on` is
// not -1, only where that is true.
void label_search_block_goals(LabelSearch *search, Literal is_on);

// From now on a model must differ from `labels`: have another that is in, or lack one.
// With `lacks` only the latter.
void label_search_block_labels(LabelSearch *search, bool lacks);

// A new literal, which says nothing of arguments.
Literal label_search_literal(LabelSearch *search);

#endif
