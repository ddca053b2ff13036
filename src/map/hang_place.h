// Where the boxes and stubs of a hanging arrangement stand, once their shapes are
// chosen (hang_shape.h). Third step of hang.h.
#ifndef SRC_MAP_HANG_PLACE_H
#define SRC_MAP_HANG_PLACE_H

#include "src/map/hang_shape.h"

typedef struct {
    Layout *layout;
    HangTree tree;
    const HangShape *shapes;
} Hanger;

// Some groups of a box below each other, with the rails that they hang on.
typedef struct {
    int32_t box, first, end; // groups
    int32_t x, y, right;     // where it begins and the column behind it
    HangRails rails;
} HangBlock;

// Places everything, and says how large it is.
void hang_place_all(Hanger *hanger);

// The blocks of a box that does not have its children in a row: one, or two sides.
int hang_place_blocks(const Hanger *hanger, int32_t box, HangBlock blocks[2]);

// The column of the rail of one of a block's groups.
int32_t hang_place_rail(const HangBlock *block, int32_t group);

// A child of a group by its number, or -1 if it has no place.
int32_t hang_place_child(const Hanger *hanger, const HangGroup *group, int32_t number);

#endif
