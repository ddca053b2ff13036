// What line mode prints: paragraphs wrapped to the width, long ones a page at a time.
// It only makes the text; whoever owns the terminal takes it and prints it.
#ifndef UI_PLAIN_PAGE_H
#define UI_PLAIN_PAGE_H

#include "src/base/vec.h"

typedef struct {
    Arena *arena; // of what is to be printed
    Arena *kept;  // of what waits
    Buffer out;   // lines with their ends
    Str rest;     // what waits for "more", not wrapped
    int rows, columns;
    bool is_paged;
} PlainPage;

void plain_page_init(PlainPage *page, int rows, int columns, bool is_paged);
void plain_page_free(PlainPage *page);

// Forgets what has been printed.
void plain_page_clear(PlainPage *page);

// Adds a text, of which each line is a paragraph.
void plain_page_say(PlainPage *page, Str text);

// Adds a long text: as much as the window holds, and the rest with plain_page_more().
// What waited before is forgotten.
void plain_page_tell(PlainPage *page, Str text);
void plain_page_more(PlainPage *page);
void plain_page_drop(PlainPage *page);

// How many paragraphs wait, the one that has been begun included.
size_t plain_page_waiting(const PlainPage *page);

#endif
