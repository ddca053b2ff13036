#include "ui/reach.h"
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "src/base/file.h"
#include "src/base/table.h"
#include "src/base/vec.h"

enum { FOLDERS_MOST = 20000 }; // that are looked through for links

typedef struct {
    SandboxPaths *paths;
    Table seen; // folders that have been looked through or will be
    Str *folders;
    size_t count, capacity;
} Reach;

static Str real_path(Arena *arena, Str path)
{
    char *real = realpath(arena_str(arena, path).data, NULL);
    Str result = real ? arena_str(arena, str(real)) : str("");
    free(real);
    return result;
}

static Str folder_of(Str path)
{
    size_t end = path.length;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    return end == 0 ? str(".") : str_part(path, 0, end);
}

void reach_add_folder_of(SandboxPaths *paths, const char *file)
{
    sandbox_add(paths, folder_of(str(file)), LANDLOCK_READ);
    Str real = real_path(paths->arena, str(file));
    if (real.length > 0)
        sandbox_add(paths, folder_of(real), LANDLOCK_READ);
}

static void add_folder(Reach *reach, Str folder)
{
    if (folder.length == 0 || reach->count == FOLDERS_MOST ||
        table_get(&reach->seen, folder) >= 0)
        return;
    table_set(&reach->seen, folder, 0);
    reach->folders = vec_room(reach->paths->arena, reach->folders, reach->count,
                              &reach->capacity, sizeof folder);
    reach->folders[reach->count++] = folder;
}

static void follow(Reach *reach, Str link)
{
    Str real = real_path(reach->paths->arena, link);
    if (real.length == 0)
        return;
    // What replaces the file, as editors do, is to be read, too.
    bool is_folder = file_is_folder(real.data);
    sandbox_add(reach->paths, is_folder ? real : folder_of(real), LANDLOCK_READ);
    if (is_folder)
        add_folder(reach, real);
}

static void look_through(Reach *reach, Str folder)
{
    DIR *stream = opendir(folder.data);
    if (!stream)
        return;
    for (struct dirent *entry; (entry = readdir(stream));) {
        struct stat info;
        if (entry->d_name[0] == '.' || entry->d_type == DT_REG)
            continue;
        Str path =
            arena_format(reach->paths->arena, "%s/%s", folder.data, entry->d_name);
        if (lstat(path.data, &info) != 0)
            continue;
        if (S_ISLNK(info.st_mode))
            follow(reach, path);
        else if (S_ISDIR(info.st_mode))
            add_folder(reach, path);
    }
    closedir(stream);
}

void reach_add(SandboxPaths *paths, const char *const *named, size_t count,
               bool follows_links)
{
    Reach reach = { .paths = paths, .seen = { .arena = paths->arena } };
    for (size_t i = 0; i < count; i++) {
        if (!file_is_folder(named[i])) {
            reach_add_folder_of(paths, named[i]);
            continue;
        }
        Str real = real_path(paths->arena, str(named[i]));
        sandbox_add(paths, real, LANDLOCK_READ);
        add_folder(&reach, real);
    }
    for (size_t i = 0; follows_links && i < reach.count; i++)
        look_through(&reach, reach.folders[i]);
}
