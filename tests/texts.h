// A made-up library of any size, the same in every run, to measure search on and to
// check it against: debates of 500 claims and arguments, documents of 300 paragraphs.
//
// Of its texts one in a thousand is a thesis, half are claims and arguments, half are
// passages; each has 20 to 80 words, claims have titles of 3 to 8. English words are
// drawn by Zipf's law (s = 1) from 50,000, of which the first 50 are the commonest of
// the language and the others are made of syllables, one in four another form of one
// before it. One text in twenty is Chinese to look at: words of two or three characters
// without blanks. Some phrases are commoner than chance would have them.
#ifndef TESTS_TEXTS_H
#define TESTS_TEXTS_H

#include "src/store/store_build.h"

typedef struct Texts Texts;

// The words; texts are made of them one at a time. The caller frees them.
Texts *texts_new(void);
void texts_free(Texts *texts);

// Adds a library of so many texts to a store that is being built; store_finish() is the
// caller's. With NULL as store it only makes them. `*bytes` is how long its
// sources are together.
bool texts_fill(Texts *texts, int64_t count, Store *store, uint64_t *bytes,
                Error *error);

// What one may type to find something there, the same for the same seed: one to three
// words that stand together in a text like those of the library, as words or in
// quotation marks, the last perhaps cut short.
Str texts_query(Texts *texts, uint64_t seed, Arena *arena);

// A number below `limit` (at least 1), the next of a row (splitmix64).
uint32_t texts_random(uint64_t *seed, uint32_t limit);

#endif
