#include "src/export/text_lines.h"
#include "src/text/text.h"

void text_lines_put(const TextLines *lines, Str line)
{
    while (line.length > 0 && line.data[line.length - 1] == ' ')
        line.length--;
    lines->take(lines->context, line);
}

void text_lines_wrap(const TextLines *lines, Str first, Str others, Str text,
                     int columns)
{
    int room = columns - text_width(first);
    Lines wrapped = text_wrap(lines->arena, text, room > 1 ? room : 1);
    for (size_t i = 0; i < wrapped.count; i++) {
        Buffer line = { .arena = lines->arena };
        buffer_add(&line, i == 0 ? first : others);
        buffer_add(&line, wrapped.lines[i]);
        text_lines_put(lines, buffer_str(&line));
    }
}

void text_lines_pad(Buffer *line, int columns)
{
    for (int width = text_width(buffer_str(line)); width < columns; width++)
        buffer_add_byte(line, ' ');
}
