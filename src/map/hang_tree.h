// The forest behind a hanging arrangement: which box hangs under which, on which rail,
// and how far in. First step of hang.h.
//
// A box hangs under the one that its home link leads to. What bears on a box is divided
// into groups by kind and port; each group hangs on a rail of its own, the first group
// on the innermost, so that no rail crosses another. In a group the references stand
// first, each a line of text (a stub), then the boxes.
#ifndef SRC_MAP_HANG_TREE_H
#define SRC_MAP_HANG_TREE_H

#include "src/map/layout.h"

typedef struct {
    Link link;
    int32_t port;
    int32_t first; // of its items: stubs, then children
    int32_t stub_count, child_count;
} HangGroup;

// What hangs under a box.
typedef struct {
    int32_t link;  // of the graph
    int32_t child; // the box at its lower end
} HangItem;

typedef struct {
    const MapGraph *graph; // borrowed
    int32_t columns;
    bool is_wide; // rails stand two columns apart, not side by side
    HangItem *items;
    HangGroup *groups;
    int32_t *group_start;          // by box, and one more: its groups
    int32_t *parent, *parent_link; // by box; -1 of a root
    int32_t *depth;
    int32_t *least_x; // by box: the columns left of it, if everything is narrow
    bool *is_placed;  // false: least_x leaves no room for it
    int32_t *order;   // all boxes, each after the one that it hangs under
    int32_t *roots;   // theses first
    int32_t root_count;
} HangTree;

// Makes the forest for a window of so many columns. O(n log n). It lives in the arena.
HangTree hang_tree_make(const MapGraph *graph, int32_t columns, Arena *arena);

// Where a box's rails run.
typedef struct {
    int32_t first; // the outermost rail's column, from the left of the box
    int32_t pitch; // columns from rail to rail
} HangRails;

HangRails hang_tree_rails(const HangTree *tree, int32_t box, int32_t rails);

// The column at which the children of a block with so many rails begin, from its left.
int32_t hang_tree_indent(HangRails rails, int32_t count);

// Children that have a place, of all groups of a box.
int32_t hang_tree_children(const HangTree *tree, int32_t box);

// Whether a box has a line to one of its rows.
bool hang_tree_has_ports(const HangTree *tree, int32_t box);

// Whether all that hangs under a box is a single child, which may stand below it
// without a rail.
bool hang_tree_is_chain(const HangTree *tree, int32_t box);

#endif
