#include "ui/cli_build.h"
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/library/building.h"

enum { LINE_COLUMNS = 60 }; // of what is said of the progress

// Seconds between what is said: on a terminal, and line by line.
static const double pause_on_terminal = 0.1, pause_between_lines = 1;

// --- being interrupted

// The signals that end a program and are not ignored. They wait while a store is being
// built, which looks whether one has come; once all is tidied up it takes effect.
static sigset_t interruptions(void)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < COUNT(signals); i++) {
        struct sigaction action;
        if (sigaction(signals[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&set, signals[i]);
    }
    return set;
}

static bool has_come(const sigset_t *set)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    sigset_t pending;
    if (sigpending(&pending) != 0)
        return false;
    for (size_t i = 0; i < COUNT(signals); i++)
        if (sigismember(set, signals[i]) == 1 && sigismember(&pending, signals[i]) == 1)
            return true;
    return false;
}

// --- saying how far it is

typedef struct {
    sigset_t interruptions;
    bool is_shown, is_terminal;
    double said_at; // in seconds since it was begun; less than 0: not yet
    BuildStep step;
} Watcher;

// "indexing: 43 %, 2.1 MB/s, 8 s left". What is left is known after a while only.
static void say_progress(const BuildProgress *progress, char line[static 128])
{
    static const char *const names[BUILD_STEPS] = {
        [BUILD_READS] = "reading",    [BUILD_SORTS] = "sorting",
        [BUILD_INDEXES] = "indexing", [BUILD_JOINS] = "joining",
        [BUILD_WRITES] = "writing",   [BUILD_VERIFIES] = "verifying",
    };
    double share = progress->share, seconds = progress->seconds;
    int length = snprintf(line, 128, "%s: %.0f %%", names[progress->step], share * 100);
    if (seconds > 1 && share > 0.01)
        snprintf(line + length, 128 - (size_t)length, ", %.1f MB/s, %.0f s left",
                 progress->bytes / 1e6 / seconds, seconds * (1 - share) / share + 0.5);
}

static bool watch(void *context, const BuildProgress *progress)
{
    Watcher *watcher = context;
    bool is_new = watcher->said_at < 0 || progress->step != watcher->step;
    double pause = watcher->is_terminal ? pause_on_terminal : pause_between_lines;
    if (watcher->is_shown && (progress->seconds >= watcher->said_at + pause ||
                              (is_new && !watcher->is_terminal))) {
        char line[128];
        say_progress(progress, line);
        if (watcher->is_terminal)
            fprintf(stderr, "\r%-*s", LINE_COLUMNS, line);
        else
            fprintf(stderr, "%s\n", line);
        fflush(stderr);
        watcher->said_at = progress->seconds;
        watcher->step = progress->step;
    }
    return !has_come(&watcher->interruptions);
}

static void clear_line(const Watcher *watcher)
{
    if (watcher->is_shown && watcher->is_terminal && watcher->said_at >= 0)
        fprintf(stderr, "\r%*s\r", LINE_COLUMNS, "");
}

// --- building

static void say_done(const CliTask *task, const Watcher *watcher,
                     const BuildReport *report, Arena *arena)
{
    if (report->is_unchanged)
        output_line(task->output,
                    arena_format(arena, "%s is up to date: nothing has changed in %s",
                                 task->target, task->operands[0]));
    else if (watcher->is_shown)
        output_error(
            task->output,
            arena_format(arena, "%s: %s read, %zu taken over", task->target,
                         cli_counted(arena, report->read, "source", "sources").data,
                         report->sources - report->read));
}

static int build(const CliTask *task, Watcher *watcher)
{
    Error error;
    BuildReport report;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    BuildRequest request = { .folder = task->operands[0],
                             .store = task->target,
                             .is_fresh = task->is_fresh,
                             .watch = { watch, watcher } };
    bool ok = building_run(&request, &report, &problems, &error);
    clear_line(watcher);
    for (size_t i = 0; i < problems.count; i++)
        output_error(task->output, problem_format(arena, &problems.items[i]));
    if (ok)
        say_done(task, watcher, &report, arena);
    else if (has_come(&watcher->interruptions))
        error_set(&error, "interrupted: %s is as it was before", task->target);
    arena_free(arena);
    return ok ? CLI_DONE : cli_say(task->output, str(error.text));
}

int cli_build(const CliTask *task)
{
    if (task->count != 1 || !task->target)
        return cli_say(task->output,
                       str("say what to build and where: moot build FOLDER -o STORE"));
    bool is_terminal = isatty(STDERR_FILENO);
    Watcher watcher = { .interruptions = interruptions(),
                        .is_shown = is_terminal || task->shows_progress,
                        .is_terminal = is_terminal,
                        .said_at = -1 };
    sigset_t before;
    sigprocmask(SIG_BLOCK, &watcher.interruptions, &before);
    int status = build(task, &watcher);
    sigprocmask(SIG_SETMASK, &before, NULL); // a signal that has come ends the program
    return status;
}
