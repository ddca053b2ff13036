// The file that state.h keeps things in, for that module alone: where it may stand
// (R12), how it is opened (R11), and what happens when it is damaged (R13).
#ifndef SRC_STORE_STATE_FILE_H
#define SRC_STORE_STATE_FILE_H

#include "src/store/sql.h"

enum {
    STATE_APPLICATION = 0x6D6F7473, // "mots": the application_id of the file
    STATE_VERSION = 1,              // its user_version
    STATE_BUSY_MILLISECONDS = 250,  // how long a lock of another moot is waited for
};

typedef struct {
    sqlite3 *db;      // NULL as long as there is no file
    char *folder;     // NULL: in memory
    char *path;       // for sentences
    bool is_readable; // its tables are ours
    bool may_write;
    char notice[512];
} StateFile;

// Opens the file in `folder` if there is one; makes nothing. A damaged file is renamed,
// a newer one is only read, and `notice` says so. False with one sentence if folder or
// file may not be trusted.
bool state_file_open(StateFile *file, const char *folder, Error *error);

// Makes folder, file and tables if they are not there yet; false if that cannot be, or
// if nothing may be written.
bool state_file_make(StateFile *file, Error *error);
void state_file_close(StateFile *file);

// Whether a file system of this type (statfs) is on another machine or behind a program
// that may keep locks badly, so that a write-ahead log would not be safe on it.
bool state_file_is_remote(uint64_t file_system);

#endif
