#include "src/base/worker.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "src/base/alloc.h"

typedef struct {
    const WorkerTask *sort; // NULL: none
    void *task;
} Given;

struct Worker {
    pthread_t thread;
    pthread_mutex_t mutex; // of all below
    pthread_cond_t given, ended;
    Given waiting, running, answered;
    atomic_bool cancelled; // the running one
    bool closes;
    int reads, writes; // the ends of a pipe: a byte for each answer
};

static void drop(Given *given)
{
    if (given->sort)
        given->sort->free(given->task);
    *given = (Given){ 0 };
}

// --- the thread

static void tell(Worker *worker)
{
    ssize_t written;
    do
        written = write(worker->writes, "", 1);
    while (written < 0 && errno == EINTR); // a full pipe has been told already
}

// Runs the waiting task; the mutex is held before and after.
static void run(Worker *worker)
{
    worker->running = worker->waiting;
    worker->waiting = (Given){ 0 };
    atomic_store(&worker->cancelled, false);
    Given task = worker->running;
    pthread_mutex_unlock(&worker->mutex);
    task.sort->run(task.task, &worker->cancelled);
    pthread_mutex_lock(&worker->mutex);
    worker->running = (Given){ 0 };
    if (atomic_load(&worker->cancelled)) {
        drop(&task);
    } else {
        worker->answered = task;
        tell(worker);
    }
    pthread_cond_broadcast(&worker->ended);
}

static void *work(void *context)
{
    Worker *worker = context;
    pthread_mutex_lock(&worker->mutex);
    while (!worker->closes)
        if (worker->waiting.sort)
            run(worker);
        else
            pthread_cond_wait(&worker->given, &worker->mutex);
    pthread_mutex_unlock(&worker->mutex);
    return NULL;
}

// --- starting and ending

// Signals are for the thread that has the terminal.
static int start(Worker *worker)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int code = pthread_create(&worker->thread, NULL, work, worker);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return code;
}

Worker *worker_new(Error *error)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        error_set(error, "no thread can be started: %s", strerror(errno));
        return NULL;
    }
    Worker *worker = xalloc(sizeof *worker);
    *worker = (Worker){ .reads = ends[0], .writes = ends[1] };
    pthread_mutex_init(&worker->mutex, NULL);
    pthread_cond_init(&worker->given, NULL);
    pthread_cond_init(&worker->ended, NULL);
    int code = start(worker);
    if (code == 0)
        return worker;
    error_set(error, "no thread can be started: %s", strerror(code));
    close(ends[0]);
    close(ends[1]);
    free(worker);
    return NULL;
}

void worker_close(Worker *worker)
{
    if (!worker)
        return;
    worker_cancel(worker);
    pthread_mutex_lock(&worker->mutex);
    worker->closes = true;
    pthread_cond_signal(&worker->given);
    pthread_mutex_unlock(&worker->mutex);
    pthread_join(worker->thread, NULL);
    close(worker->reads);
    close(worker->writes);
    pthread_mutex_destroy(&worker->mutex);
    pthread_cond_destroy(&worker->given);
    pthread_cond_destroy(&worker->ended);
    free(worker);
}

// --- tasks

// Takes the bytes out of the pipe, so that poll() waits for the next answer.
static void hear(const Worker *worker)
{
    char bytes[16];
    while (read(worker->reads, bytes, sizeof bytes) > 0)
        ;
}

// Cancels all that was given before; the mutex is held.
static void cancel_all(Worker *worker)
{
    drop(&worker->waiting);
    drop(&worker->answered);
    hear(worker); // of an answer that nobody took
    if (!worker->running.sort || atomic_load(&worker->cancelled))
        return;
    atomic_store(&worker->cancelled, true);
    if (worker->running.sort->cancel)
        worker->running.sort->cancel(worker->running.task);
}

void worker_give(Worker *worker, const WorkerTask *sort, void *task)
{
    pthread_mutex_lock(&worker->mutex);
    cancel_all(worker);
    worker->waiting = (Given){ sort, task };
    pthread_cond_signal(&worker->given);
    pthread_mutex_unlock(&worker->mutex);
}

void worker_cancel(Worker *worker)
{
    pthread_mutex_lock(&worker->mutex);
    cancel_all(worker);
    pthread_mutex_unlock(&worker->mutex);
}

void worker_drain(Worker *worker)
{
    pthread_mutex_lock(&worker->mutex);
    cancel_all(worker);
    while (worker->running.sort)
        pthread_cond_wait(&worker->ended, &worker->mutex);
    pthread_mutex_unlock(&worker->mutex);
}

void *worker_take(Worker *worker)
{
    pthread_mutex_lock(&worker->mutex);
    hear(worker);
    void *task = worker->answered.task;
    worker->answered = (Given){ 0 };
    pthread_mutex_unlock(&worker->mutex);
    return task;
}

bool worker_is_busy(Worker *worker)
{
    pthread_mutex_lock(&worker->mutex);
    bool runs = worker->running.sort && !atomic_load(&worker->cancelled);
    bool is_busy = runs || worker->waiting.sort || worker->answered.sort;
    pthread_mutex_unlock(&worker->mutex);
    return is_busy;
}

int worker_file(const Worker *worker)
{
    return worker->reads;
}

bool worker_wait(Worker *worker, int milliseconds)
{
    struct pollfd answer = { .fd = worker->reads, .events = POLLIN };
    pthread_mutex_lock(&worker->mutex);
    bool has_answered = worker->answered.sort;
    pthread_mutex_unlock(&worker->mutex);
    return has_answered ||
           (worker_is_busy(worker) && poll(&answer, 1, milliseconds) > 0);
}
