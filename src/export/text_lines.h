// Text on its way out, line by line, so that a large debate never stands in memory as
// text.
#ifndef SRC_EXPORT_TEXT_LINES_H
#define SRC_EXPORT_TEXT_LINES_H

#include "src/base/vec.h"

// Takes a line, without its end; the text is borrowed for the call.
typedef void TakeLine(void *context, Str line);

typedef struct {
    TakeLine *take;
    void *context;
    Arena *arena; // for one line or block; whoever makes it resets it
} TextLines;

// One line of several pieces: the blanks at its end are left out.
void text_lines_put(const TextLines *lines, Str line);

// A text wrapped to so many columns; `first` stands before its first line, `others`
// before the others.
void text_lines_wrap(const TextLines *lines, Str first, Str others, Str text,
                     int columns);

// Blanks up to a column.
void text_lines_pad(Buffer *line, int columns);

#endif
