// Tests inside of the program's own sandbox: with CONFINED in the environment a test
// binary closes it before its tests, so that a call that is not left, though the
// program makes it, ends the binary by SIGSYS.
#ifndef TESTS_CONFINED_H
#define TESTS_CONFINED_H

#include "src/base/worker.h"

enum { CONFINED_NOT = 77 }; // the exit status where there is no sandbox

// Closes it if CONFINED says so. The folder of the tests can be read, that for
// temporary files written.
void confined_close(void);

// A worker; NULL inside of the sandbox, where no thread can be made.
Worker *confined_worker(void);

#endif
