#include "ui/loop.h"
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "ui/commands.h"
#include "ui/commands_issues.h"
#include "ui/output.h"
#include "ui/screen.h"
#include "ui/signals.h"
#include "ui/watch.h"

enum {
    RESIZE_INTERVAL = 30, // milliseconds between two layouts while a window is dragged
    REST = 2000,          // milliseconds without a key after which the place is saved
    RETRY = 300,          // milliseconds between attempts to save what waits
    READ_BYTES = 4096,
};

typedef struct {
    App *app;
    const TermOptions *options;
    Input *input;
    Canvas canvas;
    Signals signals;
    int watch;       // to poll
    bool mouse;      // as the terminal was told last
    bool is_dirty;   // something may look different now
    bool is_unsaved; // keys came since the place was saved
    long resized_at; // milliseconds
    bool is_resizing;
    bool is_over;
    int status;
} Loop;

static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// --- signals

// A kiosk is never stopped: there is no shell that it could leave the terminal to.
static void suspend(Loop *loop)
{
    if (loop->app->is_kiosk)
        return;
    app_save(loop->app);
    term_suspend();
    term_resized();
    term_repaint();
    loop->is_dirty = true;
}

static void handle_signals(Loop *loop)
{
    unsigned char numbers[64];
    size_t count = signals_read(&loop->signals, numbers, sizeof numbers);
    for (size_t i = 0; i < count; i++)
        switch (numbers[i]) {
        case SIGWINCH: loop->is_resizing = true; break;
        case SIGTSTP: suspend(loop); break;
        case SIGINT: break; // Ctrl-C never quits
        default: loop->is_over = true; loop->status = SIGNALS_STATUS + numbers[i];
        }
}

static void handle_resize(Loop *loop)
{
    loop->is_resizing = false;
    loop->resized_at = now();
    loop->is_dirty = true;
    term_resized();
    // Of two changes in a row the terminal may have shown the first, and lost what it
    // cut off, although the size is now what it was.
    term_repaint();
}

// --- what the reader asked for

// Shows a text on the plain screen, where the terminal's own selection takes it.
static void show_plainly(Loop *loop)
{
    unsigned char byte;
    Error error;
    Output output = { .charset = term_charset() };
    term_close();
    output_line(&output, str(""));
    output_line(&output, loop->app->copy);
    output_part(&output, str("Press Enter to go back to moot."));
    output_flush(&output);
    while (read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
        continue;
    if (!term_open(loop->options, &error))
        loop->is_over = true;
    loop->mouse = false;
    term_repaint();
}

static void handle_request(Loop *loop)
{
    Request request = loop->app->request;
    loop->app->request = REQUEST_NONE;
    switch (request) {
    case REQUEST_NONE: break;
    case REQUEST_QUIT: loop->is_over = true; break;
    case REQUEST_REPAINT: term_repaint(); break;
    case REQUEST_SUSPEND: suspend(loop); break;
    case REQUEST_COPY: show_plainly(loop); break;
    case REQUEST_SWITCH:
        loop->is_over = true;
        loop->status = LOOP_SWITCH;
        break;
    }
    if (loop->mouse != loop->app->mouse && !loop->is_over) {
        loop->mouse = loop->app->mouse;
        term_mouse(loop->mouse);
    }
}

// --- input

static void handle_event(Loop *loop, const InputEvent *event)
{
    switch (event->key) {
    case K_HANG_UP: loop->is_over = true; break;
    case K_MOUSE: commands_mouse(loop->app, event, now()); break;
    case K_PASTE: commands_paste(loop->app, event->paste, event->paste_was_cut); break;
    case K_NONE:
    case K_RESIZE:
    case K_CURSOR_AT: return;
    default: commands_key(loop->app, event->key); break;
    }
    loop->is_dirty = loop->is_unsaved = true;
    handle_request(loop);
}

static void handle_events(Loop *loop)
{
    InputEvent event;
    while (!loop->is_over && input_next(loop->input, &event))
        handle_event(loop, &event);
}

static void read_input(Loop *loop)
{
    unsigned char bytes[READ_BYTES];
    int count;
    while (!loop->is_over && (count = term_read(bytes, sizeof bytes)) != 0) {
        if (count < 0) {
            loop->is_over = true;
            return;
        }
        input_feed(loop->input, bytes, (size_t)count);
        handle_events(loop);
    }
}

// --- output

static void draw(Loop *loop)
{
    int rows, columns, row, column;
    term_size(&rows, &columns);
    if (loop->canvas.rows != rows || loop->canvas.columns != columns) {
        if (loop->canvas.cells)
            canvas_free(loop->canvas);
        loop->canvas = canvas_new(rows, columns);
    }
    screen_layout(loop->app, rows, columns);
    screen_draw(loop->app, loop->canvas, &row, &column);
    term_show(loop->canvas, row, column);
    loop->is_dirty = false;
}

// --- waiting

// Milliseconds until something is due, -1 if nothing is.
static int patience(const Loop *loop)
{
    int pending = input_pending(loop->input);
    if (pending >= 0)
        return pending;
    if (loop->is_resizing) {
        long left = loop->resized_at + RESIZE_INTERVAL - now();
        return left > 0 ? (int)left : 0;
    }
    int rest = loop->is_unsaved ? REST : -1;
    bool is_busy; // what could not be saved is tried again
    if (state_waiting(loop->app->state, &is_busy) > 0)
        return RETRY;
    return rest;
}

static void handle_timeout(Loop *loop)
{
    if (input_pending(loop->input) >= 0) {
        input_timeout(loop->input);
        handle_events(loop);
    } else if (!loop->is_resizing && loop->is_unsaved) {
        loop->is_unsaved = false;
        loop->is_dirty = !app_save(loop->app);
        app_rest(loop->app);
    } else {
        loop->is_dirty = app_retry(loop->app);
    }
}

static void wait_once(Loop *loop)
{
    struct pollfd fds[] = {
        { .fd = STDIN_FILENO, .events = POLLIN },
        { .fd = loop->signals.read_end, .events = POLLIN },
        { .fd = loop->watch, .events = POLLIN },
        { .fd = app_file(loop->app), .events = POLLIN },
        { .fd = app_map_file(loop->app), .events = POLLIN },
        { .fd = crux_finder_file(&loop->app->cruxes), .events = POLLIN },
    };
    int ready = poll(fds, COUNT(fds), patience(loop));
    if (ready == 0)
        handle_timeout(loop);
    if (ready > 0 && (fds[1].revents & POLLIN))
        handle_signals(loop);
    if (ready > 0 && (fds[2].revents & POLLIN) && watch_read(loop->watch))
        loop->is_dirty |= app_reload(loop->app);
    if (ready > 0 && (fds[3].revents & POLLIN))
        loop->is_dirty |= app_hear(loop->app);
    if (ready > 0 && (fds[4].revents & POLLIN))
        loop->is_dirty |= app_take(loop->app);
    if (ready > 0 && (fds[5].revents & POLLIN))
        loop->is_dirty |= command_take_cruxes(loop->app);
    if (ready > 0 && (fds[0].revents & POLLIN))
        read_input(loop);
    else if (ready > 0 && (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)))
        loop->is_over = true;
    if (loop->is_resizing && now() - loop->resized_at >= RESIZE_INTERVAL)
        handle_resize(loop);
}

int loop_run(App *app, const TermOptions *options, bool is_own, Error *error)
{
    Loop loop = { .app = app, .options = options, .watch = -1, .is_dirty = true };
    if (!signals_open(&loop.signals, error)) // before there is anything to give back
        return -1;
    if (!term_open(options, error)) {
        signals_close(&loop.signals);
        return -1;
    }
    loop.input = input_new();
    if (term_notice().length > 0)
        app_say(app, "%.*s", (int)term_notice().length, term_notice().data);
    handle_request(&loop);
    draw(&loop);
    read_input(&loop); // what was typed while the terminal was asked about itself
    // The first screen stands before anything else is done.
    if (is_own) {
        loop.watch = watch_open(app->library);
        loop.is_dirty |= app_report(app);
    }
    while (!loop.is_over) {
        if (loop.is_dirty)
            draw(&loop);
        wait_once(&loop);
    }
    signals_close(&loop.signals);
    term_close();
    app_save(app);
    watch_close(loop.watch);
    input_free(loop.input);
    canvas_free(loop.canvas);
    return loop.status;
}
