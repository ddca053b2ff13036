// The words that are looked for in a text: what "/" takes in a document. Letters of any
// case and with or without marks are the same; the beginning of a word is enough; words
// that are typed without a blank between them, as Chinese is, or in quotation marks,
// must follow each other.
#ifndef UI_TEXT_QUERY_H
#define UI_TEXT_QUERY_H

#include "src/base/arena.h"

typedef struct {
    const Str *words;    // folded
    const bool *follows; // whether it must come right after the word before it
    size_t count;        // at most TEXT_QUERY_WORDS
    Arena *scratch;      // borrowed; emptied by every call
} TextQuery;

enum { TEXT_QUERY_WORDS = 16 };

// Makes a query of what was typed; without words it matches nothing.
TextQuery text_query_make(Str typed, Arena *arena, Arena *scratch);

// Finds the next place, from byte *start on, of one of the words (all of those that
// must follow each other). False if there is none.
bool text_query_next(const TextQuery *query, Str text, size_t *start, size_t *end);

// Whether the text has all of the words.
bool text_query_matches(const TextQuery *query, Str text);

#endif
