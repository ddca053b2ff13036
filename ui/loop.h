// The loop: waits for keys, signals and changed files, hands them on, and shows what
// has become of it. While nothing happens it does not wake up.
#ifndef UI_LOOP_H
#define UI_LOOP_H

#include "ui/app.h"
#include "ui/term.h"

enum { LOOP_SWITCH = -2 }; // the reader wants line mode

// Takes the terminal over and runs until the reader quits, the terminal is gone, or
// SIGTERM or SIGHUP comes; the reader's place is saved in any case. `is_own`: these are
// files of the reader's own; they are read again when they change, and what is wrong
// with them is said. Returns the exit status, LOOP_SWITCH, or -1 with one sentence if
// there is no fit terminal.
int loop_run(App *app, const TermOptions *options, bool is_own, Error *error);

#endif
