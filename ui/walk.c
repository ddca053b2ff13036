#include "ui/walk.h"
#include <stdlib.h>
#include "src/base/alloc.h"

void walk_clear(Walk *walk)
{
    for (size_t i = 0; i < walk->count; i++)
        spot_drop(&walk->spots[i]);
    free(walk->spots);
    *walk = (Walk){ .index = -1, .tour = -1 };
}

void walk_set(Walk *walk, const char *name, const Spot *spots, size_t count,
              ptrdiff_t index)
{
    Spot *copies = xalloc((count + 1) * sizeof *copies);
    for (size_t i = 0; i < count; i++)
        copies[i] = spot_copy(&spots[i]);
    walk_clear(walk);
    *walk = (Walk){ name, copies, count, index, -1 };
}

const Spot *walk_step(Walk *walk, int step)
{
    ptrdiff_t index = walk->index + step;
    if (index < 0 || index >= (ptrdiff_t)walk->count)
        return NULL;
    walk->index = index;
    return &walk->spots[index];
}

Str walk_status(const Walk *walk, Arena *arena)
{
    if (!walk->name)
        return str("");
    return arena_format(arena, "%s %td/%zu", walk->name, walk->index + 1, walk->count);
}
