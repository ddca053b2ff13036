// Where two ways of judging a debate part: the claims on which they differ although
// they agree on what speaks for and against each, nearest to a thesis first. What
// merely follows from another difference is left out.
#ifndef SRC_DEBATE_DIVERGENCE_H
#define SRC_DEBATE_DIVERGENCE_H

#include "src/debate/opinion.h"
#include "src/debate/standing.h"

// What one judges, by place in full; ANSWER_NONE where they do not say.
typedef struct {
    unsigned char *truth;   // of Answer: is it true?
    unsigned char *bearing; // does it bear on what stands above it?
} Judgements;

// Nothing judged, for a tree, in the arena.
Judgements judgements_make(const Tree *tree, Arena *arena);

// What labels amount to: unanswered is yes, answered no, contested unsure. Bearings
// are judged where the claim itself stands.
Judgements judgements_of_labels(const Verdicts *verdicts, Arena *arena);

typedef struct {
    PlaceId place;   // in full
    bool is_bearing; // they part on whether it bears, else on whether it is true
    Answer left, right;
} Divergence;

// Where both say something, and not the same, about a claim or its bearing, and do not
// part on any of its replies; by depth, then in reading order. Into the arena; linear.
size_t divergence_find(const Tree *tree, const Judgements *left,
                       const Judgements *right, Divergence **found, Arena *arena);

// On how many claims both say something.
int32_t divergence_both(const Tree *tree, const Judgements *left,
                        const Judgements *right);

#endif
