#include "ui/sandbox.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#ifdef __linux__
#include <sys/prctl.h>
#endif

// A sanitizer makes a process and reads /proc when it looks for leaks. Compilers differ
// in how they say that there is one.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define HAS_SANITIZER true
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SANITIZER true
#endif
#ifndef HAS_SANITIZER
#define HAS_SANITIZER false
#endif

static const char sanitizer[] = "this build looks for mistakes in the program (a "
                                "sanitizer), which a sandbox forbids";

// --- paths

void sandbox_add(SandboxPaths *paths, Str path, LandlockAccess access)
{
    if (path.length == 0)
        return;
    paths->paths = vec_room(paths->arena, paths->paths, paths->count, &paths->capacity,
                            sizeof paths->paths[0]);
    paths->paths[paths->count++] =
        (LandlockPath){ arena_str(paths->arena, path).data, access };
}

static void add_terminals_of_reader(SandboxPaths *paths)
{
    const char *home = getenv("HOME"), *database = getenv("TERMINFO"),
               *databases = getenv("TERMINFO_DIRS");
    Str rest = str(databases ? databases : ""), folder;
    if (home && home[0])
        sandbox_add(paths, arena_format(paths->arena, "%s/.terminfo", home),
                    LANDLOCK_READ);
    if (database)
        sandbox_add(paths, str(database), LANDLOCK_READ);
    while (str_next(&rest, ':', &folder))
        sandbox_add(paths, folder, LANDLOCK_READ);
}

void sandbox_add_system(SandboxPaths *paths, bool is_system_only)
{
    static const LandlockPath always[] = {
        { "/lib/terminfo", LANDLOCK_READ },   { "/usr/share/terminfo", LANDLOCK_READ },
        { "/usr/lib/locale", LANDLOCK_READ }, { "/dev/urandom", LANDLOCK_READ },
        { "/dev/null", LANDLOCK_WRITE },
    };
    static const LandlockPath elsewhere[] = {
        { "/etc/terminfo", LANDLOCK_READ },
        { "/usr/lib/terminfo", LANDLOCK_READ },
        { "/usr/local/share/terminfo", LANDLOCK_READ },
        { "/usr/share/locale", LANDLOCK_READ },
        { "/usr/share/zoneinfo", LANDLOCK_READ },
        { "/etc/localtime", LANDLOCK_READ },
    };
    for (size_t i = 0; i < COUNT(always); i++)
        sandbox_add(paths, str(always[i].path), always[i].access);
    if (is_system_only)
        return;
    for (size_t i = 0; i < COUNT(elsewhere); i++)
        sandbox_add(paths, str(elsewhere[i].path), elsewhere[i].access);
    add_terminals_of_reader(paths);
}

// --- closing

bool sandbox_fits_build(void)
{
    return !HAS_SANITIZER;
}

static bool give_up_privileges(Error *why)
{
#ifdef __linux__
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        return true;
    return error_set(why, "privileges cannot be given up: %s", strerror(errno));
#else
    return error_set(why, "this system has none");
#endif
}

bool sandbox_close_files(Sandbox *sandbox, const SandboxPaths *paths,
                         const LandlockRules *how)
{
    LandlockRules rules = *how;
    rules.paths = paths->paths;
    rules.count = paths->count;
    sandbox->landlock = 0;
    if (!sandbox_fits_build())
        return error_set(&sandbox->why_landlock, "%s", sanitizer);
    tzset(); // which reads files when it is first wanted
    if (give_up_privileges(&sandbox->why_landlock))
        sandbox->landlock = landlock_restrict(&rules, &sandbox->why_landlock);
    return sandbox->landlock > 0;
}

bool sandbox_close_calls(Sandbox *sandbox, const SeccompRules *rules)
{
    sandbox->has_seccomp = false;
    if (!sandbox_fits_build())
        return error_set(&sandbox->why_seccomp, "%s", sanitizer);
    sandbox->has_seccomp = give_up_privileges(&sandbox->why_seccomp) &&
                           seccomp_restrict(rules, &sandbox->why_seccomp);
    return sandbox->has_seccomp;
}

// --- words

bool sandbox_is_whole(const Sandbox *sandbox)
{
    return sandbox->landlock >= LANDLOCK_SCOPE && sandbox->has_seccomp;
}

// The filter of system calls has the control of ioctl() that versions before 5 lack.
Str sandbox_lack(const Sandbox *sandbox, Arena *arena)
{
    Buffer out = { .arena = arena };
    if (sandbox_is_whole(sandbox))
        return str("");
    buffer_add(&out, str("sandbox: partial ("));
    if (sandbox->landlock == 0)
        buffer_add(&out, str("no Landlock"));
    else if (sandbox->landlock < LANDLOCK_SCOPE)
        buffer_format(&out, "ABI %d: no %s%sscope", sandbox->landlock,
                      sandbox->landlock < LANDLOCK_TRUNCATE ? "truncate, " : "",
                      sandbox->landlock < LANDLOCK_TCP ? "TCP, " : "");
    if (!sandbox->has_seccomp)
        buffer_format(&out, "%sno seccomp",
                      sandbox->landlock < LANDLOCK_SCOPE ? "; " : "");
    buffer_add_byte(&out, ')');
    return buffer_str(&out);
}
