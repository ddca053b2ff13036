#include "src/library/source_files.h"
#include <stdlib.h>
#include <sys/stat.h>
#include "src/argdown/argdown_fence.h"
#include "src/argdown/argdown_file.h"
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/base/limits.h"
#include "src/base/vec.h"

typedef struct {
    Str path, name; // below the folder that was named; empty for itself
} Folder;

typedef struct {
    dev_t device;
    ino_t inode;
} Identity;

typedef struct {
    Arena *arena;
    Problems *problems;
    SourceFiles files;
    size_t capacity, folder_capacity;
    Identity *walked; // links can lead back to where they are
    size_t walked_count, walked_capacity;
    Str above; // the folder that was named, as an absolute path
} Walk;

void source_files_problem(Problems *problems, Str path, const char *sentence)
{
    // What the system says begins with the path, and so does a problem.
    Str text = str(sentence);
    Str before = arena_format(problems->arena, "%.*s: ", (int)path.length, path.data);
    if (str_starts(text, before))
        text = str_from(text, before.length);
    problems_add(problems, &(Problem){ .path = path,
                                       .severity = SEVERITY_ERROR,
                                       .code = str("unreadable"),
                                       .text = text });
}

static SourceStamp stamp_of(Str path)
{
    struct stat info;
    if (stat(path.data, &info) != 0)
        return (SourceStamp){ .size = -1 };
    return (SourceStamp){ info.st_mtim, info.st_size, info.st_ino };
}

bool source_files_changed(SourceFile *file)
{
    SourceStamp now = stamp_of(file->path), before = file->stamp;
    if (now.size < 0 || (now.modified.tv_sec == before.modified.tv_sec &&
                         now.modified.tv_nsec == before.modified.tv_nsec &&
                         now.size == before.size && now.inode == before.inode))
        return false;
    file->stamp = now;
    return true;
}

static Str last_part(Str path)
{
    size_t start = path.length;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return str_from(path, start);
}

static Str folder_of(Str path)
{
    size_t end = path.length - last_part(path).length;
    return str_part(path, 0, end > 1 ? end - 1 : end);
}

Str source_files_stem(Str path)
{
    Str name = last_part(path);
    for (size_t i = name.length; i-- > 1;)
        if (name.data[i] == '.')
            return str_part(name, 0, i);
    return name;
}

static bool names_a_kind(Str folder)
{
    return str_is(folder, "debates") || str_is(folder, "documents") ||
           str_is(folder, "tours");
}

// The library of a file by the folders that it is in, see the header.
static Str library_of(const Walk *walk, Str name)
{
    Str rest = folder_of(name), part, first = str(""), before = last_part(walk->above);
    if (names_a_kind(before))
        return last_part(folder_of(walk->above));
    while (str_next(&rest, '/', &part)) {
        if (names_a_kind(part))
            return before;
        first = first.length > 0 ? first : part;
        before = part;
    }
    return first.length > 0 ? first : last_part(walk->above);
}

static bool is_in_tours(const Walk *walk, Str name)
{
    Str rest = folder_of(name), part;
    while (str_next(&rest, '/', &part))
        if (str_is(part, "tours"))
            return true;
    return str_is(last_part(walk->above), "tours");
}

static void add_source(Walk *walk, SourceKind kind, Str path, Str name)
{
    SourceFiles *files = &walk->files;
    files->items = vec_room(walk->arena, files->items, files->count, &walk->capacity,
                            sizeof files->items[0]);
    files->items[files->count++] = (SourceFile){
        .kind = kind,
        .library = arena_str(walk->arena, library_of(walk, name)),
        .path = path,
        .name = name,
        .stamp = stamp_of(path),
    };
}

static bool has_argdown(Str path)
{
    Error ignored;
    Fence fence;
    FenceSearch search = { .line = 1 };
    Arena *arena = arena_new();
    Str document;
    bool found =
        file_read(path.data, LIMIT_MARKDOWN_BYTES, arena, &document, &ignored) &&
        argdown_fence_next(document, &search, &fence);
    arena_free(arena);
    return found;
}

// Adds a file; false if it is of no kind.
static bool add_file(Walk *walk, Str path, Str name)
{
    bool is_debate = str_ends(path, str(".argdown")) || str_ends(path, str(".ad"));
    if (!is_debate && !argdown_file_is_markdown(path))
        return false;
    if (is_debate || has_argdown(path))
        add_source(walk, SOURCE_DEBATE, path, name);
    if (!is_debate)
        add_source(walk, is_in_tours(walk, name) ? SOURCE_TOUR : SOURCE_DOCUMENT, path,
                   name);
    return true;
}

static bool was_walked(Walk *walk, Str folder)
{
    struct stat info;
    if (stat(folder.data, &info) != 0)
        return false; // listing it will say why
    for (size_t i = 0; i < walk->walked_count; i++)
        if (walk->walked[i].device == info.st_dev &&
            walk->walked[i].inode == info.st_ino)
            return true;
    walk->walked = vec_room(walk->arena, walk->walked, walk->walked_count,
                            &walk->walked_capacity, sizeof walk->walked[0]);
    walk->walked[walk->walked_count++] = (Identity){ info.st_dev, info.st_ino };
    return false;
}

static void list_folder(Walk *walk, Folder folder, Folder **stack, size_t *count,
                        size_t *capacity)
{
    Error error;
    FileList list;
    SourceFiles *files = &walk->files;
    if (was_walked(walk, folder.path))
        return;
    if (!file_list(folder.path.data, walk->arena, &list, &error)) {
        source_files_problem(walk->problems, folder.path, error.text);
        return;
    }
    files->folders = vec_room(walk->arena, files->folders, files->folder_count,
                              &walk->folder_capacity, sizeof folder.path);
    files->folders[files->folder_count++] = folder.path;
    for (size_t i = 0; i < list.count; i++) {
        Str path = list.paths[i], name = last_part(path);
        if (folder.name.length > 0)
            name = arena_format(walk->arena, "%s/%s", folder.name.data, name.data);
        if (!file_is_folder(path.data)) {
            add_file(walk, path, name);
        } else {
            *stack = vec_room(walk->arena, *stack, *count, capacity, sizeof **stack);
            (*stack)[(*count)++] = (Folder){ path, name };
        }
    }
}

static void walk_folder(Walk *walk, Str path)
{
    Folder *stack = vec_room(walk->arena, NULL, 0, &(size_t){ 0 }, sizeof *stack);
    size_t count = 0, capacity = 1;
    stack[count++] = (Folder){ path, str("") };
    while (count > 0) {
        Folder folder = stack[--count];
        list_folder(walk, folder, &stack, &count, &capacity);
    }
}

static void walk_path(Walk *walk, const char *path)
{
    struct stat info;
    Error error;
    Str given = arena_str(walk->arena, str(path));
    char *absolute = realpath(path, NULL);
    Str whole = arena_str(walk->arena, absolute ? str(absolute) : given);
    free(absolute);
    bool is_folder = file_is_folder(path);
    walk->above = is_folder ? whole : folder_of(whole);
    if (is_folder) {
        walk_folder(walk, given);
    } else if (stat(path, &info) != 0) {
        Str ignored; // for the reason
        file_read(path, 0, walk->arena, &ignored, &error);
        source_files_problem(walk->problems, given, error.text);
    } else if (!add_file(walk, given, given)) {
        source_files_problem(walk->problems, given,
                             "neither a debate (.argdown, .ad) nor a document (.md)");
    }
}

static int by_place(const void *left, const void *right)
{
    const SourceFile *a = left, *b = right;
    int order = str_compare(a->library, b->library);
    if (order == 0)
        order = (a->kind > b->kind) - (a->kind < b->kind);
    return order != 0 ? order : str_compare(a->path, b->path);
}

SourceFiles source_files_find(const char *const *paths, size_t count, Arena *arena,
                              Problems *problems)
{
    Walk walk = { .arena = arena, .problems = problems };
    for (size_t i = 0; i < count; i++)
        walk_path(&walk, paths[i]);
    SourceFiles *files = &walk.files;
    if (files->count > 0)
        qsort(files->items, files->count, sizeof files->items[0], by_place);
    size_t kept = 0; // a file that was named twice counts once
    for (size_t i = 0; i < files->count; i++)
        if (kept == 0 || files->items[kept - 1].kind != files->items[i].kind ||
            !str_equal(files->items[kept - 1].path, files->items[i].path))
            files->items[kept++] = files->items[i];
    files->count = kept;
    return *files;
}
