// Which rows of a store have certain words: by the index, or, where that is damaged, by
// reading the texts.
//
// A match is found in this order: theses and titles of sources, titles of claims and
// arguments, claims and arguments with their titles, passages (their text alone); and
// within each in row order, which is that of importance. A row that matches by its
// title is not found again by its text.
#ifndef SRC_STORE_STORE_MATCH_H
#define SRC_STORE_STORE_MATCH_H

#include "src/store/store.h"

// What is looked for. All words must occur; a word of several words (with blanks, or of
// several Chinese characters) is a phrase, whose words must follow each other. The last
// word may be the beginning of one if `prefix` is true. Words need not be folded.
// Without any words all rows of the sources match.
typedef struct {
    const Str *words;
    size_t word_count;
    bool prefix;
    const int32_t *sources; // only rows of these; NULL: of all
    size_t source_count;
    size_t limit;     // so many hits are handed back
    size_t count_to;  // and so many matches are counted, if that is more
    int milliseconds; // time there is; 0: as much as it takes
} StoreMatch;

typedef struct {
    int64_t id;     // of the row
    RowClass class; // what it matches as; ROW_TITLE if the title alone has all words;
                    // ROW_CLAIM for an argument, too
    double score;   // how much of its text the words are: sum over the words of
                    // 2.2 n / (n + 1.2 (0.25 + 0.75 length / 50)), where a word occurs
                    // n times in a text of so many words (BM25 without the rarity of
                    // words, which would take a walk over all rows)
} StoreHit;

typedef struct {
    StoreHit *hits; // in the order above
    size_t count;
    size_t total;  // matches seen, those handed back included
    bool complete; // everything was looked at: `total` is all there are
    bool late;     // the time was up
    bool indexing; // a store in memory whose index is not yet whole: only its first
                   // part was searched; ask again
    bool scanned;  // the index is missing or damaged: texts were read instead
} StoreMatches;

// Finds. False only if the store cannot be read at all.
bool store_match(Store *store, const StoreMatch *match, Arena *arena,
                 StoreMatches *matches, Error *error);

#endif
