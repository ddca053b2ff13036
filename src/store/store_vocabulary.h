// The words that occur in a store, with their stems: what stands in for a word that was
// typed in another form, and which word is nearest to one that occurs nowhere. Words of
// more than STORE_WORD_BYTES, marks, and single Chinese, Japanese or Korean characters
// are not among them. A store in memory has a vocabulary once its index is whole.
#ifndef SRC_STORE_STORE_VOCABULARY_H
#define SRC_STORE_STORE_VOCABULARY_H

#include "src/store/store.h"

enum { STORE_WORD_BYTES = 40, STORE_INFLECTIONS = 16 };

// Fills it from the index, for the modules of the store alone.
bool store_vocabulary_make(Store *store, Error *error);

// Whether a folded word occurs, or, if it is a beginning, any word that begins so.
bool store_vocabulary_has(Store *store, Str word, bool is_beginning);

// The other words with the same stem, at most STORE_INFLECTIONS of them, most frequent
// first. A beginning has none that begin with it.
size_t store_vocabulary_inflections(Store *store, Str word, bool is_beginning,
                                    Arena *arena, Str **words);

// The word by the fewest edits away (text_distance(): at most one in a word of up to
// five letters, else two; the first letter stays in words of up to three), of equals
// the most frequent; of a beginning, the word whose front of that length is nearest.
// Empty if there is none or the search was interrupted. Reads the whole vocabulary.
Str store_vocabulary_nearest(Store *store, Str word, bool is_beginning, Arena *arena);

#endif
