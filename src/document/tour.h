// A tour: a document read as steps, each of which leads to a claim of a debate or a
// passage of a document and says why to look.
//
// A step is a link whose target is the name of a debate or document, "#", and the title
// of the claim or the address of the passage:
//
//     1. [Visiting is not admiring](<real-power#Visiting is not admiring>): It grants
//        all that was said before. What does it deny?
//     2. [What the first poster says](forum#1p2). Read it aloud.
//
// The name may begin with "moot:", may be "library/name", and may be the path of the
// file, so that viewers of Markdown find it too (../debates/real-power.argdown#...);
// %20 is a blank. Without "#" the step leads to the beginning. Links to the network and
// into the same text are no steps.
#ifndef SRC_DOCUMENT_TOUR_H
#define SRC_DOCUMENT_TOUR_H

#include "src/document/document.h"

typedef struct {
    Str label;        // the text of the link
    Str source;       // "real-power" or "soft-power/real-power"
    Str place;        // a title, or an address; empty: the beginning
    Str target;       // as it is written
    Str words;        // on why to look, on one line: the link's paragraph, without the
                      // link if it begins with it, and those after it, up to the next
                      // step or heading; may be empty
    size_t block;     // of the document
    int line, column; // of the target in the file, from 1
} TourStep;

typedef struct {
    TourStep *steps; // in the order of the text
    size_t count;
} Tour;

// Finds the steps of a document, which it borrows. `text` is what it was read from.
const Tour *tour_read(Arena *arena, const Document *document, Str text);

// The first step at or after a block; `count` if there is none.
size_t tour_step_at(const Tour *tour, size_t block);

// The last step at or before a block; -1 if there is none.
ptrdiff_t tour_step_before(const Tour *tour, ptrdiff_t block);

// The passage of a step, which is marked as read with it: where its link stands, or of
// a heading what follows.
size_t tour_passage(const Document *document, const TourStep *step);

#endif
