// What this process may still do: Landlock for files, seccomp for system calls, closed
// one after the other, because threads must be started between them. Whoever uses it
// says which paths are left beside those that any program of this kind needs.
#ifndef UI_SANDBOX_H
#define UI_SANDBOX_H

#include "src/base/arena.h"
#include "src/base/error.h"
#include "ui/landlock.h"
#include "ui/seccomp.h"

// The paths that are left, in an arena.
typedef struct {
    Arena *arena;
    LandlockPath *paths;
    size_t count, capacity;
} SandboxPaths;

typedef struct {
    int landlock;                    // the version in force; 0: none
    bool has_seccomp;                // the filter of system calls is in force
    Error why_landlock, why_seccomp; // where they are not
} Sandbox;

// Adds a path, which is copied; an empty one is passed over.
void sandbox_add(SandboxPaths *paths, Str path, LandlockAccess access);

// Adds what the libraries need: the databases of terminals and locales, random numbers,
// /dev/null; and unless the system's own are to be enough, what TERMINFO,
// TERMINFO_DIRS and ~/.terminfo name.
void sandbox_add_system(SandboxPaths *paths, bool is_system_only);

// Whether this build of the program can do with so little: one with a sanitizer cannot.
bool sandbox_fits_build(void);

// Gives up gaining privileges, and all files but these (LandlockRules: at_most,
// keeps_signals). False if files are as they were.
bool sandbox_close_files(Sandbox *sandbox, const SandboxPaths *paths,
                         const LandlockRules *how);

// Gives up all system calls but those that are left, in all threads. False if calls are
// as they were.
bool sandbox_close_calls(Sandbox *sandbox, const SeccompRules *rules);

// Whether everything is in force that moot knows of.
bool sandbox_is_whole(const Sandbox *sandbox);

// What is not, for a permanent line on the screen: "sandbox: partial (ABI 2: no
// truncate, TCP, scope)". Empty if it is whole.
Str sandbox_lack(const Sandbox *sandbox, Arena *arena);

#endif
