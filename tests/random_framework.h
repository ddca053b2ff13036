// Small random frameworks.
#ifndef TESTS_RANDOM_FRAMEWORK_H
#define TESTS_RANDOM_FRAMEWORK_H

#include <stdbool.h>
#include "src/debate/labelling.h"

enum { RANDOM_FRAMEWORK_MOST = 9 };

// A framework of up to 9 arguments, sparse or dense, with attacks on themselves; some
// attacks are given twice. `attacks` gets who attacks whom.
Framework random_framework(uint32_t *seed,
                           bool attacks[RANDOM_FRAMEWORK_MOST][RANDOM_FRAMEWORK_MOST],
                           Arena *arena);

// Every other time, labels for some arguments; else none.
void random_forced(uint32_t *seed, int32_t count, unsigned char *forced);

#endif
