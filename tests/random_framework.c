#include "tests/random_framework.h"
#include "tests/check.h"

enum { MOST = RANDOM_FRAMEWORK_MOST };

Framework random_framework(uint32_t *seed, bool attacks[MOST][MOST], Arena *arena)
{
    AttackPair pairs[2 * MOST * MOST];
    size_t pair_count = 0;
    int32_t count = (int32_t)(check_random(seed) % (MOST + 1));
    uint32_t density = 1 + check_random(seed) % 8;
    for (int32_t a = 0; a < count; a++)
        for (int32_t b = 0; b < count; b++) {
            attacks[a][b] = check_random(seed) % 16 < density;
            for (int copies = attacks[a][b] ? 1 + (int)(check_random(seed) & 1) : 0;
                 copies > 0; copies--)
                pairs[pair_count++] = (AttackPair){ a, b };
        }
    for (size_t i = pair_count; i > 1; i--) {
        size_t other = check_random(seed) % i;
        AttackPair pair = pairs[other];
        pairs[other] = pairs[i - 1];
        pairs[i - 1] = pair;
    }
    return framework_make(count, pairs, pair_count, arena);
}

void random_forced(uint32_t *seed, int32_t count, unsigned char *forced)
{
    bool any = check_random(seed) & 1;
    for (int32_t n = 0; n < count; n++)
        forced[n] = any && check_random(seed) % 5 == 0
                        ? (unsigned char)(1 + (check_random(seed) & 1))
                        : LABEL_UNDECIDED;
}
