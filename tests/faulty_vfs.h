// A file system for SQLite that fails when it is told to: everything goes to the usual
// one, but the n-th call that reads, writes, syncs, opens or deletes gets an error
// instead, once or from then on (R53).
#ifndef TESTS_FAULTY_VFS_H
#define TESTS_FAULTY_VFS_H

#include <stdbool.h>

typedef enum {
    FAULT_IO,    // SQLITE_IOERR
    FAULT_FULL,  // no space left
    FAULT_SHORT, // less is read than was asked for; writes fail
    FAULT_KINDS,
} FaultKind;

// Makes it the one that SQLite uses, from now on. Nothing fails until it is told to.
void faulty_vfs_install(void);

// Has the n-th call from now on fail, from 1; 0: none. Counting begins anew.
void faulty_vfs_fail(FaultKind kind, long nth, bool for_good);

// How many calls there were since.
long faulty_vfs_calls(void);

#endif
