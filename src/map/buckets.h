// Numbers sorted into buckets: which links end at which box, which nodes stand in which
// layer. What goes into one bucket keeps its order.
#ifndef SRC_MAP_BUCKETS_H
#define SRC_MAP_BUCKETS_H

#include <stdint.h>
#include "src/base/arena.h"

typedef struct {
    int32_t *first; // of each bucket in `items`, and one more: the end of the last
    int32_t *items;
} Buckets;

// Puts item i (of `item_count`) into the bucket `bucket_of[i]` (of `bucket_count`);
// with -1 it goes into none. In time and memory O(items + buckets).
Buckets buckets_make(const int32_t *bucket_of, int32_t item_count, int32_t bucket_count,
                     Arena *arena);

#endif
