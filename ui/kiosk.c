#include "ui/kiosk.h"
#include <errno.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <syslog.h>
#include <termios.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/store/state_place.h"
#include "ui/rescue.h"
#include "ui/terminfo.h"
#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

// --- whose process it is

bool kiosk_has_own_rights(Error *error)
{
    if (getuid() == geteuid() && getgid() == getegid())
        return true;
    return error_set(error,
                     "moot must not be installed setuid or setgid: it has no use "
                     "for it, and `chmod ug-s` mends it");
}

bool kiosk_is_asked(int argc, char *const *argv)
{
    static const char name[] = "--kiosk";
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strncmp(argv[i], name, sizeof name - 1) == 0 &&
            (argv[i][sizeof name - 1] == '\0' || argv[i][sizeof name - 1] == '='))
            return true;
    return false;
}

static bool check_process(Error *error)
{
#ifdef __linux__
    if (getauxval(AT_SECURE) != 0)
        return error_set(error, "moot --kiosk: the program file gives rights that who "
                                "starts it does not have (setuid, setgid or "
                                "capabilities); take them away");
#endif
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (!isatty(file))
            return error_set(error, "moot --kiosk: input, output and errors must be a "
                                    "terminal; with ssh: `ssh -t`, and `restrict,pty` "
                                    "in authorized_keys");
    return true;
}

static void close_other_files(void)
{
    const unsigned first = STDERR_FILENO + 1;
#ifdef SYS_close_range
    if (syscall(SYS_close_range, first, ~0u, 0) == 0)
        return;
#endif
    struct rlimit limit;
    rlim_t end = 1 << 16;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_max < end)
        end = limit.rlim_max;
    for (rlim_t file = first; file < end; file++)
        close((int)file);
}

// --- the environment

static bool is_made_of(const char *text, const char *characters, size_t most)
{
    size_t length = strspn(text, characters);
    return length > 0 && length <= most && text[length] == '\0' && text[0] != '.';
}

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

bool kiosk_is_name(const char *name)
{
    return is_made_of(name, LETTERS DIGITS "_.-", KIOSK_NAME);
}

static bool is_locale(const char *variable)
{
    const char *value = strchr(variable, '=');
    bool is_kept = value && (strncmp(variable, "LANG=", 5) == 0 ||
                             strncmp(variable, "LC_", 3) == 0);
    return is_kept && is_made_of(value + 1, LETTERS DIGITS "_.@-", 64);
}

// clang-format off
static const char *const known_terminals[] = {
    "xterm", "xterm-color", "xterm-256color", "xterm-direct", "xterm-kitty",
    "xterm-ghostty", "screen", "screen-256color", "screen.linux",
    "screen.xterm-256color", "tmux", "tmux-256color", "rxvt", "rxvt-256color",
    "rxvt-unicode", "rxvt-unicode-256color", "konsole", "konsole-256color", "gnome",
    "gnome-256color", "vte", "vte-256color", "putty", "putty-256color", "st",
    "st-256color", "foot", "alacritty", "wezterm", "kitty", "linux", "cygwin", "vt100",
    "vt102", "vt220", "vt320", "ansi", "dumb",
};
// clang-format on

// Only descriptions of these are used; of others, that of what they are most like.
static const char *known_terminal(const char *name)
{
    for (size_t i = 0; name && i < COUNT(known_terminals); i++)
        if (strcmp(name, known_terminals[i]) == 0)
            return known_terminals[i];
    return terminfo_likeness(name ? name : "");
}

static bool clean_environment(Error *error)
{
    Arena *arena = arena_new();
    char **kept = NULL;
    size_t count = 0, capacity = 0;
    for (char **variable = environ; *variable; variable++)
        if (is_locale(*variable)) {
            kept = vec_room(arena, kept, count, &capacity, sizeof *kept);
            kept[count++] = (char *)arena_str(arena, str(*variable)).data;
        }
    const char *terminal = known_terminal(getenv("TERM"));
    const struct passwd *account = getpwuid(getuid());
    bool ok = clearenv() == 0 && setenv("TERM", terminal, 1) == 0;
    for (size_t i = 0; ok && i < count; i++) {
        char *value = strchr(kept[i], '=');
        *value = '\0';
        ok = setenv(kept[i], value + 1, 1) == 0;
    }
    if (ok && account && account->pw_dir)
        ok = setenv("HOME", account->pw_dir, 1) == 0;
    arena_free(arena);
    return ok || error_set(error, "moot --kiosk: the environment cannot be cleaned");
}

// --- limits

static bool set_limits(Error *error)
{
    static const struct {
        int resource; // of an enum where there is one
        rlim_t most;
    } limits[] = {
        { RLIMIT_CORE, 0 },          { RLIMIT_FSIZE, 64u << 20 },
        { RLIMIT_NOFILE, 64 },       { RLIMIT_AS, (rlim_t)1 << 30 },
        { RLIMIT_DATA, 512u << 20 },
    };
    for (size_t i = 0; i < COUNT(limits); i++) {
        struct rlimit limit;
        if (getrlimit((__rlimit_resource_t)limits[i].resource, &limit) != 0)
            return error_set(error, "moot --kiosk: limits: %s", strerror(errno));
        if (limit.rlim_max > limits[i].most)
            limit.rlim_max = limits[i].most;
        limit.rlim_cur = limit.rlim_max;
        if (setrlimit((__rlimit_resource_t)limits[i].resource, &limit) != 0)
            return error_set(error, "moot --kiosk: limits: %s", strerror(errno));
    }
    signal(SIGXFSZ, SIG_IGN); // a file that grows too large is an error, not the end
    umask(077);
    return true;
}

// Hundreds of readers share a machine: what is freed goes back to it, and threads share
// one heap. It costs some calls, none of which a reader feels.
static void be_thrifty(void)
{
#ifdef __GLIBC__
    enum { PIECE = 64 << 10, PAGE = 4 << 10 };
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, PIECE);
    mallopt(M_TRIM_THRESHOLD, PIECE);
    mallopt(M_TOP_PAD, PAGE);
#endif
}

// --- before the command line is read

void kiosk_printable(const char *text, char *out, size_t room)
{
    size_t length = 0;
    for (; text[length] != '\0' && length + 1 < room; length++)
        out[length] = text[length] >= ' ' && text[length] <= '~' ? text[length] : '?';
    out[length] = '\0';
}

bool kiosk_prepare(Kiosk *kiosk, Error *error)
{
    const char *command = getenv("SSH_ORIGINAL_COMMAND");
    *kiosk = (Kiosk){ .was_asked = command != NULL };
    if (command)
        kiosk_printable(command, kiosk->command, sizeof kiosk->command);
    if (!check_process(error))
        return false;
    close_other_files();
    be_thrifty();
    return clean_environment(error) && set_limits(error);
}

void kiosk_log(const Kiosk *kiosk, const char *identity)
{
    if (!kiosk->was_asked)
        return;
    openlog("moot", LOG_PID | LOG_NDELAY, LOG_AUTH);
    syslog(LOG_NOTICE, "kiosk of %s: the client's command is not run: %s",
           identity ? identity : "nobody", kiosk->command);
    closelog();
}

Str kiosk_state_folder(const char *identity, Arena *arena, Error *error)
{
    const char *home = getenv("HOME");
    if (!home || home[0] != '/') {
        error_set(error, "moot --kiosk --as %s: the account has no home", identity);
        return str("");
    }
    Str folder = arena_format(arena, "%s/.local/state/moot/kiosk/%s", home, identity);
    return state_place_make(folder.data, error) ? folder : str("");
}

// --- the supervisor

static void follow_parent(pid_t parent)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGHUP, 0, 0, 0);
#endif
    if (getppid() != parent)
        _exit(KIOSK_UNAVAILABLE);
}

void kiosk_hide(void)
{
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

// What gives the screen back, whatever state it is in: the supervisor reads no database
// of terminals. Terminals without an alternate screen are left clear.
static const char *way_back(const char *terminal)
{
    if (!terminal || strcmp(terminal, "dumb") == 0)
        return "";
    return strcmp(terminfo_likeness(terminal), "vt100") != 0
               ? "\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[m\x1b(B\x0f\x1b[?25h\x1b[?1049l"
               : "\x1b[m\x1b(B\x0f\x1b[?25h\x1b[H\x1b[J";
}

static int wait_for(pid_t child, const sigset_t *signals)
{
    for (;;) {
        int status, number = sigwaitinfo(signals, NULL);
        if (number == SIGTERM || number == SIGHUP)
            kill(child, number);
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child || (ended < 0 && errno != EINTR))
            return ended == child ? status : 0;
    }
}

static void give_terminal_back(const struct termios *modes)
{
    rescue_write(STDOUT_FILENO, str(way_back(getenv("TERM"))));
    tcsetattr(STDIN_FILENO, TCSANOW, modes);
}

bool kiosk_supervise(int *status, Error *error)
{
    static const int taken[] = { SIGTERM, SIGHUP,  SIGCHLD, SIGINT,
                                 SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU };
    sigset_t signals, before;
    struct termios modes;
    pid_t parent = getpid();
    *status = -1;
    if (tcgetattr(STDIN_FILENO, &modes) != 0)
        return error_set(error, "moot --kiosk: the terminal: %s", strerror(errno));
    sigemptyset(&signals);
    for (size_t i = 0; i < COUNT(taken); i++)
        sigaddset(&signals, taken[i]);
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_BLOCK, &signals, &before);
    pid_t child = fork();
    if (child < 0)
        return error_set(error, "moot --kiosk: no process can be made: %s",
                         strerror(errno));
    if (child == 0) {
        sigprocmask(SIG_SETMASK, &before, NULL);
        follow_parent(parent);
        return true;
    }
    kiosk_hide();
    int ended = wait_for(child, &signals);
    if (WIFSIGNALED(ended))
        give_terminal_back(&modes);
    *status = WIFSIGNALED(ended) ? 128 + WTERMSIG(ended) : WEXITSTATUS(ended);
    return false;
}
