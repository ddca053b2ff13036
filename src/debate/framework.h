// An abstract argumentation framework (Dung 1995): arguments that are nothing but
// numbers, and which of them attacks which.
#ifndef SRC_DEBATE_FRAMEWORK_H
#define SRC_DEBATE_FRAMEWORK_H

#include <stdint.h>
#include "src/base/arena.h"

// Who attacks n is attackers[start[n]] up to, without, attackers[start[n + 1]]; whom it
// attacks is targets[out_start[n]] up to targets[out_start[n + 1]]. Both rise.
typedef struct {
    int32_t count; // of arguments: 0 to count - 1
    int32_t *start, *attackers;
    int32_t *out_start, *targets;
} Framework;

typedef struct {
    int32_t attacker, target;
} AttackPair;

// Makes a framework in the arena; pairs that occur twice count once, and an argument
// may attack itself. O(count + pairs).
Framework framework_make(int32_t count, const AttackPair *pairs, size_t pair_count,
                         Arena *arena);

// How many attacks there are.
int32_t framework_attacks(const Framework *framework);

// Whether one attacks the other. O(log of the attackers).
bool framework_has(const Framework *framework, int32_t attacker, int32_t target);

#endif
