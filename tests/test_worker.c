#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/worker.h"
#include "tests/check.h"

enum { PATIENCE = 10000 };

// What tasks are asked to do, and what becomes of them. The gate is what a task waits
// at, so that no test depends on time.
typedef struct {
    pthread_mutex_t mutex;
    pthread_cond_t moved;
    bool is_open;
    int started, freed, cancelled;
    bool signals_blocked;
} Gate;

typedef struct {
    Gate *gate;
    int number, answer;
    bool waits; // at the gate, else until it is cancelled
    bool spins;
} Task;

static void run_task(void *context, const atomic_bool *cancelled)
{
    Task *task = context;
    Gate *gate = task->gate;
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    pthread_mutex_lock(&gate->mutex);
    gate->signals_blocked =
        sigismember(&mask, SIGINT) == 1 && sigismember(&mask, SIGWINCH) == 1;
    gate->started++;
    pthread_cond_broadcast(&gate->moved);
    while (task->waits && !gate->is_open)
        pthread_cond_wait(&gate->moved, &gate->mutex);
    pthread_mutex_unlock(&gate->mutex);
    while (task->spins && !atomic_load(cancelled))
        ;
    task->answer = task->number * 2;
}

static void cancel_task(void *context)
{
    Task *task = context;
    pthread_mutex_lock(&task->gate->mutex);
    task->gate->cancelled++;
    task->gate->is_open = true;
    pthread_cond_broadcast(&task->gate->moved);
    pthread_mutex_unlock(&task->gate->mutex);
}

static void free_task(void *context)
{
    Task *task = context;
    pthread_mutex_lock(&task->gate->mutex);
    task->gate->freed++;
    pthread_mutex_unlock(&task->gate->mutex);
    free(task);
}

static const WorkerTask sort = { run_task, cancel_task, free_task };
static const WorkerTask sort_without_cancel = { run_task, NULL, free_task };

static Gate *gate_new(void)
{
    Gate *gate = xalloc(sizeof *gate);
    *gate = (Gate){ .is_open = false };
    pthread_mutex_init(&gate->mutex, NULL);
    pthread_cond_init(&gate->moved, NULL);
    return gate;
}

static void gate_free(Gate *gate)
{
    pthread_mutex_destroy(&gate->mutex);
    pthread_cond_destroy(&gate->moved);
    free(gate);
}

static Task *task_new(Gate *gate, int number)
{
    Task *task = xalloc(sizeof *task);
    *task = (Task){ .gate = gate, .number = number };
    return task;
}

// Waits until so many tasks have been started.
static void wait_started(Gate *gate, int count)
{
    pthread_mutex_lock(&gate->mutex);
    while (gate->started < count)
        pthread_cond_wait(&gate->moved, &gate->mutex);
    pthread_mutex_unlock(&gate->mutex);
}

static Worker *start(void)
{
    Error error;
    Worker *worker = worker_new(&error);
    assert_non_null(worker);
    return worker;
}

static void test_a_task_answers_once(void **state)
{
    (void)state;
    Gate *gate = gate_new();
    Worker *worker = start();
    assert_false(worker_is_busy(worker));
    assert_false(worker_wait(worker, PATIENCE));
    assert_null(worker_take(worker));
    for (int i = 1; i <= 100; i++) {
        worker_give(worker, &sort, task_new(gate, i));
        assert_true(worker_is_busy(worker));
        assert_true(worker_wait(worker, PATIENCE));
        Task *task = worker_take(worker);
        assert_int_equal(task->answer, 2 * i);
        assert_null(worker_take(worker));
        assert_false(worker_is_busy(worker));
        free(task);
    }
    assert_true(gate->signals_blocked);
    assert_int_equal(gate->cancelled, 0);
    worker_close(worker);
    gate_free(gate);
}

static void test_a_newer_task_takes_the_place_of_an_older_one(void **state)
{
    (void)state;
    Gate *gate = gate_new();
    Worker *worker = start();
    Task *first = task_new(gate, 1);
    first->waits = true;
    worker_give(worker, &sort, first);
    wait_started(gate, 1);
    for (int i = 2; i <= 20; i++)
        worker_give(worker, &sort, task_new(gate, i));
    Task *task = NULL;
    while (!task && worker_wait(worker, PATIENCE))
        task = worker_take(worker);
    assert_int_equal(task->answer, 40);
    assert_int_equal(gate->freed, 19);
    free(task);
    worker_close(worker);
    gate_free(gate);
}

static void test_an_answer_that_came_too_late_is_dropped(void **state)
{
    (void)state;
    Gate *gate = gate_new();
    Worker *worker = start();
    worker_give(worker, &sort, task_new(gate, 1));
    assert_true(worker_wait(worker, PATIENCE));
    worker_cancel(worker);
    struct pollfd answer = { .fd = worker_file(worker), .events = POLLIN };
    assert_int_equal(poll(&answer, 1, 0), 0); // nothing wakes anybody any more
    assert_null(worker_take(worker));
    assert_false(worker_is_busy(worker));
    assert_int_equal(gate->freed, 1);
    worker_close(worker);
    gate_free(gate);
}

static void test_after_a_drain_nothing_runs(void **state)
{
    (void)state;
    Gate *gate = gate_new();
    Worker *worker = start();
    Task *task = task_new(gate, 1);
    task->spins = true;
    worker_give(worker, &sort_without_cancel, task);
    wait_started(gate, 1);
    worker_drain(worker);
    assert_int_equal(gate->freed, 1);
    worker_drain(worker);
    worker_give(worker, &sort, task_new(gate, 2));
    assert_true(worker_wait(worker, PATIENCE));
    task = worker_take(worker);
    assert_int_equal(task->answer, 4);
    free(task);
    worker_close(worker);
    gate_free(gate);
}

static void test_closing_ends_what_is_under_way(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        Gate *gate = gate_new();
        Worker *worker = start();
        Task *task = task_new(gate, 1);
        task->waits = i == 0;
        task->spins = i == 1;
        worker_give(worker, &sort, task);
        wait_started(gate, 1);
        worker_close(worker);
        assert_int_equal(gate->freed, 1);
        gate_free(gate);
    }
    worker_close(NULL);
}

TESTS(cmocka_unit_test(test_a_task_answers_once),
      cmocka_unit_test(test_a_newer_task_takes_the_place_of_an_older_one),
      cmocka_unit_test(test_an_answer_that_came_too_late_is_dropped),
      cmocka_unit_test(test_after_a_drain_nothing_runs),
      cmocka_unit_test(test_closing_ends_what_is_under_way))
