// What Argdown makes of the relations of a debate once all of it has been read.
#ifndef SRC_ARGDOWN_ARGDOWN_RELATE_H
#define SRC_ARGDOWN_ARGDOWN_RELATE_H

#include "src/argdown/argdown_draft.h"

typedef struct {
    bool transform_arguments; // front matter, model.transformArgumentRelations
    bool strict_mode;         // front matter, model.mode: strict
    bool like_reference;      // with the reference's mistakes
} RelateOptions;

// Where an argument has been reconstructed, what it bears on is borne on by its main
// conclusion, and what undercuts it undercuts its last step. In strict mode support
// between claims is entailment, and attack contrariety. What is said twice thereby is
// kept once, and a claim that attacks a premise no longer attacks the argument.
void relate(Draft *draft, const RelateOptions *options);

#endif
