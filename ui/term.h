// The terminal: the only module that includes <curses.h>. It turns canvases into output
// and hands on the bytes that come in; it knows nothing about the program.
#ifndef UI_TERM_H
#define UI_TERM_H

#include "src/base/error.h"
#include "ui/canvas.h"

typedef enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorChoice;

typedef struct {
    ColorChoice color; // COLOR_AUTO: NO_COLOR and the terminal decide
    bool has_charset;  // `charset` was asked for; else probe and locale decide
    Charset charset;
    bool utf8_locale; // what text_open() said
} TermOptions;

// Takes the terminal over: raw mode, alternate screen, bracketed paste; handlers
// restore it however the program ends (R24). False with one sentence, terminal
// untouched, if that cannot be: not a terminal, unknown or unfit TERM.
bool term_open(const TermOptions *options, Error *error);

// Gives it back as it was. Safe to call twice, and when it was never open.
void term_close(void);

// A sentence about the terminal that the reader should see once, empty if all is well.
Str term_notice(void);

// The charset in use. The cursor probe (map.md 1.5) is sent before the first frame; its
// answer is waited for at most 300 ms.
Charset term_charset(void);

// The size of the window, at most 500x1000, and at least 1x1 though nothing may fit
// (screen.h); term_resized() asks the terminal again, true if it changed.
void term_size(int *rows, int *columns);
bool term_resized(void);

// Shows a canvas of the window's size, cursor at this cell; what has not changed is not
// sent. Of a canvas that is larger than the window, as much as there is room for.
void term_show(Canvas canvas, int cursor_row, int cursor_column);

// All cells are sent at the next term_show().
void term_repaint(void);

// Reads the bytes that have come in, without waiting; 0 if there are none, -1 if the
// terminal is gone.
int term_read(unsigned char *bytes, int room);

// Turns mouse reports on and off.
void term_mouse(bool on);

// Gives the terminal back, stops the process (SIGTSTP), and takes it over again when
// the process goes on.
void term_suspend(void);

#endif
