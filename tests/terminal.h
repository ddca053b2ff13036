// A terminal for tests: runs a program on a pseudo-terminal, shows its output to
// libvterm, answers what a terminal answers, and waits until the screen reads so. No
// test sleeps; what does not happen within some seconds fails the test, with the
// screen.
#ifndef TESTS_TERMINAL_H
#define TESTS_TERMINAL_H

#include <sys/types.h>
#include <termios.h>
#include "src/base/arena.h"

typedef struct Terminal Terminal; // terminal.c

typedef struct {
    int rows, columns; // 0: 24 and 80
    // "NAME=VALUE" and NULL at the end. PATH, HOME=/nonexistent, TERM=xterm-256color
    // and LC_ALL=C.UTF-8 are there unless named here; "NAME" alone takes them away.
    // Nothing else is passed on but what the sanitizers need.
    const char *const *environment;
    bool is_silent;          // answers no question
    bool has_wide_ambiguous; // says that "─" takes two columns
    bool ignores_hang_up;    // the program is started with SIGHUP ignored, as by nohup
} TerminalOptions;

// Starts a program (arguments[0] is its path, NULL ends them) or calls a function in a
// child process, which exits 0 when the function returns; the function must not use
// the checks of the test framework. `options` may be NULL. The caller ends it with
// terminal_free(), which kills what still runs.
Terminal *terminal_start(const TerminalOptions *options, const char *const *arguments);
Terminal *terminal_call(const TerminalOptions *options, void (*function)(void *context),
                        void *context);
void terminal_free(Terminal *terminal);

// Types bytes, however many, while reading what comes back.
void terminal_type(Terminal *terminal, const char *bytes);
void terminal_send(Terminal *terminal, Str bytes);

// Tells the kernel of another size, and libvterm if it is one of 1x1 to 1000x2000.
void terminal_resize(Terminal *terminal, int rows, int columns);

// Sends a signal to the program; hangs up (the program's terminal is gone).
void terminal_signal(const Terminal *terminal, int signal);
void terminal_hang_up(Terminal *terminal);

// Wait until a row (negative: from below, -1 is the last) reads exactly so, blanks at
// its end aside; until a text is, or is not, somewhere on the screen; until the
// function holds.
void terminal_wait_row(Terminal *terminal, int row, const char *expected);
void terminal_wait_contains(Terminal *terminal, const char *text);
void terminal_wait_lacks(Terminal *terminal, const char *text);
void terminal_wait_until(Terminal *terminal, bool (*holds)(Terminal *terminal),
                         const char *what);

// Waits until the program has put so many bytes out in all.
void terminal_wait_bytes(Terminal *terminal, size_t count);

// Waits until the program has ended: its exit status, or 128 and the signal. All its
// output has been read then.
int terminal_wait_exit(Terminal *terminal);

// Waits until the program has been stopped (by SIGTSTP, say).
void terminal_wait_stopped(Terminal *terminal);

// Reads until the program has been quiet for so long: for counting bytes, not for
// synchronising, which is what the functions above are for.
void terminal_settle(Terminal *terminal, int quiet_ms);

// What is on the screen: a row, and all rows with line ends, in the arena of the
// terminal.
Str terminal_row(Terminal *terminal, int row);
Str terminal_text(Terminal *terminal);

// Whether a cell shows this character, with marks or without.
bool terminal_cell_is(Terminal *terminal, int row, int column, const char *text);

// A letter a cell of a row, for its look: "b" bold, "u" underlined, "r" reversed,
// capital if two of these, "i" italic, "." none; "c" if there is only colour.
Str terminal_looks(Terminal *terminal, int row);

// How the terminal stands.
bool terminal_is_alternate(const Terminal *terminal);
bool terminal_shows_cursor(const Terminal *terminal);
int terminal_mouse(const Terminal *terminal); // of VTERM_PROP_MOUSE_...
void terminal_cursor(const Terminal *terminal, int *row, int *column);
struct termios terminal_modes(const Terminal *terminal);

// All bytes that the program has put out, borrowed until the next wait.
Str terminal_output(const Terminal *terminal);
pid_t terminal_child(const Terminal *terminal);
int terminal_pty(const Terminal *terminal); // for writing without reading

#endif
