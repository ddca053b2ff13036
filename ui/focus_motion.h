// How one moves about in a focus: which claim is in the middle, what the cursor is on,
// what is folded, how far the page is scrolled. It draws nothing.
#ifndef UI_FOCUS_MOTION_H
#define UI_FOCUS_MOTION_H

#include "ui/focus_page.h"
#include "ui/motion.h"

typedef struct {
    OutlineSubject *subject; // borrowed; its read marks are set
    FocusWanted wanted;
    int32_t cursor; // an item
    int rows, columns;
    int top;      // the row of the page that is shown first
    bool is_free; // the reader has scrolled: the cursor may leave the window
    bool is_seen; // all of the claim in the middle has been on the window
    Arena *frame; // of what follows
    FocusItems items;
    FocusSheet sheet;
} Focus;

// Makes the page again, for the rows and columns that are set.
void focus_layout(Focus *focus);

// Puts the claim of a place (NONE: nothing) into the middle, with the cursor on it.
void focus_set(Focus *focus, PlaceId place);

// The claim in the middle is left: if all of it has been on the window, it is read.
void focus_leave(Focus *focus);

// Any motion; false if nothing changed.
bool focus_move(Focus *focus, Motion motion, int count);

// Makes what the cursor is on the focus; false if it is that already.
bool focus_enter(Focus *focus);

// Puts the cursor back on the claim in the middle; false if it is there.
bool focus_put_out(Focus *focus);

// Puts the cursor on a claim that is shown; one that is not becomes the focus.
void focus_select(Focus *focus, PlaceId place);

const FocusItem *focus_item(const Focus *focus, int32_t item);

// The item in the middle.
int32_t focus_self(const Focus *focus);

// Rows of the page that the window shows: the last one is for the siblings.
int focus_page_rows(const Focus *focus);

// The sibling of the claim in the middle that stands there in full, of the same sign if
// that is wanted; NONE if there is none.
PlaceId focus_sibling(const Focus *focus, bool is_next, bool same_sign);

#endif
