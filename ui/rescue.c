#include "ui/rescue.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/base/alloc.h"

enum { STACK_SIZE = 16 * 1024 };

static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL };
static const int endings[] = { SIGTERM, SIGHUP, SIGQUIT, SIGINT };

enum { CRASHES = COUNT(crashes), ENDINGS = COUNT(endings) };

// A signal handler is given nothing: what it needs must stand outside of all structs.
typedef struct {
    volatile sig_atomic_t is_armed;
    int terminal, null_device;
    struct termios modes;
    char bytes[RESCUE_BYTES];
    size_t length;
    struct sigaction before[CRASHES + ENDINGS];
    stack_t stack; // a handler must run when the usual stack is full
} Rescue;

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
static Rescue rescue;

void rescue_write(int terminal, Str bytes)
{
    while (bytes.length > 0) {
        ssize_t written = write(terminal, bytes.data, bytes.length);
        if (written < 0 && errno != EINTR)
            return;
        if (written > 0)
            bytes = (Str){ bytes.data + written, bytes.length - (size_t)written };
    }
}

static int signal_at(size_t i)
{
    return i < CRASHES ? crashes[i] : endings[i - CRASHES];
}

// Restores the terminal and the handler that was there before, and lets the signal come
// again: a fault does so by itself when its instruction is run once more.
static void on_signal(int number, siginfo_t *info, void *context)
{
    (void)context;
    int error = errno;
    if (rescue.is_armed) {
        rescue.is_armed = 0;
        rescue_write(rescue.terminal, (Str){ rescue.bytes, rescue.length });
        tcsetattr(rescue.terminal, TCSANOW, &rescue.modes);
    }
    for (size_t i = 0; i < COUNT(rescue.before); i++)
        if (signal_at(i) == number)
            sigaction(number, &rescue.before[i], NULL);
    bool is_fault = info->si_code > 0 && (number == SIGSEGV || number == SIGBUS ||
                                          number == SIGFPE || number == SIGILL);
    if (!is_fault)
        raise(number);
    errno = error;
}

// Its modes can be given back still, as setting them takes no output.
static void on_blocked(int number)
{
    (void)number;
    int error = errno;
    struct termios modes;
    tcsetattr(rescue.terminal, TCSANOW, &rescue.modes);
    if (tcgetattr(STDERR_FILENO, &modes) == 0)
        dup2(rescue.null_device, STDERR_FILENO);
    dup2(rescue.null_device, rescue.terminal);
    dup2(rescue.null_device, STDOUT_FILENO);
    dup2(rescue.null_device, STDIN_FILENO);
    errno = error;
}

// Without a stack of its own a handler could not run after an endless recursion.
static void set_stack(void)
{
    stack_t stack;
    if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE) == 0)
        return; // a sanitizer's
    if (!rescue.stack.ss_sp)
        rescue.stack.ss_sp = xalloc(STACK_SIZE);
    rescue.stack.ss_size = STACK_SIZE;
    rescue.stack.ss_flags = 0;
    sigaltstack(&rescue.stack, NULL);
}

static void set_handler(size_t i)
{
    struct sigaction action = { .sa_sigaction = on_signal,
                                .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
    sigaction(signal_at(i), NULL, &rescue.before[i]);
    bool is_default = !(rescue.before[i].sa_flags & SA_SIGINFO) &&
                      rescue.before[i].sa_handler == SIG_DFL;
    if (i < CRASHES || is_default)
        sigaction(signal_at(i), &action, NULL);
}

void rescue_arm(int terminal, const struct termios *modes, Str bytes)
{
    rescue.terminal = terminal;
    rescue.modes = *modes;
    rescue.length = bytes.length < RESCUE_BYTES ? bytes.length : RESCUE_BYTES;
    memcpy(rescue.bytes, bytes.data, rescue.length);
    if (rescue.is_armed)
        return;
    rescue.null_device = open("/dev/null", O_RDWR | O_CLOEXEC);
    set_stack();
    for (size_t i = 0; i < COUNT(rescue.before); i++)
        set_handler(i);
    // Not restarted: the write that is blocked is to be cut off.
    struct sigaction blocked = { .sa_handler = on_blocked };
    sigaction(SIGALRM, &blocked, NULL);
    rescue.is_armed = 1;
}

void rescue_disarm(void)
{
    if (!rescue.is_armed)
        return;
    rescue.is_armed = 0;
    alarm(0);
    signal(SIGALRM, SIG_DFL);
    for (size_t i = 0; i < COUNT(rescue.before); i++) {
        struct sigaction now;
        sigaction(signal_at(i), NULL, &now);
        if ((now.sa_flags & SA_SIGINFO) && now.sa_sigaction == on_signal)
            sigaction(signal_at(i), &rescue.before[i], NULL);
    }
    close(rescue.null_device);
}

void rescue_watch_output(void)
{
    alarm(RESCUE_BLOCKED_SECONDS);
}

void rescue_output_done(void)
{
    alarm(0);
}
