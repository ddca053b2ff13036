#include "src/base/file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"

enum { PADDING = 8 };

bool file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool read_all(int fd, char *data, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t got = read(fd, data + done, size - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        done += (size_t)got;
    }
    return true;
}

bool file_read(const char *path, size_t limit, Arena *arena, Str *content, Error *error)
{
    bool ok = false;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return error_set(error, "%s: %s", path, strerror(errno));

    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        error_set(error, "%s: not a file", path);
        goto out;
    }
    size_t size = (size_t)info.st_size;
    if (size > limit) {
        error_set(error, "%s: %zu bytes, and moot reads at most %zu", path, size,
                  limit);
        goto out;
    }
    char *data = arena_get(arena, size + PADDING, 1);
    if (!read_all(fd, data, size)) {
        error_set(error, "%s: could not be read to its end", path);
        goto out;
    }
    *content = (Str){ data, size };
    ok = true;
out:
    close(fd);
    return ok;
}

bool file_read_input(size_t limit, Arena *arena, Str *content, Error *error)
{
    enum { PIECE = 1 << 16 };
    size_t size = 0, room = PIECE;
    char *data = xalloc(room);
    ssize_t got = 1;
    while (got != 0 && size <= limit) {
        if (room - size < PIECE)
            data = xrealloc(data, room *= 2);
        got = read(STDIN_FILENO, data + size, PIECE);
        if (got < 0 && errno != EINTR)
            break;
        size += got > 0 ? (size_t)got : 0;
    }
    bool ok = got == 0 && size <= limit;
    if (ok) {
        char *kept = arena_get(arena, size + PADDING, 1);
        memcpy(kept, data, size);
        *content = (Str){ kept, size };
    } else if (got < 0) {
        error_set(error, "standard input: %s", strerror(errno));
    } else {
        error_set(error, "standard input: moot reads at most %zu bytes", limit);
    }
    free(data);
    return ok;
}

static bool write_all(int fd, Str content)
{
    while (content.length > 0) {
        ssize_t done = write(fd, content.data, content.length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        content = str_from(content, (size_t)done);
    }
    return true;
}

static void sync_folder(const char *path)
{
    char folder[4096] = ".";
    const char *slash = strrchr(path, '/');
    if (slash && (size_t)(slash - path) < sizeof folder)
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path + 1), path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

char *file_beside(const char *path, Error *error)
{
    static const char ending[] = ".XXXXXX";
    size_t length = strlen(path);
    char *beside = xalloc(length + sizeof ending);
    memcpy(beside, path, length);
    memcpy(beside + length, ending, sizeof ending);
    int fd = mkostemp(beside, O_CLOEXEC);
    if (fd >= 0) {
        close(fd);
        return beside;
    }
    error_set(error, "%s: %s", path, strerror(errno));
    free(beside);
    return NULL;
}

static bool replace(const char *made, const char *path, mode_t mode, Error *error)
{
    int fd = open(made, O_RDONLY | O_CLOEXEC);
    bool ok =
        fd >= 0 && fchmod(fd, mode) == 0 && fsync(fd) == 0 && rename(made, path) == 0;
    int reason = errno;
    if (fd >= 0)
        close(fd);
    if (!ok)
        return error_set(error, "%s: %s", path, strerror(reason));
    sync_folder(path);
    return true;
}

static mode_t mode_of(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 ? info.st_mode & 0777 : 0644;
}

bool file_replace(const char *made, const char *path, Error *error)
{
    return replace(made, path, mode_of(path), error);
}

static bool write_beside(const char *path, Str content, mode_t mode, Error *error)
{
    char *beside = file_beside(path, error);
    if (!beside)
        return false;
    int fd = open(beside, O_WRONLY | O_CLOEXEC);
    bool ok = fd >= 0 && write_all(fd, content);
    int reason = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        reason = errno;
        ok = false;
    }
    ok = ok ? replace(beside, path, mode, error)
            : error_set(error, "%s: %s", path, strerror(reason));
    if (!ok)
        unlink(beside);
    free(beside);
    return ok;
}

bool file_write(const char *path, Str content, Error *error)
{
    char *whole = realpath(path, NULL); // NULL of a file that is not there yet
    bool ok = write_beside(whole ? whole : path, content, mode_of(path), error);
    free(whole);
    return ok;
}

bool file_write_private(const char *path, Str content, Error *error)
{
    return write_beside(path, content, 0600, error);
}

static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

bool file_list(const char *folder, Arena *arena, FileList *files, Error *error)
{
    DIR *stream = opendir(folder);
    if (!stream)
        return error_set(error, "%s: %s", folder, strerror(errno));
    FileList list = { 0 };
    size_t capacity = 0, end = strlen(folder);
    while (end > 1 && folder[end - 1] == '/')
        end--;
    for (struct dirent *entry; (entry = readdir(stream));) {
        struct stat info;
        if (entry->d_name[0] == '.')
            continue;
        Str path = arena_format(arena, "%.*s/%s", (int)end, folder, entry->d_name);
        if (stat(path.data, &info) != 0 ||
            (!S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)))
            continue;
        list.paths = vec_room(arena, list.paths, list.count, &capacity, sizeof path);
        list.paths[list.count++] = path;
    }
    closedir(stream);
    if (list.count > 0)
        qsort(list.paths, list.count, sizeof list.paths[0], by_bytes);
    *files = list;
    return true;
}
