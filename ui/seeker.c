#include "ui/seeker.h"
#include <stdlib.h>
#include "src/base/alloc.h"

enum {
    HITS_AT_ONCE = 60,  // made in the thread,
    HITS_BETWEEN = 10,  // so many between looks at whether they are still wanted
    MILLISECONDS = 200, // that an answer may take where there is no thread
};

typedef struct {
    Searcher *searcher; // the thread's
    SearchRequest request;
    Arena *arena;
    Hits *hits;
} Task;

struct Seeker {
    Library *library;
    Worker *worker;      // NULL if there is no thread
    Searcher *elsewhere; // the thread's; NULL until the first question
    Searcher *here;
    Arena *arena; // of the hits heard last
    Hits *hits;
    Str query; // of the latest question; owned
    ptrdiff_t near;
    const Table *read;
    bool has_answered, is_done;
};

// --- in the thread

// What was interrupted before this began is over; if this one is not wanted any more,
// `cancelled` says so.
static void run(void *context, const atomic_bool *cancelled)
{
    Task *task = context;
    search_resume(task->searcher);
    if (atomic_load(cancelled))
        return;
    task->hits = search_run(task->searcher, &task->request, task->arena);
    for (size_t made = 0; made < HITS_AT_ONCE && !atomic_load(cancelled);
         made += HITS_BETWEEN)
        search_more(task->searcher, task->hits, made + HITS_BETWEEN);
}

static void cancel_task(void *context)
{
    search_interrupt(((Task *)context)->searcher);
}

static void free_task(void *context)
{
    Task *task = context;
    arena_free(task->arena);
    free(task);
}

static const WorkerTask searching = { run, cancel_task, free_task };

// --- the thread and its connection

Seeker *seeker_new(Library *library)
{
    Seeker *seeker = xalloc(sizeof *seeker);
    *seeker = (Seeker){ .library = library, .is_done = true };
    return seeker;
}

void seeker_employ(Seeker *seeker, Worker *worker)
{
    seeker->worker = worker;
}

void seeker_rest(Seeker *seeker)
{
    if (seeker->worker)
        worker_drain(seeker->worker);
    search_close(seeker->elsewhere);
    search_close(seeker->here);
    seeker->elsewhere = seeker->here = NULL;
    seeker->is_done = true;
}

void seeker_forget(Seeker *seeker)
{
    seeker_rest(seeker);
    arena_free(seeker->arena);
    seeker->arena = NULL;
    seeker->hits = NULL;
}

void seeker_free(Seeker *seeker)
{
    if (!seeker)
        return;
    seeker_forget(seeker);
    worker_close(seeker->worker);
    free((char *)seeker->query.data);
    free(seeker);
}

static Searcher *here(Seeker *seeker)
{
    Error ignored;
    if (!seeker->here)
        seeker->here = search_open(seeker->library, false, &ignored);
    return seeker->here;
}

// --- questions

static void keep_hits(Seeker *seeker, Hits *hits, Arena *arena)
{
    arena_free(seeker->arena);
    seeker->arena = arena;
    seeker->hits = hits;
    seeker->has_answered = true;
    // Not only first matches, or so few that these are all, and they are counted. What
    // may have been meant where nothing was found comes with the exact answer.
    seeker->is_done = hits->complete && hits->facets && hits->total > 0;
}

static void give(Seeker *seeker, bool is_first)
{
    Task *task = xalloc(sizeof *task);
    *task = (Task){ .searcher = seeker->elsewhere, .arena = arena_new() };
    task->request = (SearchRequest){ .query = arena_str(task->arena, seeker->query),
                                     .is_first = is_first,
                                     .near = seeker->near,
                                     .read = seeker->read };
    worker_give(seeker->worker, &searching, task);
}

static void answer_at_once(Seeker *seeker)
{
    SearchRequest request = { .query = seeker->query,
                              .milliseconds = MILLISECONDS,
                              .near = seeker->near,
                              .read = seeker->read };
    Arena *arena = arena_new();
    keep_hits(seeker, search_run(here(seeker), &request, arena), arena);
    seeker->is_done = true;
}

static void keep_query(Seeker *seeker, Str query)
{
    char *copy = xalloc(query.length + 1);
    if (query.length > 0)
        memcpy(copy, query.data, query.length);
    free((char *)seeker->query.data);
    seeker->query = (Str){ copy, query.length };
}

void seeker_ask(Seeker *seeker, Str query, ptrdiff_t near, const Table *read)
{
    Error ignored;
    keep_query(seeker, query);
    seeker->near = near;
    seeker->read = read;
    seeker->has_answered = seeker->is_done = false;
    if (seeker->worker && !seeker->elsewhere)
        seeker->elsewhere = search_open(seeker->library, true, &ignored);
    if (seeker->elsewhere)
        give(seeker, true);
    else
        answer_at_once(seeker);
}

// --- answers

bool seeker_hear(Seeker *seeker)
{
    Task *task = seeker->worker ? worker_take(seeker->worker) : NULL;
    if (!task)
        return false;
    bool was_first = task->request.is_first;
    keep_hits(seeker, task->hits, task->arena);
    free(task);
    seeker->is_done = seeker->is_done || !was_first;
    if (!seeker->is_done)
        give(seeker, false);
    return true;
}

Hits *seeker_hits(Seeker *seeker)
{
    return seeker->hits;
}

bool seeker_has_answered(const Seeker *seeker)
{
    return seeker->has_answered;
}

bool seeker_is_done(const Seeker *seeker)
{
    return seeker->is_done;
}

void seeker_more(Seeker *seeker, size_t count)
{
    search_more(here(seeker), seeker->hits, count);
}

bool seeker_wait(Seeker *seeker, int milliseconds)
{
    return seeker->worker && worker_wait(seeker->worker, milliseconds);
}

int seeker_file(const Seeker *seeker)
{
    return seeker->worker ? worker_file(seeker->worker) : -1;
}
