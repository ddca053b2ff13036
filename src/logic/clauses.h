// Clauses, of which at least one literal each must be true, in one block of memory,
// with two watched literals each (Moskewicz and others 2001, section 2).
#ifndef SRC_LOGIC_CLAUSES_H
#define SRC_LOGIC_CLAUSES_H

#include <stdint.h>
#include "src/base/vec.h"

// A variable or its negation: 2 * variable, and 1 more if negated. `literal ^ 1` is the
// opposite.
typedef int32_t Literal;

// Where a clause stands in the block. It is good until clauses_sweep().
typedef int32_t ClauseRef;
enum { NO_CLAUSE = -1 };

// A clause that watches a literal, and another literal of it: when that is true, the
// clause need not be looked at.
typedef struct {
    ClauseRef clause;
    Literal other;
} Watch;

typedef struct {
    Watch *items;
    size_t count, capacity;
} WatchList;

typedef struct {
    Arena *arena;
    int32_t *block;
    size_t used, capacity;
    size_t learnt;      // clauses that have been learnt
    WatchList *watches; // by literal: the clauses that watch it
    size_t literals, watch_capacity;
} Clauses;

// An empty set is { .arena = arena }.

// Makes room for the two literals of the next variable.
void clauses_add_variable(Clauses *clauses);

// Adds a clause of two literals or more; the first two are watched. `levels` is 0 for
// one that was given, and for one that was learnt the number of levels that its
// literals were decided at (Audemard and Simon 2009), fewer of which make it more
// useful.
ClauseRef clauses_add(Clauses *clauses, const Literal *literals, size_t count,
                      int32_t levels);

// The literals of a clause, the watched ones first; they may be reordered among
// themselves. Borrowed until a clause is added.
Literal *clauses_of(const Clauses *clauses, ClauseRef clause, size_t *count);

// Makes a clause watch a literal.
void clauses_watch(Clauses *clauses, Literal literal, Watch watch);

// Drops, for good, clauses that have a true literal, literals that are false, and the
// less useful half of what was learnt if `forgets`. `values` has 1, -1 or 0 (open) for
// each literal; no clause may have all of its literals false, or all but one without a
// true one. The watches are made anew.
void clauses_sweep(Clauses *clauses, const signed char *values, bool forgets);

#endif
