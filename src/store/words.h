// The words of a text as search compares them: folded, each Chinese, Japanese or Korean
// character a word by itself. The index, the queries and the scan of a store without an
// index all take their words from here, so that they agree.
//
// A character of plane 15 (private use, U+F0000 to U+FFFFD) is a word by itself too:
// the index notes in such words which source a row is of.
#ifndef SRC_STORE_WORDS_H
#define SRC_STORE_WORDS_H

#include <stdint.h>
#include "src/base/arena.h"

enum { WORDS_MARKS = 0xFFFE }; // so many characters are marks

// Takes a word; false ends the walk.
typedef bool WordsTake(void *context, Str word);

// Hands over the words of a text in order; they live in the arena or in the text. False
// if `take` ended the walk.
bool words_each(Str text, Arena *arena, WordsTake *take, void *context);

// The words in an array in the arena.
size_t words_list(Str text, Arena *arena, Str **words);

// The word that stands for a number below WORDS_MARKS. `out` gets a NUL.
Str words_mark(uint32_t number, char out[static 5]);

#endif
