#include "ui/trail.h"
#include <stdlib.h>
#include "src/base/alloc.h"

Spot spot_copy(const Spot *spot)
{
    char *key = xalloc(spot->key.length + 1);
    memcpy(key, spot->key.data ? spot->key.data : "", spot->key.length);
    key[spot->key.length] = '\0';
    return (Spot){ spot->source, spot->at, { key, spot->key.length }, spot->shown };
}

void spot_drop(Spot *spot)
{
    free((char *)spot->key.data);
    *spot = (Spot){ .source = SPOT_NOWHERE };
}

bool spot_equal(const Spot *a, const Spot *b)
{
    return a->source == b->source && a->shown == b->shown && str_equal(a->key, b->key);
}

void trail_init(Trail *trail)
{
    *trail = (Trail){ .before.source = SPOT_NOWHERE };
}

void trail_free(Trail *trail)
{
    for (int i = 0; i < trail->count; i++)
        spot_drop(&trail->spots[i]);
    spot_drop(&trail->before);
    trail_init(trail);
}

// Makes the spot the one that the reader is at. There is room for it.
static void note(Trail *trail, const Spot *spot)
{
    Spot copy = spot_copy(spot); // before the old one is dropped: it may be the same
    if (trail->here < trail->count)
        spot_drop(&trail->spots[trail->here]);
    else
        trail->count++;
    trail->spots[trail->here] = copy;
}

static void make_room(Trail *trail)
{
    if (trail->here < TRAIL_SPOTS - 1)
        return;
    spot_drop(&trail->spots[0]);
    memmove(trail->spots, trail->spots + 1,
            (size_t)(trail->count - 1) * sizeof trail->spots[0]);
    trail->count--;
    trail->here--;
}

void trail_leave(Trail *trail, const Spot *spot)
{
    Spot before = spot_copy(spot);
    spot_drop(&trail->before);
    trail->before = before;
    make_room(trail);
    note(trail, spot);
    while (trail->count > trail->here + 1)
        spot_drop(&trail->spots[--trail->count]);
    // Going nowhere twice is one step back.
    if (trail->here == 0 ||
        !spot_equal(&trail->spots[trail->here - 1], &trail->spots[trail->here]))
        trail->here++;
}

const Spot *trail_back(Trail *trail, const Spot *now)
{
    if (trail->here == 0)
        return NULL;
    note(trail, now);
    return &trail->spots[--trail->here];
}

const Spot *trail_forward(Trail *trail, const Spot *now)
{
    if (trail->here + 1 >= trail->count)
        return NULL;
    note(trail, now);
    return &trail->spots[++trail->here];
}

bool trail_swap(Trail *trail, const Spot *now, Spot *before)
{
    if (trail->before.source == SPOT_NOWHERE)
        return false;
    *before = trail->before;
    trail->before = spot_copy(now);
    return true;
}
