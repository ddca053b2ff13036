// What the search says in words: how many hits there are and in which order, what can
// be typed, and what to try when nothing was found.
#ifndef UI_SEARCH_GUIDE_H
#define UI_SEARCH_GUIDE_H

#include "src/library/search.h"
#include "ui/canvas.h"

// What can be typed, and what it does; for the help, too.
typedef struct {
    const char *example, *meaning;
} SearchExample;

extern const SearchExample search_examples[];
extern const size_t search_example_count;

// "12 hits, best first: 1 thesis, 7 claims, 4 passages; 5 for, 2 against", as much of
// it as fits into so many columns; "1,000 hits or more ..." while not all are known.
Str search_summary(const Hits *hits, int columns, Arena *arena);

// Why there are no hits and what to try; `query` is what was typed, `suggestion` what
// may have been meant, or empty.
Str search_nothing(Str query, Str suggestion, Arena *arena);

// Draws what can be typed, and under it earlier queries, as far as there is room.
// `query` may hold filters, but no words yet.
void search_guide_draw(const Library *library, Str query, const Str *history,
                       size_t history_count, Canvas canvas, Arena *arena);

#endif
