#include "src/argdown/merge.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/limits.h"
#include "src/base/table.h"

enum { KEYS_COMPARED = 64 }; // in larger maps they are looked up

typedef struct {
    Value *into;
    const Value *earlier, *later;
} Merging;

// The keys of a map with their places, if there are many.
static Table table_of(Arena *arena, const Value *map)
{
    Table table = { .arena = arena };
    for (size_t i = 0; map->count > KEYS_COMPARED && i < map->count; i++)
        table_set(&table, map->entries[i].key, (int32_t)i);
    return table;
}

static const Value *entry_of(const Value *map, const Table *table, Str key)
{
    if (table->count > 0) {
        int32_t place = table_get(table, key);
        return place >= 0 ? map->entries[place].value : NULL;
    }
    for (size_t i = 0; i < map->count; i++)
        if (str_equal(map->entries[i].key, key))
            return map->entries[i].value;
    return NULL;
}

static bool both_maps(const Value *a, const Value *b)
{
    return a && b && a->kind == VALUE_MAP && b->kind == VALUE_MAP;
}

// Merges two maps; pairs of maps below them are left for later.
static void merge_maps(Arena *arena, Merging merging, Merging *waiting, size_t *count)
{
    const Value *earlier = merging.earlier, *later = merging.later;
    ValueEntry *entries =
        arena_get(arena, earlier->count + later->count + 1, sizeof *entries);
    size_t used = 0;
    Table earlier_keys = table_of(arena, earlier), later_keys = table_of(arena, later);
    for (size_t i = 0; i < earlier->count; i++) {
        const Value *over = entry_of(later, &later_keys, earlier->entries[i].key);
        entries[used] = earlier->entries[i];
        if (both_maps(entries[used].value, over)) {
            Value *below = arena_get(arena, 1, sizeof *below);
            waiting[(*count)++] = (Merging){ below, entries[used].value, over };
            entries[used].value = below;
        } else if (over) {
            entries[used].value = over;
        }
        used++;
    }
    for (size_t i = 0; i < later->count; i++)
        if (!entry_of(earlier, &earlier_keys, later->entries[i].key))
            entries[used++] = later->entries[i];
    *merging.into = *later;
    merging.into->entries = entries;
    merging.into->count = used;
}

// How many maps a value holds, itself included.
static size_t count_maps(const Value *value)
{
    const Value *open[LIMIT_YAML_DEPTH + 1];
    size_t next[LIMIT_YAML_DEPTH + 1] = { 0 }, depth = 1, maps = 1;
    open[0] = value;
    while (depth > 0) {
        const Value *top = open[depth - 1];
        if (next[depth - 1] >= top->count) {
            depth--;
            continue;
        }
        const Value *below = top->entries[next[depth - 1]++].value;
        if (below->kind == VALUE_MAP && depth <= LIMIT_YAML_DEPTH) {
            maps++;
            next[depth] = 0;
            open[depth++] = below;
        }
    }
    return maps;
}

const Value *merge_values(Arena *arena, const Value *earlier, const Value *later,
                          size_t *entries)
{
    if (!later)
        return earlier;
    if (!both_maps(earlier, later))
        return later;
    Merging *waiting = xalloc(count_maps(later) * sizeof *waiting);
    Value *merged = arena_get(arena, 1, sizeof *merged);
    size_t count = 0;
    waiting[count++] = (Merging){ merged, earlier, later };
    while (count > 0) {
        Merging next = waiting[--count];
        *entries += next.earlier->count + next.later->count;
        merge_maps(arena, next, waiting, &count);
    }
    free(waiting);
    return merged;
}
