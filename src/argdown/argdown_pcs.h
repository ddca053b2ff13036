// Premise-conclusion structures: numbered lines and inferences to the steps of an
// argument.
#ifndef SRC_ARGDOWN_ARGDOWN_PCS_H
#define SRC_ARGDOWN_ARGDOWN_PCS_H

#include "src/argdown/argdown_builder.h"

// Begins the structure of the argument just before it, or of one without a title.
void pcs_start(Builder *builder, const Syntax *syntax);

// An inference, and a numbered line that says this claim: a premise, or the conclusion
// that an inference waits for.
void pcs_inference(Builder *builder, const Syntax *syntax);
void pcs_line(Builder *builder, const Syntax *syntax, Node node);

// Ends it: the last conclusion becomes the main one.
void pcs_end(Builder *builder);

#endif
