#include "tests/confined.h"
#include <stdlib.h>
#include <unistd.h>
#include "ui/sandbox.h"

void confined_close(void)
{
    const LandlockRules files = { .keeps_signals = false };
    const SeccompRules calls = { .kills = true };
    const char *scratch = getenv("TMPDIR");
    if (!getenv("CONFINED"))
        return;
    Sandbox sandbox = { .landlock = 0 };
    SandboxPaths paths = { .arena = arena_new() };
    sandbox_add_system(&paths, true);
    sandbox_add(&paths, str("."), LANDLOCK_READ);
    sandbox_add(&paths, str(scratch ? scratch : "/tmp"), LANDLOCK_WRITE);
    bool is_closed = sandbox_close_files(&sandbox, &paths, &files) &&
                     sandbox_close_calls(&sandbox, &calls);
    arena_free(paths.arena);
    if (!is_closed)
        _exit(CONFINED_NOT);
}

Worker *confined_worker(void)
{
    Error ignored;
    return getenv("CONFINED") ? NULL : worker_new(&ignored);
}
