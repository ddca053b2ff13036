// What hostile content costs: each bomb read by each command, in processor seconds and
// megabytes, the worst of them first; the bar is 1 s and 256 MB.
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "src/base/alloc.h"
#include "tests/bombs.h"
#include "tests/folder.h"

enum { BAR_MEGABYTES = 256 };
static const double bar_seconds = 1;

typedef struct {
    const char *what, *command;
    int status;
    double seconds, megabytes;
    size_t bytes;
} Cost;

static int by_cost(const void *first, const void *second)
{
    const Cost *a = first, *b = second;
    double x = a->seconds / bar_seconds + a->megabytes / BAR_MEGABYTES,
           y = b->seconds / bar_seconds + b->megabytes / BAR_MEGABYTES;
    return (x < y) - (x > y);
}

static Cost measure(const char *moot, const char *command, const Bomb *bomb)
{
    static const BombLimits limits = { .seconds = 10 };
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *path = bomb_write(bomb, folder, arena);
    const char *build[] = {
        moot, "build", folder.data, "-o", folder_path(folder, "x.db", arena), NULL
    };
    const char *other[] = { moot, command, path, NULL };
    BombRun run =
        bomb_run(strcmp(command, "build") == 0 ? build : other, &limits, folder, arena);
    struct stat info = { 0 };
    stat(path, &info);
    Cost cost = { bomb->what,  command,       run.status,
                  run.seconds, run.megabytes, (size_t)info.st_size };
    folder_remove(folder);
    arena_free(arena);
    return cost;
}

int main(int argc, char **argv)
{
    static const char *const commands[] = { "check", "show", "map", "export", "build" };
    const char *moot = argc > 1 ? argv[1] : "build/moot";
    size_t count = 0, over = 0, shown = getenv("ALL") ? SIZE_MAX : 12;
    Cost *costs = xalloc(bomb_count() * COUNT(commands) * sizeof costs[0]);
    for (size_t i = 0; i < bomb_count(); i++)
        for (size_t k = 0; k < COUNT(commands); k++) {
            costs[count] = measure(moot, commands[k], bomb_at(i));
            over += costs[count].seconds > bar_seconds ||
                    costs[count].megabytes > BAR_MEGABYTES || costs[count].status > 2;
            count++;
        }
    qsort(costs, count, sizeof costs[0], by_cost);
    for (size_t i = 0; i < count && i < shown; i++)
        printf("%6.2f s %5.0f MB %8zu bytes  status %3d  %-7s %s\n", costs[i].seconds,
               costs[i].megabytes, costs[i].bytes, costs[i].status, costs[i].command,
               costs[i].what);
    printf("%zu bombs, %zu commands: %zu over the bar of 1 s and 256 MB\n",
           bomb_count(), count, over);
    free(costs);
    return 0;
}
