#include "src/base/table.h"
#include <assert.h>
#include "src/base/vec.h"

uint64_t str_hash(Str text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001b3u;
    return hash;
}

// The slot that holds the key, or the empty one where it belongs.
static size_t slot_of(const Table *table, Str key, uint32_t hash)
{
    size_t slot = hash & (table->slot_count - 1);
    for (; table->slots[slot]; slot = (slot + 1) & (table->slot_count - 1)) {
        size_t index = (size_t)table->slots[slot] - 1;
        if (table->hashes[index] == hash && str_equal(table->keys[index], key))
            break;
    }
    return slot;
}

int32_t table_get(const Table *table, Str key)
{
    if (table->slot_count == 0)
        return -1;
    int32_t index = table->slots[slot_of(table, key, (uint32_t)str_hash(key))];
    return index ? table->values[index - 1] : -1;
}

static void grow(Table *table)
{
    table->slot_count = table->slot_count ? table->slot_count * 2 : 16;
    table->slots = arena_get(table->arena, table->slot_count, sizeof table->slots[0]);
    for (size_t i = 0; i < table->count; i++) {
        size_t slot = table->hashes[i] & (table->slot_count - 1);
        while (table->slots[slot])
            slot = (slot + 1) & (table->slot_count - 1);
        table->slots[slot] = (int32_t)i + 1;
    }
}

void table_set(Table *table, Str key, int32_t value)
{
    assert(value >= 0 && table->count < INT32_MAX);
    if ((table->count + 1) * 2 > table->slot_count)
        grow(table);
    uint32_t hash = (uint32_t)str_hash(key);
    size_t slot = slot_of(table, key, hash);
    if (table->slots[slot]) {
        table->values[table->slots[slot] - 1] = value;
        return;
    }
    table->keys = vec_room(table->arena, table->keys, table->count, &table->capacity,
                           sizeof table->keys[0]);
    table->values = vec_room(table->arena, table->values, table->count,
                             &table->value_capacity, sizeof table->values[0]);
    table->hashes = vec_room(table->arena, table->hashes, table->count,
                             &table->hash_capacity, sizeof table->hashes[0]);
    table->hashes[table->count] = hash;
    table->keys[table->count] = key;
    table->values[table->count] = value;
    table->slots[slot] = (int32_t)++table->count;
}
