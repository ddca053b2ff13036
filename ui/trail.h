// Where a reader has been, as in a browser: back, forward, and the place before the
// last jump.
#ifndef UI_TRAIL_H
#define UI_TRAIL_H

#include <stdbool.h>
#include <stdint.h>
#include "src/base/str.h"

// A place that can be gone to. It is known by its key, so that it outlives a reload of
// its source (state.h); `at` is where it was when it was noted.
typedef struct {
    ptrdiff_t source; // index in the library; SPOT_LIBRARY: the library itself;
                      // SPOT_SEARCH, in lists alone: the key is a query
    int32_t at;       // a PlaceId of a debate, a block of a document; -1 if not known
    Str key;
    unsigned shown; // in which view of it: see view_spot(); 0: in the one that is open
} Spot;

enum { SPOT_LIBRARY = -1, SPOT_NOWHERE = -2, SPOT_SEARCH = -3 };

enum { TRAIL_SPOTS = 256 };

typedef struct {
    Spot spots[TRAIL_SPOTS]; // their keys are copies that the trail owns
    int count;
    int here;    // the spot that the reader is at; equal to `count` if not yet noted
    Spot before; // the last jump
} Trail;

void trail_init(Trail *trail);
void trail_free(Trail *trail);

// The reader jumps away from `spot`. What was ahead is forgotten, and the oldest spot
// if there are too many.
void trail_leave(Trail *trail, const Spot *spot);

// The spot before or after, NULL at the end of the trail. `now` is where the reader is.
// The spot is borrowed until the trail changes.
const Spot *trail_back(Trail *trail, const Spot *now);
const Spot *trail_forward(Trail *trail, const Spot *now);

// The spot before the last jump; `now` takes its place. NULL if there was none. The
// caller owns the spot's key.
bool trail_swap(Trail *trail, const Spot *now, Spot *before);

// A copy whose key the caller frees by spot_drop().
Spot spot_copy(const Spot *spot);
void spot_drop(Spot *spot);
bool spot_equal(const Spot *a, const Spot *b);

#endif
