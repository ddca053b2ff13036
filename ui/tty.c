#include "ui/tty.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <unistd.h>

void tty_size(int terminal, int *rows, int *columns)
{
    struct winsize size = { 0 };
    *rows = 24;
    *columns = 80;
    if (ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        *rows = size.ws_row;
        *columns = size.ws_col;
    }
}

int tty_read(unsigned char *bytes, int room)
{
    struct pollfd wait = { .fd = STDIN_FILENO, .events = POLLIN };
    if (poll(&wait, 1, 0) <= 0)
        return 0;
    if (!(wait.revents & POLLIN))
        return -1;
    ssize_t count = read(STDIN_FILENO, bytes, (size_t)room);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return 0;
    return count > 0 ? (int)count : -1;
}

void tty_stop_job(void)
{
    const struct sigaction usual = { .sa_handler = SIG_DFL };
    struct sigaction before;
    sigaction(SIGTSTP, &usual, &before);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
}
