// What is looked for in a store, in the forms in which the index and the scan need it.
// Words are folded here, and nothing that is typed can become syntax of FTS5 (R18).
#ifndef SRC_STORE_STORE_PLAN_H
#define SRC_STORE_STORE_PLAN_H

#include <stdint.h>
#include "src/base/arena.h"

enum { STORE_CONDITIONS = 32 }; // so many count, the others are left out

typedef struct {
    Str text;          // a word, or several (with blanks, or Chinese characters) that
                       // must follow each other; need not be folded
    bool is_beginning; // the last of them may go on
    bool
        is_inflection; // it stands in for another form: a match of it alone counts less
} StoreWords;

// At least one of these words or marks must be there, or none of them may.
typedef struct {
    const StoreWords *words;
    size_t word_count;
    const uint32_t *marks; // of sources and terms
    size_t mark_count;
    bool is_absent;
} StoreCondition;

typedef struct {
    Str *words; // folded
    size_t count;
    bool is_beginning, is_inflection;
} PlanPhrase;

typedef struct {
    PlanPhrase *phrases;
    size_t phrase_count;
    const uint32_t *marks;
    size_t mark_count;
    bool is_absent;
} PlanCondition;

typedef struct {
    PlanCondition conditions[STORE_CONDITIONS]; // those that may be absent come last
    size_t count;
    size_t present;     // how many of them must hold; 0: nothing is looked for
    bool has_words;     // some condition that must hold has words
    bool bars_words;    // some words may not be there
    uint8_t *of_phrase; // by FTS5's number of a phrase: its condition, plus
                        // PLAN_INFLECTION, or PLAN_MARK
    size_t phrase_count;
} Plan;

enum { PLAN_INFLECTION = 0x40, PLAN_MARK = 0x80 };

// How often each condition's words were met in a text.
typedef struct {
    int exact[STORE_CONDITIONS], inflected[STORE_CONDITIONS];
} PlanCounts;

// It borrows the marks. Conditions without any words or marks are left out.
Plan *store_plan_make(const StoreCondition *conditions, size_t count, Arena *arena);

// The expression that FTS5 is asked for all of it, and the one for what must be there
// and words that may not, too.
Str store_plan_query(const Plan *plan, Arena *arena);
Str store_plan_barred(const Plan *plan, Arena *arena);

// What a word adds to a score that occurs so often among so many: BM25 without the
// rarity of words (Robertson and Zaragoza 2009, section 3.4; k1 = 1.2, b = 0.75, an
// average of 50 words).
double store_plan_weight(int occurrences, int length);

// The score of a text of so many words: the sum of the weights of the conditions that
// must hold, less STORE_INFLECTED for each of which only other forms were met.
enum { STORE_INFLECTED = 1000 };
double store_plan_score(const Plan *plan, const PlanCounts *counts, int length);

#endif
