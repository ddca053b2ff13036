// Strength in degrees: what attacks and supports make of base scores between 0 and 1,
// in weighted bipolar graphs. With w a node's base score, a row of strengths for its
// supporters and one for its attackers:
//
// - DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016): e = prod(1 - attackers)
//   - prod(1 - supporters); w + e (1 - w) if e > 0, else w + e w.
// - quadratic energy (Potyka 2018): e = sum(supporters) - sum(attackers),
//   h(x) = max(x, 0)^2 / (1 + max(x, 0)^2); w + (1 - w) h(e) - w h(-e).
// - Euler-based (Amgoud and Ben-Naim 2018): e as before;
//   1 - (1 - w^2) / (1 + w exp(e)).
#ifndef SRC_DEBATE_GRADUAL_H
#define SRC_DEBATE_GRADUAL_H

#include <stdint.h>
#include "src/base/arena.h"

typedef enum {
    GRADUAL_DF_QUAD,
    GRADUAL_QUADRATIC_ENERGY,
    GRADUAL_EULER,
    GRADUAL_COUNT,
} Gradual;

// A node may take its base score from another one: its strength. That is what an edge
// becomes that is itself attacked: a node with the strength of the source as its base
// score, attacked by the undercutters, and an edge from it to the target.
typedef struct {
    double base;     // from 0 to 1; where it is taken from another node, where to start
    int32_t base_of; // the node whose strength is the base score, or -1
} GradualNode;

typedef struct {
    int32_t from, to;
    bool is_support; // else an attack
    bool
        is_carrier; // neither: the base score of `to` is at most the strength of `from`
} GradualEdge;

typedef struct {
    int32_t count;
    const GradualNode *nodes;
    const GradualEdge *edges;
    size_t edge_count;
} GradualGraph;

typedef struct {
    bool is_settled; // else the strengths still moved when it was given up
    int32_t rounds;  // over all nodes: 1 without cycles
} GradualResult;

// Computes the strength of every node: without cycles in one pass; with cycles by
// rounds that all nodes take at once, from their base scores on, until nothing changes;
// and where that swings on and on, by following ds/dt = f(s) - s from the base scores
// (Potyka 2018, section 4) by Runge and Kutta's fourth-order method.
// O(nodes + edges) a round, and no more than 10,000 rounds of either kind.
GradualResult gradual_strengths(const GradualGraph *graph, Gradual semantics,
                                double *strengths, Arena *scratch);

// "df-quad", "quadratic-energy", "euler"; and the other way round, also from the longer
// and shorter forms of these names that are in use. False if it is none.
const char *gradual_name(Gradual semantics);
bool gradual_parse(Str name, Gradual *semantics);

#endif
