// Breaking lines: the part of text.h that needs UAX #14.
#include <stdlib.h>
#include <unilbrk.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"

typedef struct {
    Arena *arena;
    int columns;
    char *breaks; // for each byte of a paragraph: may a line begin here (UC_BREAK_...)
    Lines lines;
    size_t capacity;
} Wrap;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

static void add_line(Wrap *wrap, Str line)
{
    while (line.length > 0 && is_blank(line.data[line.length - 1]))
        line.length--;
    Lines *lines = &wrap->lines;
    lines->lines = vec_room(wrap->arena, lines->lines, lines->count, &wrap->capacity,
                            sizeof lines->lines[0]);
    lines->lines[lines->count++] = line;
}

// Each invalid byte counts as a letter, as libunistring must be given valid UTF-8.
static void find_breaks(Str text, char *breaks)
{
    const uint8_t *bytes = (const uint8_t *)text.data;
    if (text_is_valid(text)) {
        u8_possible_linebreaks(bytes, text.length, "UTF-8", breaks);
        return;
    }
    uint8_t *valid = xalloc(text.length);
    memcpy(valid, bytes, text.length);
    for (Str rest = text; rest.length > 0;) {
        size_t at = text.length - rest.length;
        bool bad = text_decode(&rest) == TEXT_BAD;
        size_t size = text.length - rest.length - at;
        if (bad)
            memset(valid + at, 'x', size);
    }
    u8_possible_linebreaks(valid, text.length, "UTF-8", breaks);
    free(valid);
}

static void wrap_paragraph(Wrap *wrap, Str text)
{
    if (text_fit(text, wrap->columns).length == text.length) {
        add_line(wrap, text);
        return;
    }
    find_breaks(text, wrap->breaks);
    size_t start = 0, chance = 0; // of the line, and the last place it may end at
    int width = 0, chance_width = 0;
    Cluster cluster;
    for (Str rest = text; text_next(&rest, &cluster); width += cluster.width) {
        size_t at = (size_t)(cluster.text.data - text.data);
        if (wrap->breaks[at] == UC_BREAK_POSSIBLE) {
            chance = at;
            chance_width = width;
        }
        while (at > start && width + cluster.width > wrap->columns &&
               !is_blank(cluster.text.data[0])) {
            if (chance == start) { // a word that is longer than a line
                chance = at;
                chance_width = width;
            }
            add_line(wrap, str_part(text, start, chance));
            start = chance;
            width -= chance_width;
            chance_width = 0;
        }
    }
    add_line(wrap, str_from(text, start));
}

Lines text_wrap(Arena *arena, Str text, int columns)
{
    Wrap wrap = { .arena = arena, .columns = columns > 1 ? columns : 1 };
    wrap.breaks = xalloc(text.length + 1);
    Str paragraph;
    for (Str rest = text; str_next(&rest, '\n', &paragraph);)
        wrap_paragraph(&wrap, paragraph);
    if (wrap.lines.count == 0)
        add_line(&wrap, text);
    free(wrap.breaks);
    return wrap.lines;
}
