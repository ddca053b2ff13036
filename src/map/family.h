// The tree in a proper layered graph as lists of children, from which the order in all
// layers follows: each subtree stands together in every layer.
#ifndef SRC_MAP_FAMILY_H
#define SRC_MAP_FAMILY_H

#include "src/map/proper.h"

typedef struct {
    // The children of node i are child[first[i]] ... child[first[i + 1] - 1]; those of
    // node `node_count` are the roots.
    int32_t *first, *child;
    int32_t *preorder;    // the nodes as a walk in the order of the lists meets them
    int32_t *start, *end; // by node: where its subtree begins and ends in `preorder`
} Family;

// Children by their keys, then by kind of link, section and number; roots by component
// first. Stations stand where most of what hangs on their lines is nearest.
Family *family_make(const Proper *proper, Arena *arena);

// Walks the lists again after they have been changed.
void family_walk(const Proper *proper, Family *family);

// Writes the order into `layer_first`, `sequence` and the nodes' places. Symmetric
// links between neighbours become flat.
void family_arrange(const Family *family, Proper *proper, Arena *arena);

#endif
