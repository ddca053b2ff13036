// However the program ends, and whatever it was doing, the terminal is given back (R24)
// and the reader's place is kept; a terminal that is gone or takes nothing any more
// ends it (R29).
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/session.h"

static const char harbour[] = "tests/debates/harbour.argdown";

// `option` may be NULL.
static void launch(Session *session, const char *option, bool ignores_hang_up)
{
    const TerminalOptions options = { .ignores_hang_up = ignores_hang_up };
    const char *words[] = { option ? option : harbour, option ? harbour : NULL, NULL };
    session_launch(session, options, words);
}

// --- what it is doing

static bool has_begun(Terminal *terminal)
{
    return str_find(terminal_output(terminal), str("\x1b[?2004h")) >= 0;
}

static void begin(Terminal *terminal)
{
    terminal_wait_until(terminal, has_begun, "the terminal is taken");
}

static void read_on(Terminal *terminal)
{
    terminal_wait_contains(terminal, "▾ 1 Close the harbour");
    terminal_type(terminal, ":set mouse\r1.3\r");
    terminal_wait_contains(terminal, "Six hundred people");
}

static void search(Terminal *terminal)
{
    read_on(terminal);
    terminal_type(terminal, "/ferries");
    terminal_wait_contains(terminal, "2 hits, best first");
}

static void show_a_map(Terminal *terminal)
{
    read_on(terminal);
    terminal_type(terminal, "M");
    terminal_wait_contains(terminal, "╭");
}

static void read_lines(Terminal *terminal)
{
    terminal_wait_contains(terminal, "1, thesis 1 of 2");
    terminal_type(terminal, "1.3\r");
    terminal_wait_contains(terminal, "1.3, objection");
}

static void search_in_lines(Terminal *terminal)
{
    read_lines(terminal);
    terminal_type(terminal, "/ferries");
    terminal_wait_contains(terminal, "ferries");
}

static const struct {
    const char *what, *option;
    void (*reach)(Terminal *terminal);
    bool has_moved; // to 1.3
} situations[] = {
    { "at the start", NULL, begin, false },
    { "in the outline", NULL, read_on, true },
    { "in the search bar", NULL, search, true },
    { "on the map", NULL, show_a_map, true },
    { "in line mode", "--plain", read_lines, true },
    { "searching in line mode", "--plain", search_in_lines, true },
};

static const struct {
    int signal;
    bool is_orderly; // the place is saved
} ends[] = {
    { SIGTERM, true }, { SIGHUP, true },   { SIGQUIT, false },
    { SIGINT, true },  { SIGSEGV, false }, { SIGABRT, false },
    { SIGBUS, false }, { SIGFPE, false },  { SIGILL, false },
};

static void check_given_back(Terminal *terminal, bool is_painted, const char *what,
                             int signal)
{
    struct termios modes = terminal_modes(terminal);
    Str out = terminal_output(terminal);
    const tcflag_t local = ECHO | ICANON | ISIG | IEXTEN, input = ICRNL | IXON;
    bool is_whole = (modes.c_lflag & local) == local &&
                    (modes.c_iflag & input) == input && (modes.c_oflag & OPOST) &&
                    !terminal_is_alternate(terminal) &&
                    terminal_shows_cursor(terminal) && terminal_mouse(terminal) == 0 &&
                    (!is_painted || (str_find(out, str("\x1b[?2004l")) >= 0 &&
                                     str_find(out, str("\x1b[?1000l")) >= 0));
    if (!is_whole)
        fail_msg("%s, signal %d: the terminal is not as it was", what, signal);
}

// Starts again: the reader is where they were.
static void check_place(Session *session)
{
    launch(session, "--plain", false);
    terminal_wait_contains(session->terminal, "1.3, objection");
}

static void test_r24_every_signal_everywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(situations); i++)
        for (size_t j = 0; j < COUNT(ends); j++) {
            bool is_painted = !situations[i].option, ignores = false;
            Session session = session_new();
            launch(&session, situations[i].option, false);
            situations[i].reach(session.terminal);
            terminal_signal(session.terminal, ends[j].signal);
            if (is_painted && ends[j].signal == SIGINT) {
                terminal_type(session.terminal, "\x1b\x1bQ"); // it does not end it
                ignores = true;
            }
            int status = terminal_wait_exit(session.terminal);
            // A sanitizer ends the program in its own way.
            if (status != (ignores ? 0 : 128 + ends[j].signal) &&
                (ends[j].is_orderly || status != 1))
                fail_msg("%s, signal %d: the status is %d", situations[i].what,
                         ends[j].signal, status);
            check_given_back(session.terminal, is_painted && i > 0, situations[i].what,
                             ends[j].signal);
            if (ends[j].is_orderly && situations[i].has_moved)
                check_place(&session);
            session_end(&session);
        }
}

// --- a terminal that takes nothing

static long cpu_ticks(pid_t process)
{
    char path[64], line[512] = "";
    long user = -1, kernel = -1;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
    FILE *file = fopen(path, "r");
    if (!file)
        return -1;
    const char *rest = fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
    if (rest)
        sscanf(rest, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user,
               &kernel);
    fclose(file);
    return user + kernel;
}

// Whether the program has left bytes unread.
static bool is_behind(const Session *session)
{
    int slave = open(ptsname(terminal_pty(session->terminal)), O_RDONLY | O_NOCTTY);
    int count = 0;
    assert_true(slave >= 0);
    assert_int_equal(ioctl(slave, FIONREAD, &count), 0);
    close(slave);
    return count > 0;
}

// Types a key that is answered at length (a sequence, as plain letters would be taken
// for a paste) until the program stands still in the middle of it, as nobody reads.
static void block(Session *session, const char *key)
{
    enum { TYPED = 2000, WAIT_MS = 5, STILL = 40 };
    int still = 0;
    for (int i = 0; i < TYPED && still < STILL; i++) {
        if (!is_behind(session))
            assert_true(write(terminal_pty(session->terminal), key, strlen(key)) > 0);
        poll(NULL, 0, WAIT_MS);
        still = is_behind(session) ? still + 1 : 0;
    }
    assert_int_equal(still, STILL);
    long before = cpu_ticks(terminal_child(session->terminal));
    poll(NULL, 0, WAIT_MS * STILL);
    assert_int_equal(cpu_ticks(terminal_child(session->terminal)), before);
}

// Waits without reading.
static int wait_unread(Session *session, int limit_ms)
{
    int status = 0;
    for (int waited = 0;
         waitpid(terminal_child(session->terminal), &status, WNOHANG) == 0;) {
        poll(NULL, 0, 10);
        if (waited++ > limit_ms / 10)
            fail_msg("it has not ended after %d ms", limit_ms);
    }
    return status;
}

// The alarm is what comes after 30 seconds of that; SOAK waits for it.
static void test_r29_output_that_nobody_reads(void **state)
{
    (void)state;
#ifndef __linux__
    check_skip("there is no /proc here");
#endif
    static const char *const options[] = { NULL, "--plain" };
    for (size_t i = 0; i < COUNT(options); i++) {
        Session session = session_new();
        launch(&session, options[i], false);
        (options[i] ? read_lines : read_on)(session.terminal);
        block(&session, options[i] ? "?\f" : "\f");
        if (!getenv("SOAK"))
            terminal_signal(session.terminal, SIGALRM);
        int status = wait_unread(&session, getenv("SOAK") ? 40000 : 1000);
        assert_true(WIFEXITED(status));
        struct termios modes = terminal_modes(session.terminal);
        assert_true((modes.c_lflag & ECHO) && (modes.c_lflag & ICANON));
        check_place(&session);
        session_end(&session);
    }
}

static void test_r29_a_terminal_that_is_gone(void **state)
{
    (void)state;
    static const char *const options[] = { NULL, "--plain" };
    for (size_t i = 0; i < 2 * COUNT(options); i++) {
        const char *option = options[i / 2];
        bool ignores_hang_up = i % 2;
        Session session = session_new();
        launch(&session, option, ignores_hang_up);
        (option ? read_lines : read_on)(session.terminal);
        terminal_hang_up(session.terminal);
        int status = wait_unread(&session, 1000);
        assert_true(WIFEXITED(status));
        check_place(&session);
        session_end(&session);
    }
}

TESTS(cmocka_unit_test(test_r29_a_terminal_that_is_gone),
      cmocka_unit_test(test_r24_every_signal_everywhere),
      cmocka_unit_test(test_r29_output_that_nobody_reads))
