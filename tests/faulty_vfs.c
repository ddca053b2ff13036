#include "tests/faulty_vfs.h"
#include <sqlite3.h>
#include <string.h>

static struct {
    sqlite3_vfs own, *usual;
    FaultKind kind;
    long nth, calls;
    bool for_good;
} vfs;

// A file of ours; behind it in memory, that of the usual file system.
typedef struct {
    sqlite3_file base;
} FaultyFile;

static sqlite3_file *usual(sqlite3_file *file)
{
    return (sqlite3_file *)((FaultyFile *)file + 1);
}

static bool fails(void)
{
    vfs.calls++;
    return vfs.nth > 0 &&
           (vfs.calls == vfs.nth || (vfs.for_good && vfs.calls > vfs.nth));
}

static int code_for_writing(int io_error)
{
    return vfs.kind == FAULT_FULL ? SQLITE_FULL : io_error;
}

static int close_file(sqlite3_file *file)
{
    return usual(file)->pMethods->xClose(usual(file));
}

static int read_file(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    if (!fails())
        return usual(file)->pMethods->xRead(usual(file), bytes, size, offset);
    memset(bytes, 0, (size_t)size);
    return vfs.kind == FAULT_SHORT ? SQLITE_IOERR_SHORT_READ : SQLITE_IOERR_READ;
}

static int write_file(sqlite3_file *file, const void *bytes, int size,
                      sqlite3_int64 offset)
{
    if (fails())
        return code_for_writing(SQLITE_IOERR_WRITE);
    return usual(file)->pMethods->xWrite(usual(file), bytes, size, offset);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    if (fails())
        return SQLITE_IOERR_TRUNCATE;
    return usual(file)->pMethods->xTruncate(usual(file), size);
}

static int sync_file(sqlite3_file *file, int flags)
{
    if (fails())
        return code_for_writing(SQLITE_IOERR_FSYNC);
    return usual(file)->pMethods->xSync(usual(file), flags);
}

static int size_file(sqlite3_file *file, sqlite3_int64 *size)
{
    if (fails())
        return SQLITE_IOERR_FSTAT;
    return usual(file)->pMethods->xFileSize(usual(file), size);
}

static int lock_file(sqlite3_file *file, int level)
{
    if (fails())
        return SQLITE_IOERR_LOCK;
    return usual(file)->pMethods->xLock(usual(file), level);
}

static int unlock_file(sqlite3_file *file, int level)
{
    return usual(file)->pMethods->xUnlock(usual(file), level);
}

static int check_lock(sqlite3_file *file, int *result)
{
    return usual(file)->pMethods->xCheckReservedLock(usual(file), result);
}

static int control_file(sqlite3_file *file, int operation, void *argument)
{
    return usual(file)->pMethods->xFileControl(usual(file), operation, argument);
}

static int sector_size(sqlite3_file *file)
{
    return usual(file)->pMethods->xSectorSize(usual(file));
}

static int characteristics(sqlite3_file *file)
{
    return usual(file)->pMethods->xDeviceCharacteristics(usual(file));
}

// Version 1 has no shared memory and no mapping.
static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = size_file,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
};

static int open_file(sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags,
                     int *flags_out)
{
    (void)self;
    file->pMethods = NULL;
    if (fails())
        return SQLITE_CANTOPEN;
    int code = vfs.usual->xOpen(vfs.usual, name, usual(file), flags, flags_out);
    file->pMethods = code == SQLITE_OK ? &methods : NULL;
    return code;
}

static int delete_file(sqlite3_vfs *self, const char *name, int syncs)
{
    (void)self;
    if (fails())
        return SQLITE_IOERR_DELETE;
    return vfs.usual->xDelete(vfs.usual, name, syncs);
}

void faulty_vfs_install(void)
{
    vfs.usual = sqlite3_vfs_find(NULL);
    vfs.own = *vfs.usual;
    vfs.own.zName = "faulty";
    vfs.own.szOsFile += (int)sizeof(FaultyFile);
    vfs.own.xOpen = open_file;
    vfs.own.xDelete = delete_file;
    sqlite3_vfs_register(&vfs.own, 1);
}

void faulty_vfs_fail(FaultKind kind, long nth, bool for_good)
{
    vfs.kind = kind;
    vfs.nth = nth;
    vfs.for_good = for_good;
    vfs.calls = 0;
}

long faulty_vfs_calls(void)
{
    return vfs.calls;
}
