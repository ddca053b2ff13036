// Seccomp, the part of the kernel by which a process gives up system calls for good.
// What is left is what a curses program with SQLite and its own files needs: no way to
// run a program, to make a process or a thread, to open a socket, to change owners,
// modes or times by path, to type into the terminal (TIOCSTI), to make memory
// executable, to send a signal to another process.
#ifndef UI_SECCOMP_H
#define UI_SECCOMP_H

#include <stdbool.h>
#include "src/base/error.h"

typedef struct {
    bool kills;     // a denied call ends the process (for tests); else it fails: EPERM
    bool keeps_job; // the own job may be sent signals, to stop it by its key
} SeccompRules;

// From now on all threads of the process make no other call; threads must have been
// started before. False with one sentence if nothing was given up. Before it
// PR_SET_NO_NEW_PRIVS must have been set.
bool seccomp_restrict(const SeccompRules *rules, Error *why);

#endif
