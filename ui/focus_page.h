// The picture of a focus, as a page as high as it needs to be: what the claim bears on
// above it, its supports on the left below it, its attacks on the right, and in between
// the lines that say how they bear. In a wide window three columns beside each other,
// in a small one a list.
#ifndef UI_FOCUS_PAGE_H
#define UI_FOCUS_PAGE_H

#include "ui/focus_card.h"

enum {
    FOCUS_LIST = 60,    // columns below which it is a list
    FOCUS_ROWS = 12,    // rows below which it is a list
    FOCUS_BESIDE = 120, // columns from which on it has three columns
};

// For a window of so many rows and columns: texts of replies are as long as the page
// then still fits into it, if it can. It lives in the arena.
FocusSheet focus_page_make(const OutlineSubject *subject, const FocusItems *items,
                           int rows, int columns, Arena *arena);

#endif
