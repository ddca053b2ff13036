// Made-up debates as Argdown text, the same for the same seed on every machine: nested
// relations, premise-conclusion structures, undercuts, contradictions, tags, data,
// headings, lists, comments, references, and text in several scripts.
#ifndef TESTS_RANDOM_DEBATE_H
#define TESTS_RANDOM_DEBATE_H

#include <stdint.h>
#include "src/base/vec.h"

typedef struct {
    uint32_t state;
} Random;

// A number from 0 up to, not including, `below`.
uint32_t random_below(Random *random, uint32_t below);

// A debate of about so many claims and arguments, in the arena. A strict reader accepts
// it.
Str random_debate(Arena *arena, uint32_t seed, int size);

#endif
