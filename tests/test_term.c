// The terminal module on a pseudo-terminal: a small program that shows a canvas and
// does what it is told by keys.
#include <assert.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/terminal.h"
#include "ui/input.h"
#include "ui/term.h"

// --- the small program

static const char *const texts[] = {
    "plain",       "e\u0301 é ◌̂", "日本語 wide",
    "कि ｶﾞ ကြေ x", "├─+ ▾ −2 ⊘1", "👨‍👩‍👧 \x1b[31m\u202E|"
};

static void draw_texts(Canvas canvas)
{
    canvas_clear(canvas, ROLE_TEXT);
    for (int i = 0; i < (int)COUNT(texts); i++)
        canvas_text(canvas, i, 2, ROLE_TEXT, str(texts[i]));
    canvas_format(canvas, canvas.rows - 1, 0, ROLE_BAR, "%d x %d", canvas.rows,
                  canvas.columns);
    for (Role role = 0; role < ROLE_COUNT; role++)
        canvas_text(canvas, 6, (int)role, role, str("x"));
}

static void show_texts(void)
{
    int rows, columns;
    term_size(&rows, &columns);
    Canvas canvas = canvas_new(rows, columns);
    draw_texts(canvas);
    canvas_text(canvas, 7, 0, ROLE_TEXT, term_notice());
    term_show(canvas, 2, 4);
    canvas_free(canvas);
}

static void crash(Key key)
{
    switch (key) {
    case 's': raise(SIGSEGV); break;
    case 'a': abort();
    case 'b': raise(SIGBUS); break;
    case 'f': raise(SIGFPE); break;
    case 'i': raise(SIGILL); break;
    case 'x': assert(key != 'x'); break;
    case 'n': *(volatile int *)(uintptr_t)(key - 'n' + 4096) = 1; break;
    default: break;
    }
}

static bool obey(Key key)
{
    switch (key) {
    case 'q': return false;
    case 'r': term_repaint(); break;
    case 'm': term_mouse(true); break;
    case 'z': term_suspend(); break;
    default: crash(key); break;
    }
    term_resized();
    show_texts();
    return true;
}

static volatile sig_atomic_t was_resized;

static void on_resize(int number)
{
    was_resized = number;
}

static void run_loop(void)
{
    unsigned char bytes[256];
    show_texts();
    for (bool waits = false;; waits = true) { // at first for what was typed early
        struct pollfd wait = { .fd = STDIN_FILENO, .events = POLLIN };
        if (waits && poll(&wait, 1, -1) < 0 && was_resized) {
            term_resized();
            show_texts();
            continue;
        }
        int count = term_read(bytes, sizeof bytes);
        if (count < 0)
            _exit(9);
        for (int i = 0; i < count; i++)
            if (!obey(bytes[i]))
                return;
    }
}

static void run(void *context)
{
    TermOptions options = { .utf8_locale = text_open() };
    if (context)
        options = *(const TermOptions *)context;
    Error error;
    struct sigaction action = { .sa_handler = on_resize };
    sigaction(SIGWINCH, &action, NULL);
    if (!term_open(&options, &error)) {
        printf("%s\n", error.text);
        fflush(stdout);
        _exit(2);
    }
    run_loop();
    term_close();
    term_close();
}

// --- tests

static void check_restored(Terminal *terminal)
{
    struct termios modes = terminal_modes(terminal);
    assert_true((modes.c_lflag & ECHO) && (modes.c_lflag & ICANON));
    assert_true((modes.c_lflag & ISIG) && (modes.c_iflag & IXON));
    assert_false(terminal_is_alternate(terminal));
    assert_true(terminal_shows_cursor(terminal));
    assert_int_equal(terminal_mouse(terminal), VTERM_PROP_MOUSE_NONE);
}

static bool output_ends_paste(Terminal *terminal)
{
    return str_find(terminal_output(terminal), str("\x1b[?2004l")) >= 0;
}

static void test_showing_and_leaving(void **state)
{
    (void)state;
    TerminalOptions options = { .rows = 10, .columns = 40 };
    Terminal *terminal = terminal_call(&options, run, NULL);
    terminal_wait_row(terminal, 9, "10 x 40");
    terminal_wait_row(terminal, 0, "  plain");
    terminal_wait_row(terminal, 1, "  e\u0301 é ◌\u0302");
    terminal_wait_row(terminal, 2, "  日本語 wide");
    terminal_wait_row(terminal, 3, "  कि ｶﾞ ကြေ x");
    terminal_wait_row(terminal, 4, "  ├─+ ▾ −2 ⊘1");
    terminal_wait_row(terminal, 5, "  👨 \uFFFD[31m\uFFFD|");
    int row, column;
    terminal_cursor(terminal, &row, &column);
    assert_true(row == 2 && column == 4);
    assert_true(terminal_is_alternate(terminal));
    assert_true(terminal_shows_cursor(terminal));
    struct termios modes = terminal_modes(terminal);
    assert_false(modes.c_lflag & (ECHO | ICANON | ISIG));
    assert_false(modes.c_iflag & IXON);
    assert_true(str_find(terminal_output(terminal), str("\x1b[?2004h")) >= 0);
    terminal_type(terminal, "mq");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    check_restored(terminal);
    assert_true(output_ends_paste(terminal));
    terminal_free(terminal);
}

static void test_only_changes_are_sent(void **state)
{
    (void)state;
    Terminal *terminal = terminal_call(NULL, run, NULL);
    terminal_wait_row(terminal, 23, "24 x 80");
    terminal_settle(terminal, 20);
    size_t before = terminal_output(terminal).length;
    terminal_type(terminal, " ");
    terminal_settle(terminal, 50);
    assert_int_equal(terminal_output(terminal).length, before);
    terminal_type(terminal, "r");
    terminal_wait_bytes(terminal, before + 100);
    terminal_wait_row(terminal, 2, "  日本語 wide");
    terminal_type(terminal, "q");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_free(terminal);
}

static void test_r24_every_end_gives_the_terminal_back(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        int signal;
    } ends[] = { { "s", SIGSEGV },  { "a", SIGABRT },  { "b", SIGBUS },
                 { "f", SIGFPE },   { "i", SIGILL },   { "n", SIGSEGV },
                 { "x", SIGABRT },  { NULL, SIGTERM }, { NULL, SIGHUP },
                 { NULL, SIGQUIT }, { NULL, SIGINT } };
    for (size_t i = 0; i < COUNT(ends); i++) {
        Terminal *terminal = terminal_call(NULL, run, NULL);
        terminal_type(terminal, "m");
        terminal_wait_row(terminal, 23, "24 x 80");
        if (ends[i].key)
            terminal_type(terminal, ends[i].key);
        else
            terminal_signal(terminal, ends[i].signal);
        int status = terminal_wait_exit(terminal);
        // A sanitizer ends the program in its own way.
        if (status != 128 + ends[i].signal && status != 1)
            fail_msg("after signal %d the status is %d", ends[i].signal, status);
        check_restored(terminal);
        assert_true(output_ends_paste(terminal));
        terminal_free(terminal);
    }
}

// At most 100 MB have ever been in use.
static void check_memory(const Terminal *terminal)
{
#if !defined(__SANITIZE_ADDRESS__) && defined(__linux__)
    char path[64], line[256] = "";
    long most = -1;
    snprintf(path, sizeof path, "/proc/%d/status", (int)terminal_child(terminal));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (most < 0 && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0)
            most = strtol(line + 6, NULL, 10);
    fclose(file);
    assert_in_range(most, 1, 100 * 1024);
#else
    (void)terminal;
#endif
}

static void test_r28_resizing(void **state)
{
    (void)state;
    static const int sizes[][2] = { { 30, 100 }, { 10, 30 },  { 3, 10 },
                                    { 1, 1 },    { 50, 200 }, { 24, 80 } };
    Terminal *terminal = terminal_call(NULL, run, NULL);
    terminal_wait_row(terminal, 23, "24 x 80");
    for (size_t i = 0; i < COUNT(sizes); i++) {
        int rows = sizes[i][0], columns = sizes[i][1];
        char expected[40];
        terminal_resize(terminal, rows, columns);
        terminal_type(terminal, " ");
        snprintf(expected, sizeof expected, "%d x %d", rows > 2 ? rows : 2,
                 columns > 20 ? columns : 20);
        if (columns >= 20)
            terminal_wait_row(terminal, -1, expected);
        if (columns >= 10)
            terminal_wait_row(terminal, 1, "  e\u0301 é ◌\u0302");
    }
    // Sizes that no window has are bounded, not believed.
    terminal_resize(terminal, 65535, 65535);
    terminal_type(terminal, " ");
    terminal_resize(terminal, 0, 0);
    terminal_type(terminal, " ");
    terminal_resize(terminal, 24, 80);
    terminal_type(terminal, "r");
    terminal_wait_row(terminal, 23, "24 x 80");
    check_memory(terminal);
    terminal_type(terminal, "q");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_free(terminal);
}

// The program as a job of a shell: it stops like any other, and comes back.
static void run_as_job(void *context)
{
    (void)context;
    signal(SIGTTOU, SIG_IGN);
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        run(NULL);
        _exit(0);
    }
    setpgid(child, child);
    int status;
    waitpid(child, &status, WUNTRACED);
    tcsetpgrp(STDIN_FILENO, getpid());
    printf("%s\n", WIFSTOPPED(status) ? "stopped" : "ended");
    fflush(stdout);
    char line[8];
    if (!fgets(line, sizeof line, stdin))
        _exit(3);
    tcsetpgrp(STDIN_FILENO, child);
    kill(child, SIGCONT);
    waitpid(child, &status, 0);
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 4);
}

static void test_r27_suspending(void **state)
{
    (void)state;
    Terminal *terminal = terminal_call(NULL, run_as_job, NULL);
    terminal_wait_row(terminal, 23, "24 x 80");
    terminal_type(terminal, "mz");
    terminal_wait_contains(terminal, "stopped");
    check_restored(terminal);
    assert_true(output_ends_paste(terminal));
    terminal_resize(terminal, 20, 70);
    terminal_type(terminal, "\n");
    terminal_wait_row(terminal, 19, "20 x 70");
    terminal_wait_row(terminal, 2, "  日本語 wide");
    assert_true(terminal_is_alternate(terminal));
    assert_int_equal(terminal_mouse(terminal), VTERM_PROP_MOUSE_CLICK);
    terminal_type(terminal, "q");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    check_restored(terminal);
    terminal_free(terminal);
}

static void test_r29_hang_up(void **state)
{
    (void)state;
    for (int ignored = 0; ignored < 2; ignored++) {
        TerminalOptions options = { .ignores_hang_up = ignored };
        Terminal *terminal = terminal_call(&options, run, NULL);
        terminal_wait_row(terminal, 23, "24 x 80");
        terminal_hang_up(terminal);
        // The signal and the end of the input come at the same time.
        int status = terminal_wait_exit(terminal);
        assert_true(status == 9 || (!ignored && status == 128 + SIGHUP));
        terminal_free(terminal);
    }
}

// A terminal that takes nothing any more is as good as gone (R29).
static void test_r29_output_that_nobody_reads(void **state)
{
    (void)state;
    if (!getenv("SOAK")) {
        check_say_skipped("it takes half a minute; see make soak");
        skip();
    }
    Terminal *terminal = terminal_call(NULL, run, NULL);
    terminal_wait_row(terminal, 23, "24 x 80");
    char keys[2000];
    memset(keys, 'r', sizeof keys - 1);
    keys[sizeof keys - 1] = '\0';
    assert_true(write(terminal_pty(terminal), keys, sizeof keys - 1) > 0);
    int status = 0;
    for (int waited = 0; waitpid(terminal_child(terminal), &status, WNOHANG) == 0;) {
        poll(NULL, 0, 100);
        assert_true(waited++ < 400);
    }
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 9);
    terminal_free(terminal);
}

// --- charsets

static bool is_ascii(Str text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

static bool reports_mouse(Terminal *terminal)
{
    return terminal_mouse(terminal) == VTERM_PROP_MOUSE_CLICK;
}

static void test_r32_charsets(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what;
        const char *environment[4];
        bool is_silent, has_wide_ambiguous;
        const char *row;
    } cases[] = {
        { "UTF-8",                    { NULL },                               false, false, "  ├─+ ▾ −2 ⊘1" },
        { "a silent terminal",        { NULL },                               true,  false, "  ├─+ ▾ −2 ⊘1" },
        { "an East Asian terminal",   { NULL },                               false, true,  "  +-+ v -2 u1" },
        { "the Linux console",        { "TERM=linux", NULL },                 false, false, "  ├─+ ▼ -2 u1" },
        { "the locale C",             { "LC_ALL=C", NULL },                   false, false, "  +-+ v -2 u1" },
        { "a locale that is missing", { "LC_ALL=en_US.UTF-8", NULL },         false, false, "  ├─+ ▾ −2 ⊘1" },
        { "a strange locale",         { "LC_ALL=xx_YY", NULL },               false, false, "  +-+ v -2 u1" },
        { "LANG alone",               { "LC_ALL", "LANG=de_DE.utf8", NULL },  false, false, "  ├─+ ▾ −2 ⊘1" },
        { "Linux, locale C",          { "TERM=linux", "LC_ALL=C", NULL },     false, false, "  +-+ v -2 u1" },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        TerminalOptions options = { .environment = cases[i].environment,
                                    .is_silent = cases[i].is_silent,
                                    .has_wide_ambiguous = cases[i].has_wide_ambiguous };
        Terminal *terminal = terminal_call(&options, run, NULL);
        terminal_type(terminal, "m"); // typed before the screen stands: not lost
        terminal_wait_row(terminal, 4, cases[i].row);
        if (!cases[i].environment[0])
            terminal_wait_until(terminal, reports_mouse, "the key m");
        terminal_type(terminal, "q");
        assert_int_equal(terminal_wait_exit(terminal), 0);
        if (str_starts(str(cases[i].row), str("  +")) && !cases[i].has_wide_ambiguous)
            assert_true(is_ascii(terminal_output(terminal)));
        terminal_free(terminal);
    }
}

static void test_charset_asked_for(void **state)
{
    (void)state;
    TermOptions options = { .utf8_locale = true,
                            .has_charset = true,
                            .charset = CHARSET_ASCII };
    Terminal *terminal = terminal_call(NULL, run, &options);
    terminal_wait_row(terminal, 4, "  +-+ v -2 u1");
    terminal_type(terminal, "q");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(is_ascii(terminal_output(terminal)));
    terminal_free(terminal);
}

// --- terminals

static void test_r30_terminals(void **state)
{
    (void)state;
    // clang-format off
    static const struct { const char *variable, *notice; } cases[] = {
        { "TERM=xterm-256color",  "" },
        { "TERM=xterm",           "" },
        { "TERM=screen-256color", "" },
        { "TERM=tmux-256color",   "" },
        { "TERM=linux",           "" },
        { "TERM=vt220",           "" },
        { "TERM=vt100",           "" },
        { "TERM=ansi",            "" },
        { "TERM=xterm-kitty",     "TERM=xterm-kitty is not known on this machine; it is taken for xterm-256color" },
        { "TERM=foot",            "TERM=foot is not known on this machine; it is taken for xterm-256color" },
        { "TERM=alacritty",       "TERM=alacritty is not known on this machine; it is taken for xterm-256color" },
        { "TERM=tmux-new",        "TERM=tmux-new is not known on this machine; it is taken for screen-256color" },
        { "TERM=nonexistent",     "TERM=nonexistent is not known on this machine; it is taken for vt100" },
        { "TERM=../../etc/passwd", "TERM= is not known on this machine; it is taken for vt100" },
        { "TERM=",                "TERM= is not known on this machine; it is taken for vt100" },
        { "TERM",                 "TERM= is not known on this machine; it is taken for vt100" },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        // ncurses-term may be there: an empty home keeps to what every system has.
        const char *const environment[] = { cases[i].variable, NULL };
        TerminalOptions options = { .rows = 12,
                                    .columns = 120,
                                    .environment = environment };
        Terminal *terminal = terminal_call(&options, run, NULL);
        bool wraps_early = strcmp(cases[i].variable, "TERM=ansi") == 0;
        terminal_wait_row(terminal, 11, wraps_early ? "12 x 119" : "12 x 120");
        terminal_wait_row(terminal, 0, "  plain");
        terminal_wait_row(terminal, 2,
                          strcmp(cases[i].variable, "TERM=linux") == 0
                              ? "  ?????? wide"
                              : "  日本語 wide");
        Str notice = terminal_row(terminal, 7);
        if (cases[i].notice[0] == '\0' || notice.length > 0)
            check_str(notice, cases[i].notice, cases[i].variable);
        terminal_type(terminal, "q");
        assert_int_equal(terminal_wait_exit(terminal), 0);
        check_restored(terminal);
        terminal_wait_lacks(terminal, "plain"); // left clear, or on the other screen
        terminal_free(terminal);
    }
}

static void test_r30_terminals_without_a_cursor(void **state)
{
    (void)state;
    static const char *const variables[] = { "TERM=dumb", "TERM=unknown" };
    for (size_t i = 0; i < COUNT(variables); i++) {
        const char *const environment[] = { variables[i], NULL };
        TerminalOptions options = { .columns = 200, .environment = environment };
        Terminal *terminal = terminal_call(&options, run, NULL);
        assert_int_equal(terminal_wait_exit(terminal), 2);
        terminal_wait_contains(terminal, "cannot place its cursor: set TERM to");
        assert_null(memchr(terminal_output(terminal).data, 0x1B,
                           terminal_output(terminal).length));
        check_restored(terminal);
        terminal_free(terminal);
    }
}

static void test_no_terminal(void **state)
{
    (void)state;
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        skip(); // started by hand, with nothing redirected
    TermOptions options = { 0 };
    Error error = { "" };
    assert_false(term_open(&options, &error));
    assert_non_null(strstr(error.text, "must be a terminal"));
    int rows, columns;
    term_size(&rows, &columns);
    assert_true(rows == 24 && columns == 80);
    term_close();
    term_repaint();
    term_mouse(true);
}

// --- nothing hostile reaches the terminal (R1)

enum { FRAME_ROWS = 24, FRAME_TEXTS = 66 }; // of six columns each, at most

// Every code point, then every string of two bytes, a frame full of them at a time.
static void run_everything(void *context)
{
    (void)context;
    TermOptions options = { .utf8_locale = text_open(), .color = COLOR_NEVER };
    Error error;
    if (!term_open(&options, &error))
        _exit(2);
    Canvas canvas = canvas_new(FRAME_ROWS, FRAME_TEXTS * 6 + 2);
    uint32_t next = 0;
    while (next < 0x110000 + 0x10000) {
        canvas_clear(canvas, ROLE_TEXT);
        for (int i = 0; i < FRAME_ROWS * FRAME_TEXTS; i++, next++) {
            char bytes[8] = "a";
            size_t size = 1 + text_encode(next, bytes + 1, 4);
            if (next >= 0x110000) {
                bytes[0] = (char)((next >> 8) & 0xFF);
                bytes[1] = (char)(next & 0xFF);
                size = 2;
            }
            // Without a gap, behind which the row would be cut (uncertain.h).
            canvas_text(canvas, i / FRAME_TEXTS, i % FRAME_TEXTS * 6, ROLE_TEXT,
                        str("......"));
            canvas_text(canvas, i / FRAME_TEXTS, i % FRAME_TEXTS * 6, ROLE_TEXT,
                        (Str){ bytes, size });
        }
        term_show(canvas, 0, 0);
    }
    canvas_free(canvas);
    term_close();
}

// Takes off the front what ncurses and this program say for themselves; false at text.
static bool take_own(Str *rest)
{
    size_t end = 1;
    if (strchr("\r\n\b", rest->data[0])) {
        *rest = str_from(*rest, 1);
        return true;
    }
    if (rest->data[0] != '\x1b' || rest->length < 2)
        return false;
    if (rest->data[1] == '[')
        for (end = 2; end < rest->length && (unsigned char)rest->data[end] < '@';)
            end++;
    else if (rest->data[1] == '(')
        end = 2;
    else if (!strchr("78=>M", rest->data[1]))
        return false;
    *rest = str_from(*rest, end + 1);
    return true;
}

static void test_r1_every_string_through_cells(void **state)
{
    (void)state;
    TerminalOptions options = { .rows = FRAME_ROWS, .columns = FRAME_TEXTS * 6 + 2 };
    Terminal *terminal = terminal_call(&options, run_everything, NULL);
    terminal_settle(terminal, 300);
    assert_int_equal(terminal_wait_exit(terminal), 0);
    Str rest = terminal_output(terminal);
    assert_true(rest.length > 2000000);
    while (rest.length > 0) {
        if (take_own(&rest))
            continue;
        Str start = str_part(rest, 0, 16);
        uint32_t code_point = text_decode(&rest);
        if (!text_is_safe(code_point))
            fail_msg("U+%04X came out: %.*s", code_point, (int)start.length,
                     start.data);
    }
    terminal_free(terminal);
}

// --- looks

static void test_looks(void **state)
{
    (void)state;
    // clang-format off
    static const struct { const char *what, *environment[3], *looks; } cases[] = {
        { "colour",           { NULL },                         "..bir.rccccucbbbbb" },
        { "no colour wanted", { "NO_COLOR=1", NULL },           "..bir.r....urbbbbB" },
        { "NO_COLOR empty",   { "NO_COLOR=", NULL },            "..bir.rccccucbbbbb" },
        { "no colour there",  { "TERM=vt100", NULL },           "..bur.r....urbbbbB" },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        TerminalOptions options = { .environment = cases[i].environment };
        Terminal *terminal = terminal_call(&options, run, NULL);
        terminal_wait_row(terminal, 23, "24 x 80");
        Str looks = str_part(terminal_looks(terminal, 6), 0, ROLE_COUNT);
        check_str(looks, cases[i].looks, cases[i].what);
        terminal_type(terminal, "q");
        assert_int_equal(terminal_wait_exit(terminal), 0);
        terminal_free(terminal);
    }
}

TESTS(cmocka_unit_test(test_showing_and_leaving),
      cmocka_unit_test(test_only_changes_are_sent),
      cmocka_unit_test(test_r24_every_end_gives_the_terminal_back),
      cmocka_unit_test(test_r28_resizing), cmocka_unit_test(test_r27_suspending),
      cmocka_unit_test(test_r29_hang_up), cmocka_unit_test(test_r32_charsets),
      cmocka_unit_test(test_charset_asked_for), cmocka_unit_test(test_r30_terminals),
      cmocka_unit_test(test_r30_terminals_without_a_cursor),
      cmocka_unit_test(test_no_terminal),
      cmocka_unit_test(test_r1_every_string_through_cells),
      cmocka_unit_test(test_looks), cmocka_unit_test(test_r29_output_that_nobody_reads))
