#include "ui/watch.h"

#ifdef __linux__
#include <sys/inotify.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/table.h"

static Str folder_of(Str path)
{
    size_t end = path.length;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    return end == 0 ? str(".") : str_part(path, 0, end);
}

static void watch_folder(int fd, Table *folders, Str path)
{
    Str folder = arena_str(folders->arena, path);
    if (folders->count == WATCH_FOLDERS || table_get(folders, folder) >= 0)
        return;
    table_set(folders, folder, 0);
    inotify_add_watch(fd, folder.data, IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);
}

int watch_open(const Library *library)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    Arena *arena = arena_new();
    Table folders = { .arena = arena };
    const Str *paths;
    size_t count = fd < 0 ? 0 : library_watched(library, &paths);
    for (size_t i = 0; i < count; i++) {
        bool is_folder = file_is_folder(arena_str(arena, paths[i]).data);
        watch_folder(fd, &folders, is_folder ? paths[i] : folder_of(paths[i]));
    }
    arena_free(arena);
    return fd;
}

void watch_close(int fd)
{
    if (fd >= 0)
        close(fd);
}

bool watch_read(int fd)
{
    char events[4096];
    bool has_changed = false;
    while (read(fd, events, sizeof events) > 0)
        has_changed = true;
    return has_changed;
}

#else

int watch_open(const Library *library)
{
    (void)library;
    return -1;
}

void watch_close(int fd)
{
    (void)fd;
}

bool watch_read(int fd)
{
    (void)fd;
    return false;
}

#endif
