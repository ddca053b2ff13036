// The list of hits under the search bar, grouped by debate and document, each with the
// line of argument that it stands in. The bar itself is a LineEdit in here.
#ifndef UI_SEARCH_VIEW_H
#define UI_SEARCH_VIEW_H

#include "src/library/search.h"
#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/line_edit.h"
#include "ui/motion.h"
#include "ui/seeker.h"

typedef struct SearchView SearchView; // search_view.c

typedef enum {
    SEARCH_UNCHANGED,
    SEARCH_CHANGED,   // draw again
    SEARCH_ACCEPTED,  // go to the selected hit
    SEARCH_CANCELLED, // back to where the reader was
} SearchEvent;

typedef struct {
    Library *library;  // all borrowed
    Seeker *seeker;    // that answers; it works for this view alone
    ptrdiff_t near;    // index of the source that the reader is in, or -1
    const Table *read; // what they have read (search.h); NULL: nothing
} SearchViewOptions;

// A bar that begins with this text ("in:real-power ").
SearchView *search_view_new(const SearchViewOptions *options, Str text);
void search_view_free(SearchView *view);

// Asks anew, after the library was read again or the seeker was rested: what was found
// before is forgotten.
void search_view_reload(SearchView *view);

// Earlier queries for Ctrl-R, latest first; borrowed as long as the view lives.
void search_view_history(SearchView *view, const Str *queries, size_t count);

// Takes an answer of the seeker in; false if there is none. The first answer to a query
// begins a new list; the exact one after it leaves the selected hit where it is.
bool search_view_hear(SearchView *view);

// Waits until the search is done, at most so many milliseconds for each answer; whether
// anything came.
bool search_view_settle(SearchView *view, int milliseconds);

// Typing searches at once; Down, Up, Ctrl-N, Ctrl-P, PgDn, PgUp walk the hits; Tab
// completes a filter, or takes what was meant where nothing was found; Ctrl-R brings
// earlier queries; Ctrl-O changes the order.
SearchEvent search_view_key(SearchView *view, Key key);
SearchEvent search_view_paste(SearchView *view, Str text);

// The query without its filters, for marking; borrowed until the next key.
Str search_view_query(const SearchView *view);

// All that stands in the bar, for the history; borrowed until the next key.
Str search_view_text(const SearchView *view);

// The first hits of the query, at least `count` of them if there are so many, and the
// index of the one selected (-1: none); borrowed until the next key or answer.
const Hits *search_view_some(SearchView *view, size_t count);
ptrdiff_t search_view_index(const SearchView *view);

// The selected hit, NULL if there is none. `step` moves it (n, N), without wrapping.
const Hit *search_view_selected(const SearchView *view);
bool search_view_step(SearchView *view, int step);
void search_view_layout(SearchView *view, int rows, int columns);

// The bar on the first row, a header that says how many and in which order, the hits
// below.
void search_view_draw(const SearchView *view, Canvas canvas);
void search_view_cursor(const SearchView *view, int *row, int *column);

#endif
