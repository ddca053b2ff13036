// Whether truth values can be found that make every clause true, and which: conflict-
// driven clause learning (Marques-Silva and Sakallah 1999) as MiniSat does it (Eén and
// Sörensson 2003), with restarts in Luby's row and learnt clauses kept by their levels
// (Audemard and Simon 2009). The same questions give the same answers in every run.
#ifndef SRC_LOGIC_SAT_H
#define SRC_LOGIC_SAT_H

#include "src/logic/clauses.h"

typedef struct Sat Sat;

typedef enum { ANSWER_NO, ANSWER_YES, ANSWER_NOT_DECIDED } Answer;

// An empty problem, which lives in the arena.
Sat *sat_new(Arena *arena);

// Adds a variable and returns it. `first` is the value that is tried first.
int32_t sat_variable(Sat *sat, bool first);

// Lets a literal be tried first from now on, until a search has found it otherwise.
void sat_prefer(Sat *sat, Literal literal);

// Adds a clause for good. It may be empty: then nothing satisfies all of them.
void sat_clause(Sat *sat, const Literal *literals, size_t count);

// Whether the clauses can be satisfied with these literals true. `steps` is how many
// clauses may be looked at until it is ANSWER_NOT_DECIDED (a hundred million take
// seconds); it is lowered by what was used. What has been learnt is kept.
Answer sat_solve(Sat *sat, const Literal *assumed, size_t count, int64_t *steps);

// Whether a literal is true in what sat_solve() found when it last said ANSWER_YES.
bool sat_value(const Sat *sat, Literal literal);

#endif
