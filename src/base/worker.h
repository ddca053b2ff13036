// A thread of its own for what takes longer than a frame. It is handed one task at a
// time, with all that the task reads, which nobody changes meanwhile; the task answers
// once, by what it has written into itself. A newer task takes the place of an older
// one, whose answer is dropped.
#ifndef SRC_BASE_WORKER_H
#define SRC_BASE_WORKER_H

#include <stdatomic.h>
#include <stdbool.h>
#include "src/base/error.h"

typedef struct Worker Worker;

// What is done with the tasks of a sort. Each belongs to the worker from worker_give()
// on until worker_take() hands it back.
typedef struct {
    // Works, in the worker's thread. It looks at `cancelled` often enough to end within
    // milliseconds once that is true.
    void (*run)(void *task, const atomic_bool *cancelled);
    // Makes run() end soon where it waits for something that does not look at
    // `cancelled`; called in the giver's thread while run() is under way. May be NULL.
    void (*cancel)(void *task);
    // Frees a task that nobody wants any more, in either thread.
    void (*free)(void *task);
} WorkerTask;

// Starts a thread, in which no signal is handled; NULL with an error if there can be
// none. Everything below is for the thread that called this.
Worker *worker_new(Error *error);

// Cancels what is under way, waits for it to end and frees everything; NULL does
// nothing.
void worker_close(Worker *worker);

// Hands over a task; those given before are cancelled, answered ones not yet taken
// included. `sort` must live as long as the worker.
void worker_give(Worker *worker, const WorkerTask *sort, void *task);

// Cancels and forgets the task given last; the worker may still be busy with it for
// some milliseconds. worker_drain() waits for that: after it nothing that a task reads
// is being read.
void worker_cancel(Worker *worker);
void worker_drain(Worker *worker);

// The task given last, once it has answered: the caller owns it. Else NULL.
void *worker_take(Worker *worker);

// Whether a task has been given that was neither taken nor cancelled.
bool worker_is_busy(Worker *worker);

// A file that can be read from when there may be something to take, for poll().
int worker_file(const Worker *worker);

// Waits until there is something to take, for at most so many milliseconds; false if
// there is nothing then, or nothing is being done.
bool worker_wait(Worker *worker, int milliseconds);

#endif
