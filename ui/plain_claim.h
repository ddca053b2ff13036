// What line mode says of a claim: sentences of words, without signs, in the order in
// which a listener needs them. Places and counts come first, as they are short; the
// claim's own words come last, so that nothing has to be waited for behind them.
#ifndef UI_PLAIN_CLAIM_H
#define UI_PLAIN_CLAIM_H

#include "ui/outline_view.h"

// How much is said of each thing (the key i).
typedef enum { SAY_USUAL, SAY_LONG, SAY_SHORT, SAY_LENGTHS } SayLength;

// Where the sentences are from. All borrowed; `rows` may be NULL: nothing is folded.
typedef struct {
    const OutlineSubject *subject;
    const OutlineRows *rows;
} PlainDebate;

// A name or text as the end of a sentence: a full stop after it unless it has its own.
Str plain_stop(Str text, Arena *arena);

// "1.2.2, objection 2 of 3 to 1.2, unanswered, 4 below: Visiting is not admiring." A
// long sentence has the whole text after the title, a short one only the relation.
Str plain_claim(const PlainDebate *debate, PlaceId place, SayLength length,
                Arena *arena);

// All that is known of a claim, a sentence a line: its text, its role, who says it,
// what it cites, how many relations it has.
Str plain_claim_whole(const PlainDebate *debate, PlaceId place, Arena *arena);

// The way from a claim up to its thesis, a claim a line; of a long one its two ends.
Str plain_claim_path(const PlainDebate *debate, PlaceId place, Arena *arena);

// "Relation 2 of 5: it attacks 1.2, Force breeds resistance." The relation is counted
// as outline_relatives() gives them.
Str plain_claim_relation(const PlainDebate *debate, PlaceId place, int relation,
                         Arena *arena);

// The outline of a place and what is below it, a claim a line, each with its address;
// what is folded is not gone into, the place itself excepted.
Str plain_claim_outline(const PlainDebate *debate, PlaceId place, Arena *arena);

#endif
