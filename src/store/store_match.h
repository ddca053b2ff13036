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
#include "src/store/store_plan.h"

typedef struct {
    const StoreCondition *conditions; // all must hold, one at least must not be absent
    size_t condition_count;
    bool (*counts)(void *context, int64_t row); // whether a row may be a hit; NULL: all
    void *context;
    size_t limit;     // so many hits are found at most
    int milliseconds; // time there is; 0: as much as it takes
} StoreMatch;

typedef struct {
    int64_t id;     // of the row
    RowClass class; // what it matches as; ROW_TITLE if the title alone has all words;
                    // ROW_CLAIM for an argument, too
    float score;    // how much of its text the words are (store_plan_score())
} StoreHit;

typedef struct {
    StoreHit *hits; // in the order above
    size_t count;
    bool complete;    // these are all there are
    bool late;        // the time was up
    bool interrupted; // by store_interrupt()
    bool indexing;    // a store in memory whose index is not yet whole: only its first
                      // part was searched; ask again
    bool scanned;     // the index is missing or damaged: texts were read instead
} StoreMatches;

// Goes on making the index of a store in memory for so many milliseconds (0: until it
// is whole, and then its vocabulary too); does nothing for others and when that is
// done.
bool store_match_prepare(Store *store, int milliseconds, Error *error);

// Finds, after store_match_prepare(). False only if the store cannot be read at all.
bool store_match(Store *store, const StoreMatch *match, Arena *arena,
                 StoreMatches *matches, Error *error);

// The marks of a source.
uint32_t store_source_mark(int32_t source);

#endif
