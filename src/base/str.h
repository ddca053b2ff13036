// A string that belongs to someone else: UTF-8 by intent, not NUL-terminated.
#ifndef SRC_BASE_STR_H
#define SRC_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
    const char *data;
    size_t length; // in bytes
} Str;

// What "%.*s" of printf() takes for a string.
#define STR_ARGUMENTS(text) (int)(text).length, (text).data

static inline Str str(const char *text)
{
    return (Str){ text, strlen(text) };
}

// The bytes from `start` (included) to `end` (excluded); both are cut to the length.
static inline Str str_part(Str text, size_t start, size_t end)
{
    end = end < text.length ? end : text.length;
    start = start < end ? start : end;
    // Adding nothing to no pointer is undefined, so it is not done.
    return (Str){ start > 0 ? text.data + start : text.data, end - start };
}

static inline Str str_from(Str text, size_t start)
{
    return str_part(text, start, text.length);
}

static inline bool str_equal(Str a, Str b)
{
    return a.length == b.length &&
           (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static inline bool str_is(Str text, const char *expected)
{
    return str_equal(text, str(expected));
}

static inline bool str_starts(Str text, Str start)
{
    return text.length >= start.length &&
           str_equal(str_part(text, 0, start.length), start);
}

static inline bool str_ends(Str text, Str end)
{
    return text.length >= end.length &&
           str_equal(str_from(text, text.length - end.length), end);
}

// Byte order, as strcmp: negative, 0 or positive.
int str_compare(Str a, Str b);

// Where `wanted` first stands in the text, in bytes, or -1.
ptrdiff_t str_find(Str text, Str wanted);

// ASCII white space: a blank, a tab, a line end.
static inline bool str_is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

// The text without ASCII white space (blank, tab, line ends) at either end.
Str str_trim(Str text);

// Takes the text up to `separator` (or all of it) off the front of `rest`, with the
// separator itself. False when `rest` is empty. "a,,b" gives "a", "", "b".
bool str_next(Str *rest, char separator, Str *part);

#endif
