#include "src/argdown/argdown_fence.h"

enum { FENCE_LEAST = 3, INDENT_MOST = 3 };

// The line at a place without its end; moves the place behind it.
static Str take_line(Str document, FenceSearch *search)
{
    size_t start = search->at, end = start;
    while (end < document.length && document.data[end] != '\n' &&
           document.data[end] != '\r')
        end++;
    search->at = end;
    if (end < document.length) {
        bool pair = document.data[end] == '\r' && end + 1 < document.length &&
                    document.data[end + 1] == '\n';
        search->at = end + (pair ? 2 : 1);
    }
    search->line++;
    return str_part(document, start, end);
}

// How many signs of a fence a line begins with, 0 if it is none; `rest` gets what
// stands behind them.
static size_t signs(Str line, char *sign, Str *rest)
{
    size_t at = 0, count = 0;
    while (at < line.length && line.data[at] == ' ')
        at++;
    if (at > INDENT_MOST || at == line.length)
        return 0;
    *sign = line.data[at];
    while (at + count < line.length && line.data[at + count] == *sign)
        count++;
    *rest = str_trim(str_from(line, at + count));
    bool is_fence = (*sign == '`' || *sign == '~') && count >= FENCE_LEAST &&
                    !(*sign == '`' && str_find(*rest, str("`")) >= 0);
    return is_fence ? count : 0;
}

static bool says_argdown(Str info)
{
    static const char *const names[] = { "argdown", "argdown-map",
                                         "argdown-cheatsheet" };
    bool has_braces = str_starts(info, str("{"));
    if (has_braces)
        info = str_trim(str_from(info, 1));
    if (str_starts(info, str(".")))
        info = str_from(info, 1);
    size_t length = 0;
    while (length < info.length && !str_is_space(info.data[length]) &&
           info.data[length] != '}' && info.data[length] != '{')
        length++;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(str_part(info, 0, length), names[i]))
            return true;
    return false;
}

bool argdown_fence_next(Str document, FenceSearch *search, Fence *fence)
{
    while (search->at < document.length) {
        char sign, other;
        Str info, rest;
        size_t count = signs(take_line(document, search), &sign, &info);
        if (count == 0)
            continue;
        *fence = (Fence){ search->at, document.length, search->line };
        while (search->at < document.length) {
            size_t start = search->at;
            size_t closing = signs(take_line(document, search), &other, &rest);
            if (closing < count || other != sign || rest.length > 0)
                continue;
            fence->end = start;
            break;
        }
        if (says_argdown(info))
            return true;
    }
    return false;
}
