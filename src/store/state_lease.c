#include "src/store/state_lease.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { HOST_BYTES = 64, LEASE_BYTES = 160, STALE_SECONDS = 3600 };

static void name_of(const char *path, char name[static 4096])
{
    snprintf(name, 4096, "%s-lease", path);
}

// An open file that is nobody else's and no link; -1 with an error.
static int open_lease(const char *name, Error *error)
{
    struct stat info;
    int file = open(name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    if (file < 0) {
        error_set(error, "%s: %s", name, strerror(errno));
        return -1;
    }
    if (fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1 &&
        info.st_uid == geteuid())
        return file;
    close(file);
    error_set(error, "%s: not a plain file of yours with one name", name);
    return -1;
}

// Whether another process of this host has the file locked.
static bool is_locked(int file)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    return fcntl(file, F_SETLK, &lock) != 0 && (errno == EACCES || errno == EAGAIN);
}

static bool refuse(const char *name, const char *text, Error *error)
{
    return error_set(error,
                     "%s: another moot is writing (%.100s); what you do is kept as "
                     "soon as it ends",
                     name, text[0] ? text : "who is not known");
}

// Whether the lease that stands in the file still holds: of this host only while it is
// locked, of another one until it is stale.
static bool is_held(int file, const char *host, char text[static LEASE_BYTES])
{
    struct stat info;
    ssize_t length = pread(file, text, LEASE_BYTES - 1, 0);
    text[length > 0 ? length : 0] = '\0';
    text[strcspn(text, "\n")] = '\0';
    if (is_locked(file))
        return true;
    size_t host_length = strlen(host);
    bool is_of_here = strncmp(text, host, host_length) == 0 && text[host_length] == ' ';
    return length > 0 && !is_of_here && fstat(file, &info) == 0 &&
           info.st_mtime + STALE_SECONDS > time(NULL);
}

static bool write_lease(int file, const char *host)
{
    char text[LEASE_BYTES], stamp[32];
    time_t now = time(NULL);
    struct tm parts;
    strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts));
    int length = snprintf(text, sizeof text, "%s process %ld since %s\n", host,
                          (long)getpid(), stamp);
    return ftruncate(file, 0) == 0 && pwrite(file, text, (size_t)length, 0) == length;
}

bool state_lease_take(const char *path, int *file, Error *error)
{
    char name[4096], host[HOST_BYTES] = "", text[LEASE_BYTES];
    struct stat info;
    name_of(path, name);
    gethostname(host, sizeof host - 1);
    if (*file >= 0) {
        write_lease(*file, host); // only its time matters
        return true;
    }
    int opened = open_lease(name, error);
    if (opened < 0)
        return false;
    // Whoever held it may have taken the file away since it was opened here.
    bool is_there = fstat(opened, &info) == 0 && info.st_nlink == 1;
    if (is_held(opened, host, text) || !is_there)
        refuse(name, text, error);
    else if (!write_lease(opened, host))
        error_set(error, "%s: %s", name, strerror(errno));
    else {
        *file = opened;
        return true;
    }
    close(opened);
    return false;
}

void state_lease_drop(const char *path, int *file)
{
    char name[4096];
    if (*file < 0)
        return;
    name_of(path, name);
    unlink(name);
    close(*file);
    *file = -1;
}
