// Search over a library: what a reader types to ranked hits, each with the line of
// argument that it stands in. Nothing that is typed is ever an error.
#ifndef SRC_LIBRARY_SEARCH_H
#define SRC_LIBRARY_SEARCH_H

#include "src/library/library.h"

enum { SEARCH_QUERY_BYTES = 256, SEARCH_WORDS = 16, SEARCH_MILLISECONDS = 200 };

typedef struct {
    size_t start, end; // bytes of the snippet
} Mark;

typedef struct {
    size_t source; // index in the library
    StoreRow row;
    Str title;   // the claim's title, or the section's of a passage
    Str snippet; // the part of the text around the first match, on one line
    Mark *marks; // the matched words in the snippet
    size_t mark_count;
    Mark *title_marks; // ... and in the title
    size_t title_mark_count;
    Str line; // "supports Entertainment is soft power ‹ ..." up to the thesis; empty
              // for a thesis or a passage
} Hit;

typedef struct {
    Hit *hits; // grouped by source: groups in order of their best hit
    size_t count;
    size_t total;  // matches found, before the limit
    bool complete; // false if the time was up before all had been looked at
    Str notice;    // one sentence for the reader, or empty
} Hits;

// Searches. All words must match, the last one as a beginning; "quoted words" together;
// `in:slug` and `doc:slug` restrict. The hits live in the arena.
const Hits *search(Library *library, Str query, size_t limit, Arena *arena);

#endif
