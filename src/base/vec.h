// Growing arrays in an arena.
//
//     list->items = vec_room(arena, list->items, list->count, &list->capacity,
//                            sizeof list->items[0]);
//     list->items[list->count++] = item;
#ifndef SRC_BASE_VEC_H
#define SRC_BASE_VEC_H

#include "src/base/arena.h"

// Returns the array with room for at least one item more than `count`, moved if it had
// to grow (the old one stays in the arena until the arena goes). New room is zeroed.
void *vec_room(Arena *arena, void *items, size_t count, size_t *capacity, size_t size);

// A text that grows: bytes in an arena.
typedef struct {
    Arena *arena;
    char *data;
    size_t length, capacity;
} Buffer;

// Appends to the text. The first call makes it; start with { .arena = arena }.
void buffer_add(Buffer *buffer, Str text);
void buffer_add_byte(Buffer *buffer, char byte);
void buffer_format(Buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Borrows the text until the next addition.
Str buffer_str(const Buffer *buffer);

#endif
