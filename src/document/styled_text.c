#include "src/document/styled_text.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"

enum {
    FIRST_ROOM = 256,
    REFERENCE_BYTES = 40, // longer ones are text in brackets
};

void styled_free(StyledText *styled)
{
    free(styled->text);
    free(styled->styles);
    *styled = (StyledText){ .arena = styled->arena };
}

void styled_add(StyledText *styled, Str text, Style style)
{
    size_t wanted = styled->length + text.length;
    if (text.length == 0)
        return;
    if (wanted > styled->capacity) {
        size_t capacity = styled->capacity ? styled->capacity * 2 : FIRST_ROOM;
        styled->capacity = capacity > wanted ? capacity : wanted;
        styled->text = xrealloc(styled->text, styled->capacity);
        styled->styles =
            xrealloc(styled->styles, styled->capacity * sizeof styled->styles[0]);
    }
    memcpy(styled->text + styled->length, text.data, text.length);
    for (size_t i = styled->length; i < wanted; i++)
        styled->styles[i] = style;
    styled->length = wanted;
}

unsigned styled_target(StyledText *styled, Str target)
{
    styled->targets = vec_room(styled->arena, styled->targets, styled->target_count,
                               &styled->target_capacity, sizeof styled->targets[0]);
    styled->targets[styled->target_count++] = arena_str(styled->arena, target);
    return (unsigned)styled->target_count;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Whether what stands between brackets is "12", "3, 5-7" or "^note".
static bool is_reference(Str inner)
{
    if (inner.length == 0 || inner.length > REFERENCE_BYTES)
        return false;
    if (inner.data[0] == '^') {
        for (size_t i = 1; i < inner.length; i++)
            if (strchr(" \n[]^", inner.data[i]))
                return false;
        return inner.length > 1;
    }
    for (size_t i = 0; i < inner.length; i++)
        if (!is_digit(inner.data[i]) && !strchr(" ,;-\xE2\x80\x93", inner.data[i]))
            return false; // the last three bytes are those of an en dash
    return is_digit(inner.data[0]) && is_digit(inner.data[inner.length - 1]);
}

// The length of a reference that begins at `at`, its caret included; 0 if none does.
static size_t reference_at(const StyledText *styled, size_t at)
{
    Str rest = { styled->text + at, styled->length - at };
    size_t open = str_starts(rest, str("^[")) ? 1 : 0;
    if (open == rest.length || rest.data[open] != '[' ||
        (styled->styles[at].styles & (SPAN_CODE | SPAN_LINK)))
        return 0;
    Str inner = str_part(rest, open + 1, open + REFERENCE_BYTES + 3);
    ptrdiff_t close = str_find(inner, str("]"));
    if (close < 0 || !is_reference(str_part(inner, 0, (size_t)close)))
        return 0;
    return open + (size_t)close + 2;
}

// Whether a character is to go: a caret of a reference, a blank after a blank.
static bool is_dropped(const StyledText *styled, size_t at, size_t kept, bool reference)
{
    char c = styled->text[at];
    bool is_code = styled->styles[at].styles & SPAN_CODE;
    return (reference && c == '^') ||
           (c == ' ' && !is_code && kept > 0 && styled->text[kept - 1] == ' ');
}

// Styles the references, and takes out what the reader needs not, in place.
static void find_references(StyledText *styled)
{
    size_t to = 0;
    for (size_t from = 0; from < styled->length;) {
        size_t length = reference_at(styled, from);
        unsigned style = length > 0 ? SPAN_REFERENCE : 0;
        for (size_t end = from + (length > 0 ? length : 1); from < end; from++) {
            if (is_dropped(styled, from, to, style != 0))
                continue;
            styled->text[to] = styled->text[from];
            styled->styles[to] = styled->styles[from];
            styled->styles[to++].styles |= style & 0xFF;
        }
    }
    styled->length = to;
}

static bool same_style(Style a, Style b)
{
    return a.styles == b.styles && a.target == b.target;
}

// Where the stretch of one style that begins at `start` ends.
static size_t stretch_end(const StyledText *styled, size_t start)
{
    size_t end = start + 1;
    while (end < styled->length &&
           same_style(styled->styles[end], styled->styles[start]))
        end++;
    return end;
}

static void make_spans(const StyledText *styled, Block *block)
{
    size_t count = 0;
    for (size_t at = 0; at < styled->length; at = stretch_end(styled, at))
        count += styled->styles[at].styles != 0;
    if (count == 0)
        return;
    block->spans = arena_get(styled->arena, count, sizeof block->spans[0]);
    for (size_t at = 0; at < styled->length;) {
        size_t end = stretch_end(styled, at);
        Style style = styled->styles[at];
        if (style.styles)
            block->spans[block->span_count++] =
                (Span){ at, end, style.styles,
                        style.target ? styled->targets[style.target - 1] : str("") };
        at = end;
    }
}

void styled_finish(StyledText *styled, Block *block)
{
    if (block->kind != BLOCK_CODE)
        find_references(styled);
    while (styled->length > 0 && strchr(" \n\t", styled->text[styled->length - 1]))
        styled->length--;
    block->text = arena_str(styled->arena, (Str){ styled->text, styled->length });
    make_spans(styled, block);
    styled->length = 0;
}
