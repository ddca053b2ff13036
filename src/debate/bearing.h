// What bears on what in a debate, as edges between claims and arguments: the first step
// in making the reading tree (tree.h). Undercuts of a step are laid on whatever takes
// the step; steps become edges from premises to arguments and from arguments to their
// conclusions; two attacks between the same two claims become one contrary.
#ifndef SRC_DEBATE_BEARING_H
#define SRC_DEBATE_BEARING_H

#include "src/debate/debate.h"
#include "src/debate/link.h"

typedef struct {
    int32_t child, parent; // nodes, numbered as bearing_node() does
    Link link;
    bool bears;          // false of symmetric ones and of what bears on itself
    RelationId relation; // NONE of edges that come from a step
    StepId step;         // of a premise; else NONE
    uint32_t position;   // where the text says so, in bytes
} Bearing;

// Edges in stretches: those of node n are items[start[n]] up to items[start[n + 1]].
typedef struct {
    int32_t *items, *start;
} BearingIndex;

typedef struct {
    const Debate *debate;
    int32_t nodes;  // claims, then arguments
    Bearing *edges; // in document order
    int32_t edge_count;
    BearingIndex into; // by parent: premises, supports ..., each in document order
    BearingIndex out;  // by child, in document order
} Bearings;

// Claims, then arguments, in one row.
int32_t bearing_node(const Debate *debate, Node node);
Node bearing_nth(const Debate *debate, int32_t node);

// The claim or argument that stands for an end of a relation: a step's argument; of a
// relation, whatever takes the step from one claim to the other. NONE of anything else.
int32_t bearing_end(const Debate *debate, Node end);

// Linear in the debate, apart from sorting what is not in document order. It lives in
// the arena and borrows the debate.
Bearings bearings_make(const Debate *debate, Arena *arena);

#endif
