// A query as a store is asked for it: filters have become the marks of what they name,
// words have their other forms beside them.
#ifndef SRC_LIBRARY_ASKED_H
#define SRC_LIBRARY_ASKED_H

#include "src/library/library.h"
#include "src/library/query.h"

typedef enum {
    ORDER_BEST,   // by class, then score
    ORDER_PLACE,  // as they stand in the debates and documents, in the library's order
    ORDER_DEBATE, // by debate and document, those with the best hits first
    ORDER_COUNT,
} SearchOrder;

// "best", "place", "debate".
const char *asked_order_name(SearchOrder order);

// The names that filters can have, as far as they were needed, each folded. An empty
// one is { .arena = arena }.
typedef struct {
    Arena *arena;
    StoreTerm *terms[TERM_KINDS]; // their names folded
    Str *shown[TERM_KINDS];       // ... and as they were written
    size_t counts[TERM_KINDS];
    bool is_read[TERM_KINDS];
} TermNames;

// The terms of a kind, read when they are first wanted; none if the store cannot be
// read.
size_t asked_terms(TermNames *names, Store *store, TermKind kind);

// The kind of term that a filter asks for; false of those that ask for sources, of
// sort: and of words.
bool asked_term_kind(QueryKind filter, TermKind *kind);

enum { ASKED_MARKS = 200 }; // so many names count that one filter may mean

typedef struct {
    StoreCondition *conditions;
    size_t condition_count;
    const StoreWords *words; // those that must be there, to be marked in texts
    size_t word_count;
    SearchOrder order;
    bool asks_unread, asks_read; // is:unread, -is:unread
    bool has_too_many_names;     // a filter meant more than ASKED_MARKS names
} Asked;

// Reads a query. A filter that names nothing there is counts as words; one that is
// still being typed means all that begins so, and one without a name yet means nothing.
Asked asked_make(const Query *query, const Library *library, Store *store,
                 TermNames *names, Arena *arena);

// The query with the first of its words that occurs nowhere replaced by the nearest one
// that does (store_vocabulary_nearest()); empty if there is none.
Str asked_suggestion(Str typed, const Query *query, Store *store, Arena *arena);

#endif
