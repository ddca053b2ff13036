// What it changes to swap two neighbouring subtrees: the children of one node are moved
// along their list, and the crossings that this adds or saves are known without being
// counted anew.
#ifndef SRC_MAP_ORDER_SWAP_H
#define SRC_MAP_ORDER_SWAP_H

#include "src/map/family.h"

typedef struct OrderSwap OrderSwap;

// What counts how much in the sums below: a crossing; a change of kind between
// neighbours, a little less, so that kinds mix where that saves a crossing; and a list
// that does not begin with the first of its kinds, so that supports stay on the left.
enum { ORDER_CROSSING = 8, ORDER_CHANGE_OF_KIND = 7, ORDER_NOT_FIRST = 8 };

// Prepares for moving children in a family; keeps pointers to both, and lives in the
// arena.
OrderSwap *order_swap_new(const Proper *proper, Family *family, Arena *arena);

// Moves each child of a node that a line leads out of along the list, to where the sum
// of crossings (of the links that the lines carry), of changes of kind between
// neighbours, and of supports that do not begin on the left is least, if that saves at
// least `least`. With `stations_only`, boxes stay as they are among themselves. Returns
// by how much the sum grew: 0 or less. Counts its steps in `*work`.
//
// Only lines with exactly one end in one of the two subtrees matter, and of these only
// pairs whose inner ends are in the same layer; how often a line of one subtree meets
// the inside of the other depends on the side alone on which its outer end is.
int64_t order_swap_sift(OrderSwap *swap, int32_t node, bool stations_only,
                        int64_t least, int64_t *work);

// Moves the child at place `from` of a node's list to place `to`; returns by how much
// the sum changed.
int64_t order_swap_move(OrderSwap *swap, int32_t node, int32_t from, int32_t to,
                        int64_t *work);

// What the kinds in the list of a node count in that sum, above what no order can do
// without.
int64_t order_swap_excess(OrderSwap *swap, int32_t node);

// Whether lines lead out of subtrees of the node's children, so that their order
// matters.
bool order_swap_matters(const OrderSwap *swap, int32_t node);

#endif
