#include "src/base/vec.h"
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

void *vec_room(Arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 8;
    void *larger = arena_get(arena, *capacity, size);
    if (count > 0)
        memcpy(larger, items, count * size);
    return larger;
}

static char *room_for(Buffer *buffer, size_t more)
{
    size_t wanted = buffer->length + more;
    if (wanted > buffer->capacity) {
        size_t capacity = buffer->capacity ? buffer->capacity * 2 : 64;
        capacity = capacity > wanted ? capacity : wanted;
        char *larger = arena_get(buffer->arena, capacity, 1);
        if (buffer->length > 0)
            memcpy(larger, buffer->data, buffer->length);
        buffer->data = larger;
        buffer->capacity = capacity;
    }
    return buffer->data + buffer->length;
}

void buffer_add(Buffer *buffer, Str text)
{
    if (text.length == 0)
        return;
    memcpy(room_for(buffer, text.length), text.data, text.length);
    buffer->length += text.length;
}

void buffer_add_byte(Buffer *buffer, char byte)
{
    *room_for(buffer, 1) = byte;
    buffer->length++;
}

void buffer_format(Buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    vsnprintf(room_for(buffer, (size_t)length + 1), (size_t)length + 1, format, again);
    va_end(again);
    buffer->length += (size_t)length;
}

Str buffer_str(const Buffer *buffer)
{
    return (Str){ buffer->data ? buffer->data : "", buffer->length };
}
