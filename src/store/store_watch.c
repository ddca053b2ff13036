#include "src/store/store_watch.h"
#include "src/store/sql.h"

// How the work is divided among the steps, by the time that they take for a million
// texts.
static const double weights[BUILD_STEPS] = {
    [BUILD_READS] = 0.20, [BUILD_SORTS] = 0.05,  [BUILD_INDEXES] = 0.50,
    [BUILD_JOINS] = 0.12, [BUILD_WRITES] = 0.03, [BUILD_VERIFIES] = 0.10,
};

static double seconds_since(int64_t begun)
{
    return (double)(sql_now() - begun) / 1000;
}

void store_watch_begin(WatchedBuild *build, BuildWatch watch)
{
    int64_t now = sql_now();
    *build = (WatchedBuild){ .watch = watch, .begun = now, .step_begun = now };
}

void store_watch_step(WatchedBuild *build, BuildStep step, bool known)
{
    build->before = 0;
    for (int i = 0; i < (int)step; i++)
        build->before += weights[i];
    build->step = step;
    build->step_begun = sql_now();
    build->part = known ? 0 : -1;
}

void store_watch_part(WatchedBuild *build, double part)
{
    build->part = part < 1 ? part : 1;
}

// A step of which nothing is known is taken to be as fast as those before it, and never
// quite done.
static double part_of(const WatchedBuild *build)
{
    double taken = (double)(build->step_begun - build->begun) / 1000;
    if (build->part >= 0 || taken <= 0)
        return build->part > 0 ? build->part : 0;
    double expected = taken / build->before * weights[build->step];
    double part = seconds_since(build->step_begun) / expected;
    return part < 0.95 ? part : 0.95;
}

bool store_watch_goes_on(WatchedBuild *build)
{
    if (!build->watch.goes_on || build->ended)
        return !build->ended;
    double share = build->before + part_of(build) * weights[build->step];
    BuildProgress progress = { .step = build->step,
                               .share = share,
                               .seconds = seconds_since(build->begun),
                               .bytes = share * (double)build->bytes };
    build->ended = !build->watch.goes_on(build->watch.context, &progress);
    return !build->ended;
}
