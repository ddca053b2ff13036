// What a reader types into the search bar, taken apart: words, "words together", and
// filters. Nothing that is typed is an error.
#ifndef SRC_LIBRARY_QUERY_H
#define SRC_LIBRARY_QUERY_H

#include "src/base/arena.h"

enum { QUERY_BYTES = 256, QUERY_WORDS = 16 };

typedef enum {
    QUERY_WORD, // also several that must stand together: "words in quotation marks"
    QUERY_IN,   // in:real-power, in:soft-power/real-power, in:soft-power
    QUERY_DOC,  // doc:forum
} QueryKind;

typedef struct {
    QueryKind kind;
    Str text;   // the word, or what stands after the colon
    Str typed;  // all of it, as it was typed
    bool ended; // something follows it, if only a blank: it is not being typed any more
} QueryPart;

typedef struct {
    QueryPart *parts;
    size_t count;
    bool was_cut;        // there were more than QUERY_BYTES bytes; they are left out
    bool has_more_words; // ... more than QUERY_WORDS words; they are left out
} Query;

// Takes a query apart. It borrows the text.
Query query_read(Str text, Arena *arena);

typedef struct {
    size_t start, end; // bytes of the text
} Mark;

// The words of a text that match one of these words (each may be several that must
// stand together; the last may be a beginning if `prefix` is true): in order, not
// overlapping.
size_t query_marks(const Str *words, size_t word_count, bool prefix, Str text,
                   Arena *arena, Mark **marks);

#endif
