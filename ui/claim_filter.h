// What a reader filters the claims of a debate by, typed as in the search bar
// (query.h): words, "words together", -words and OR, found in titles, texts and tags;
// tag:NAME and section:NAME. Of each the beginning is enough (text_query.h).
#ifndef UI_CLAIM_FILTER_H
#define UI_CLAIM_FILTER_H

#include "src/debate/sieve.h"

// The claims and arguments that match, with the way from each to its thesis; how many
// match is written to `*matches`. NULL if none does, or nothing was typed. Filters of
// the search bar that are no part of this match nothing.
Sieve *claim_filter_sieve(Str typed, const Tree *tree, int32_t *matches, Arena *arena);

// The words that must be there, for marking them.
Str claim_filter_words(Str typed, Arena *arena);

#endif
