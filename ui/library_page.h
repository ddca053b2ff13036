// How the page of the library is set: which lines stand above and in each entry, and
// what they say. It keeps nothing; the view that owns it scrolls and selects.
#ifndef UI_LIBRARY_PAGE_H
#define UI_LIBRARY_PAGE_H

#include "ui/canvas.h"
#include "ui/library_entry.h"

typedef struct {
    const LibraryEntry *entries;
    size_t entry_count;
    const size_t *shown; // the entries that pass the filter, in order
    int count;           // of them
    int selected;        // one of the shown ones, -1 if there is none
    bool has_begun;      // something has been read before
    ptrdiff_t lesson;    // the entry that teaches how to read here, -1 if there is none
    bool is_filtered;
    int rows, columns; // of the window
} LibraryPage;

// The entry in a row; rows are counted from 0 over those shown.
const LibraryEntry *library_page_entry(const LibraryPage *page, int row);

// Whether a row is the first of its library and kind.
bool library_page_begins_group(const LibraryPage *page, int row);

// The lines of headings and blanks above a row's title, and those with all below it.
// The arena is for measuring.
int library_page_above(const LibraryPage *page, int row, Arena *arena);
int library_page_height(const LibraryPage *page, int row, Arena *arena);

// Draws a row from this line of the canvas on, headings included; the arena must live
// as long as the call.
void library_page_draw(const LibraryPage *page, int row, Canvas canvas, int line,
                       bool focused, Arena *arena);

// Draws why no row is shown, and what to do.
void library_page_draw_nothing(const LibraryPage *page, Canvas canvas, Arena *arena);

#endif
