// What the reader has asked about what stands, and the answer: lines below the panes,
// for as long as they stay in that debate. Why a claim stands; what rose and fell.
#ifndef UI_INQUIRY_H
#define UI_INQUIRY_H

#include "src/base/arena.h"
#include "ui/canvas.h"

typedef struct {
    Arena *arena;  // NULL: nothing is shown
    size_t source; // the debate
    Str head;      // one line
    Str *lines;    // each as long as it is; wrapped when shown
    size_t count;
    bool has_list;   // what it names is the current list
    unsigned serial; // a new number for each answer
} Inquiry;

// Shows an answer; all is copied.
void inquiry_set(Inquiry *inquiry, size_t source, Str head, const Str *lines,
                 size_t count, bool has_list);

// Takes it away; false if there was none.
bool inquiry_clear(Inquiry *inquiry);

// The rows that it takes in a window of so many rows and columns, a third of them at
// most; 0 if the window is too low or there is nothing.
int inquiry_rows(const Inquiry *inquiry, int rows, int columns);

// Draws it on a canvas of so many rows.
void inquiry_draw(const Inquiry *inquiry, Canvas canvas, Arena *arena);

#endif
