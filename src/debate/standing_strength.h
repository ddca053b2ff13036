// How strong each claim and argument of a debate is, in degrees from 0 to 1, from what
// supports and attacks it: a debate as a weighted bipolar graph (gradual.h).
//
// The base score of a claim is the author's {weight: ..}, else the reader's own vote,
// else 0.5. Supports and attacks are edges; what excludes each other attacks both ways.
// A relation that is undercut is a node with the strength of its source as its base
// score. An argument that is reconstructed has the strength of its weakest premise as
// its base score, or its own weight if that is less (the weakest link: Pollock 2001).
#ifndef SRC_DEBATE_STANDING_STRENGTH_H
#define SRC_DEBATE_STANDING_STRENGTH_H

#include "src/debate/gradual.h"
#include "src/debate/standing.h"

typedef struct {
    const double *of; // by node (bearing_node())
    bool is_settled;  // else the strengths still moved when it was given up
    int32_t rounds;
} Strengths;

// `votes` has the reader's base score for each node, negative where there is none, or
// is NULL. What is supposed to be rejected has strength 0, what is granted 1; a
// relation likewise. Linear a round; the strengths are in the arena.
Strengths standing_strengths(const Standing *standing, Gradual semantics,
                             const double *votes, const Supposition *suppositions,
                             size_t count, Arena *arena);

#endif
