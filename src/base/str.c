#include "src/base/str.h"

int str_compare(Str a, Str b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter > 0 ? memcmp(a.data, b.data, shorter) : 0;
    if (order != 0)
        return order;
    return (a.length > b.length) - (a.length < b.length);
}

ptrdiff_t str_find(Str text, Str wanted)
{
    if (wanted.length == 0)
        return 0;
    if (text.length == 0)
        return -1;
    const char *found = memmem(text.data, text.length, wanted.data, wanted.length);
    return found ? found - text.data : -1;
}

Str str_trim(Str text)
{
    while (text.length > 0 && str_is_space(text.data[0]))
        text = str_from(text, 1);
    while (text.length > 0 && str_is_space(text.data[text.length - 1]))
        text.length--;
    return text;
}

bool str_next(Str *rest, char separator, Str *part)
{
    if (rest->length == 0)
        return false;
    const char *end = memchr(rest->data, separator, rest->length);
    size_t length = end ? (size_t)(end - rest->data) : rest->length;
    *part = str_part(*rest, 0, length);
    *rest = str_from(*rest, length + 1);
    return true;
}
