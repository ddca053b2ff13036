// What happens to the process: signals, told through a pipe that a loop can poll.
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <stddef.h>
#include "src/base/error.h"

enum { SIGNALS_STATUS = 128 }; // the shells' convention: killed by signal n is 128 + n

typedef struct {
    int read_end, write_end;
} Signals;

// From now on SIGTERM, SIGHUP, SIGINT, SIGWINCH and SIGTSTP are written into the pipe,
// and SIGPIPE is ignored. One at a time may be open.
bool signals_open(Signals *signals, Error *error);

// Reads the numbers of signals that have come, without waiting; returns how many.
size_t signals_read(const Signals *signals, unsigned char *numbers, size_t room);

// All of them are ignored from now on: what follows is saving.
void signals_close(Signals *signals);

#endif
