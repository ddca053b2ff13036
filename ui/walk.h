// The current list, that n and N walk, whatever filled it: hits, citations, uses,
// passages that no claim uses, the steps of a tour.
#ifndef UI_WALK_H
#define UI_WALK_H

#include "src/base/arena.h"
#include "ui/trail.h"

typedef struct {
    const char *name; // of one item: "hit"; NULL: there is no current list
    Spot *spots;      // copies that the walk owns
    size_t count;
    ptrdiff_t index; // where the reader is in it; -1 before the first
    ptrdiff_t tour;  // the source whose steps these are (guide.h), -1 of other lists
} Walk;

// Makes this the current list; the one before is forgotten. The spots are copied, the
// name is borrowed for good.
void walk_set(Walk *walk, const char *name, const Spot *spots, size_t count,
              ptrdiff_t index);
void walk_clear(Walk *walk);

// The spot so many steps on, NULL at either end.
const Spot *walk_step(Walk *walk, int step);

// "hit 4/15", empty if there is no list.
Str walk_status(const Walk *walk, Arena *arena);

#endif
