#include "src/store/state_place.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "src/base/alloc.h"

enum { PATH_BYTES = 4096 };

static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

bool state_place_make(const char *folder, Error *error)
{
    char path[PATH_BYTES];
    if ((size_t)snprintf(path, sizeof path, "%s", folder) >= sizeof path)
        return error_set(error, "%s: the name is too long", folder);
    for (char *slash = path + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return error_set(error, "%s: %s", folder, strerror(errno));
    return true;
}

static bool check_owner(const struct stat *info, const char *name, Error *error)
{
    if (info->st_uid != geteuid())
        return error_set(error, "%s: it belongs to another user, so nothing is kept",
                         name);
    if (info->st_mode & (S_IWGRP | S_IWOTH))
        return error_set(error,
                         "%s: others may write it, so nothing is kept; "
                         "`chmod go-w` mends that",
                         name);
    return true;
}

bool state_place_check(int folder, const char *path, bool *exists, Error *error)
{
    *exists = false;
    for (size_t i = 0; i < COUNT(endings); i++) {
        struct stat info;
        char name[64], shown[PATH_BYTES + 16];
        snprintf(name, sizeof name, "%s%s", STATE_FILE, endings[i]);
        snprintf(shown, sizeof shown, "%s%s", path, endings[i]);
        if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno == ENOENT)
                continue;
            return error_set(error, "%s: %s", shown, strerror(errno));
        }
        if (!S_ISREG(info.st_mode) || info.st_nlink != 1)
            return error_set(
                error, "%s: not a plain file with one name, so nothing is kept", shown);
        if (!check_owner(&info, shown, error))
            return false;
        *exists = *exists || i == 0;
    }
    return true;
}

int state_place_open(const char *folder, bool *missing, Error *error)
{
    struct stat info;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    *missing = fd < 0 && errno == ENOENT;
    if (fd < 0) {
        bool is_link = errno == ELOOP || errno == ENOTDIR;
        error_set(error, "%s: %s", folder,
                  is_link ? "not a folder, so nothing is kept" : strerror(errno));
        return -1;
    }
    if (fstat(fd, &info) == 0 && check_owner(&info, folder, error))
        return fd;
    close(fd);
    return -1;
}

bool state_place_make_file(int folder, const char *path, Error *error)
{
    int fd = openat(folder, STATE_FILE,
                    O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0 && errno != EEXIST)
        return error_set(error, "%s: %s", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return true;
}

bool state_place_put_aside(int folder, char *name, size_t size)
{
    char stamp[64], from[64], to[192];
    time_t now = time(NULL);
    struct tm parts;
    strftime(stamp, sizeof stamp, ".corrupt-%Y%m%d-%H%M%S", gmtime_r(&now, &parts));
    size_t end = strlen(stamp);
    for (int i = 2; i < 100; i++) {
        snprintf(to, sizeof to, "%s%s", STATE_FILE, stamp);
        if (faccessat(folder, to, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
            break;
        snprintf(stamp + end, sizeof stamp - end, "-%d", i);
    }
    for (size_t i = COUNT(endings); i-- > 0;) {
        snprintf(from, sizeof from, "%s%s", STATE_FILE, endings[i]);
        snprintf(to, sizeof to, "%s%s%s", STATE_FILE, stamp, endings[i]);
        if (renameat(folder, from, folder, to) != 0 && errno != ENOENT)
            return false;
    }
    snprintf(name, size, "%s%s", STATE_FILE, stamp);
    return true;
}
