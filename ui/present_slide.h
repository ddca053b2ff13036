// One step of a presentation: a claim with all of its text, one thought a line, and
// above it, dim, what it bears on and what has been said of that before; or a passage
// of a document; and below it, if there are any, the words of a tour. At most five
// claims, and no more than fits: first what was said before gives way, then the boxes,
// at last the text goes on on pages of its own, and the words after it.
#ifndef UI_PRESENT_SLIDE_H
#define UI_PRESENT_SLIDE_H

#include "ui/outline_words.h"
#include "ui/sheet.h"

enum { SLIDE_CLAIMS = 5 };

typedef struct {
    PlaceId place; // in full; NONE: it is no claim
    int page;      // of its text, from 0
    int rows, columns;
    const PlaceId *shown; // places of this debate shown before this step
    size_t shown_count;
    Str name, text; // of a passage
    Str words;      // below it; may be empty
} SlideWanted;

typedef struct {
    Sheet sheet; // as high as the window at most
    int page_count;
    int claims;      // shown, the revealed one included
    int row, column; // of the claim
} Slide;

// The subject may be NULL if it is no claim.
Slide present_slide_make(const OutlineSubject *subject, const SlideWanted *wanted,
                         Arena *arena);

#endif
