// What a reader types into the search bar, taken apart: words, "words together", -words
// that may not be there, words OR words, and filters such as tag:china. Nothing that is
// typed is an error.
#ifndef SRC_LIBRARY_QUERY_H
#define SRC_LIBRARY_QUERY_H

#include "src/base/arena.h"
#include "src/base/limits.h"
#include "src/store/store_plan.h"

// With one condition more than words and filters a store can still be asked.
enum {
    QUERY_BYTES = LIMIT_QUERY_BYTES,
    QUERY_WORDS = LIMIT_QUERY_WORDS,
    QUERY_FILTERS = STORE_CONDITIONS - QUERY_WORDS - 1,
};

typedef enum {
    QUERY_WORD,    // also several that must stand together: "words in quotation marks"
    QUERY_IN,      // in:real-power, in:soft-power/real-power, in:soft-power
    QUERY_DOC,     // doc:forum
    QUERY_IS,      // is:claim, is:passage, is:unread ...
    QUERY_SIDE,    // side:for, side:against
    QUERY_BEARING, // re:support, re:attack ...
    QUERY_TAG,     // tag:china
    QUERY_AUTHOR,  // author:luosang
    QUERY_SECTION, // section:"Being liked"
    QUERY_CITES,   // cites:forum
    QUERY_SORT,    // sort:best, sort:place, sort:debate
    QUERY_MARK,    // mark:a: the query is to be kept under a letter
    QUERY_KINDS,
} QueryKind;

// What a filter is typed as, with its colon; "" for QUERY_WORD.
const char *query_filter_name(QueryKind kind);

typedef struct {
    QueryKind kind;
    bool absent; // "-" stands before it: it may not be there
    bool either; // "OR" stands before it: it or the part before it
    Str text;    // the word, or what stands after the colon
    Str typed;   // all of it, as it was typed, without "-"
    bool ended; // something follows it, if only a blank: it is not being typed any more
} QueryPart;

typedef struct {
    QueryPart *parts;
    size_t count;
    bool was_cut;          // there were more than QUERY_BYTES bytes; they are left out
    bool has_more_words;   // ... more than QUERY_WORDS words; they are left out
    bool has_more_filters; // ... more than QUERY_FILTERS filters; they are left out
} Query;

// Takes a query apart. It borrows the text.
Query query_read(Str text, Arena *arena);

// The letter that mark: names, a to z or A to Z; NUL of any other part.
char query_mark_letter(const QueryPart *part);

typedef struct {
    size_t start, end; // bytes of the text
} Mark;

// The words of a text that match any of these: in order, not overlapping.
size_t query_marks(const StoreWords *words, size_t word_count, Str text, Arena *arena,
                   Mark **marks);

#endif
