#include "ui/signals.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>
#include "src/base/alloc.h"

// Signal handlers can be told nothing, so the pipe's end for writing is the one thing
// that stands outside of all structs.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
static volatile sig_atomic_t signal_pipe = -1;

static void on_signal(int number)
{
    int error = errno;
    unsigned char byte = (unsigned char)number;
    if (signal_pipe >= 0 && write(signal_pipe, &byte, 1) < 0) {
        // The pipe is full of signals that nobody has read yet: they will do.
    }
    errno = error;
}

static const int caught[] = { SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP };

bool signals_open(Signals *signals, Error *error)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
        return error_set(error, "No pipe for signals could be made");
    *signals = (Signals){ ends[0], ends[1] };
    signal_pipe = ends[1];
    struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
    for (size_t i = 0; i < COUNT(caught); i++)
        sigaction(caught[i], &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    return true;
}

size_t signals_read(const Signals *signals, unsigned char *numbers, size_t room)
{
    ssize_t count = read(signals->read_end, numbers, room);
    return count > 0 ? (size_t)count : 0;
}

void signals_close(Signals *signals)
{
    for (size_t i = 0; i < COUNT(caught); i++)
        signal(caught[i], SIG_IGN); // the rest is saving, which nothing should cut off
    signal_pipe = -1;
    close(signals->read_end);
    close(signals->write_end);
}
