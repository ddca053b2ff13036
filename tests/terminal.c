#include "tests/terminal.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>
#include "src/base/vec.h"
#include "tests/check.h"

#if defined(__SANITIZE_ADDRESS__)
enum { PATIENCE_MS = 30000 };
#else
enum { PATIENCE_MS = 3000 };
#endif

enum { OUTPUT_LIMIT = 256 * 1024 * 1024, POLL_MS = 20 };

struct Terminal {
    Arena *arena;
    pid_t child;
    int pty; // -1 after a hang-up
    bool has_ended;
    int status; // of waitpid(), once it has ended
    VTerm *vterm;
    VTermScreen *screen;
    int rows, columns;
    bool is_alternate, shows_cursor;
    int mouse;
    VTermPos cursor;
    bool is_silent, has_wide_ambiguous;
    Buffer output;
};

// --- what libvterm reports

static int property_changed(VTermProp property, VTermValue *value, void *user)
{
    Terminal *terminal = user;
    if (property == VTERM_PROP_ALTSCREEN)
        terminal->is_alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        terminal->shows_cursor = value->boolean;
    else if (property == VTERM_PROP_MOUSE)
        terminal->mouse = value->number;
    return 1;
}

static int cursor_moved(VTermPos place, VTermPos old_place, int visible, void *user)
{
    (void)old_place;
    (void)visible;
    ((Terminal *)user)->cursor = place;
    return 1;
}

static void make_screen(Terminal *terminal)
{
    static const VTermScreenCallbacks callbacks = { .settermprop = property_changed,
                                                    .movecursor = cursor_moved };
    terminal->vterm = vterm_new(terminal->rows, terminal->columns);
    vterm_set_utf8(terminal->vterm, 1);
    terminal->screen = vterm_obtain_screen(terminal->vterm);
    terminal->shows_cursor = true;
    vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_reset(terminal->screen, 1);
}

// --- starting and ending

static bool is_named(const char *variable, const char *const *environment)
{
    size_t length = strcspn(variable, "=");
    for (; environment && *environment; environment++)
        if (strncmp(*environment, variable, length) == 0 &&
            ((*environment)[length] == '=' || (*environment)[length] == '\0'))
            return true;
    return false;
}

// In the child: sets the environment and nothing else of ours.
static void set_environment(const char *const *environment)
{
    static const char *const usual[] = { "PATH=/usr/bin:/bin", "HOME=/nonexistent",
                                         "TERM=xterm-256color", "LC_ALL=C.UTF-8" };
    static const char *const kept[] = { "ASAN_OPTIONS", "UBSAN_OPTIONS", "TMPDIR" };
    const char *values[COUNT(kept)];
    for (size_t i = 0; i < COUNT(kept); i++)
        values[i] = getenv(kept[i]);
    clearenv();
    for (size_t i = 0; i < COUNT(kept); i++)
        if (values[i])
            setenv(kept[i], values[i], 1);
    for (size_t i = 0; i < COUNT(usual); i++)
        if (!is_named(usual[i], environment))
            putenv((char *)usual[i]);
    for (; environment && *environment; environment++)
        if (strchr(*environment, '='))
            putenv((char *)*environment);
}

// Returns twice, as fork() does; in the child, which is told by NULL, the environment
// is set.
static Terminal *fork_terminal(const TerminalOptions *options)
{
    static const TerminalOptions usual = { 0 };
    options = options ? options : &usual;
    Terminal *terminal = xalloc(sizeof *terminal);
    *terminal = (Terminal){ .arena = arena_new(),
                            .rows = options->rows ? options->rows : 24,
                            .columns = options->columns ? options->columns : 80,
                            .is_silent = options->is_silent,
                            .has_wide_ambiguous = options->has_wide_ambiguous };
    terminal->output.arena = terminal->arena;
    make_screen(terminal);
    struct winsize size = { .ws_row = (unsigned short)terminal->rows,
                            .ws_col = (unsigned short)terminal->columns };
    terminal->child = forkpty(&terminal->pty, NULL, NULL, &size);
    assert_true(terminal->child >= 0);
    if (terminal->child > 0) {
        fcntl(terminal->pty, F_SETFL, O_NONBLOCK);
        fcntl(terminal->pty, F_SETFD, FD_CLOEXEC);
        return terminal;
    }
    signal(SIGHUP, options->ignores_hang_up ? SIG_IGN : SIG_DFL);
    // a shell that starts the tests in the background ignores these for all below it
    signal(SIGINT, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    set_environment(options->environment);
    return NULL;
}

Terminal *terminal_start(const TerminalOptions *options, const char *const *arguments)
{
    Terminal *terminal = fork_terminal(options);
    if (!terminal) {
        execv(arguments[0], (char *const *)arguments);
        perror(arguments[0]);
        _exit(127);
    }
    return terminal;
}

Terminal *terminal_call(const TerminalOptions *options, void (*function)(void *context),
                        void *context)
{
    Terminal *terminal = fork_terminal(options);
    if (!terminal) {
        // What the test framework catches in this process is to end this one here.
        static const int caught[] = { SIGSEGV, SIGILL, SIGFPE, SIGBUS, SIGABRT };
        for (size_t i = 0; i < COUNT(caught); i++)
            signal(caught[i], SIG_DFL);
        function(context);
        _exit(0);
    }
    return terminal;
}

void terminal_free(Terminal *terminal)
{
    if (!terminal)
        return;
    if (!terminal->has_ended) {
        kill(terminal->child, SIGKILL);
        waitpid(terminal->child, NULL, 0);
    }
    if (terminal->pty >= 0)
        close(terminal->pty);
    vterm_free(terminal->vterm);
    arena_free(terminal->arena);
    free(terminal);
}

// --- bytes to and fro

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// A terminal that draws "─" two columns wide reports the cursor one further right.
static void widen(char *answer)
{
    char *end = strstr(answer, ";2R");
    if (end)
        end[1] = '3';
}

static void answer_questions(Terminal *terminal)
{
    char answer[256];
    size_t length = vterm_output_read(terminal->vterm, answer, sizeof answer - 1);
    answer[length] = '\0';
    if (length == 0 || terminal->is_silent)
        return;
    if (terminal->has_wide_ambiguous)
        widen(answer);
    assert_int_equal(write(terminal->pty, answer, length), length);
}

// Reads once if there is something to be read within the time; false if not.
static bool pump(Terminal *terminal, int wait_ms)
{
    struct pollfd wait = { .fd = terminal->pty, .events = POLLIN };
    if (poll(&wait, 1, wait_ms) <= 0)
        return false;
    char bytes[65536];
    ssize_t length = terminal->pty < 0 ? -1 : read(terminal->pty, bytes, sizeof bytes);
    if (length <= 0)
        return false;
    buffer_add(&terminal->output, (Str){ bytes, (size_t)length });
    if (terminal->output.length > OUTPUT_LIMIT)
        fail_msg("the program does not stop writing");
    vterm_input_write(terminal->vterm, bytes, (size_t)length);
    answer_questions(terminal);
    return true;
}

static bool has_ended(Terminal *terminal)
{
    if (!terminal->has_ended)
        terminal->has_ended =
            waitpid(terminal->child, &terminal->status, WNOHANG) == terminal->child;
    return terminal->has_ended;
}

void terminal_send(Terminal *terminal, Str bytes)
{
    long long deadline = now_ms() + PATIENCE_MS * 3;
    while (bytes.length > 0) {
        ssize_t written = write(terminal->pty, bytes.data, bytes.length);
        if (written > 0)
            bytes = str_from(bytes, (size_t)written);
        else if (written < 0 && errno != EAGAIN && errno != EINTR)
            fail_msg("the program does not read: %s", strerror(errno));
        while (pump(terminal, written > 0 ? 0 : 1))
            ;
        if (now_ms() > deadline)
            fail_msg("the program has left %zu bytes unread", bytes.length);
    }
}

void terminal_type(Terminal *terminal, const char *bytes)
{
    terminal_send(terminal, str(bytes));
}

void terminal_resize(Terminal *terminal, int rows, int columns)
{
    struct winsize size = { .ws_row = (unsigned short)rows,
                            .ws_col = (unsigned short)columns };
    if (rows > 0 && rows <= 1000 && columns > 0 && columns <= 2000) {
        terminal->rows = rows;
        terminal->columns = columns;
        vterm_set_size(terminal->vterm, rows, columns);
    }
    assert_int_equal(ioctl(terminal->pty, TIOCSWINSZ, &size), 0);
}

void terminal_signal(const Terminal *terminal, int signal)
{
    assert_int_equal(kill(terminal->child, signal), 0);
}

void terminal_hang_up(Terminal *terminal)
{
    close(terminal->pty);
    terminal->pty = -1;
}

// --- waiting

static void fail_with_screen(Terminal *terminal, const char *what, const char *text)
{
    Str screen = terminal_text(terminal);
    fail_msg("%s '%s'%s; the screen reads\n%.*s", what, text,
             has_ended(terminal) ? " (the program has ended)" : "", (int)screen.length,
             screen.data);
}

typedef bool Condition(Terminal *terminal, int row, const char *text);

static void wait_for(Terminal *terminal, Condition *holds, int row, const char *text,
                     const char *what)
{
    long long deadline = now_ms() + PATIENCE_MS;
    while (!holds(terminal, row, text)) {
        if (now_ms() > deadline)
            fail_with_screen(terminal, what, text);
        if (!pump(terminal, POLL_MS) && has_ended(terminal) &&
            !holds(terminal, row, text))
            fail_with_screen(terminal, what, text);
    }
}

static bool row_reads(Terminal *terminal, int row, const char *text)
{
    return str_is(terminal_row(terminal, row), text);
}

static bool screen_has(Terminal *terminal, int row, const char *text)
{
    (void)row;
    return str_find(terminal_text(terminal), str(text)) >= 0;
}

static bool screen_lacks(Terminal *terminal, int row, const char *text)
{
    return !screen_has(terminal, row, text);
}

void terminal_wait_row(Terminal *terminal, int row, const char *expected)
{
    char what[40];
    snprintf(what, sizeof what, "row %d does not become", row);
    wait_for(terminal, row_reads, row, expected, what);
}

void terminal_wait_contains(Terminal *terminal, const char *text)
{
    wait_for(terminal, screen_has, 0, text, "the screen has no");
}

void terminal_wait_lacks(Terminal *terminal, const char *text)
{
    wait_for(terminal, screen_lacks, 0, text, "the screen still has");
}

void terminal_wait_until(Terminal *terminal, bool (*holds)(Terminal *terminal),
                         const char *what)
{
    long long deadline = now_ms() + PATIENCE_MS;
    while (!holds(terminal)) {
        if (now_ms() > deadline)
            fail_with_screen(terminal, "it does not happen:", what);
        pump(terminal, POLL_MS);
    }
}

void terminal_wait_bytes(Terminal *terminal, size_t count)
{
    long long deadline = now_ms() + PATIENCE_MS;
    while (terminal->output.length < count) {
        if (now_ms() > deadline)
            fail_msg("%zu bytes came, not %zu", terminal->output.length, count);
        pump(terminal, POLL_MS);
    }
}

int terminal_wait_exit(Terminal *terminal)
{
    long long deadline = now_ms() + PATIENCE_MS;
    while (!has_ended(terminal)) {
        if (now_ms() > deadline)
            fail_with_screen(terminal, "the program", "does not end");
        if (terminal->pty >= 0)
            pump(terminal, POLL_MS);
        else
            poll(NULL, 0, POLL_MS);
    }
    while (terminal->pty >= 0 && pump(terminal, 0))
        ;
    return WIFEXITED(terminal->status) ? WEXITSTATUS(terminal->status)
                                       : 128 + WTERMSIG(terminal->status);
}

void terminal_wait_stopped(Terminal *terminal)
{
    long long deadline = now_ms() + PATIENCE_MS;
    int status = 0;
    while (waitpid(terminal->child, &status, WNOHANG | WUNTRACED) == 0) {
        if (now_ms() > deadline)
            fail_with_screen(terminal, "the program", "does not stop");
        pump(terminal, POLL_MS);
    }
    assert_true(WIFSTOPPED(status));
    while (pump(terminal, 0))
        ;
}

void terminal_settle(Terminal *terminal, int quiet_ms)
{
    while (pump(terminal, quiet_ms))
        ;
}

// --- the screen

Str terminal_row(Terminal *terminal, int row)
{
    row = row < 0 ? terminal->rows + row : row;
    size_t room = (size_t)terminal->columns * 32 + 1;
    char *text = arena_get(terminal->arena, room, 1);
    VTermRect rect = { row, row + 1, 0, terminal->columns };
    size_t length = vterm_screen_get_text(terminal->screen, text, room - 1, rect);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return (Str){ text, length };
}

Str terminal_text(Terminal *terminal)
{
    Buffer buffer = { .arena = terminal->arena };
    for (int row = 0; row < terminal->rows; row++) {
        buffer_add(&buffer, terminal_row(terminal, row));
        buffer_add_byte(&buffer, '\n');
    }
    return buffer_str(&buffer);
}

bool terminal_cell_is(Terminal *terminal, int row, int column, const char *text)
{
    char shown[64];
    VTermRect rect = { row, row + 1, column, column + 1 };
    size_t length = vterm_screen_get_text(terminal->screen, shown, sizeof shown, rect);
    return str_starts((Str){ shown, length }, str(text));
}

static char look(const VTermScreenCell *cell)
{
    const VTermScreenCellAttrs *attrs = &cell->attrs;
    int count = (attrs->bold != 0) + (attrs->underline != 0) + (attrs->reverse != 0);
    char letter = attrs->reverse     ? 'r'
                  : attrs->bold      ? 'b'
                  : attrs->underline ? 'u'
                  : attrs->italic    ? 'i'
                                     : '.';
    if (letter == '.' && (!VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) ||
                          !VTERM_COLOR_IS_DEFAULT_BG(&cell->bg)))
        return 'c';
    return (char)(count > 1 ? letter - 'a' + 'A' : letter);
}

Str terminal_looks(Terminal *terminal, int row)
{
    Buffer buffer = { .arena = terminal->arena };
    for (int column = 0; column < terminal->columns; column++) {
        VTermScreenCell cell;
        VTermPos place = { row < 0 ? terminal->rows + row : row, column };
        vterm_screen_get_cell(terminal->screen, place, &cell);
        buffer_add_byte(&buffer, look(&cell));
    }
    return buffer_str(&buffer);
}

bool terminal_is_alternate(const Terminal *terminal)
{
    return terminal->is_alternate;
}

bool terminal_shows_cursor(const Terminal *terminal)
{
    return terminal->shows_cursor;
}

int terminal_mouse(const Terminal *terminal)
{
    return terminal->mouse;
}

void terminal_cursor(const Terminal *terminal, int *row, int *column)
{
    *row = terminal->cursor.row;
    *column = terminal->cursor.col;
}

struct termios terminal_modes(const Terminal *terminal)
{
    struct termios modes;
    assert_int_equal(tcgetattr(terminal->pty, &modes), 0);
    return modes;
}

Str terminal_output(const Terminal *terminal)
{
    return buffer_str(&terminal->output);
}

pid_t terminal_child(const Terminal *terminal)
{
    return terminal->child;
}

int terminal_pty(const Terminal *terminal)
{
    return terminal->pty;
}
