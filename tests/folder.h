// A folder of its own for a test, and files in it.
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include "src/base/arena.h"
#include "src/library/building.h"

// Makes an empty folder; its path lives in the arena.
Str folder_new(Arena *arena);

// Removes a folder with all that is in it.
void folder_remove(Str folder);

// The path of a file in it, as a C string in the arena.
const char *folder_path(Str folder, const char *name, Arena *arena);

// Writes a file and makes the folders above it.
void folder_write(Str folder, const char *name, Str content);

// How many entries a folder has.
int folder_count(Str folder);

// Builds a store of a folder of content, afresh, and adds the problems.
bool folder_build(const char *content, const char *store, Problems *problems,
                  Error *error);

#endif
