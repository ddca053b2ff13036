#include "ui/watch.h"

#ifdef __linux__
#include <sys/inotify.h>
#include <unistd.h>

// The folder of a path, NUL-terminated in the arena.
static const char *folder_of(Arena *arena, Str path)
{
    size_t end = path.length;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    return end == 0 ? "." : arena_str(arena, str_part(path, 0, end)).data;
}

int watch_open(const Library *library)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    Arena *arena = arena_new();
    Table folders = { .arena = arena };
    for (size_t i = 0; fd >= 0 && i < library_count(library); i++) {
        const char *folder = folder_of(arena, library_source(library, i)->path);
        if (folders.count == WATCH_FOLDERS || table_get(&folders, str(folder)) >= 0)
            continue;
        table_set(&folders, str(folder), 0);
        inotify_add_watch(fd, folder, IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);
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
