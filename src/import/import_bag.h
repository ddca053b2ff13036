// Weighted bipolar graphs as the gradual solvers read them (.bag): facts (facts.h)
//
//     arg(a, 0.5). att(a, b). sup(a, b).
#ifndef SRC_IMPORT_IMPORT_BAG_H
#define SRC_IMPORT_IMPORT_BAG_H

#include "src/debate/gradual.h"
#include "src/debate/problem.h"

typedef struct {
    GradualGraph graph;
    const Str *names; // of the nodes, in the order of the file; they borrow the text
} ImportedBag;

// Whether a text is one: whether a fact in it gives an argument a weight, or says what
// supports what.
bool import_bag_is(Str text);

// Reads it, whatever is in it, into the arena; what is wrong is added to the problems.
// An argument without a weight, or with none from 0 to 1, has 0.5. An edge that is
// given twice counts once. More than limits.h allows is left out.
ImportedBag import_bag(Arena *arena, Str path, Str text, Problems *problems);

#endif
