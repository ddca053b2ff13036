// Memory that is freed all at once: what is read from one file, one layout, one frame.
// Nothing in an arena is freed on its own.
#ifndef SRC_BASE_ARENA_H
#define SRC_BASE_ARENA_H

#include "src/base/str.h"

typedef struct Arena Arena;

// The caller owns the arena and frees it, with all that is in it, by arena_free().
// arena_free(NULL) does nothing.
Arena *arena_new(void);
void arena_free(Arena *arena);

// Forgets everything in the arena but keeps one block for the next use.
void arena_reset(Arena *arena);

// Returns zeroed memory for `count` things of `size` bytes (more than 0) that lives as
// long as the arena. Never NULL.
void *arena_get(Arena *arena, size_t count, size_t size);

// Copies a string into the arena and puts a NUL after it.
Str arena_str(Arena *arena, Str text);

// As printf, into the arena.
Str arena_format(Arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Bytes taken from the system so far.
size_t arena_size(const Arena *arena);

#endif
