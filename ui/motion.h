// The movements that every list-like view understands in its own way. Keys and commands
// name them; the views decide what they mean (keys.md, the table).
#ifndef UI_MOTION_H
#define UI_MOTION_H

typedef enum {
    MOTION_NEXT,     // j, down
    MOTION_PREVIOUS, // k, up
    MOTION_LEFT,
    MOTION_RIGHT,
    MOTION_NEXT_SIBLING, // } or )
    MOTION_PREVIOUS_SIBLING,
    MOTION_NEXT_RELATION, // ] or e
    MOTION_PREVIOUS_RELATION,
    MOTION_FIRST,
    MOTION_LAST,
    MOTION_HALF_DOWN,
    MOTION_HALF_UP,
    MOTION_PAGE_DOWN,
    MOTION_PAGE_UP,
    MOTION_PAN_LEFT, // by several cells; the selection stays
    MOTION_PAN_DOWN,
    MOTION_PAN_UP,
    MOTION_PAN_RIGHT,
    MOTION_SCROLL_DOWN, // the selection stays
    MOTION_SCROLL_UP,
    MOTION_TO_MIDDLE, // zz: the selection's row
    MOTION_TO_TOP,
    MOTION_TO_BOTTOM,
    MOTION_FOLD_TOGGLE,
    MOTION_FOLD_OPEN,
    MOTION_FOLD_CLOSE,
    MOTION_FOLD_OPEN_ALL,
    MOTION_FOLD_CLOSE_ALL,
    MOTION_FOLD_OPEN_LEVEL, // zr
    MOTION_FOLD_CLOSE_LEVEL,
    MOTION_FOLD_OPEN_BELOW,
    MOTION_FOLD_SUPPORTS,
    MOTION_FOLD_ATTACKS,
    MOTION_FOLD_UNDERCUTS,
    MOTION_MORE_TEXT,
    MOTION_LESS_TEXT,
    MOTION_FIT,
} Motion;

#endif
