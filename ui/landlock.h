// Landlock, the part of the kernel by which a process gives up for good to reach files,
// and from later versions on the network and other processes. It knows no program: it
// is told the paths that are left. Where the system has no such thing (an older Linux,
// or another system) nothing is given up, and it says so.
#ifndef UI_LANDLOCK_H
#define UI_LANDLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include "src/base/error.h"

// The versions of the interface (its "ABI") are told apart by what came with them:
// renaming between folders is controlled from 2 on, truncating by path from 3, TCP from
// 4, ioctl() of devices from 5, signals and abstract sockets from 6, sockets with a
// path from 9. What a version does not control stays as it was.
enum {
    LANDLOCK_TRUNCATE = 3,
    LANDLOCK_TCP = 4,
    LANDLOCK_DEVICES = 5,
    LANDLOCK_SCOPE = 6,
    LANDLOCK_NEWEST = 9,
};

typedef enum {
    LANDLOCK_READ,  // the file, or all files and folders below the folder
    LANDLOCK_WRITE, // ... and plain files and folders may be made, changed, removed
} LandlockAccess;

typedef struct {
    const char *path; // what is not there, or NULL, is passed over
    LandlockAccess access;
} LandlockPath;

typedef struct {
    const LandlockPath *paths;
    size_t count;
    int at_most;        // no later version than this is used; 0: any
    bool keeps_signals; // other processes may be sent signals (of the own job, say)
} LandlockRules;

// The version that the kernel has; 0 with a reason if it has none.
int landlock_version(Error *why);

// From now on this thread, and those and the processes that it makes, reaches nothing
// but these paths. Files that are open stay so. Never is anything executed. Returns the
// version in force, or 0, with one sentence, if nothing was given up. Before it
// PR_SET_NO_NEW_PRIVS must have been set.
int landlock_restrict(const LandlockRules *rules, Error *why);

#endif
