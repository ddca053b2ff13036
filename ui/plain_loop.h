// The loop of line mode: keys one at a time from a terminal, which echoes nothing, or
// whole lines from whatever else standard input is; lines on standard output. It sends
// no escape sequence and asks no database of terminals.
//
// A terminal whose line ends come as line feeds (an editor's shell window) sends lines,
// too: the Enter key of others is a carriage return.
#ifndef UI_PLAIN_LOOP_H
#define UI_PLAIN_LOOP_H

#include "src/text/charset.h"
#include "ui/app.h"

// Runs until the reader quits, the input ends, or SIGTERM, SIGHUP or SIGINT comes; the
// reader's place is saved in any case. `is_own`: as loop_run(). Returns the exit status
// or LOOP_SWITCH (loop.h); -1 with one sentence if it cannot begin.
int plain_loop_run(App *app, Charset charset, bool is_own, Error *error);

#endif
