// The sandbox from inside: in a child process that has closed it, everything is tried
// that R34 to R37 deny, with every version of Landlock that the kernel can pretend to
// have; and what the program needs still works. Where the kernel has no Landlock or
// seccomp, or a sanitizer needs what they take, this is skipped.
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/file.h"
#include "tests/check.h"
#include "tests/confined.h"
#include "tests/folder.h"
#include "ui/sandbox.h"

// What the child may reach: a folder to read, one to write; a secret is in a third.
typedef struct {
    Arena *arena;
    Str folder;
    const char *read, *write, *secret; // folders
    pid_t parent;
} Place;

static Place place_new(void)
{
    Place place = { .arena = arena_new(), .parent = getpid() };
    place.folder = folder_new(place.arena);
    folder_write(place.folder, "read/file", str("text"));
    folder_write(place.folder, "write/file", str("text"));
    folder_write(place.folder, "secret/file", str("text"));
    place.read = folder_path(place.folder, "read", place.arena);
    place.write = folder_path(place.folder, "write", place.arena);
    place.secret = folder_path(place.folder, "secret", place.arena);
    return place;
}

static void place_free(Place *place)
{
    folder_remove(place->folder);
    arena_free(place->arena);
}

static const char *in(const Place *place, const char *folder, const char *name)
{
    return arena_format(place->arena, "%s/%s", folder, name).data;
}

static bool close_all(const Place *place, int at_most, bool kills, Sandbox *sandbox)
{
    SandboxPaths paths = { .arena = place->arena };
    sandbox_add(&paths, str(place->read), LANDLOCK_READ);
    sandbox_add(&paths, str(place->write), LANDLOCK_WRITE);
    sandbox_add_system(&paths, true);
    LandlockRules how = { .at_most = at_most };
    SeccompRules rules = { .kills = kills };
    *sandbox = (Sandbox){ 0 };
    return sandbox_close_files(sandbox, &paths, &how) &&
           sandbox_close_calls(sandbox, &rules);
}

// --- what must be denied: each gives what its call gives, -1 with errno if denied

static long run_a_program(const Place *place)
{
    char *arguments[] = { "true", NULL };
    (void)place;
    return execv("/bin/true", arguments);
}

static long run_from_memory(const Place *place)
{
    (void)place;
    return syscall(SYS_memfd_create, "program", 0);
}

static long run_a_descriptor(const Place *place)
{
    (void)place;
    return syscall(SYS_execveat, STDIN_FILENO, "", NULL, NULL, AT_EMPTY_PATH);
}

static long run_a_shell(const Place *place)
{
    const char *made = in(place, place->write, "made");
    int status = system(arena_format(place->arena, "id>'%s'", made).data);
    return status == 0 || access(made, F_OK) == 0 ? 0 : -1;
}

static long fork_directly(const Place *place)
{
    (void)place;
    return syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
}

static long fork_newly(const Place *place)
{
    (void)place;
    return syscall(SYS_clone3, NULL, (size_t)0);
}

static long read_the_secret(const Place *place)
{
    return open(in(place, place->secret, "file"), O_RDONLY);
}

static long read_passwords(const Place *place)
{
    (void)place;
    return open("/etc/passwd", O_RDONLY);
}

static long list_the_root(const Place *place)
{
    (void)place;
    return open("/", O_RDONLY | O_DIRECTORY);
}

static long list_the_secret(const Place *place)
{
    return open(place->secret, O_RDONLY | O_DIRECTORY);
}

static long read_processes(const Place *place)
{
    (void)place;
    return open("/proc/self/environ", O_RDONLY);
}

static long write_what_is_read(const Place *place)
{
    return open(in(place, place->read, "file"), O_WRONLY);
}

static long empty_what_is_read(const Place *place)
{
    return truncate(in(place, place->read, "file"), 0);
}

static long empty_by_opening(const Place *place)
{
    return open(in(place, place->read, "file"), O_RDONLY | O_TRUNC);
}

static long make_where_is_read(const Place *place)
{
    return open(in(place, place->read, "new"), O_WRONLY | O_CREAT, 0600);
}

static long remove_what_is_read(const Place *place)
{
    return unlink(in(place, place->read, "file"));
}

static long move_what_is_read(const Place *place)
{
    return rename(in(place, place->read, "file"), in(place, place->write, "moved"));
}

static long make_a_link(const Place *place)
{
    return symlink("/etc/passwd", in(place, place->write, "link"));
}

static long make_a_hard_link(const Place *place)
{
    return link(in(place, place->read, "file"), in(place, place->write, "link"));
}

static long make_a_pipe(const Place *place)
{
    return mkfifo(in(place, place->write, "pipe"), 0600);
}

static long make_a_device(const Place *place)
{
    return mknod(in(place, place->write, "null"), S_IFCHR | 0600, 0x103);
}

static long run_what_was_written(const Place *place)
{
    char *arguments[] = { "file", NULL };
    return execv(in(place, place->write, "file"), arguments);
}

static long change_modes(const Place *place)
{
    return chmod(in(place, place->write, "file"), 04755);
}

static long change_modes_by_descriptor(const Place *place)
{
    return fchmod(open(in(place, place->write, "file"), O_RDWR), 04755);
}

static long change_owners(const Place *place)
{
    return chown(in(place, place->write, "file"), 1, 1);
}

static long change_owners_by_descriptor(const Place *place)
{
    return fchown(open(in(place, place->write, "file"), O_RDWR), geteuid() + 1, 1);
}

static long change_times(const Place *place)
{
    return utimensat(AT_FDCWD, in(place, place->secret, "file"), NULL, 0);
}

static long change_folder(const Place *place)
{
    return chdir(place->secret);
}

static long connect_by_tcp(const Place *place)
{
    (void)place;
    return socket(AF_INET, SOCK_STREAM, 0);
}

static long connect_by_udp(const Place *place)
{
    (void)place;
    return socket(AF_INET6, SOCK_DGRAM, 0);
}

static long connect_by_path(const Place *place)
{
    (void)place;
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static long make_a_pair(const Place *place)
{
    int pair[2];
    (void)place;
    return socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
}

static long type_into_the_terminal(const Place *place)
{
    (void)place;
    return ioctl(STDIN_FILENO, TIOCSTI, "x");
}

static long steer_the_console(const Place *place)
{
    char function = 2;
    (void)place;
    return ioctl(STDIN_FILENO, 0x541C /* TIOCLINUX */, &function);
}

static long map_executable(const Place *place)
{
    (void)place;
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? -1 : 0;
}

static long make_executable(const Place *place)
{
    (void)place;
    void *memory =
        mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mprotect(memory, 4096, PROT_READ | PROT_EXEC);
}

static long signal_the_parent(const Place *place)
{
    return kill(place->parent, 0);
}

static long signal_everyone(const Place *place)
{
    (void)place;
    return kill(-1, 0);
}

static long signal_a_thread(const Place *place)
{
    return syscall(SYS_tgkill, place->parent, place->parent, 0);
}

static long ask_for_signals(const Place *place)
{
    return fcntl(STDIN_FILENO, F_SETOWN, place->parent);
}

static long trace(const Place *place)
{
    return syscall(SYS_ptrace, 16 /* PTRACE_ATTACH */, place->parent, 0, 0);
}

static long read_other_memory(const Place *place)
{
    return syscall(SYS_process_vm_readv, place->parent, NULL, 0UL, NULL, 0UL, 0UL);
}

static long mount_something(const Place *place)
{
    return syscall(SYS_mount, "none", place->write, "tmpfs", 0UL, NULL);
}

static long leave_namespaces(const Place *place)
{
    (void)place;
    return syscall(SYS_unshare, 0x10000000 /* CLONE_NEWUSER */);
}

static long queue_calls(const Place *place)
{
    char memory[256] = { 0 };
    (void)place;
    return syscall(SYS_io_uring_setup, 1, memory);
}

static long use_keys(const Place *place)
{
    (void)place;
    return syscall(SYS_keyctl, 0, -3, 0);
}

static long load_a_filter(const Place *place)
{
    (void)place;
    return syscall(SYS_bpf, 0, NULL, 0);
}

static long be_dumpable(const Place *place)
{
    (void)place;
    return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static long raise_limits(const Place *place)
{
    unsigned long limits[2] = { 1 << 20, 1 << 20 };
    (void)place;
    return syscall(SYS_prlimit64, 0, 7 /* RLIMIT_NOFILE */, limits, NULL);
}

static long be_someone_else(const Place *place)
{
    (void)place;
    return setuid(1);
}

// clang-format off
static const struct {
    const char *what;
    long (*attempt)(const Place *place);
} escapes[] = {
    { "execve",                         run_a_program },
    { "memfd_create, to be executed",   run_from_memory },
    { "execveat",                       run_a_descriptor },
    { "system()",                       run_a_shell },
    { "clone",                          fork_directly },
    { "clone3",                         fork_newly },
    { "reading elsewhere",              read_the_secret },
    { "reading /etc/passwd",            read_passwords },
    { "listing /",                      list_the_root },
    { "listing elsewhere",              list_the_secret },
    { "reading /proc",                  read_processes },
    { "writing what may be read",       write_what_is_read },
    { "truncate",                       empty_what_is_read },
    { "O_TRUNC",                        empty_by_opening },
    { "making a file beside it",        make_where_is_read },
    { "removing it",                    remove_what_is_read },
    { "renaming it",                    move_what_is_read },
    { "symlink",                        make_a_link },
    { "link",                           make_a_hard_link },
    { "mkfifo",                         make_a_pipe },
    { "mknod",                          make_a_device },
    { "executing what was written",     run_what_was_written },
    { "chmod",                          change_modes },
    { "fchmod u+s",                     change_modes_by_descriptor },
    { "chown",                          change_owners },
    { "fchown",                         change_owners_by_descriptor },
    { "utimensat",                      change_times },
    { "chdir",                          change_folder },
    { "a TCP socket",                   connect_by_tcp },
    { "a UDP socket",                   connect_by_udp },
    { "a socket with a path",           connect_by_path },
    { "socketpair",                     make_a_pair },
    { "TIOCSTI",                        type_into_the_terminal },
    { "TIOCLINUX",                      steer_the_console },
    { "memory to write and execute",    map_executable },
    { "mprotect PROT_EXEC",             make_executable },
    { "a signal to the parent",         signal_the_parent },
    { "a signal to everyone",           signal_everyone },
    { "a signal to another's thread",   signal_a_thread },
    { "F_SETOWN",                       ask_for_signals },
    { "ptrace",                         trace },
    { "process_vm_readv",               read_other_memory },
    { "mount",                          mount_something },
    { "unshare",                        leave_namespaces },
    { "io_uring",                       queue_calls },
    { "keyctl",                         use_keys },
    { "bpf",                            load_a_filter },
    { "PR_SET_DUMPABLE",                be_dumpable },
    { "setrlimit",                      raise_limits },
    { "setuid",                         be_someone_else },
};
// clang-format on

// --- children

enum { HAS_NONE = 77, CHECKS_FAILED = 1 };

// Runs a function in a child with the sandbox closed: its exit status, or 128 and the
// signal that ended it.
static int in_sandbox(const Place *place, int at_most, bool kills,
                      int (*function)(const Place *place, int number), int number)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        Sandbox sandbox;
        if (!close_all(place, at_most, kills, &sandbox))
            _exit(HAS_NONE);
        _exit(function(place, number));
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void skip_unless_there(Place *place, int status)
{
    if (status != HAS_NONE)
        return;
    place_free(place);
    check_skip("no sandbox: the kernel lacks it, or a sanitizer is in use");
}

// 0 if every escape was denied; else the number, from 2 on, of one that was not.
static int try_all(const Place *place, int number)
{
    (void)number;
    for (size_t i = 0; i < COUNT(escapes); i++) {
        errno = 0;
        if (escapes[i].attempt(place) >= 0)
            return (int)i + 2;
    }
    return 0;
}

static void check_all_denied(int at_most)
{
    Place place = place_new();
    int status = in_sandbox(&place, at_most, false, try_all, 0);
    skip_unless_there(&place, status);
    if (status >= 2 && (size_t)status < COUNT(escapes) + 2)
        fail_msg("with version %d this was not denied: %s", at_most,
                 escapes[status - 2].what);
    assert_int_equal(status, 0);
    assert_true(access(in(&place, place.write, "made"), F_OK) != 0);
    place_free(&place);
}

static void r37_every_escape_is_denied(void **state)
{
    (void)state;
    check_all_denied(0);
}

// What an older Landlock lacks, the filter of system calls has.
static void r36_every_escape_is_denied_by_older_kernels_too(void **state)
{
    (void)state;
    for (int version = 1; version <= LANDLOCK_NEWEST; version++)
        check_all_denied(version);
}

// --- what must work

static int use_files(const Place *place, int number)
{
    Error error;
    Str content;
    FileList list;
    struct stat info;
    char buffer[4];
    (void)number;
    const char *made = in(place, place->write, "folder/note");
    bool ok = file_read(in(place, place->read, "file"), 100, place->arena, &content,
                        &error) &&
              file_list(place->read, place->arena, &list, &error) && list.count == 1 &&
              mkdir(in(place, place->write, "folder"), 0700) == 0 &&
              file_write(made, str("note"), &error) &&
              file_write(made, str("more"), &error) && stat(made, &info) == 0 &&
              rename(made, in(place, place->write, "folder/new")) == 0 &&
              unlink(in(place, place->write, "folder/new")) == 0 &&
              rmdir(in(place, place->write, "folder")) == 0;
    int random = open("/dev/urandom", O_RDONLY), none = open("/dev/null", O_RDWR);
    ok = ok && read(random, buffer, sizeof buffer) == sizeof buffer &&
         write(none, buffer, sizeof buffer) == sizeof buffer;
    return ok ? 0 : CHECKS_FAILED;
}

static int use_signals(const Place *place, int number)
{
    (void)place, (void)number;
    signal(SIGUSR1, SIG_IGN);
    bool ok = kill(getpid(), SIGUSR1) == 0 && raise(SIGUSR1) == 0;
    return ok ? 0 : CHECKS_FAILED;
}

static void r37_what_is_needed_works_where_denial_kills(void **state)
{
    (void)state;
    static int (*const uses[])(const Place *place, int number) = { use_files,
                                                                   use_signals };
    for (size_t i = 0; i < COUNT(uses); i++)
        for (int version = 1; version <= LANDLOCK_NEWEST; version++) {
            Place place = place_new();
            int status = in_sandbox(&place, version, true, uses[i], 0);
            skip_unless_there(&place, status);
            assert_int_equal(status, 0);
            place_free(&place);
        }
}

// The test above means nothing unless denial does kill.
static int try_one(const Place *place, int number)
{
    escapes[number].attempt(place);
    return 0;
}

static void r37_denial_can_kill(void **state)
{
    (void)state;
    Place place = place_new();
    int status = in_sandbox(&place, 0, true, try_one, 0);
    skip_unless_there(&place, status);
    assert_int_equal(status, 128 + SIGSYS);
    place_free(&place);
}

// The tests of the user interface, in the sandbox where denial kills.
static void r37_the_user_interface_passes_where_denial_kills(void **state)
{
    (void)state;
    static const char *const suites[] = {
        "screens",       "plain",     "outline_screens", "app",
        "tour",          "present",   "focus",           "document_view",
        "document_page", "help_view", "library_view",    "hit_list",
        "panes",         "prompt",    "trail",           "list_view",
    };
    Arena *arena = arena_new();
    const char *build = getenv("BUILD");
    int run = 0;
    for (size_t i = 0; i < COUNT(suites); i++) {
        Str binary =
            arena_format(arena, "%s/tests/test_%s", build ? build : "build", suites[i]);
        if (access(binary.data, X_OK) != 0)
            continue; // not all are built when some are named
        Str command =
            arena_format(arena, "CONFINED=1 '%s' >/dev/null 2>&1", binary.data);
        int status = system(command.data);
        if (WIFEXITED(status) && WEXITSTATUS(status) == CONFINED_NOT) {
            arena_free(arena);
            check_skip("no sandbox: the kernel lacks it, or a sanitizer is in use");
        }
        if (status != 0)
            fail_msg("test_%s ends with %d in the sandbox", suites[i], status);
        run++;
    }
    arena_free(arena);
    if (run == 0)
        check_skip("no tests of the user interface are built");
}

// --- what is said

static void r38_what_is_lacking_is_said(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        int landlock;
        bool has_seccomp;
        const char *said;
    } cases[] = {
        { 7, true,  "" },
        { 6, true,  "" },
        { 5, true,  "sandbox: partial (ABI 5: no scope)" },
        { 4, true,  "sandbox: partial (ABI 4: no scope)" },
        { 3, true,  "sandbox: partial (ABI 3: no TCP, scope)" },
        { 2, true,  "sandbox: partial (ABI 2: no truncate, TCP, scope)" },
        { 1, true,  "sandbox: partial (ABI 1: no truncate, TCP, scope)" },
        { 0, true,  "sandbox: partial (no Landlock)" },
        { 7, false, "sandbox: partial (no seccomp)" },
        { 2, false, "sandbox: partial (ABI 2: no truncate, TCP, scope; no seccomp)" },
        { 0, false, "sandbox: partial (no Landlock; no seccomp)" },
    };
    // clang-format on
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        Sandbox sandbox = { .landlock = cases[i].landlock,
                            .has_seccomp = cases[i].has_seccomp };
        check_str(sandbox_lack(&sandbox, arena), cases[i].said, cases[i].said);
    }
    arena_free(arena);
}

TESTS(cmocka_unit_test(r37_every_escape_is_denied),
      cmocka_unit_test(r36_every_escape_is_denied_by_older_kernels_too),
      cmocka_unit_test(r37_what_is_needed_works_where_denial_kills),
      cmocka_unit_test(r37_denial_can_kill),
      cmocka_unit_test(r37_the_user_interface_passes_where_denial_kills),
      cmocka_unit_test(r38_what_is_lacking_is_said))
