// Where the steps of a tour lead: to the claim that each names by debate and title, or
// the passage that it names by document and address.
#ifndef SRC_LIBRARY_TOURING_H
#define SRC_LIBRARY_TOURING_H

#include "src/debate/tree.h"
#include "src/document/tour.h"
#include "src/library/citing.h"

typedef struct {
    ptrdiff_t source; // index of the debate or document; -1: the step names nothing
    PlaceId place;    // of a debate: in full; NONE of a document, or in an empty debate
    ptrdiff_t block;  // of a document; -1 of a debate, or in an empty document
} TourPlace;

// The sources, and who hands out the debates and documents among them.
typedef struct {
    CitingLibrary citing;
    const Tree *(*tree)(void *context, size_t source);
} TouringLibrary;

// Finds what a step names from within a library: "name" is first looked for in this
// library, "library/name" in that one. A name that several sources have means the one
// that has the place.
TourPlace touring_find(const TouringLibrary *library, Str own_library,
                       const TourStep *step);

// Adds a problem for each step of a tour that names nothing, with what is nearest to
// it, and one for a tour without steps. `text` is the tour's source.
void touring_check(const TouringLibrary *library, Str own_library, const Tour *tour,
                   Str path, Str text, Problems *problems);

#endif
