// Search over a library: what a reader types to ranked hits, each with the line of
// argument that it stands in. Nothing that is typed is ever an error.
#ifndef SRC_LIBRARY_SEARCH_H
#define SRC_LIBRARY_SEARCH_H

#include "src/library/library.h"
#include "src/library/query.h"

enum {
    SEARCH_MILLISECONDS = 200, // that a search may take
    SEARCH_ROWS = 1000,        // the first matches in row order are ranked among each
                               // other; those after them stay in row order
    SEARCH_COUNTED = 10000,    // so many matches are counted
};

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
    bool complete; // false if not all was looked at: there may be more than `total`
    Str notice;    // one sentence for the reader, or empty
} Hits;

// Searches. All words must match, the last one as a beginning unless a blank follows
// it; "quoted words" together; `in:` and `doc:` restrict to debates, documents and
// libraries. A filter alone lists what it names, best first. The order is: theses and
// titles of sources, claims by their titles, claims and arguments by their texts,
// passages; within these by how much of a text the words are (StoreHit), then by row,
// which is nearness to the thesis and number of relations. The hits live in the arena.
const Hits *search(Library *library, Str query, size_t limit, Arena *arena);

// The same in at most so many milliseconds; 0: however long it takes, the making of the
// index of a library that was read from files included.
const Hits *search_within(Library *library, Str query, size_t limit, int milliseconds,
                          Arena *arena);

#endif
