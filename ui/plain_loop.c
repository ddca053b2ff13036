#include "ui/plain_loop.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "ui/input.h"
#include "ui/loop.h"
#include "ui/output.h"
#include "ui/plain.h"
#include "ui/rescue.h"
#include "ui/signals.h"
#include "ui/tty.h"
#include "ui/watch.h"

enum {
    REST = 2000, // milliseconds without a key after which the place is saved
    RETRY = 300, // milliseconds between attempts to save what waits
    READ_BYTES = 4096,
    LINE_BYTES = 64 * 1024, // of a line; what is longer is cut
    WIDTH_LEAST = 20,
    WIDTH_MOST = 1000,
};

typedef struct {
    App *app;
    Plain *plain;
    Output output;
    Input *input;
    Signals signals;
    int watch;
    bool has_keys;   // standard input is a terminal
    bool is_watched; // so is standard output: it may take nothing any more
    struct termios modes;
    Arena *prompts; // of the prompt on the screen
    Str prompt;
    Arena *lines;
    Buffer line; // that has begun
    bool is_unsaved, is_over;
    int status;
} Loop;

// --- the terminal

// Keys come one by one and are not echoed, Ctrl-C and Ctrl-S are keys, and Enter stays
// a carriage return.
static void take_terminal(Loop *loop)
{
    struct termios modes = loop->modes;
    modes.c_lflag &= (tcflag_t) ~(ECHO | ICANON | ISIG | IEXTEN);
    modes.c_iflag &= (tcflag_t) ~(ICRNL | INLCR | IGNCR | IXON);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    rescue_arm(STDIN_FILENO, &loop->modes, str(""));
    tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

static void give_terminal_back(const Loop *loop)
{
    tcsetattr(STDIN_FILENO, TCSANOW, &loop->modes);
    rescue_disarm();
}

// The last column of a terminal stays empty: some go to the next line by themselves
// when it is full, and then once more.
static void measure(int *rows, int *columns)
{
    tty_size(STDOUT_FILENO, rows, columns);
    *columns -= isatty(STDOUT_FILENO) ? 1 : 0;
    *columns = *columns < WIDTH_LEAST ? WIDTH_LEAST : *columns;
    *columns = *columns > WIDTH_MOST ? WIDTH_MOST : *columns;
}

static void resize(const Loop *loop)
{
    int rows, columns;
    measure(&rows, &columns);
    plain_resize(loop->plain, rows, columns);
}

// --- output

static void set_prompt(Loop *loop, Str prompt)
{
    Arena *before = loop->prompts;
    loop->prompts = arena_new();
    loop->prompt = arena_str(loop->prompts, prompt);
    arena_free(before);
}

// Ends the line of the prompt if something else is to stand on it.
static void leave_prompt(Loop *loop)
{
    if (loop->prompt.length > 0)
        output_line(&loop->output, str(""));
    set_prompt(loop, str(""));
}

// What is typed makes the prompt longer, and only that is printed. If it becomes
// shorter it stands on a new line: no terminal is sure to go back, and a listener hears
// what is left.
static void show_prompt(Loop *loop)
{
    Str prompt = plain_prompt(loop->plain);
    if (!loop->has_keys || str_equal(prompt, loop->prompt))
        return;
    if (!str_starts(prompt, loop->prompt))
        leave_prompt(loop);
    output_part(&loop->output, str_from(prompt, loop->prompt.length));
    set_prompt(loop, prompt);
}

static void print_lines(Loop *loop)
{
    Str lines = plain_take(loop->plain), line;
    if (lines.length > 0)
        leave_prompt(loop);
    while (str_next(&lines, '\n', &line))
        output_line(&loop->output, line);
    if (!loop->is_over)
        show_prompt(loop);
    output_flush(&loop->output);
}

// What reads from a pipe may take its time, as a pager does; a terminal may not.
static void show(Loop *loop)
{
    if (loop->is_watched)
        rescue_watch_output();
    print_lines(loop);
    if (loop->is_watched)
        rescue_output_done();
    if (loop->output.failure)
        loop->is_over = true;
}

static void suspend(Loop *loop)
{
    if (loop->app->is_kiosk)
        return;
    app_save(loop->app);
    leave_prompt(loop);
    output_flush(&loop->output);
    give_terminal_back(loop);
    tty_stop_job();
    take_terminal(loop);
    resize(loop);
    show_prompt(loop);
    output_flush(&loop->output);
}

// What a key has led to.
static void answer(Loop *loop)
{
    loop->is_unsaved = true;
    Request request = plain_request(loop->plain);
    if (request == REQUEST_QUIT || request == REQUEST_SWITCH)
        loop->is_over = true;
    if (request == REQUEST_SWITCH)
        loop->status = LOOP_SWITCH;
    show(loop);
    if (loop->is_over)
        leave_prompt(loop);
    if (request == REQUEST_SUSPEND && loop->has_keys)
        suspend(loop);
}

// --- input

static void handle_event(Loop *loop, const InputEvent *event)
{
    switch (event->key) {
    case K_HANG_UP: loop->is_over = true; return;
    case K_MOUSE:
    case K_NONE:
    case K_RESIZE:
    case K_CURSOR_AT: return;
    case K_PASTE: plain_paste(loop->plain, event->paste, event->paste_was_cut); break;
    default: plain_key(loop->plain, event->key); break;
    }
    answer(loop);
}

static void handle_events(Loop *loop)
{
    InputEvent event;
    while (!loop->is_over && input_next(loop->input, &event))
        handle_event(loop, &event);
}

static void end_line(Loop *loop, bool is_whole)
{
    if (is_whole)
        plain_line(loop->plain, buffer_str(&loop->line));
    else
        plain_end_line(loop->plain);
    arena_reset(loop->lines);
    loop->line = (Buffer){ .arena = loop->lines };
    answer(loop);
}

// Bytes that come as lines.
static void take_lines(Loop *loop, Str bytes)
{
    while (bytes.length > 0 && !loop->is_over) {
        char byte = bytes.data[0];
        bytes = str_from(bytes, 1);
        if (byte == '\n')
            end_line(loop, true);
        else if (byte != '\r' && loop->line.length < LINE_BYTES)
            buffer_add_byte(&loop->line, byte);
    }
}

static void take_bytes(Loop *loop, Str bytes)
{
    input_feed(loop->input, (const unsigned char *)bytes.data, bytes.length);
    handle_events(loop);
}

// Bytes that come as keys; a line feed is the end of a line whose keys have been
// carried out already, but part of what is pasted.
static void take_keys(Loop *loop, Str bytes)
{
    while (bytes.length > 0 && !loop->is_over) {
        ptrdiff_t end = str_find(bytes, str("\n"));
        Str part = end < 0 ? bytes : str_part(bytes, 0, (size_t)end);
        take_bytes(loop, part);
        bytes = str_from(bytes, part.length);
        if (bytes.length > 0 && !loop->is_over) {
            if (input_is_pasting(loop->input))
                take_bytes(loop, str_part(bytes, 0, 1));
            else
                end_line(loop, false);
            bytes = str_from(bytes, 1);
        }
    }
}

static void read_input(Loop *loop)
{
    char bytes[READ_BYTES];
    ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) {
        if (!loop->has_keys && loop->line.length > 0)
            end_line(loop, true); // the last line of a script may have no end
        loop->is_over = true;
        return;
    }
    Str read = { bytes, (size_t)count };
    bool is_line = count > 1 && str_ends(read, str("\n")) &&
                   !memchr(bytes, '\x1b', read.length) &&
                   !input_is_pasting(loop->input);
    if (!loop->has_keys || is_line)
        take_lines(loop, read);
    else
        take_keys(loop, read);
}

// --- waiting

static void handle_signals(Loop *loop)
{
    unsigned char numbers[64];
    size_t count = signals_read(&loop->signals, numbers, sizeof numbers);
    for (size_t i = 0; i < count; i++)
        switch (numbers[i]) {
        case SIGWINCH: resize(loop); break;
        case SIGTSTP:
            if (loop->has_keys)
                suspend(loop);
            else
                tty_stop_job();
            break;
        default: loop->is_over = true; loop->status = SIGNALS_STATUS + numbers[i];
        }
}

static int patience(const Loop *loop)
{
    int pending = input_pending(loop->input);
    bool is_busy; // what could not be saved is tried again
    if (pending < 0 && state_waiting(loop->app->state, &is_busy) > 0)
        return RETRY;
    return pending >= 0 ? pending : loop->is_unsaved ? REST : -1;
}

static void handle_timeout(Loop *loop)
{
    if (input_pending(loop->input) >= 0) {
        input_timeout(loop->input);
        handle_events(loop);
    } else if (loop->is_unsaved) {
        loop->is_unsaved = false;
        app_save(loop->app);
        app_rest(loop->app);
    } else if (app_retry(loop->app)) {
        plain_notice(loop->plain);
        show(loop);
    }
}

static void wait_once(Loop *loop)
{
    struct pollfd fds[] = {
        { .fd = STDIN_FILENO, .events = POLLIN },
        { .fd = loop->signals.read_end, .events = POLLIN },
        { .fd = loop->watch, .events = POLLIN },
        { .fd = app_file(loop->app), .events = POLLIN },
    };
    int ready = poll(fds, COUNT(fds), patience(loop));
    if (ready == 0)
        handle_timeout(loop);
    if (ready > 0 && (fds[1].revents & POLLIN))
        handle_signals(loop);
    if (ready > 0 && (fds[2].revents & POLLIN) && watch_read(loop->watch) &&
        app_reload(loop->app)) {
        plain_notice(loop->plain);
        show(loop);
    }
    if (ready > 0 && (fds[3].revents & POLLIN))
        app_hear(loop->app);
    if (ready > 0 && !loop->is_over && (fds[0].revents & (POLLIN | POLLHUP)))
        read_input(loop);
    else if (ready > 0 && (fds[0].revents & (POLLERR | POLLNVAL)))
        loop->is_over = true;
}

// --- all of it

static void open_loop(Loop *loop, bool is_own)
{
    int rows, columns;
    measure(&rows, &columns);
    loop->plain = plain_new(loop->app, rows, columns, loop->has_keys);
    loop->input = input_new();
    loop->prompts = arena_new();
    loop->lines = arena_new();
    loop->line.arena = loop->lines;
    loop->watch = is_own ? watch_open(loop->app->library) : -1;
}

static void close_loop(Loop *loop)
{
    app_save(loop->app);
    watch_close(loop->watch);
    output_close(&loop->output);
    input_free(loop->input);
    plain_free(loop->plain);
    arena_free(loop->prompts);
    arena_free(loop->lines);
}

int plain_loop_run(App *app, Charset charset, bool is_own, Error *error)
{
    Loop loop = { .app = app, .output = { .charset = charset }, .prompt = str("") };
    loop.has_keys = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &loop.modes) == 0;
    loop.is_watched = loop.has_keys && isatty(STDOUT_FILENO);
    if (!signals_open(&loop.signals, error))
        return -1;
    open_loop(&loop, is_own);
    if (loop.has_keys)
        take_terminal(&loop);
    if (is_own)
        app_report(app);
    plain_begin(loop.plain);
    show(&loop);
    while (!loop.is_over)
        wait_once(&loop);
    leave_prompt(&loop);
    signals_close(&loop.signals);
    if (loop.has_keys)
        give_terminal_back(&loop);
    close_loop(&loop);
    return loop.status;
}
