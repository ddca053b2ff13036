// The stem of an English word: "visits", "visiting" and "visited" have the same one.
// The only module that knows libstemmer.
#ifndef SRC_STORE_STEM_H
#define SRC_STORE_STEM_H

#include "src/base/str.h"

typedef struct Stemmer Stemmer;

// The caller owns it and closes it; one thread at a time uses it. NULL, when there was
// no memory for it, gives every word as its own stem.
Stemmer *stem_open(void);
void stem_close(Stemmer *stemmer);

// The stem of a folded word by the Snowball rules for English (Porter 2), borrowed
// until the next call. A word with anything but the letters a to z in it, or of more
// than 40 of them, is its own stem.
Str stem_of(Stemmer *stemmer, Str word);

#endif
