// Gives the terminal back when the program ends without term_close(): by a signal, a
// failed assertion, a bug. And takes the terminal away from the program when it takes
// no more output. It knows what to write, not what it means.
#ifndef UI_RESCUE_H
#define UI_RESCUE_H

#include <termios.h>
#include "src/base/str.h"

enum { RESCUE_BYTES = 512, RESCUE_BLOCKED_SECONDS = 30 };

// From now on, when SEGV, ABRT, BUS, FPE or ILL comes, or one of TERM, HUP, QUIT and
// INT that nobody else handles, `bytes` (at most RESCUE_BYTES) are written to the
// terminal, its modes are set, and the signal takes its course. Handlers only write()
// and tcsetattr().
void rescue_arm(int terminal, const struct termios *modes, Str bytes);
void rescue_disarm(void);

// Around writing to the terminal: if it takes longer than RESCUE_BLOCKED_SECONDS, its
// modes are given back, and it, standard input and output (and the standard error
// output of a terminal) become /dev/null, so that writing ends and reading says that
// the terminal is gone (R29).
void rescue_watch_output(void);
void rescue_output_done(void);

// Writes all bytes, as far as the terminal takes them.
void rescue_write(int terminal, Str bytes);

#endif
