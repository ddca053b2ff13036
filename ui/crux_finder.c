#include "ui/crux_finder.h"
#include <stdlib.h>
#include <time.h>
#include "src/base/alloc.h"

enum { TRIALS = 32, SLICE = 200 }; // milliseconds between two answers

struct CruxJob {
    Arena *arena;
    const Tree *tree; // borrowed
    StandingRules rules;
    Supposition *supposed; // a copy
    size_t supposed_count;
    Node thesis;
    Verdicts verdicts;
    CruxSearch *search; // NULL until the first slice
    bool is_done;
    // What was found until the last slice, copied: the search itself goes on.
    Arena *found_arena;
    const Crux *found;
    size_t found_count;
};

static void job_free(void *task)
{
    CruxJob *job = task;
    if (job == NULL)
        return;
    if (job->search != NULL)
        crux_end(job->search);
    arena_free(job->found_arena);
    arena_free(job->arena);
    free(job);
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void begin(CruxJob *job)
{
    const Standing *standing = standing_make(job->tree, &job->rules, job->arena);
    job->verdicts =
        standing_verdicts(standing, job->supposed, job->supposed_count, job->arena);
    job->search = crux_begin(&job->verdicts, job->thesis);
}

// One slice: all single ones, or some pairs; without `cancelled` all there is.
static void job_run(void *task, const atomic_bool *cancelled)
{
    CruxJob *job = task;
    int64_t end = now() + SLICE;
    if (job->search == NULL)
        begin(job);
    bool had_singles = crux_has_singles(job->search);
    while (!job->is_done && (cancelled == NULL || !atomic_load(cancelled))) {
        job->is_done = !crux_step(job->search, TRIALS);
        bool is_news = had_singles ? now() >= end : crux_has_singles(job->search);
        if (cancelled != NULL && is_news)
            break;
    }
    arena_reset(job->found_arena);
    const Crux *found = crux_found(job->search, &job->found_count);
    Crux *copy = arena_get(job->found_arena, job->found_count + 1, sizeof *copy);
    if (job->found_count > 0)
        memcpy(copy, found, job->found_count * sizeof *copy);
    job->found = copy;
}

static const WorkerTask sort = { .run = job_run, .free = job_free };

void crux_finder_free(CruxFinder *finder)
{
    crux_finder_stop(finder);
    worker_close(finder->worker);
}

void crux_finder_stop(CruxFinder *finder)
{
    if (finder->is_busy) {
        worker_drain(finder->worker);
        job_free(worker_take(finder->worker));
    }
    job_free(finder->job);
    finder->job = NULL;
    finder->is_busy = false;
    finder->shown = NULL;
}

void crux_finder_begin(CruxFinder *finder, Stands *stands, Node thesis)
{
    const Verdicts *verdicts = stands_verdicts(stands);
    CruxJob *job = xalloc(sizeof *job);
    crux_finder_stop(finder);
    *job = (CruxJob){ .arena = arena_new(),
                      .found_arena = arena_new(),
                      .tree = stands->tree,
                      .rules = verdicts->standing->rules,
                      .supposed_count = stands->count,
                      .thesis = thesis };
    job->rules.semantics = SEMANTICS_GROUNDED;
    job->supposed = arena_get(job->arena, stands->count + 1, sizeof *job->supposed);
    if (stands->count > 0)
        memcpy(job->supposed, stands->supposed,
               stands->count * sizeof *stands->supposed);
    if (finder->worker != NULL) {
        finder->is_busy = true;
        worker_give(finder->worker, &sort, job);
    } else {
        job_run(job, NULL);
        finder->job = job;
    }
}

bool crux_finder_take(CruxFinder *finder)
{
    CruxJob *job = finder->is_busy ? worker_take(finder->worker) : NULL;
    if (job == NULL)
        return false;
    finder->job = job;
    finder->is_busy = false;
    return true;
}

void crux_finder_go_on(CruxFinder *finder)
{
    CruxJob *job = finder->job;
    if (job == NULL || job->is_done || finder->worker == NULL)
        return;
    finder->job = NULL;
    finder->is_busy = true;
    worker_give(finder->worker, &sort, job);
}

const Crux *crux_finder_found(const CruxFinder *finder, size_t *count, Node *thesis,
                              Label *label)
{
    const CruxJob *job = finder->job;
    if (job == NULL)
        return NULL;
    *count = job->found_count;
    *thesis = job->thesis;
    *label = verdict_of(&job->verdicts, job->thesis);
    return job->found;
}

bool crux_finder_is_done(const CruxFinder *finder)
{
    return !finder->is_busy && (finder->job == NULL || finder->job->is_done);
}

bool crux_finder_has_pairs(const CruxFinder *finder)
{
    return finder->job == NULL || crux_has_pairs(finder->job->search);
}

int crux_finder_file(const CruxFinder *finder)
{
    return finder->worker != NULL ? worker_file(finder->worker) : -1;
}
