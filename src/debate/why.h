// Why a claim or argument stands, falls or is open, in one to three sentences that name
// others by address and title: "Answered: 2.1 “Visiting is not admiring” undercuts its
// only reason, and nobody answers 2.1."
#ifndef SRC_DEBATE_WHY_H
#define SRC_DEBATE_WHY_H

#include "src/debate/why_words.h"

typedef struct {
    Str text; // begins with the label's word, capitalised
    const WhyMention *mentions;
    size_t mention_count;
    const WhyStep *steps; // the first is of what is asked about
    size_t step_count;
} Why;

// Explains a claim, an argument, or a relation (whether its source bears on its
// target). Grounded labels only: others are not derived from each other one by one, and
// the text says so. All is in the arena; what is named borrows the debate.
Why why_of(const Verdicts *verdicts, Node node, Arena *arena);

#endif
