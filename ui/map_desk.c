#include "ui/map_desk.h"
#include <stdlib.h>
#include <string.h>
#include "src/base/alloc.h"

// --- jobs

static void *copy(Arena *arena, const void *bytes, int32_t count, size_t size)
{
    void *copied = arena_get(arena, (size_t)count + 1, size);
    memcpy(copied, bytes, (size_t)count * size);
    return copied;
}

MapJob *map_job_new(const SceneFolds *folds)
{
    MapJob *job = xalloc(sizeof *job);
    *job = (MapJob){ .arena = arena_new(), .folds = *folds };
    int32_t count = folds->tree->count;
    job->folds.open = copy(job->arena, folds->open, count, sizeof *folds->open);
    job->folds.kept = copy(job->arena, folds->kept, count, sizeof *folds->kept);
    if (folds->sieve != NULL) {
        Sieve *sieve = arena_get(job->arena, 1, sizeof *sieve);
        *sieve = *folds->sieve;
        sieve->passes = copy(job->arena, sieve->passes, count, sizeof *sieve->passes);
        sieve->is_asked =
            copy(job->arena, sieve->is_asked, count, sizeof *sieve->is_asked);
        job->folds.sieve = sieve;
    }
    return job;
}

void map_job_free(MapJob *job)
{
    if (job == NULL)
        return;
    arena_free(job->keys_arena);
    arena_free(job->arena);
    free(job);
}

static bool is_placed(const MapJob *job)
{
    const Scene *scene = job->plan->scene;
    const Place *places = job->subject.tree->places;
    int32_t row = scene->row_of[job->selected];
    if (row < 0)
        row = scene->row_of[places[job->selected].home];
    return row < 0 || job->plan->layout->boxes[scene->rows[row].box].is_placed;
}

// What is too deep for the window to have a place: the map begins further down.
static void place(MapJob *job, const atomic_bool *cancelled)
{
    const Place *places = job->subject.tree->places;
    PlaceId home = places[job->selected].home;
    while (job->plan != NULL && !is_placed(job) && job->folds.root != home) {
        PlaceId root = places[home].parent;
        if (root == job->folds.root || root == NONE)
            root = home;
        job->folds.root = root;
        job->plan = map_plan_make_unless(cancelled, &job->subject, &job->folds,
                                         &job->options, job->rows, job->arena);
    }
}

void map_job_run(MapJob *job, const atomic_bool *cancelled)
{
    if (job->subject.keys == NULL) {
        job->keys_arena = arena_new();
        job->subject.keys = map_plan_keys(&job->subject, job->keys_arena);
    }
    if (cancelled && atomic_load(cancelled))
        return;
    if (job->chooses)
        job->options.arrangement =
            map_plan_choose(&job->subject, &job->folds, &job->options, job->rows);
    job->plan = map_plan_make_unless(cancelled, &job->subject, &job->folds,
                                     &job->options, job->rows, job->arena);
    place(job, cancelled);
}

// --- the desk

static void run(void *job, const atomic_bool *cancelled)
{
    map_job_run(job, cancelled);
}

static void free_job(void *job)
{
    map_job_free(job);
}

static const WorkerTask sort = { .run = run, .free = free_job };

bool map_desk_give(MapDesk *desk, const void *owner, MapJob *job)
{
    if (desk->owner != NULL && desk->owner != owner)
        return false;
    desk->owner = owner;
    worker_give(desk->worker, &sort, job);
    return true;
}

MapJob *map_desk_take(MapDesk *desk, const void *owner)
{
    if (!map_desk_has(desk, owner))
        return NULL;
    MapJob *job = worker_take(desk->worker);
    if (job != NULL)
        desk->owner = NULL;
    return job;
}

bool map_desk_has(const MapDesk *desk, const void *owner)
{
    return desk != NULL && desk->owner != NULL && desk->owner == owner;
}

void map_desk_clear(MapDesk *desk, const void *owner)
{
    if (!map_desk_has(desk, owner))
        return;
    worker_drain(desk->worker);
    worker_take(desk->worker); // nothing; but its file is quiet again
    desk->owner = NULL;
}
