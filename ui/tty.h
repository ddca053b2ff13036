// What the kernel says about the terminal: the size of its window, the bytes that were
// typed, whether it is still there.
#ifndef UI_TTY_H
#define UI_TTY_H

// The size as it is, however large or small; 24x80 if nobody knows.
void tty_size(int terminal, int *rows, int *columns);

// Reads from standard input what has come, without waiting: 0 if there is nothing, -1
// if the terminal is gone.
int tty_read(unsigned char *bytes, int room);

// Stops the whole job, as the key for it does in other programs; returns when it goes
// on. Whoever handles SIGTSTP is not asked.
void tty_stop_job(void);

#endif
