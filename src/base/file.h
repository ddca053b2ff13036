// Files: read whole, written whole or not at all, listed in order.
#ifndef SRC_BASE_FILE_H
#define SRC_BASE_FILE_H

#include "src/base/arena.h"
#include "src/base/error.h"

// Reads a whole regular file into the arena, with eight NUL bytes after it that are not
// counted. A file of more than `limit` bytes is refused.
bool file_read(const char *path, size_t limit, Arena *arena, Str *content,
               Error *error);

// The same of standard input, to its end, whatever it is.
bool file_read_input(size_t limit, Arena *arena, Str *content, Error *error);

// Replaces a file: writes beside it, syncs, renames, syncs the folder. Either the old
// file stays or the new one is whole. Who may read and write a file that is there stays
// as it is; of a symbolic link the file that it points to is replaced.
bool file_write(const char *path, Str content, Error *error);

// As file_write(), but for its owner alone, and a link in its place is replaced itself.
bool file_write_private(const char *path, Str content, Error *error);

// Makes an empty file beside `path`, for what shall take its place, readable by its
// owner alone. The caller frees the name; NULL with an error.
char *file_beside(const char *path, Error *error);

// Puts a file that has been made beside `path` in its place: syncs it, gives it the
// mode of the one there (else lets all read it), renames it, syncs the folder. On
// failure both files stay as they are.
bool file_replace(const char *made, const char *path, Error *error);

typedef struct {
    Str *paths; // "folder/name", in byte order of their names
    size_t count;
} FileList;

// Lists the regular files and folders in a folder, without those whose names begin with
// a dot. Symbolic links are followed.
bool file_list(const char *folder, Arena *arena, FileList *files, Error *error);

bool file_is_folder(const char *path);

#endif
