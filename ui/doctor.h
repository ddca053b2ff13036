// What protects this process, in words: `moot --doctor`. It is asked from inside, after
// the sandbox has been closed as for a session, and tries what must not be possible.
#ifndef UI_DOCTOR_H
#define UI_DOCTOR_H

#include "ui/output.h"
#include "ui/sandbox.h"

typedef struct {
    const Sandbox *sandbox;
    const char *store; // that would be opened, or NULL
    Str folder;        // of the reader's state; empty: in memory
} Doctor;

// Prints it. Returns the exit status: 0 if everything is in force, 1 if something is
// lacking.
int doctor_run(const Doctor *doctor, Output *output);

#endif
