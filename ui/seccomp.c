#include "ui/seccomp.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__) || \
                           (defined(__riscv) && __riscv_xlen == 64))
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "src/base/alloc.h"

#if defined(__x86_64__)
enum { ARCHITECTURE = (int)AUDIT_ARCH_X86_64 };
#elif defined(__aarch64__)
enum { ARCHITECTURE = (int)AUDIT_ARCH_AARCH64 };
#else
enum { ARCHITECTURE = (int)AUDIT_ARCH_RISCV64 };
#endif

enum { FILTER_LENGTH = 512, X32_BIT = 0x40000000 };

// What is allowed whatever its arguments.
// clang-format off
static const int allowed[] = {
    // files
    SYS_read, SYS_readv, SYS_pread64, SYS_write, SYS_writev, SYS_pwrite64, SYS_lseek,
    SYS_close, SYS_fstat, SYS_newfstatat, SYS_statfs, SYS_fstatfs,
    SYS_getdents64, SYS_readlinkat, SYS_faccessat, SYS_getcwd, SYS_flock,
    SYS_fsync, SYS_fdatasync, SYS_ftruncate, SYS_fallocate, SYS_fadvise64, SYS_umask,
    SYS_mkdirat, SYS_unlinkat, SYS_renameat2, SYS_dup, SYS_dup3, SYS_pipe2,
    SYS_inotify_init1, SYS_inotify_add_watch, SYS_inotify_rm_watch,
    // waiting and time
    SYS_ppoll, SYS_pselect6, SYS_nanosleep, SYS_clock_nanosleep, SYS_clock_gettime,
    SYS_clock_getres, SYS_gettimeofday, SYS_setitimer, SYS_getitimer,
    SYS_restart_syscall,
    // signals and threads that are there
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_rt_sigpending,
    SYS_sigaltstack, SYS_futex, SYS_set_robust_list, SYS_sched_yield,
    SYS_sched_getaffinity, SYS_exit, SYS_exit_group,
    // memory
    SYS_brk, SYS_munmap, SYS_mremap, SYS_madvise,
    // what the process is
    SYS_getpid, SYS_getppid, SYS_gettid, SYS_getuid, SYS_geteuid, SYS_getgid,
    SYS_getegid, SYS_getpgid, SYS_getsid, SYS_uname, SYS_sysinfo, SYS_getrusage,
    SYS_getrandom, SYS_getcpu, SYS_membarrier,
#ifdef SYS_statx
    SYS_statx,
#endif
#ifdef SYS_faccessat2
    SYS_faccessat2,
#endif
#ifdef SYS_rseq
    SYS_rseq,
#endif
#ifdef SYS_renameat
    SYS_renameat,
#endif
#ifdef SYS_getrlimit
    SYS_getrlimit,
#endif
#ifdef SYS_open // what the first architectures have beside the above
    SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_mkdir, SYS_rmdir,
    SYS_unlink, SYS_rename, SYS_dup2, SYS_pipe, SYS_poll, SYS_select, SYS_alarm,
    SYS_time, SYS_getpgrp, SYS_arch_prctl,
#endif
};
// clang-format on

// What of the terminal may be asked and set: its modes, its size, what waits to be
// read, whose it is; and nothing that types.
static const uint32_t of_terminals[] = {
    TCGETS,     TCSETS,     TCSETSW,    TCSETSF,  TCSBRK,  TCXONC,     TCFLSH,
    TIOCGWINSZ, TIOCGPGRP,  TIOCSPGRP,  FIONREAD, FIONBIO, 0x802C542A, // TCGETS2
    0x402C542B, 0x402C542C, 0x402C542D, // TCSETS2, TCSETSW2, TCSETSF2
};

// Descriptors and locks, but not who is sent a signal when there is something to read.
static const uint32_t of_descriptors[] = {
    F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD,  F_SETFD,     F_GETFL,     F_SETFL,
    F_GETLK, F_SETLK,         F_SETLKW, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW,
};

static const uint32_t executable[] = { PROT_EXEC };
static const uint32_t no_permissions[] = { ~0777u };
// The bits looked at, and what they must not be: opening for reading empties no file,
// which Landlock controls only from its third version on.
static const uint32_t emptied_by_reader[] = { O_TRUNC | O_ACCMODE, O_TRUNC | O_RDONLY };
static const uint32_t nothing[] = { 0 };

typedef enum {
    ONE_OF,     // the low half of the argument is one of the values
    WITHOUT,    // it has none of the bits
    UNLIKE,     // of the bits in the first value it does not have those in the second
    IS_NOTHING, // all of it is 0
} Condition;

typedef struct {
    int call;
    unsigned argument;
    Condition condition;
    const uint32_t *values;
    size_t count;
} Conditional;

typedef struct {
    struct sock_filter code[FILTER_LENGTH];
    unsigned short length;
    uint32_t denied;
} Filter;

// --- writing the filter

static void put(Filter *filter, int code, uint32_t value, int if_so, int if_not)
{
    assert(filter->length < FILTER_LENGTH);
    filter->code[filter->length++] = (struct sock_filter){ .code = (unsigned short)code,
                                                           .jt = (unsigned char)if_so,
                                                           .jf = (unsigned char)if_not,
                                                           .k = value };
}

static void load(Filter *filter, size_t offset)
{
    put(filter, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void answer(Filter *filter, uint32_t action)
{
    put(filter, BPF_RET | BPF_K, action, 0, 0);
}

// The next `skipped` instructions are for values equal to this one.
static void if_equal(Filter *filter, uint32_t value, int skipped)
{
    put(filter, BPF_JMP | BPF_JEQ | BPF_K, value, 0, skipped);
}

static size_t half(unsigned argument, bool is_high)
{
    const bool big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;
    return offsetof(struct seccomp_data, args) + argument * sizeof(uint64_t) +
           (is_high != big_endian ? sizeof(uint32_t) : 0);
}

static void allow(Filter *filter, int call)
{
    if_equal(filter, (uint32_t)call, 1);
    answer(filter, SECCOMP_RET_ALLOW);
}

static void allow_if(Filter *filter, const Conditional *rule)
{
    unsigned short start = filter->length;
    if_equal(filter, (uint32_t)rule->call, 0);
    load(filter, half(rule->argument, false));
    switch (rule->condition) {
    case ONE_OF:
        for (size_t i = 0; i < rule->count; i++) {
            if_equal(filter, rule->values[i], 1);
            answer(filter, SECCOMP_RET_ALLOW);
        }
        break;
    case WITHOUT:
        put(filter, BPF_JMP | BPF_JSET | BPF_K, rule->values[0], 1, 0);
        answer(filter, SECCOMP_RET_ALLOW);
        break;
    case UNLIKE:
        put(filter, BPF_ALU | BPF_AND | BPF_K, rule->values[0], 0, 0);
        put(filter, BPF_JMP | BPF_JEQ | BPF_K, rule->values[1], 1, 0);
        answer(filter, SECCOMP_RET_ALLOW);
        break;
    case IS_NOTHING:
        if_equal(filter, 0, 3);
        load(filter, half(rule->argument, true));
        if_equal(filter, 0, 1);
        answer(filter, SECCOMP_RET_ALLOW);
        break;
    }
    answer(filter, filter->denied);
    filter->code[start].jf = (unsigned char)(filter->length - start - 1);
}

static void make(Filter *filter, const SeccompRules *rules)
{
    const uint32_t own[] = { (uint32_t)getpid(), 0 };
    const uint32_t user[] = { geteuid() };
    size_t own_count = rules->keeps_job ? 2 : 1;
    const Conditional conditionals[] = {
        { SYS_ioctl, 1, ONE_OF, of_terminals, COUNT(of_terminals) },
        { SYS_fcntl, 1, ONE_OF, of_descriptors, COUNT(of_descriptors) },
        { SYS_openat, 2, UNLIKE, emptied_by_reader, 2 },
#ifdef SYS_open
        { SYS_open, 1, UNLIKE, emptied_by_reader, 2 },
#endif
        { SYS_mmap, 2, WITHOUT, executable, 1 },
        { SYS_mprotect, 2, WITHOUT, executable, 1 },
        { SYS_fchmod, 1, WITHOUT, no_permissions, 1 },
        { SYS_fchown, 1, ONE_OF, user, 1 }, // as SQLite does when root runs it
        { SYS_prlimit64, 2, IS_NOTHING, nothing, 1 },
        { SYS_kill, 0, ONE_OF, own, own_count },
        { SYS_tgkill, 0, ONE_OF, own, 1 },
    };
    *filter = (Filter){ .denied = rules->kills ? SECCOMP_RET_KILL_PROCESS
                                               : SECCOMP_RET_ERRNO | EPERM };
    load(filter, offsetof(struct seccomp_data, arch));
    put(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)ARCHITECTURE, 1, 0);
    answer(filter, filter->denied);
    load(filter, offsetof(struct seccomp_data, nr));
    put(filter, BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
    answer(filter, filter->denied);
    for (size_t i = 0; i < COUNT(allowed); i++)
        allow(filter, allowed[i]);
    for (size_t i = 0; i < COUNT(conditionals); i++)
        allow_if(filter, &conditionals[i]);
    answer(filter, filter->denied);
}

bool seccomp_restrict(const SeccompRules *rules, Error *why)
{
    Filter filter;
    make(&filter, rules);
    struct sock_fprog program = { .len = filter.length, .filter = filter.code };
    long code = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC,
                        &program);
    if (code == 0)
        return true;
    if (code > 0)
        return error_set(why, "a thread would not take the filter of system calls");
    bool has_none = errno == ENOSYS || errno == EINVAL;
    return error_set(why, "%s%s",
                     has_none ? "this kernel has no seccomp filters" : "seccomp: ",
                     has_none ? "" : strerror(errno));
}

#else

bool seccomp_restrict(const SeccompRules *rules, Error *why)
{
    (void)rules;
    return error_set(why, "there is no filter of system calls for this system");
}

#endif
