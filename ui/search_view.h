// The list of hits under the search bar, grouped by debate and document, each with the
// line of argument that it stands in. The bar itself is a LineEdit in here.
#ifndef UI_SEARCH_VIEW_H
#define UI_SEARCH_VIEW_H

#include "src/library/search.h"
#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/line_edit.h"
#include "ui/motion.h"

typedef struct SearchView SearchView; // search_view.c

typedef enum {
    SEARCH_UNCHANGED,
    SEARCH_CHANGED,   // draw again
    SEARCH_ACCEPTED,  // go to the selected hit
    SEARCH_CANCELLED, // back to where the reader was
} SearchEvent;

// A bar that begins with this text ("in:real-power "). It borrows the library.
SearchView *search_view_new(Library *library, Str text);
void search_view_free(SearchView *view);

// Earlier queries for Ctrl-R, latest first; borrowed as long as the view lives.
void search_view_history(SearchView *view, const Str *queries, size_t count);

// Typing searches at once; Down, Up, Ctrl-N, Ctrl-P, PgDn, PgUp walk the hits; Tab
// completes a filter; Ctrl-R brings earlier queries.
SearchEvent search_view_key(SearchView *view, Key key);
SearchEvent search_view_paste(SearchView *view, Str text);

// The query without its filters, for marking; borrowed until the next key.
Str search_view_query(const SearchView *view);

// All that stands in the bar, for the history; borrowed until the next key.
Str search_view_text(const SearchView *view);

// The hits of the query; borrowed until the next key.
const Hits *search_view_hits(const SearchView *view);

// The selected hit, NULL if there is none. `step` moves it (n, N), without wrapping.
const Hit *search_view_selected(const SearchView *view);
bool search_view_step(SearchView *view, int step);
void search_view_layout(SearchView *view, int rows, int columns);

// The bar on the first row, a header that says how many and in which order, the hits
// below.
void search_view_draw(const SearchView *view, Canvas canvas);
void search_view_cursor(const SearchView *view, int *row, int *column);

#endif
