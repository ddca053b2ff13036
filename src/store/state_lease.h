// The right to write a file that stands on another machine (R11): there locks may not
// be kept, so that one moot at a time holds a lease, a file that names its host,
// process and time. For the modules of state.h alone.
#ifndef SRC_STORE_STATE_LEASE_H
#define SRC_STORE_STATE_LEASE_H

#include "src/base/error.h"

// Takes the lease of the file `path`, or makes it younger if it is held already: then
// `file` is not -1. One that nobody has made younger for an hour, or whose process has
// ended on this host, is taken over. False with who holds it.
bool state_lease_take(const char *path, int *file, Error *error);

// Gives it back. Nothing happens if it is not held.
void state_lease_drop(const char *path, int *file);

#endif
