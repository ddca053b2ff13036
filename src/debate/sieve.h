// Which places of a reading tree are left when a reader asks for some claims alone:
// those, and the way from each to its thesis. What is sifted out is hidden, not folded.
#ifndef SRC_DEBATE_SIEVE_H
#define SRC_DEBATE_SIEVE_H

#include "src/debate/tree.h"

typedef struct {
    const Tree *tree;     // borrowed
    bool *passes;         // by place
    const bool *is_asked; // by place in full; borrowed
} Sieve;

// Lets pass what is asked for (by place in full), all that is above it, and references
// to it below what passes. Premises that carry a conclusion together pass together. It
// lives in the arena and borrows `is_asked`. O(places).
Sieve *sieve_make(const Tree *tree, const bool *is_asked, Arena *arena);

// Whether a place passes; all do where there is no sieve (NULL).
bool sieve_passes(const Sieve *sieve, PlaceId place);

// Lets a place pass, and all above it. Without a sieve nothing is to be done.
void sieve_let(Sieve *sieve, PlaceId place);

// The place in full itself if it passes, else the nearest above it that does, else the
// first of all; NONE if none passes.
PlaceId sieve_nearest(const Sieve *sieve, PlaceId place);

// How many claims and arguments are hidden.
int32_t sieve_hidden(const Sieve *sieve);

#endif
