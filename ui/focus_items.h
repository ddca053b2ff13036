// What stands around one claim in the focus: what it bears on, what it is contrary to,
// and its replies in groups. It knows no screen.
#ifndef UI_FOCUS_ITEMS_H
#define UI_FOCUS_ITEMS_H

#include "src/debate/tree.h"

// In the order in which they are read.
typedef enum {
    GROUP_PARENTS, // what the claim bears on
    GROUP_SELF,
    GROUP_CONTRARIES, // contradictories, too
    GROUP_PREMISES,   // of an argument or intermediary conclusion
    GROUP_SUPPORTS,
    GROUP_EQUIVALENTS,
    GROUP_ATTACKS,
    GROUP_UNDERCUTS, // against the step from the claim to what it bears on
    GROUP_COUNT,
} FocusGroup;

enum { FOCUS_CLOSED = 12 }; // replies of a group before the rest stands under "more"

typedef struct {
    FocusGroup group;
    PlaceId place; // in full; NONE of an item that stands for the rest of its group
    Link link;     // how the lower of the two bears on the upper
    int32_t number, count; // of a parent: the claim is the second of its three
                           // supports; of a rest: `count` more
    bool is_linked;        // a premise, of the same step as the item before
    StepId step;           // of a premise
} FocusItem;

typedef struct {
    const FocusItem *items;
    int32_t count;
    int32_t start[GROUP_COUNT + 1]; // the items of a group
    int32_t total[GROUP_COUNT];     // with those under "more" and those folded away
    Link between; // two parents that exclude each other: LINK_CONTRARY or
                  // LINK_CONTRADICTORY, else LINK_ROOT
} FocusItems;

typedef struct {
    PlaceId centre;  // in full
    unsigned whole;  // groups shown to the end, as bits 1 << group
    unsigned folded; // groups of which nothing is shown
} FocusWanted;

// The items live in the arena. Linear in the replies and in the siblings of the places.
FocusItems focus_items_make(const Tree *tree, const FocusWanted *wanted, Arena *arena);

#endif
