// A key, or what else a terminal reports, from the bytes that stand for it: UTF-8 and
// the escape sequences of xterm, VT220, rxvt and the Linux console. One byte at a time,
// no memory, no clock; input.h adds pastes and patience.
#ifndef UI_SEQUENCE_H
#define UI_SEQUENCE_H

#include "ui/keys.h"

enum { SEQUENCE_LIMIT = 256 }; // bytes that an unknown sequence may swallow

typedef enum {
    SEQUENCE_GROUND,
    SEQUENCE_UTF8,       // after the first byte of a character
    SEQUENCE_ESCAPE,     // after ESC
    SEQUENCE_CSI,        // after ESC [
    SEQUENCE_SS3,        // after ESC O
    SEQUENCE_STRING,     // after ESC P, ESC ], ESC _, ESC ^, ESC X
    SEQUENCE_STRING_END, // after ESC in one of these
    SEQUENCE_CONSOLE,    // after ESC [ [: a function key of the Linux console
    SEQUENCE_MOUSE,      // after ESC [ M: three bytes of an old mouse report
} SequenceState;

// What has been read of a character or a sequence, without what introduces it. It
// begins as { 0 }.
typedef struct {
    SequenceState state;
    unsigned char bytes[SEQUENCE_LIMIT];
    size_t count;
} Sequence;

typedef struct {
    Key key;         // K_NONE: nothing is complete yet; K_PASTE: a paste begins
    int row, column; // of a mouse report or cursor answer, from 0
    int button;      // as in InputEvent
    bool pressed;
} Report;

// Takes a byte: what it completes. If *again becomes true, the same byte is to be given
// once more: it ended something and is the beginning of something else. What is no
// character becomes U+FFFD; what is no known sequence, nothing.
Report sequence_step(Sequence *sequence, unsigned char byte, bool *again);

#endif
