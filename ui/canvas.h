// A canvas is the picture of a screen, or of a part of one: a grid of cells in memory.
// Views draw on it, term.c copies it to the terminal, tests read it back. All text
// passes canvas_text(), so that is where control characters are taken out.
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "src/base/arena.h"
#include "src/text/charset.h"
#include "ui/theme.h"

typedef struct {
    char text[22];      // one cluster: valid UTF-8, NUL-terminated, safe to show
    signed char width;  // columns: 1 or 2, or 0 for the right half of a wide cell
    unsigned char role; // Role
} Cell;

typedef struct {
    Cell *cells; // the top left one; the next row begins `stride` cells on
    int rows, columns, stride;
} Canvas;

// Makes a blank canvas of at least 1x1. The caller owns it and must canvas_free() it.
Canvas canvas_new(int rows, int columns);
void canvas_free(Canvas canvas);

// Borrows a part of a canvas, as much of it as there is (it may have no rows or
// columns).
Canvas canvas_part(Canvas canvas, int row, int column, int rows, int columns);

// Blanks it all, in this role.
void canvas_clear(Canvas canvas, Role role);

// Draws a text and returns the column after it. Any position is allowed: what falls
// outside the canvas is not drawn. Unsafe characters and line ends show as U+FFFD, a
// wide character that would stick out on the right is left out.
int canvas_text(Canvas canvas, int row, int column, Role role, Str text);

// As printf, through canvas_text(); at most 255 bytes.
int canvas_format(Canvas canvas, int row, int column, Role role, const char *format,
                  ...) __attribute__((format(printf, 5, 6)));

// Gives the cells of a row from `column` on, `columns` of them, another role.
void canvas_role(Canvas canvas, int row, int column, int columns, Role role);

// Borrows a cell, which must be inside.
const Cell *canvas_cell(Canvas canvas, int row, int column);

// The whole canvas as text in a charset, a line a row, trailing blanks cut.
Str canvas_print(Canvas canvas, Charset charset, Arena *arena);

#endif
