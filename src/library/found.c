#include "src/library/found.h"
#include <stdlib.h>

int found_rank(const Ranked *a, const Ranked *b)
{
    if (a->hit.class != b->hit.class)
        return a->hit.class < b->hit.class ? -1 : 1;
    if (a->hit.score < b->hit.score || a->hit.score > b->hit.score)
        return a->hit.score > b->hit.score ? -1 : 1;
    if (a->is_far != b->is_far)
        return a->is_far ? 1 : -1;
    return (a->hit.id > b->hit.id) - (a->hit.id < b->hit.id);
}

static int by_order(const void *left, const void *right)
{
    const Ranked *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return found_rank(a, b);
}

static void swap(Ranked *a, Ranked *b)
{
    Ranked kept = *a;
    *a = *b;
    *b = kept;
}

// Puts the middle one of three in the first place, to divide by.
static void choose_pivot(Ranked *items, size_t count)
{
    Ranked *a = items, *b = items + count / 2, *c = items + count - 1;
    if (by_order(b, c) > 0)
        swap(b, c);
    if (by_order(a, b) > 0)
        swap(a, b);
    if (by_order(b, c) > 0)
        swap(b, c);
    swap(a, b);
}

// Brings the first `wanted` of the items to the front, in any order (Hoare's selection,
// CACM 4, 1961, algorithm 65).
static void select_first(Ranked *items, size_t count, size_t wanted)
{
    while (count > 1 && wanted > 0 && wanted < count) {
        choose_pivot(items, count);
        size_t low = 1, high = count - 1;
        while (true) {
            while (low <= high && by_order(&items[low], &items[0]) < 0)
                low++;
            while (low <= high && by_order(&items[high], &items[0]) > 0)
                high--;
            if (low >= high)
                break;
            swap(&items[low++], &items[high--]);
        }
        swap(&items[0], &items[high]);
        if (wanted <= high) {
            count = high;
        } else {
            items += high + 1;
            wanted -= high + 1;
            count -= high + 1;
        }
    }
}

void found_sort(Found *found, size_t wanted)
{
    enum { AT_ONCE = 1024 };
    size_t left = found->count - found->sorted;
    if (wanted <= found->sorted || left == 0)
        return;
    size_t more = wanted - found->sorted;
    more = more > found->sorted ? more : found->sorted;
    more = more > AT_ONCE ? more : AT_ONCE;
    more = more < left ? more : left;
    Ranked *rest = found->items + found->sorted;
    select_first(rest, left, more);
    qsort(rest, more, sizeof *rest, by_order);
    found->sorted += more;
}
