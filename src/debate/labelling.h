// Labellings of a framework (Caminada 2006): each argument is in, out or undecided; and
// the grounded one, the least that can be said.
#ifndef SRC_DEBATE_LABELLING_H
#define SRC_DEBATE_LABELLING_H

#include "src/debate/framework.h"

// One byte each in arrays of unsigned char.
typedef enum { LABEL_UNDECIDED, LABEL_IN, LABEL_OUT } Label;

// Which labellings are meant: extensions.h says what each is, and who proposed it.
typedef enum {
    SEMANTICS_GROUNDED,
    SEMANTICS_COMPLETE,
    SEMANTICS_PREFERRED,
    SEMANTICS_STABLE,
    SEMANTICS_IDEAL,
    SEMANTICS_SEMI_STABLE,
    SEMANTICS_STAGE,
    SEMANTICS_COUNT,
} Semantics;

// The grounded labelling (Dung 1995; by propagation, as Modgil and Caminada 2009,
// section 3.2): what nothing attacks is in, what an argument that is in attacks is out,
// what has only attackers that are out is in; the rest is undecided.
//
// `forced` may be NULL, or has a label for each argument: one that is not
// LABEL_UNDECIDED stays, whatever attacks the argument. `labels` gets a label for each;
// `order`, unless NULL, the round in which it was found, which is greater than those of
// the labels that it follows from (0 for what is forced or unattacked), or -1 if
// undecided. O(arguments + attacks).
void labelling_grounded(const Framework *framework, const unsigned char *forced,
                        unsigned char *labels, int32_t *order, Arena *scratch);

#endif
