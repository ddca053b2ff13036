// A whole map in a few cells: each cell has two columns and four rows of dots, and a
// dot stands for a part of the map in which there is a box. Both ways it is scaled to
// the window by itself, as maps are much wider or much higher than windows (design:
// overview); but a map is never made larger than it is. Boxes that are large enough are
// outlines.
#ifndef SRC_MAP_OVERVIEW_H
#define SRC_MAP_OVERVIEW_H

#include "src/map/layout.h"

typedef struct {
    unsigned char *dots; // a byte a cell, row by row: bit 0 is the dot in the top left,
                         // bit 1 the one below it; bit 4 the one in the top right
    int32_t columns, rows;
    const Layout *layout; // borrowed
} Overview;

// The cells that an overview takes of so many columns and rows.
void overview_size(const Layout *layout, int32_t *columns, int32_t *rows);

// An overview without dots yet, of at most so many columns and rows. It lives in the
// arena.
Overview overview_make(const Layout *layout, int32_t columns, int32_t rows,
                       Arena *arena);

// The cell in which a cell of the layout is; one outside is in the nearest.
void overview_cell(const Overview *overview, int32_t x, int32_t y, int32_t *column,
                   int32_t *row);

// The cells that a box takes: the first, and how many there are both ways.
typedef struct {
    int32_t column, row, columns, rows;
} OverviewCells;
OverviewCells overview_box(const Overview *overview, int32_t box);

// Sets the dots of all boxes but those left out (by box; may be NULL). O(boxes + dots).
void overview_fill(Overview *overview, const bool *is_left_out);

// The cell of the layout in the middle of what a cell stands for.
void overview_middle(const Overview *overview, int32_t column, int32_t row, int32_t *x,
                     int32_t *y);

// The sign of a cell of dots (braille) in UTF-8; blank without any.
void overview_sign(unsigned char dots, char sign[static 4]);

#endif
