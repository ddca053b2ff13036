// Where things stand in the rows of an outline: how far a level is indented, where the
// address, the title and the counts begin, how long a line of text may be.
//
//     ▌├─+ ▾ 1.2 Force breeds resistance and costs consent    ✓§  +3 −2
//     ▌│   │   A people held down by force obeys only ...
#ifndef UI_OUTLINE_GRID_H
#define UI_OUTLINE_GRID_H

#include "ui/outline_words.h"

typedef struct {
    const OutlineSubject *subject;
    const OutlineRows *rows;
    int columns;
    int step;       // columns that a level is indented
    int base;       // depth of the row that has no indentation
    int shift;      // levels that stand off the left edge, in a deep debate
    int levels;     // the deepest level that is indented further
    int edge;       // the column after the counts
    bool is_narrow; // short addresses, less space
} OutlineGrid;

// For a window of so many columns, with this place selected (or NONE).
OutlineGrid outline_grid_make(const OutlineSubject *subject, const OutlineRows *rows,
                              int columns, PlaceId selected);

// The level at which a place is shown, from 0.
int outline_grid_level(const OutlineGrid *grid, PlaceId place);

// The column of the fold mark at a level; guides of the level below stand there, too.
int outline_grid_column(const OutlineGrid *grid, int level);

// Where the text below a place begins, and how wide it is.
int outline_grid_text_column(const OutlineGrid *grid, PlaceId place);
int outline_grid_measure(const OutlineGrid *grid, PlaceId place);

// What stands in the row of a place, in the arena.
typedef struct {
    Str address, name, counts;
    bool is_cited, is_read, is_noted; // a note takes the place of "read"
    bool has_because;                 // an open argument: its premises follow
    bool is_cut;                      // the name does not fit
    int mark_column;                  // of "✓§"
    int address_column, name_column, counts_column;
    int name_room; // columns for the name, "because" included
    // What stands: the sign before the name, and the word where the name leaves room
    // for it; empty unless it is shown.
    Str label_sign, label_word;
    int label_column; // of the word
} OutlineRow;
OutlineRow outline_grid_row(const OutlineGrid *grid, PlaceId place, Arena *arena);

#endif
