// What a reader filters the claims of a debate by: words, of which each claim that is
// shown has all, in its title, its text or its tags; and tag:NAME for its tags alone.
#ifndef UI_CLAIM_FILTER_H
#define UI_CLAIM_FILTER_H

#include "src/debate/sieve.h"

// The claims and arguments that match, with the way from each to its thesis; how many
// match is written to `*matches`. NULL if none does, or nothing was typed. A tag may
// stand in quotation marks, and its beginning is enough, as for words (text_query.h).
Sieve *claim_filter_sieve(Str typed, const Tree *tree, int32_t *matches, Arena *arena);

// The words alone, for marking them.
Str claim_filter_words(Str typed, Arena *arena);

#endif
