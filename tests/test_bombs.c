// Hostile content, read by the program itself under a limit of memory: it opens, or is
// refused with file, line and limit named. Times are `make bench B=bombs`.
#include <stdio.h>
#include <stdlib.h>
#include "tests/bombs.h"
#include "tests/check.h"
#include "tests/folder.h"

// Sanitizers take more than the program.
#if defined __SANITIZE_ADDRESS__
static const BombLimits limits = { .seconds = 60 };
#else
static const BombLimits limits = { .megabytes = 512, .seconds = 10 };
enum { RESIDENT_MEGABYTES = 256 };
#endif

static const char *program(void)
{
    const char *build = getenv("BUILD");
    static char path[4096];
    snprintf(path, sizeof path, "%s/moot", build ? build : "build");
    return path;
}

static BombRun run_on(const Bomb *bomb, const char *command, Arena *arena)
{
    Str folder = folder_new(arena);
    const char *path = bomb_write(bomb, folder, arena);
    const char *other[] = { program(), command, path, NULL };
    const char *build[] = {
        program(), "build", folder.data, "-o", folder_path(folder, "x.db", arena), NULL
    };
    BombRun run =
        bomb_run(strcmp(command, "build") == 0 ? build : other, &limits, folder, arena);
    folder_remove(folder);
    if (run.status > 2)
        fail_msg("%s: moot %s ends with %d", bomb->what, command, run.status);
#if !defined __SANITIZE_ADDRESS__
    if (run.megabytes > RESIDENT_MEGABYTES)
        fail_msg("%s: moot %s takes %.0f MB", bomb->what, command, run.megabytes);
#endif
    return run;
}

static bool says(Str text, const Bomb *bomb, Str place)
{
    Str line;
    while (str_next(&text, '\n', &line))
        if (str_find(line, str(bomb->says)) >= 0 && str_find(line, place) >= 0)
            return true;
    return false;
}

// The line that says what is wrong begins with file, line and column. The file may be
// one that is included.
static void check_says(const Bomb *bomb, const BombRun *run, Arena *arena)
{
    Str place = arena_format(arena, "%s:", strrchr(bomb->file, '.'));
    if (!says(run->out, bomb, place) && !says(run->error, bomb, place))
        fail_msg("%s: it does not say “%s”", bomb->what, bomb->says);
}

static void r21_r22_hostile_content_opens_or_is_refused(void **state)
{
    (void)state;
    static const char *const commands[] = { "check", "show", "map", "export", "build" };
    bool all = getenv("SOAK");
    assert_true(bomb_count() >= 80);
    for (size_t i = 0; i < bomb_count(); i++) {
        Bomb bomb = *bomb_at(i);
        Arena *arena = arena_new();
        if (bomb.says || all) {
            BombRun run = run_on(&bomb, "check", arena);
            if (bomb.says)
                check_says(&bomb, &run, arena);
        }
        bomb.times = all ? bomb.times : bomb.times / 10;
        for (size_t k = 1; k < COUNT(commands); k++)
            if (all || (!bomb.says && k == 1 + i % (COUNT(commands) - 1)))
                run_on(&bomb, commands[k], arena);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(r21_r22_hostile_content_opens_or_is_refused))
