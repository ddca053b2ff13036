// A picture that is higher than the window, or not yet in its place: texts and lines
// with their rows and columns, drawn on a canvas when it is known which part shows.
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include "ui/marked_words.h"

// A text, or one sign several times, to the right or down. Later ones lie on top.
typedef struct {
    int row, column;
    Str text;
    int repeat;
    bool is_down;
    Role role;
} SheetMark;

// Begin with { .arena = arena }, in which everything lives; texts are borrowed.
typedef struct {
    Arena *arena;
    SheetMark *marks;
    size_t count, capacity;
    int height; // rows that are in use
} Sheet;

void sheet_put(Sheet *sheet, int row, int column, Role role, Str text);
void sheet_across(Sheet *sheet, int row, int column, int count, Role role,
                  const char *sign);
void sheet_down(Sheet *sheet, int row, int column, int count, Role role,
                const char *sign);

typedef enum { FRAME_ROUND, FRAME_SQUARE, FRAME_HEAVY } SheetFrame;

// The border of a box of so many rows and columns, both at least 2.
void sheet_frame(Sheet *sheet, SheetFrame frame, int row, int column, int rows,
                 int columns);

// Draws what of the sheet is on a canvas whose first row is its row `top`, with words
// marked in its texts.
void sheet_draw(const Sheet *sheet, Canvas canvas, int top, const MarkedWords *words,
                Arena *arena);

#endif
