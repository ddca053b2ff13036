// A hash table from strings to numbers, in an arena. Keys keep their order of
// insertion.
#ifndef SRC_BASE_TABLE_H
#define SRC_BASE_TABLE_H

#include <stdint.h>
#include "src/base/arena.h"

typedef struct {
    Arena *arena;
    Str *keys; // in order of insertion; borrowed from whoever put them in
    int32_t *values;
    uint32_t *hashes; // of the keys, so that growing need not look at them
    int32_t *slots;   // open addressing: index into keys + 1, or 0
    size_t count, capacity, slot_count, value_capacity, hash_capacity;
} Table;

// An empty table is { .arena = arena }.

// The value of a key, or -1.
int32_t table_get(const Table *table, Str key);

// Sets the value (0 or more) of a key. The key's bytes must live as long as the table.
void table_set(Table *table, Str key, int32_t value);

// A 64-bit FNV-1a hash, the same on every machine and in every run.
uint64_t str_hash(Str text);

#endif
