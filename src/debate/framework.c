#include "src/debate/framework.h"
#include <assert.h>

// Where each one's part of a common row begins, from how many each has; and where the
// next of its own is put.
static void begin_parts(int32_t *start, int32_t *next, int32_t count)
{
    int32_t sum = 0;
    for (int32_t i = 0; i <= count; i++) {
        int32_t own = start[i];
        start[i] = next[i] = sum;
        sum += own;
    }
}

// By attacked argument, in any order and with what occurs twice.
static int32_t *sort_by_target(int32_t count, const AttackPair *pairs,
                               size_t pair_count, int32_t *start, Arena *arena)
{
    int32_t *attackers = arena_get(arena, pair_count + 1, sizeof *attackers);
    int32_t *next = arena_get(arena, (size_t)count + 1, sizeof *next);
    for (size_t i = 0; i < pair_count; i++) {
        assert(pairs[i].attacker >= 0 && pairs[i].attacker < count);
        assert(pairs[i].target >= 0 && pairs[i].target < count);
        start[pairs[i].target]++;
    }
    begin_parts(start, next, count);
    for (size_t i = 0; i < pair_count; i++)
        attackers[next[pairs[i].target]++] = pairs[i].attacker;
    return attackers;
}

typedef struct {
    int32_t *start, *items;
} Lists;

// Turns lists about: to.items of x are all n that have x among from.items, rising, each
// once. The first pass counts, the second fills. `spare` has two numbers for each.
static void turn(int32_t count, Lists from, Lists to, int32_t *spare)
{
    int32_t *next = spare, *last = spare + count + 1;
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t n = 0; n < count; n++)
            last[n] = -1;
        for (int32_t n = 0; n < count; n++)
            for (int32_t i = from.start[n]; i < from.start[n + 1]; i++) {
                int32_t other = from.items[i];
                if (last[other] == n)
                    continue;
                last[other] = n;
                if (pass == 0)
                    to.start[other]++;
                else
                    to.items[next[other]++] = n;
            }
        if (pass == 0)
            begin_parts(to.start, next, count);
    }
}

Framework framework_make(int32_t count, const AttackPair *pairs, size_t pair_count,
                         Arena *arena)
{
    size_t nodes = (size_t)count + 1;
    assert(count >= 0 && pair_count < INT32_MAX);
    Lists in = { arena_get(arena, nodes, sizeof(int32_t)),
                 arena_get(arena, pair_count + 1, sizeof(int32_t)) };
    Lists out = { arena_get(arena, nodes, sizeof(int32_t)),
                  arena_get(arena, pair_count + 1, sizeof(int32_t)) };
    Arena *scratch = arena_new();
    Lists given = { arena_get(scratch, nodes, sizeof(int32_t)), NULL };
    int32_t *spare = arena_get(scratch, 2 * nodes, sizeof *spare);
    given.items = sort_by_target(count, pairs, pair_count, given.start, scratch);
    turn(count, given, out, spare);
    turn(count, out, in, spare);
    arena_free(scratch);
    return (Framework){ count, in.start, in.items, out.start, out.items };
}

int32_t framework_attacks(const Framework *framework)
{
    return framework->start[framework->count];
}

bool framework_has(const Framework *framework, int32_t attacker, int32_t target)
{
    int32_t low = framework->start[target], high = framework->start[target + 1];
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (framework->attackers[middle] < attacker)
            low = middle + 1;
        else
            high = middle;
    }
    return low < framework->start[target + 1] && framework->attackers[low] == attacker;
}
