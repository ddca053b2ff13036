// Where the reader's file may stand (R12): in a folder that is theirs alone, with
// nothing planted in it. For the modules of state.h, and for whoever makes the folder
// ahead of them, before a sandbox that takes only what is there.
#ifndef SRC_STORE_STATE_PLACE_H
#define SRC_STORE_STATE_PLACE_H

#include <stddef.h>
#include "src/base/error.h"

#define STATE_FILE "state.db"

// Makes the folder, for its owner alone, with those above it that are not there.
bool state_place_make(const char *folder, Error *error);

// Opens the folder without following a link and checks whose it is. -1 with a sentence;
// without one, and *missing set, if it is not there. The caller closes it.
int state_place_open(const char *folder, bool *missing, Error *error);

// Checks the file and what SQLite puts beside it, without following links: plain files
// with one name, their owner's alone. `path` is for sentences.
bool state_place_check(int folder, const char *path, bool *exists, Error *error);

// Makes an empty file for the owner alone; SQLite gives its other files the same mode.
bool state_place_make_file(int folder, const char *path, Error *error);

// Renames the file and what belongs to it to "state.db.corrupt-TIME" and writes that
// name; false if that cannot be.
bool state_place_put_aside(int folder, char *name, size_t size);

#endif
