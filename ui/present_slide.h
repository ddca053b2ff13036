// One step of a presentation: a claim with all of its text, one thought a line, and
// above it, dim, what it bears on and what has been said of that before. At most five
// claims, and no more than fits: first what was said before gives way, then the boxes,
// at last the text goes on on a page of its own.
#ifndef UI_PRESENT_SLIDE_H
#define UI_PRESENT_SLIDE_H

#include "ui/outline_words.h"
#include "ui/sheet.h"

enum { SLIDE_CLAIMS = 5 };

typedef struct {
    PlaceId place; // in full
    int page;      // of its text, from 0
    int rows, columns;
    const PlaceId *shown; // places shown before this step
    size_t shown_count;
} SlideWanted;

typedef struct {
    Sheet sheet; // as high as the window at most
    int page_count;
    int claims;      // shown, the revealed one included
    int row, column; // of the claim
} Slide;

Slide present_slide_make(const OutlineSubject *subject, const SlideWanted *wanted,
                         Arena *arena);

#endif
