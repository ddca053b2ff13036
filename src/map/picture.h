// The picture of a part of a map: cells with a sign, what it is, and the box and net
// that it belongs to, so that a view can colour it and find what stands in a cell.
// Signs are those of the UTF-8 tier. Positions are cells of the whole layout; what
// falls outside the picture is not drawn.
#ifndef SRC_MAP_PICTURE_H
#define SRC_MAP_PICTURE_H

#include <stdint.h>
#include "src/base/arena.h"
#include "src/debate/link.h"
#include "src/text/charset.h"

typedef enum {
    PICTURE_BLANK,
    PICTURE_TEXT,
    PICTURE_TITLE,
    PICTURE_NOTE, // what is less important: counts, "because", "and"
    PICTURE_BORDER,
    PICTURE_LINE, // a line, a head, the sign of a relation: of kind `link`
    PICTURE_REFERENCE,
} PictureStyle;

typedef struct {
    char text[22];       // one cluster, NUL-terminated; empty: a blank
    signed char width;   // 1 or 2, or 0 for the right half of a wide cell
    unsigned char style; // PictureStyle
    unsigned char link;  // Link of a line, a head or a sign, else LINK_ROOT
    bool is_strong;      // of the selected box, or of a line that ends at it
    int32_t box, net;    // -1 of none
} PictureCell;

typedef struct {
    PictureCell *cells; // row by row
    int32_t x, y;       // the top left cell, in the layout
    int32_t width, height;
} Picture;

// A blank picture of a window of the layout; it lives in the arena. A window without
// columns or rows has no cells.
Picture picture_new(Arena *arena, int32_t x, int32_t y, int32_t width, int32_t height);

// Borrows a cell, NULL if it is outside.
PictureCell *picture_at(const Picture *picture, int32_t x, int32_t y);

// Puts a sign of one column, of static life or shorter, with the rest of `look`.
void picture_sign(const Picture *picture, int32_t x, int32_t y, const char *sign,
                  PictureCell look);

// Draws the front of a clean text (text_clean) that fits into so many columns, and
// returns the column after it. Of a wide character that is half outside, the half
// inside is blank.
int32_t picture_text(const Picture *picture, int32_t x, int32_t y, int32_t columns,
                     Str text, PictureCell look);

// The picture as text in a charset, a line a row, trailing blanks cut.
Str picture_print(const Picture *picture, Charset charset, Arena *arena);

#endif
