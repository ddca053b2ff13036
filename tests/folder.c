#include "tests/folder.h"
#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests/check.h"

Str folder_new(Arena *arena)
{
    const char *where = getenv("TMPDIR");
    Str path = arena_format(arena, "%s/moot.XXXXXX", where ? where : "/tmp");
    assert_non_null(mkdtemp((char *)path.data));
    return path;
}

static int remove_one(const char *path, const struct stat *info, int kind,
                      struct FTW *walk)
{
    (void)info, (void)kind, (void)walk;
    return remove(path);
}

void folder_remove(Str folder)
{
    assert_int_equal(nftw(folder.data, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

const char *folder_path(Str folder, const char *name, Arena *arena)
{
    return arena_format(arena, "%s/%s", folder.data, name).data;
}

void folder_write(Str folder, const char *name, Str content)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder.data, name);
    for (char *slash = path + folder.length + 1; (slash = strchr(slash, '/'));
         slash++) {
        *slash = '\0';
        mkdir(path, 0755);
        *slash = '/';
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content.data, 1, content.length, file), content.length);
    assert_int_equal(fclose(file), 0);
}

int folder_count(Str folder)
{
    DIR *stream = opendir(folder.data);
    assert_non_null(stream);
    int count = 0;
    while (readdir(stream))
        count++;
    closedir(stream);
    return count - 2; // "." and ".."
}

bool folder_build(const char *content, const char *store, Problems *problems,
                  Error *error)
{
    BuildReport report;
    BuildRequest request = { .folder = content, .store = store, .is_fresh = true };
    return building_run(&request, &report, problems, error);
}
