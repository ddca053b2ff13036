// Bytes from the terminal to keys: UTF-8, escape sequences, bracketed paste, mouse
// reports, the answer to the cursor probe. Pure: no terminal, no clock; fuzzed (R25,
// R26).
//
// As nothing is bound to Alt, Esc followed at once by a plain key is Esc and then that
// key; only ESC [, ESC O, ESC P, ESC ], ESC _, ESC ^ and ESC X begin a sequence.
// Unknown sequences are swallowed whole, up to 256 bytes.
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "ui/keys.h"

enum { INPUT_PASTE_LIMIT = 64 * 1024 };

typedef struct {
    Key key;
    int row, column; // of a mouse report or cursor answer, from 0
    int button; // of a mouse report: 0 left, 1 middle, 2 right, 64 wheel up, 65 down
    bool pressed;
    Str paste; // of K_PASTE: cleaned, with line ends; until the next input_next()
    bool paste_was_cut;
} InputEvent;

typedef struct Input Input; // input.c

Input *input_new(void);
void input_free(Input *input);

// Hands over bytes as they were read. More than 64 characters of text in one call,
// outside of a bracketed paste, are a paste without brackets: it goes on, over however
// many calls, until input_timeout().
void input_feed(Input *input, const unsigned char *bytes, size_t count);

// The next key, false if there is none (yet).
bool input_next(Input *input, InputEvent *event);

// Milliseconds after which input_timeout() is due because something is incomplete: 25
// after a lone Esc, 50 within UTF-8, a sequence or a paste without brackets, 1000
// within a bracketed paste; -1 if nothing is pending.
int input_pending(const Input *input);

// Whether what has been fed ends within a paste, so that what comes next is text.
// Asked after input_next() has said that there is no more.
bool input_is_pasting(const Input *input);

// The time is up: a lone Esc becomes K_ESCAPE, half a character U+FFFD, half a sequence
// is dropped, a paste is over. Call input_next() after it.
void input_timeout(Input *input);

#endif
