// The kiosk on a pseudo-terminal: in which order it gives up what, what it refuses,
// that nothing which the other side can set reaches it, and that the terminal is given
// back whatever happens. Its readers are kept in the home of whoever runs the tests,
// under a name of their own that is taken away again.
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/file.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/terminal.h"
#include "ui/kiosk.h"
#include "ui/sandbox.h"

static const char library[] = "tests/debates/harbour.argdown";

typedef struct {
    Arena *arena;
    Str folder;
    Terminal *terminal;
} Session;

static const char *program(Arena *arena)
{
    const char *build = getenv("BUILD");
    return arena_format(arena, "%s/moot", build ? build : "build").data;
}

static Session session_new(void)
{
    Session session = { .arena = arena_new() };
    session.folder = folder_new(session.arena);
    return session;
}

static void session_free(Session *session)
{
    terminal_free(session->terminal);
    folder_remove(session->folder);
    arena_free(session->arena);
}

// Starts words, which the program's name "moot" stands for in; NULL at their end.
static void start(Session *session, const char *const *environment,
                  const char *const *words)
{
    const char *arguments[16] = { NULL };
    TerminalOptions options = { .environment = environment, .columns = 119 };
    for (int i = 0; words[i]; i++)
        arguments[i] =
            strcmp(words[i], "moot") == 0 ? program(session->arena) : words[i];
    session->terminal = terminal_start(&options, arguments);
}

static bool has_sandbox(void)
{
    Error ignored;
    return sandbox_fits_build() && landlock_version(&ignored) > 0;
}

static void skip_without_sandbox(void)
{
    if (!has_sandbox())
        check_skip("no sandbox: the kernel lacks it, or a sanitizer is in use");
}

static const char *strace(void)
{
    // where processes may not be traced, as in some containers, it is of no use
    if (system("/usr/bin/strace -o /dev/null true >/dev/null 2>&1") != 0)
        check_skip("there is no strace that may trace");
    return "/usr/bin/strace";
}

static void check_given_back(const Session *session)
{
    struct termios modes = terminal_modes(session->terminal);
    assert_false(terminal_is_alternate(session->terminal));
    assert_true(terminal_shows_cursor(session->terminal));
    assert_true(modes.c_lflag & ECHO);
    assert_true(modes.c_lflag & ICANON);
    assert_true(str_find(terminal_output(session->terminal), str("\x1b[?2004l")) >= 0);
}

// The one process that another has made.
static pid_t child_of(const Session *session)
{
    pid_t parent = terminal_child(session->terminal);
    const char *path =
        arena_format(session->arena, "/proc/%d/task/%d/children", parent, parent).data;
    FILE *file = fopen(path, "r"); // which has no size that file_read() could know
    int child = 0;
    if (!file || fscanf(file, "%d", &child) != 1)
        child = 0;
    if (file)
        fclose(file);
    return child;
}

static const char *const usual[] = { "moot", "--kiosk", library, NULL };

static Session start_kiosk(void)
{
    skip_without_sandbox();
    Session session = session_new();
    start(&session, NULL, usual);
    terminal_wait_contains(session.terminal, ":problems lists all");
    return session;
}

// --- R34

// What the program takes from libraries: nothing that executes.
static void r34_nothing_that_executes_is_linked(void **state)
{
    (void)state;
    static const char *const forbidden[] = {
        "system",  "popen",   "execl",  "execle",      "execlp",       "execvp",
        "execvpe", "fexecve", "execve", "posix_spawn", "posix_spawnp", "dlopen",
        "dlmopen", "wordexp", "vfork",  "execveat",
    };
    if (access("/usr/bin/nm", X_OK) != 0)
        check_skip("there is no nm");
    if (!sandbox_fits_build())
        check_skip("a sanitizer links what it needs");
    Arena *arena = arena_new();
    FILE *names = popen(arena_format(arena, "nm -D '%s'", program(arena)).data, "r");
    char line[512];
    int lines = 0;
    assert_non_null(names);
    for (; fgets(line, sizeof line, names); lines++) {
        char *name = strstr(line, " U ");
        if (!name)
            continue;
        name += 3;
        name[strcspn(name, "@\n")] = '\0';
        for (size_t i = 0; i < COUNT(forbidden); i++)
            if (strcmp(name, forbidden[i]) == 0)
                fail_msg("%s is linked", name);
    }
    assert_int_equal(pclose(names), 0);
    assert_true(lines > 50); // it was understood
    arena_free(arena);
}

// --- R35: the order

static bool is_painted(Terminal *terminal)
{
    return terminal_is_alternate(terminal);
}

static Str trace_of(Session *session, const char *path)
{
    Str trace;
    Error error;
    if (!file_read(path, 64 << 20, session->arena, &trace, &error))
        fail_msg("%s", error.text);
    return trace;
}

static int count_of(Str text, const char *word)
{
    int count = 0;
    for (ptrdiff_t at; (at = str_find(text, str(word))) >= 0; count++)
        text = str_from(text, (size_t)at + strlen(word));
    return count;
}

static void r35_rights_are_given_up_in_order(void **state)
{
    (void)state;
    static const char *const order[] = {
        "close_range(3",
        "RLIMIT_CORE",
        "RLIMIT_FSIZE",
        "RLIMIT_NOFILE",
        "RLIMIT_AS",
        "RLIMIT_DATA",
        "clone(", // the supervisor's child
        "prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE",
        "prctl(PR_SET_NO_NEW_PRIVS, 1",
        "landlock_restrict_self(",
        "clone3(", // the threads
        "seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC",
        "harbour.argdown\", O_RDONLY",
        "xterm-256color\", O_RDONLY",
    };
    skip_without_sandbox();
    Session session = session_new();
    const char *trace = folder_path(session.folder, "trace", session.arena);
    const char *const words[] = { strace(), "-f",      "-o",    trace,
                                  "moot",   "--kiosk", library, NULL };
    start(&session, NULL, words);
    terminal_wait_contains(session.terminal, "Close the harbour");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    Str rest = trace_of(&session, trace);
    assert_int_equal(count_of(rest, "execve("), 1); // R34: strace's own
    for (size_t i = 0; i < COUNT(order); i++) {
        ptrdiff_t at = str_find(rest, str(order[i]));
        if (at < 0)
            fail_msg("not, or not in this order: %s", order[i]);
        rest = str_from(rest, (size_t)at + 1);
    }
    session_free(&session);
}

// A session through all front ends, views and both threads. What the sandbox denies
// would stand in its trace.
static void type_a_session(Session *session)
{
    terminal_wait_contains(session->terminal, "Should the old harbour");
    terminal_type(session->terminal, ":open harbour\r");
    terminal_wait_contains(session->terminal, "▾ 1 Close the harbour");
    terminal_type(session->terminal, "zRjjM");
    terminal_wait_contains(session->terminal, "Map");
    terminal_type(session->terminal, "zRod");
    terminal_wait_contains(session->terminal, "The harbour report");
    terminal_type(session->terminal, "dSsoot");
    terminal_wait_contains(session->terminal, "Stoves make soot too");
    terminal_type(session->terminal, "\r");
    terminal_wait_contains(session->terminal, "hit 1/");
    terminal_resize(session->terminal, 40, 130);
    terminal_type(session->terminal, ":copy\r");
    terminal_wait_contains(session->terminal, "Press Enter");
    terminal_type(session->terminal, "\r:set plain\r");
    terminal_wait_contains(session->terminal, "which keys there are");
    terminal_type(session->terminal, "jw:set noplain\r");
    terminal_wait_until(session->terminal, is_painted, "it is not painted again");
    terminal_type(session->terminal, "?");
    terminal_wait_contains(session->terminal, "Help");
    terminal_type(session->terminal, "\x1b"
                                     "Q");
    assert_int_equal(terminal_wait_exit(session->terminal), 0);
}

static void r37_a_session_makes_no_call_that_is_denied(void **state)
{
    (void)state;
    skip_without_sandbox();
    for (int is_kiosk = 0; is_kiosk < 2; is_kiosk++) {
        Session session = session_new();
        const char *trace = folder_path(session.folder, "trace", session.arena);
        const char *const environment[] = {
            arena_format(session.arena, "XDG_STATE_HOME=%s", session.folder.data).data,
            NULL
        };
        const char *words[] = { strace(),
                                "-f",
                                "-o",
                                trace,
                                "moot",
                                "tests/debates/harbour.argdown",
                                "tests/debates/report.md",
                                "tests/debates/letters.md",
                                is_kiosk ? "--kiosk" : NULL,
                                NULL };
        start(&session, environment, words);
        type_a_session(&session);
        Str text = trace_of(&session, trace), line;
        assert_int_equal(count_of(text, "execve("), 1); // R34
        while (str_next(&text, '\n', &line)) {
            bool is_denied =
                str_find(line, str("EPERM")) >= 0 || str_find(line, str("EACCES")) >= 0;
            if (is_denied)
                fail_msg("denied: %.*s", (int)line.length, line.data);
        }
        session_free(&session);
    }
}

// --- R35: what is refused

static int status_of(Arena *arena, const char *redirected, Str *said)
{
    char *buffer = arena_get(arena, 2048, 1);
    FILE *pipe = popen(
        arena_format(arena, "'%s' --kiosk %s 2>&1", program(arena), redirected).data,
        "r");
    assert_non_null(pipe);
    *said = (Str){ buffer, fread(buffer, 1, 2047, pipe) };
    return WEXITSTATUS(pclose(pipe));
}

static void r35_it_wants_a_terminal(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str said;
    assert_int_equal(status_of(arena, "</dev/null", &said), KIOSK_UNAVAILABLE);
    assert_true(str_find(said, str("must be a terminal")) >= 0);
    assert_int_equal(count_of(said, "\n"), 1);
    arena_free(arena);
}

// --- R35: what is left

typedef struct {
    int file; // open before
} Left;

// In the child: says what the environment, files and limits are after kiosk_prepare().
static void show_what_is_left(void *context)
{
    static const int resources[] = { RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_NOFILE,
                                     RLIMIT_AS, RLIMIT_DATA };
    const Left *left = context;
    Kiosk kiosk;
    Error error;
    if (!kiosk_prepare(&kiosk, &error)) {
        printf("%s\n", error.text);
        return;
    }
    for (char **variable = environ; *variable; variable++)
        printf("<%s>\n", *variable);
    for (size_t i = 0; i < COUNT(resources); i++) {
        struct rlimit limit;
        getrlimit((__rlimit_resource_t)resources[i], &limit);
        printf("{%zu %llu %llu}\n", i, (unsigned long long)limit.rlim_cur,
               (unsigned long long)limit.rlim_max);
    }
    printf("file %s\n", fcntl(left->file, F_GETFD) < 0 ? "closed" : "open");
    printf("command %d %s\n", kiosk.was_asked, kiosk.command);
    printf("mask %o\nover\n", (unsigned)umask(0));
    fflush(stdout);
}

static void r35_what_the_other_side_can_set_is_dropped(void **state)
{
    (void)state;
    if (!sandbox_fits_build())
        check_skip("a sanitizer needs more addresses than the limit");
    static const char *const environment[] = {
        "TERM=xterm-256color",
        "TERMINFO=/tmp/evil",
        "TERMINFO_DIRS=/tmp/evil",
        "TERMCAP=evil",
        "LINES=5",
        "COLUMNS=11",
        "LC_ALL=C.UTF-8",
        "LC_CTYPE=../../evil",
        "LC_TIME=evil;id",
        "LANG=.evil",
        "LANGUAGE=evil",
        "LOCPATH=/tmp/evil",
        "HOME=/tmp/evil",
        "XDG_STATE_HOME=/tmp/evil",
        "MOOT_LIBRARY=/tmp/evil",
        "MOOT_PLAIN=1",
        "PAGER=evil",
        "EDITOR=evil",
        "SHELL=/tmp/evil",
        "LD_LIBRARY_PATH=/tmp/evil",
        "TMPDIR=/tmp/evil",
        "SQLITE_TMPDIR=/tmp/evil",
        "TZ=:/tmp/evil",
        "SSH_ORIGINAL_COMMAND=sh -c 'id > x'\n\x1b[2J\xff evil",
        NULL,
    };
    Left left = { .file = dup(STDIN_FILENO) };
    TerminalOptions options = { .environment = environment, .rows = 40 };
    Terminal *terminal = terminal_call(&options, show_what_is_left, &left);
    close(left.file);
    terminal_wait_contains(terminal, "over");
    Str text = terminal_text(terminal);
    const struct passwd *account = getpwuid(getuid());
    char home[512];
    snprintf(home, sizeof home, "<HOME=%s>", account ? account->pw_dir : "");
    const char *const wanted[] = {
        "<TERM=xterm-256color>",
        "<LC_ALL=C.UTF-8>",
        account ? home : "",
        "{0 0 0}",
        "{1 67108864 67108864}",
        "{2 64 64}",
        "{3 1073741824 1073741824}",
        "{4 536870912 536870912}",
        "file closed",
        "command 1 sh -c 'id > x'??[2J? evil",
        "mask 77",
    };
    for (size_t i = 0; i < COUNT(wanted); i++)
        if (str_find(text, str(wanted[i])) < 0)
            fail_msg("lacks %s in\n%.*s", wanted[i], (int)text.length, text.data);
    assert_int_equal(count_of(text, "<"), account ? 3 : 2);
    assert_int_equal(count_of(text, "evil"), 1); // the command that is only logged
    terminal_free(terminal);
}

static void r35_unknown_terminals_are_taken_for_known_ones(void **state)
{
    (void)state;
    if (!sandbox_fits_build())
        check_skip("a sanitizer needs more addresses than the limit");
    static const char *const cases[][2] = {
        { "TERM=screen", "<TERM=screen>" },
        { "TERM=xterm-evil", "<TERM=xterm-256color>" },
        { "TERM=tmux-evil", "<TERM=screen-256color>" },
        { "TERM=../../etc/passwd", "<TERM=vt100>" },
        { "TERM=", "<TERM=vt100>" },
        { "TERM", "<TERM=vt100>" },
        { "TERM=dumb", "<TERM=dumb>" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Left left = { .file = -1 };
        const char *environment[] = { cases[i][0], NULL };
        TerminalOptions options = { .environment = environment };
        Terminal *terminal = terminal_call(&options, show_what_is_left, &left);
        terminal_wait_contains(terminal, "over");
        terminal_wait_contains(terminal, cases[i][1]);
        terminal_free(terminal);
    }
}

// --- R24 and R35: the supervisor

static void r24_the_terminal_is_given_back_after_sigkill(void **state)
{
    (void)state;
    Session session = start_kiosk();
    assert_true(terminal_is_alternate(session.terminal));
    pid_t child = child_of(&session);
    assert_true(child > 0);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(terminal_wait_exit(session.terminal), 128 + SIGKILL);
    check_given_back(&session);
    session_free(&session);
}

static void r24_the_supervisor_hands_signals_on(void **state)
{
    (void)state;
    static const int signals[] = { SIGTERM, SIGHUP };
    for (size_t i = 0; i < COUNT(signals); i++) {
        Session session = start_kiosk();
        terminal_signal(session.terminal, signals[i]);
        assert_int_equal(terminal_wait_exit(session.terminal), 128 + signals[i]);
        check_given_back(&session);
        session_free(&session);
    }
}

static void r27_a_kiosk_is_not_stopped(void **state)
{
    (void)state;
    Session session = start_kiosk();
    terminal_type(session.terminal, "\x1a");
    terminal_wait_contains(session.terminal, "cannot be stopped");
    kill(child_of(&session), SIGTSTP);
    terminal_type(session.terminal, "jk:suspend\r");
    terminal_wait_contains(session.terminal, "cannot be stopped");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    session_free(&session);
}

// --- R38

static const struct {
    const char *inject, *mode, *said;
    bool starts;
} kernels[] = {
    // clang-format off
    { "landlock_create_ruleset:error=ENOSYS",     "--kiosk", "this kernel has no Landlock", false },
    { "landlock_create_ruleset:error=EOPNOTSUPP", "--kiosk", "switched off in this kernel", false },
    { "landlock_restrict_self:error=E2BIG",       "--kiosk", "Landlock: Argument list too long", false },
    { "seccomp:error=ENOSYS",                     "--kiosk", "has no seccomp filters", false },
    { "prctl:error=EINVAL",                       "--kiosk", "privileges cannot be given up", false },
    { "landlock_create_ruleset:error=ENOSYS", "--kiosk=best-effort", "sandbox: partial (no Landlock)", true },
    { "landlock_create_ruleset:retval=2:when=1", "--kiosk=best-effort", "sandbox: partial (ABI 2: no truncate, TCP, scope)", true },
    { "seccomp:error=ENOSYS",                 "--kiosk=best-effort", "sandbox: partial (no seccomp)", true },
    // clang-format on
};

static void r38_it_fails_closed_or_says_what_is_lacking(void **state)
{
    (void)state;
    skip_without_sandbox();
    for (size_t i = 0; i < COUNT(kernels); i++) {
        Session session = session_new();
        Str inject = arena_format(session.arena, "inject=%s", kernels[i].inject);
        const char *const words[] = { strace(), "-f",        "-o",   "/dev/null",
                                      "-e",     inject.data, "moot", kernels[i].mode,
                                      library,  NULL };
        start(&session, NULL, words);
        terminal_wait_contains(session.terminal, kernels[i].said);
        if (kernels[i].starts) {
            terminal_type(session.terminal, "jM?"); // it stays
            terminal_wait_row(session.terminal, -1, kernels[i].said);
            terminal_type(session.terminal, "\x1b"
                                            "\x1b"
                                            "Q");
            terminal_type(session.terminal, ":quit\r");
        }
        assert_int_equal(terminal_wait_exit(session.terminal),
                         kernels[i].starts ? 0 : KIOSK_UNAVAILABLE);
        session_free(&session);
    }
}

static void r38_the_doctor_says_what_is_in_force(void **state)
{
    (void)state;
    static const char *const lines[] = { "kernel", "landlock", "seccomp",
                                         "tried",  "limits",   "state",
                                         "store",  "kiosk",    "in all" };
    Arena *arena = arena_new();
    char said[4096];
    FILE *pipe = popen(
        arena_format(arena, "XDG_STATE_HOME=/nonexistent '%s' --doctor", program(arena))
            .data,
        "r");
    assert_non_null(pipe);
    Str text = { said, fread(said, 1, sizeof said - 1, pipe) };
    int status = pclose(pipe);
    for (size_t i = 0; i < COUNT(lines); i++)
        if (str_find(text, str(lines[i])) < 0)
            fail_msg("no line '%s' in\n%.*s", lines[i], (int)text.length, text.data);
    bool is_whole = str_find(text, str("sandbox: whole")) >= 0;
    bool is_denied = str_find(text, str("denied from inside: executing")) >= 0;
    assert_int_equal(WEXITSTATUS(status), !is_whole);
    assert_true(is_denied || !is_whole);
    if (has_sandbox())
        assert_true(str_find(text, str("moot --kiosk starts on this kernel")) >= 0);
    arena_free(arena);
}

// --- R39

static void r39_names_are_checked(void **state)
{
    (void)state;
    static const char *const good[] = { "a", "alice", "A.b-c_9", "-x" };
    static const char *const bad[] = { "",         ".",    "..",   ".alice",
                                       "a/b",      "../x", "a b",  "a\n",
                                       "\xc3\xa9", "a;id", "$(id)" };
    char longest[KIOSK_NAME + 2];
    memset(longest, 'a', sizeof longest);
    longest[KIOSK_NAME] = '\0';
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(kiosk_is_name(good[i]));
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(kiosk_is_name(bad[i]));
    assert_true(kiosk_is_name(longest));
    longest[KIOSK_NAME] = 'a';
    longest[KIOSK_NAME + 1] = '\0';
    assert_false(kiosk_is_name(longest));
}

static void r39_a_bad_name_does_not_start(void **state)
{
    (void)state;
    if (!sandbox_fits_build())
        check_skip("a sanitizer needs more addresses than the limit");
    Session session = session_new();
    const char *const words[] = { "moot", "--kiosk", "--as", "../bob", library, NULL };
    start(&session, NULL, words);
    assert_int_equal(terminal_wait_exit(session.terminal), 2);
    terminal_wait_contains(session.terminal, "--as=../bob");
    session_free(&session);
}

// Where the readers of the kiosk are kept, or NULL.
static const char *folder_of_reader(Arena *arena, const char *name)
{
    const struct passwd *account = getpwuid(getuid());
    if (!account || access(account->pw_dir, W_OK) != 0)
        return NULL;
    return arena_format(arena, "%s/.local/state/moot/kiosk/%s", account->pw_dir, name)
        .data;
}

static void r39_the_place_is_kept_by_name_alone(void **state)
{
    (void)state;
    skip_without_sandbox();
    Session session = session_new();
    Str name = arena_format(session.arena, "test-of-moot-%d", (int)getpid());
    const char *folder = folder_of_reader(session.arena, name.data);
    if (!folder) {
        folder_remove(session.folder);
        check_skip("there is no home to keep a place in");
    }
    const char *const environment[] = { "SSH_ORIGINAL_COMMAND=moot --kiosk --as bob",
                                        "XDG_STATE_HOME=/tmp/evil", "USER=bob",
                                        "LOGNAME=bob", NULL };
    const char *const named[] = { "moot", "--kiosk", "--as", name.data, library, NULL };
    start(&session, environment, named);
    terminal_wait_contains(session.terminal, "Close the harbour");
    terminal_type(session.terminal, "1.3\r");
    terminal_wait_contains(session.terminal, "Six hundred people");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    struct stat info;
    assert_int_equal(stat(folder, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    terminal_free(session.terminal);

    start(&session, environment, usual); // nobody's
    terminal_wait_contains(session.terminal, "Close the harbour");
    terminal_wait_lacks(session.terminal, "Six hundred people");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    terminal_free(session.terminal);

    start(&session, environment, named);
    terminal_wait_contains(session.terminal, "Six hundred people");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    folder_remove(str(folder));
    session_free(&session);
}

static void r39_the_command_of_the_client_is_logged(void **state)
{
    (void)state;
    skip_without_sandbox();
    Session session = session_new();
    const char *trace = folder_path(session.folder, "trace", session.arena);
    const char *const words[] = { strace(), "-f",  "-e",   "trace=connect,execve",
                                  "-o",     trace, "moot", "--kiosk",
                                  library,  NULL };
    const char *const environment[] = { "SSH_ORIGINAL_COMMAND=id", NULL };
    start(&session, environment, words);
    terminal_wait_contains(session.terminal, "Close the harbour");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    Str text = trace_of(&session, trace);
    assert_true(str_find(text, str("/dev/log")) >= 0);
    assert_int_equal(count_of(text, "execve("), 1);
    assert_int_equal(str_find(terminal_output(session.terminal), str("id\r")), -1);
    session_free(&session);
}

// --- R40

static void run_as_nobody(void *context)
{
    enum { NOBODY = 65534 };
    char *const arguments[] = { context, "--version", NULL };
    int file = open(context, O_RDONLY | O_CLOEXEC); // in a folder of root's
    if (file >= 0 && setgid(NOBODY) == 0 && setuid(NOBODY) == 0)
        fexecve(file, arguments, environ);
    _exit(1);
}

static void r40_a_setuid_copy_does_not_start(void **state)
{
    (void)state;
    static const mode_t modes[] = { 04755, 02755 };
    if (getuid() != 0)
        check_skip("only root can make a setuid copy for another");
    for (size_t i = 0; i < COUNT(modes); i++) {
        Session session = session_new();
        const char *copy = folder_path(session.folder, "moot", session.arena);
        Str bytes;
        Error error;
        assert_true(
            file_read(program(session.arena), 1 << 30, session.arena, &bytes, &error));
        folder_write(session.folder, "moot", bytes);
        chmod(arena_str(session.arena, session.folder).data, 0755);
        chmod(copy, modes[i]);
        session.terminal = terminal_call(NULL, run_as_nobody, (void *)copy);
        int status = terminal_wait_exit(session.terminal);
        if (status == 0 || status == 1) {
            session_free(&session);
            check_skip("the folder for tests takes no setuid programs");
        }
        assert_int_equal(status, KIOSK_UNAVAILABLE);
        terminal_wait_contains(session.terminal, "must not be installed setuid");
        session_free(&session);
    }
}

TESTS(cmocka_unit_test(r34_nothing_that_executes_is_linked),
      cmocka_unit_test(r35_rights_are_given_up_in_order),
      cmocka_unit_test(r37_a_session_makes_no_call_that_is_denied),
      cmocka_unit_test(r35_it_wants_a_terminal),
      cmocka_unit_test(r35_what_the_other_side_can_set_is_dropped),
      cmocka_unit_test(r35_unknown_terminals_are_taken_for_known_ones),
      cmocka_unit_test(r24_the_terminal_is_given_back_after_sigkill),
      cmocka_unit_test(r24_the_supervisor_hands_signals_on),
      cmocka_unit_test(r27_a_kiosk_is_not_stopped),
      cmocka_unit_test(r38_it_fails_closed_or_says_what_is_lacking),
      cmocka_unit_test(r38_the_doctor_says_what_is_in_force),
      cmocka_unit_test(r39_names_are_checked),
      cmocka_unit_test(r39_a_bad_name_does_not_start),
      cmocka_unit_test(r39_the_place_is_kept_by_name_alone),
      cmocka_unit_test(r39_the_command_of_the_client_is_logged),
      cmocka_unit_test(r40_a_setuid_copy_does_not_start))
