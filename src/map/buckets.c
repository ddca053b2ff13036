#include "src/map/buckets.h"

Buckets buckets_make(const int32_t *bucket_of, int32_t item_count, int32_t bucket_count,
                     Arena *arena)
{
    Buckets buckets = {
        .first = arena_get(arena, (size_t)bucket_count + 2, sizeof(int32_t)),
        .items = arena_get(arena, (size_t)item_count + 1, sizeof(int32_t)),
    };
    // Counted two places further, so that filling leaves each start one too far left.
    int32_t *next = buckets.first + 1;
    for (int32_t i = 0; i < item_count; i++)
        if (bucket_of[i] >= 0)
            next[bucket_of[i] + 1]++;
    for (int32_t i = 1; i <= bucket_count; i++)
        next[i] += next[i - 1];
    for (int32_t i = 0; i < item_count; i++)
        if (bucket_of[i] >= 0)
            buckets.items[next[bucket_of[i]]++] = i;
    return buckets;
}
