// Where maps are made: at once, or, where that takes longer than a frame, by a thread,
// for one map at a time, while what was made before stays on the screen. What is made
// is the same in both.
#ifndef UI_MAP_DESK_H
#define UI_MAP_DESK_H

#include "src/base/worker.h"
#include "src/map/map_plan.h"

// A map to be made, with copies of all that may change meanwhile; debate, tree,
// bearings and keys of the subject are borrowed.
typedef struct {
    Arena *arena; // of all of it
    SceneSubject subject;
    SceneFolds folds;     // afterwards with the root below which `selected` has a place
    SceneOptions options; // afterwards with the arrangement chosen, if that was asked
    int32_t rows;         // of the window
    PlaceId selected;     // what is to have a place, in full or not
    bool chooses;         // an arrangement that suits is wanted
    int32_t shown;        // about how many claims and arguments it shows
    // The order of siblings where the subject came without, in an arena of its own,
    // which lasts longer than one map; NULL if it came with one.
    Arena *keys_arena;
    const MapPlan *plan; // what has been made
} MapJob;

// A job with nothing in it but its arena and a copy of the folds.
MapJob *map_job_new(const SceneFolds *folds);

// Makes the map; ends early, with no plan, once `cancelled` (may be NULL) is true.
void map_job_run(MapJob *job, const atomic_bool *cancelled);

void map_job_free(MapJob *job); // NULL does nothing

typedef struct {
    Worker *worker;    // NULL: all maps are made at once
    const void *owner; // whose map is being made, or NULL
} MapDesk;

// Hands over a job, which then belongs to the desk, and takes the place of an earlier
// one of the same owner. False, with nothing taken, while a job of another owner is
// being done.
bool map_desk_give(MapDesk *desk, const void *owner, MapJob *job);

// The owner's job once it is done: the caller owns it. Else NULL.
MapJob *map_desk_take(MapDesk *desk, const void *owner);

// Whether a job of this owner is being done or waits to be taken.
bool map_desk_has(const MapDesk *desk, const void *owner);

// Ends the owner's job, if there is one; after it nothing that a job borrows is read.
void map_desk_clear(MapDesk *desk, const void *owner);

#endif
