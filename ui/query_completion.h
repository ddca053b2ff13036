// What may follow in a query: the names of filters, and behind them what they can name:
// debates, documents and libraries, tags, authors, sections ...
#ifndef UI_QUERY_COMPLETION_H
#define UI_QUERY_COMPLETION_H

#include "src/library/asked.h"

typedef struct {
    Str *words;        // that the word at the cursor may become: "in:real-power"
    size_t count;      // in the library's order
    size_t start, end; // of the word at the cursor, in bytes of the query
    Str common;        // the beginning that all of them share, never less than is typed
} QueryCompletion;

// Completes the word or filter that ends at the cursor; a name in any case. `names` is
// asked_terms()'s.
QueryCompletion query_complete(Library *library, TermNames *names, Str query,
                               size_t cursor, Arena *arena);

// A query without its filters and the words that may not be there: what matched texts
// contain.
Str query_words(Str query, Arena *arena);

// The first filter of a query that names something, as it is typed; empty if there is
// none.
Str query_filter(Str query, Arena *arena);

// The query without its mark:a, and that letter; NUL, and the query as it is, if it has
// none.
Str query_unmarked(Str query, char *letter, Arena *arena);

// The query with the word for the next order (asked.h) at its front, in place of the
// one for its order now; for the best there is none. What is being typed at its end
// goes on being typed.
Str query_next_order(Str query, Arena *arena);

#endif
