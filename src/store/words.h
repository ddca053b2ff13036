// The words of a text as search compares them: folded, each Chinese, Japanese or Korean
// character a word by itself. The index, the queries and the scan of a store without an
// index all take their words from here, so that they agree.
//
// A character of the planes 15 and 16 (private use) is a word by itself too, a mark:
// the index notes in such words which source a row is of and what else filters ask for.
#ifndef SRC_STORE_WORDS_H
#define SRC_STORE_WORDS_H

#include <stdint.h>
#include "src/base/arena.h"

enum {
    WORDS_FIRST_SOURCE = 0xF0000, // marks of sources begin here,
    WORDS_FIRST_TERM = 0x100000,  // those of terms here,
    WORDS_MARKS = 0xFFFE,         // and of either kind there are so many
};

// Takes a word; false ends the walk.
typedef bool WordsTake(void *context, Str word);

// Hands over the words of a text in order; they live in the arena or in the text. False
// if `take` ended the walk.
bool words_each(Str text, Arena *arena, WordsTake *take, void *context);

// The words in an array in the arena.
size_t words_list(Str text, Arena *arena, Str **words);

// The word of a mark, given as its code point. `out` gets a NUL.
Str words_mark(uint32_t mark, char out[static 5]);
bool words_is_mark(Str word);

// The text with a blank in place of each mark; the text itself if there is none.
Str words_unmarked(Str text, Arena *arena);

#endif
