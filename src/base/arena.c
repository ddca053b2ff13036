#include "src/base/arena.h"
#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include "src/base/alloc.h"

// Blocks grow with the arena, so that a small debate costs little and a large one few
// calls. Tests make the first block tiny to meet the edges.
#ifndef ARENA_FIRST_BLOCK
#define ARENA_FIRST_BLOCK 4096
#endif
enum { LARGEST_BLOCK = 1 << 20, LARGE_ARENA = 8 << 20, UNIT = alignof(max_align_t) };

typedef struct Block Block;
struct Block {
    Block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

struct Arena {
    Block *blocks; // the one being filled comes first
    size_t total;
};

Arena *arena_new(void)
{
    Arena *arena = xalloc(sizeof *arena);
    *arena = (Arena){ 0 };
    return arena;
}

static void free_blocks(Block *block)
{
    for (Block *next; block; block = next) {
        next = block->next;
        free(block);
    }
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->blocks);
    free(arena);
}

void arena_reset(Arena *arena)
{
    Block *kept = arena->blocks;
    if (!kept)
        return;
    free_blocks(kept->next);
    kept->next = NULL;
    kept->used = 0;
    arena->total = kept->size;
}

static Block *add_block(Arena *arena, size_t wanted)
{
    size_t size = arena->blocks ? arena->blocks->size * 2 : ARENA_FIRST_BLOCK;
    size = size < LARGEST_BLOCK ? size : LARGEST_BLOCK;
    if (arena->total > LARGE_ARENA)
        size = (LARGEST_BLOCK << 2) - sizeof(Block);
    size = size > wanted ? size : wanted;
    Block *block = xalloc_large(sizeof *block + size);
    *block = (Block){ .next = arena->blocks, .size = size };
    arena->blocks = block;
    arena->total += size;
    return block;
}

void *arena_get(Arena *arena, size_t count, size_t size)
{
    assert(size > 0 && count <= (SIZE_MAX - UNIT) / size);
    size_t wanted = (count * size + UNIT - 1) / UNIT * UNIT;
    Block *block = arena->blocks;
    if (!block || block->size - block->used < wanted)
        block = add_block(arena, wanted);
    void *memory = block->bytes + block->used;
    block->used += wanted;
    return memset(memory, 0, wanted);
}

Str arena_str(Arena *arena, Str text)
{
    char *copy = arena_get(arena, text.length + 1, 1);
    if (text.length > 0)
        memcpy(copy, text.data, text.length);
    return (Str){ copy, text.length };
}

Str arena_format(Arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    char *text = arena_get(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return (Str){ text, (size_t)length };
}

size_t arena_size(const Arena *arena)
{
    return arena->total;
}
