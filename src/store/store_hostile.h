// Opening a library's store as if an enemy had made it (R16, R17): read-only, without
// views, triggers, extensions and functions of its own, within limits of size and time,
// with the tables that it must have and no others; for the modules of the store alone.
#ifndef SRC_STORE_STORE_HOSTILE_H
#define SRC_STORE_STORE_HOSTILE_H

#include "src/store/store_file.h"

// NULL with one sentence that says why not. Only the first pages of the file are read.
Store *store_hostile_open(const char *path, Error *error);

#endif
