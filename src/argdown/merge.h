// Two trees of values laid over each other. Knows no YAML.
#ifndef SRC_ARGDOWN_MERGE_H
#define SRC_ARGDOWN_MERGE_H

#include "src/base/arena.h"
#include "src/base/value.h"

// `later` laid over `earlier`: maps are merged deeply, everything else is replaced.
// Either may be NULL. Adds to `entries` how many were laid over each other: many small
// maps laid over one take more time and memory than their text is long.
const Value *merge_values(Arena *arena, const Value *earlier, const Value *later,
                          size_t *entries);

#endif
