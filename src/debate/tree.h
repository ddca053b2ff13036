// The reading tree of a debate. Every claim and argument has one place in full, under
// the first thing that it bears on, and is a reference wherever else it bears; theses
// are the roots. It is what the outline shows, what addresses count and what "towards
// the thesis" means. Nothing here recurses.
//
// Roots: nodes that bear on nothing (symmetric relations and mutual attacks aside), in
// document order; of a cycle that no root reaches, the node that stands first in the
// text. Children: premises, supports, then attacks, then undercuts, then contraries and
// contradictions, each in document order. What has a symmetric relation to a node is
// always a reference below it. A reconstructed argument stands as one support of its
// main conclusion; the premises of its last step are its children, and an intermediary
// conclusion among them has the premises of its own step below it. An undercut of the
// step from one claim to another is a child of the first.
#ifndef SRC_DEBATE_TREE_H
#define SRC_DEBATE_TREE_H

#include "src/debate/debate.h"
#include "src/debate/link.h"

typedef int32_t PlaceId;

typedef struct {
    Node node;           // a claim or an argument
    Link link;           // how it bears on its parent
    RelationId relation; // NONE for roots, premises and conclusions of arguments
    StepId step;         // of a premise: the step that uses it; else NONE
    PlaceId parent;      // NONE for a root
    PlaceId first_child, next_sibling; // NONE at the end
    PlaceId home;         // the place in full of this node; itself unless a reference
    PlaceId next_of_node; // from home on, all places of the node in order; NONE at the
                          // end
    PlaceId root;         // of the thesis above it, or itself
    PlaceId after;        // the next place after all that is below it, or tree->count
    int32_t depth;        // 0 for a root
    int32_t number;       // among its siblings in full, from 1; 0 for a reference
    int32_t minuses;      // attacks, undercuts and contraries on the way to its root
    int32_t below;        // places in full below it
    int32_t replies[LINK_COUNT]; // direct children of each kind, references included;
                                 // none of a reference
} Place;

typedef struct {
    const Debate *debate;
    Place
        *places; // in reading order (depth first); a parent stands before its children
    int32_t count;
    int32_t root_count;
    int32_t deepest;     // the greatest depth; -1 of an empty tree
    PlaceId *claim_home; // by claim and by argument: the place in full
    PlaceId *argument_home;
} Tree;

// Makes the reading tree, which borrows the debate.
const Tree *tree_make(const Debate *debate, Arena *arena);

// The place in full of a claim or argument; of a step: of its argument; else NONE.
PlaceId tree_home(const Tree *tree, Node node);

// The next place after a whole subtree, or tree->count.
PlaceId tree_after(const Tree *tree, PlaceId place);

// The role of a place towards its thesis, in words: "thesis", "supports", "opposes",
// "defends", "weakens a defence".
const char *tree_role(const Tree *tree, PlaceId place);

// The same over all places of the node by which it bears on something: where they
// differ, "both supports and opposes".
Str tree_roles(const Tree *tree, Node node, Arena *arena);

// "+3 −2 ⊘1": how many replies of each kind a place in full has, in the order in which
// they always stand; empty if none.
Str tree_counts(const Place *place, Arena *arena);

#endif
