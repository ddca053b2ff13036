#include "ui/landlock.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's interface as its documentation has it (Documentation/userspace-api/
// landlock.rst): system headers may be older than the kernel.
enum {
    CALL_CREATE = 444,
    CALL_ADD = 445,
    CALL_RESTRICT = 446,
    CREATE_VERSION = 1 << 0,
    RULE_PATH_BENEATH = 1,
};

enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_FOLDER = 1 << 3,
    REMOVE_FOLDER = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_FOLDER = 1 << 7,
    MAKE_FILE = 1 << 8,
    FIRST = (1 << 13) - 1, // all of the first version
    REFER = 1 << 13,       // renaming and linking into another folder
    TRUNCATE = 1 << 14,
    IOCTL_DEVICE = 1 << 15,
    RESOLVE_SOCKET = 1 << 16,

    READS = READ_FILE | READ_FOLDER,
    WRITES = READS | WRITE_FILE | REMOVE_FOLDER | REMOVE_FILE | MAKE_FOLDER |
             MAKE_FILE | TRUNCATE,
    OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE,

    TCP_BIND_AND_CONNECT = 3,
    SCOPE_ABSTRACT_SOCKETS = 1,
    SCOPE_SIGNALS = 2,
};

typedef struct {
    uint64_t files, network, scope;
} RulesetAttributes;

typedef struct __attribute__((packed)) {
    uint64_t allowed;
    int32_t parent;
} PathAttributes;

int landlock_version(Error *why)
{
    long version = syscall(CALL_CREATE, NULL, (size_t)0, CREATE_VERSION);
    if (version > 0)
        return (int)version;
    if (errno == EOPNOTSUPP)
        error_set(why, "Landlock is switched off in this kernel");
    else if (errno == ENOSYS)
        error_set(why, "this kernel has no Landlock");
    else
        error_set(why, "Landlock: %s", strerror(errno));
    return 0;
}

// How much of the structure a version knows.
static size_t attributes_of(int version, bool keeps_signals, RulesetAttributes *made)
{
    *made = (RulesetAttributes){ .files = FIRST };
    if (version >= 2)
        made->files |= REFER;
    if (version >= LANDLOCK_TRUNCATE)
        made->files |= TRUNCATE;
    if (version >= LANDLOCK_TCP)
        made->network = TCP_BIND_AND_CONNECT;
    if (version >= LANDLOCK_DEVICES)
        made->files |= IOCTL_DEVICE;
    if (version >= LANDLOCK_SCOPE)
        made->scope = SCOPE_ABSTRACT_SOCKETS | (keeps_signals ? 0 : SCOPE_SIGNALS);
    if (version >= LANDLOCK_NEWEST)
        made->files |= RESOLVE_SOCKET;
    return version >= LANDLOCK_SCOPE ? sizeof *made
           : version >= LANDLOCK_TCP ? offsetof(RulesetAttributes, scope)
                                     : offsetof(RulesetAttributes, network);
}

// A kernel that calls itself newer than what is known here may yet not take it as it is
// meant: then what came before is asked for.
static int create(int *version, bool keeps_signals, RulesetAttributes *made)
{
    for (;; --*version) {
        size_t size = attributes_of(*version, keeps_signals, made);
        int ruleset = (int)syscall(CALL_CREATE, made, size, 0);
        if (ruleset >= 0 || (errno != EINVAL && errno != E2BIG) || *version == 1)
            return ruleset;
    }
}

static bool add(int ruleset, const RulesetAttributes *made, const LandlockPath *path)
{
    struct stat info;
    int file = path->path ? open(path->path, O_PATH | O_CLOEXEC) : -1;
    if (file < 0)
        return true;
    PathAttributes rule = { path->access == LANDLOCK_WRITE ? WRITES : READS, file };
    if (fstat(file, &info) == 0 && !S_ISDIR(info.st_mode))
        rule.allowed &= OF_FILES;
    rule.allowed &= made->files;
    bool ok = syscall(CALL_ADD, ruleset, RULE_PATH_BENEATH, &rule, 0) == 0;
    close(file);
    return ok;
}

int landlock_restrict(const LandlockRules *rules, Error *why)
{
    RulesetAttributes made;
    int version = landlock_version(why);
    if (version == 0)
        return 0;
    version = version < LANDLOCK_NEWEST ? version : LANDLOCK_NEWEST;
    if (rules->at_most > 0 && rules->at_most < version)
        version = rules->at_most;
    int ruleset = create(&version, rules->keeps_signals, &made);
    bool ok = ruleset >= 0;
    for (size_t i = 0; ok && i < rules->count; i++)
        ok = add(ruleset, &made, &rules->paths[i]);
    ok = ok && syscall(CALL_RESTRICT, ruleset, 0) == 0;
    if (!ok)
        error_set(why, "Landlock: %s", strerror(errno));
    if (ruleset >= 0)
        close(ruleset);
    return ok ? version : 0;
}

#else

int landlock_version(Error *why)
{
    error_set(why, "this system has no Landlock");
    return 0;
}

int landlock_restrict(const LandlockRules *rules, Error *why)
{
    (void)rules;
    return landlock_version(why);
}

#endif
