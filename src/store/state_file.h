// The file that state.h keeps things in, for its modules alone: how it is opened (R11),
// and what happens when it is of another version or damaged (R13, R14).
#ifndef SRC_STORE_STATE_FILE_H
#define SRC_STORE_STATE_FILE_H

#include "src/store/sql.h"

enum {
    STATE_BUSY_MILLISECONDS = 250, // how long opening waits for a lock of another moot
};

typedef struct {
    sqlite3 *db;          // NULL as long as there is no file
    char *folder;         // NULL: in memory
    char *path;           // for sentences
    uint64_t file_system; // the type that the folder is taken to be on; 0: ask
    bool is_remote;       // it is on another machine
    int lease;            // the right to write there (state_lease.h), -1: not held
    bool is_readable;     // its tables are ours
    bool may_write;
    char notice[512];
} StateFile;

// Opens the file in `folder` if there is one; makes nothing. One of an earlier version
// is brought to this one, a damaged one is put aside and what can be read of it is
// taken over, a newer one is only read; `notice` says so. False with one sentence if
// folder or file may not be trusted. `file_system` is a type as statfs() has it, for
// tests, or 0.
bool state_file_open(StateFile *file, const char *folder, uint64_t file_system,
                     Error *error);

// Makes folder, file and tables if they are not there yet, and takes the lease where
// one is needed; false if that cannot be, or if nothing may be written.
bool state_file_make(StateFile *file, Error *error);
void state_file_close(StateFile *file);

// Whether a file system of this type (statfs) is on another machine or behind a program
// that may keep locks badly, so that a write-ahead log would not be safe on it.
bool state_file_is_remote(uint64_t file_system);

#endif
