// What the reader has answered about the claims of a debate, by place in full: read
// from the state once, shown by all views of the debate.
#ifndef UI_OPINIONS_H
#define UI_OPINIONS_H

#include "src/debate/divergence.h"
#include "src/store/state_verdict.h"

typedef struct {
    Opinion truth, bearing, before;
} Opinions;

typedef struct {
    const Tree *tree; // borrowed
    State *state;     // borrowed; NULL: nothing is kept
    Arena *arena;
    Str library, slug; // where it is kept; borrowed
    Opinions *places;  // by place
    bool has_any;
} OpinionBook;

// Reads what is kept of a debate. opinion_book_free() frees it.
void opinion_book_read(OpinionBook *book, State *state, Str library, Str slug,
                       const Tree *tree);
void opinion_book_free(OpinionBook *book);

// Keeps what is answered about a claim: a place in full; and, if `ends`, where the
// reader stood on a thesis first. False if it waits in memory, as state.h says.
bool opinion_book_set(OpinionBook *book, PlaceId home, const Opinions *opinions,
                      bool ends, Error *error);

// "(yes) ", "(no, beside the point) ": what stands before a name; empty if there is no
// answer, or no book.
Str opinion_book_mark(const OpinionBook *book, PlaceId place, Arena *arena);

// "you say yes, 3 of 4; it bears on 1.2: no"; empty if there is no answer.
Str opinion_book_words(const OpinionBook *book, PlaceId place, Arena *arena);

// The base scores of strengths that follow from the answers, by bearing_node(): yes is
// 0.5 and as much more as it is strong, no as much less, unsure 0.5; negative where
// there is no answer. In the arena; NULL without any.
const double *opinion_book_votes(const OpinionBook *book, Arena *arena);

// The answers alone, in the arena.
Judgements opinion_book_judgements(const OpinionBook *book, Arena *arena);

#endif
