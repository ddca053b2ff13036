// What may follow in a query: the names of filters, and the slugs of the library's
// debates and documents behind them, and of libraries.
#ifndef UI_QUERY_COMPLETION_H
#define UI_QUERY_COMPLETION_H

#include "src/library/library.h"
#include "src/library/query.h"

typedef struct {
    Str *words;        // that the word at the cursor may become: "in:real-power"
    size_t count;      // in the library's order
    size_t start, end; // of the word at the cursor, in bytes of the query
    Str common;        // the beginning that all of them share, never less than is typed
} QueryCompletion;

// Completes the word that ends at the cursor.
QueryCompletion query_complete(const Library *library, Str query, size_t cursor,
                               Arena *arena);

// A query without its filters: what matched texts contain.
Str query_words(Str query, Arena *arena);

// The first filter of a query that names something, as it is typed; empty if there is
// none.
Str query_filter(Str query, Arena *arena);

#endif
