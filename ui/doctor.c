#include "ui/doctor.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"

// --- what must not be possible; each so that it does no harm if it is

static bool is_denied(long result)
{
    return result < 0 && (errno == EPERM || errno == EACCES);
}

static bool cannot_execute(void)
{
    char *arguments[] = { "", NULL };
    return is_denied(execv("", arguments));
}

static bool cannot_open_socket(void)
{
    int file = socket(AF_INET, SOCK_STREAM, 0);
    if (file < 0)
        return is_denied(file);
    close(file);
    return false;
}

static bool cannot_type(void)
{
    return is_denied(ioctl(STDIN_FILENO, TIOCSTI, NULL));
}

static bool cannot_make_code(void)
{
    enum { PAGE = 4096 };
    void *page =
        mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return is_denied(-1);
    munmap(page, PAGE);
    return false;
}

static bool cannot_read_elsewhere(void)
{
    int file = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return is_denied(file);
    close(file);
    return false;
}

#ifdef SYS_clone3
static bool cannot_make_process(void)
{
    return is_denied(syscall(SYS_clone3, NULL, (size_t)0));
}
#endif

static const struct {
    const char *what;
    bool (*is_impossible)(void);
} attempts[] = {
    { "executing a program", cannot_execute },
#ifdef SYS_clone3
    { "making a process", cannot_make_process },
#endif
    { "opening a socket", cannot_open_socket },
    { "typing into the terminal", cannot_type },
    { "making memory executable", cannot_make_code },
    { "reading /etc/passwd", cannot_read_elsewhere },
};

// --- lines

static void say(Output *output, Arena *arena, const char *name, Str text)
{
    output_line(output,
                arena_format(arena, "%-9s %.*s", name, (int)text.length, text.data));
}

static Str kernel(Arena *arena)
{
    struct utsname names;
    if (uname(&names) != 0)
        return str("unknown");
    return arena_format(arena, "%s %s, %s", names.sysname, names.release,
                        names.machine);
}

static Str landlock(const Sandbox *sandbox, Arena *arena)
{
    static const struct {
        int since;
        const char *what;
    } controls[] = {
        { LANDLOCK_TRUNCATE, "truncate" },
        { LANDLOCK_TCP, "TCP" },
        { LANDLOCK_DEVICES, "ioctl" },
        { LANDLOCK_SCOPE, "scope" },
        { LANDLOCK_NEWEST, "sockets with a path" },
    };
    Buffer out = { .arena = arena };
    if (sandbox->landlock == 0)
        return arena_format(arena, "none: %s", sandbox->why_landlock.text);
    buffer_format(&out, "ABI %d", sandbox->landlock);
    bool lacks = false;
    for (size_t i = 0; i < COUNT(controls); i++)
        if (sandbox->landlock < controls[i].since) {
            buffer_format(&out, "%s%s", lacks ? ", " : "; it has no control of ",
                          controls[i].what);
            lacks = true;
        }
    if (lacks && sandbox->has_seccomp)
        buffer_add(&out, str(" (seccomp has)"));
    return buffer_str(&out);
}

static Str tried(Arena *arena)
{
    Buffer out = { .arena = arena };
    int possible = 0;
    for (size_t i = 0; i < COUNT(attempts); i++)
        if (!attempts[i].is_impossible())
            buffer_format(&out, "%s%s", possible++ ? ", " : "possible from inside: ",
                          attempts[i].what);
    for (size_t i = 0; possible == 0 && i < COUNT(attempts); i++)
        buffer_format(&out, "%s%s",
                      i ? ", " : "denied from inside: ", attempts[i].what);
    return buffer_str(&out);
}

static Str limits(Arena *arena)
{
    static const struct {
        int resource;
        const char *what;
    } of[] = {
        { RLIMIT_CORE, "core" },         { RLIMIT_FSIZE, "file size" },
        { RLIMIT_NOFILE, "open files" }, { RLIMIT_AS, "addresses" },
        { RLIMIT_DATA, "data" },         { RLIMIT_NPROC, "processes" },
    };
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < COUNT(of); i++) {
        struct rlimit limit;
        buffer_format(&out, "%s%s ", i ? ", " : "", of[i].what);
        if (getrlimit((__rlimit_resource_t)of[i].resource, &limit) != 0 ||
            limit.rlim_cur == RLIM_INFINITY)
            buffer_add(&out, str("unlimited"));
        else
            buffer_format(&out, "%llu", (unsigned long long)limit.rlim_cur);
    }
    return buffer_str(&out);
}

static Str state_of(const Doctor *doctor, Arena *arena)
{
    struct stat info;
    Str folder = doctor->folder;
    if (folder.length == 0)
        return str("in memory only: nothing is kept");
    if (lstat(arena_str(arena, folder).data, &info) != 0)
        return arena_format(arena, "%.*s: %s", (int)folder.length, folder.data,
                            strerror(errno));
    bool is_own = S_ISDIR(info.st_mode) && info.st_uid == geteuid() &&
                  !(info.st_mode & (S_IWGRP | S_IWOTH));
    return arena_format(arena, "%.*s, mode %04o%s", (int)folder.length, folder.data,
                        (unsigned)info.st_mode & 07777u,
                        is_own ? "" : ": it must be a folder that you alone may write");
}

static Str store_of(const Doctor *doctor, Arena *arena)
{
    struct stat info;
    if (!doctor->store)
        return str("none is installed");
    if (stat(doctor->store, &info) != 0)
        return arena_format(arena, "%s: %s", doctor->store, strerror(errno));
    return arena_format(arena, "%s%s", doctor->store,
                        access(doctor->store, W_OK) == 0 ? ", which you may write"
                                                         : ", which you may not write");
}

static Str kiosk(const Sandbox *sandbox)
{
    if (sandbox->landlock > 0 && sandbox->has_seccomp)
        return str("moot --kiosk starts on this kernel");
    return str("moot --kiosk does not start on this kernel; --kiosk=best-effort does");
}

int doctor_run(const Doctor *doctor, Output *output)
{
    Arena *arena = arena_new();
    const Sandbox *sandbox = doctor->sandbox;
    say(output, arena, "kernel", kernel(arena));
    say(output, arena, "landlock", landlock(sandbox, arena));
    say(output, arena, "seccomp",
        sandbox->has_seccomp
            ? str("on: other calls than those moot needs fail with EPERM")
            : arena_format(arena, "none: %s", sandbox->why_seccomp.text));
    say(output, arena, "tried", tried(arena));
    say(output, arena, "limits", limits(arena));
    say(output, arena, "state", state_of(doctor, arena));
    say(output, arena, "store", store_of(doctor, arena));
    say(output, arena, "kiosk", kiosk(sandbox));
    Str lack = sandbox_lack(sandbox, arena);
    say(output, arena, "in all",
        lack.length > 0 ? lack : str("sandbox: whole; what a session needs is left"));
    int status = lack.length > 0;
    arena_free(arena);
    return output_close(output) ? status : 2;
}
