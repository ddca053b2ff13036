// A table of a document as lines of text: a grid with a rule under its header, its
// columns wrapped to fit, or, where that cannot be, records of "column: value".
//
//     First tier │ Second tier    │ Third tier
//     ───────────┼────────────────┼────────────
//     Apparent   │ Overall        │ Turnover
#ifndef UI_DOCUMENT_TABLE_H
#define UI_DOCUMENT_TABLE_H

#include "src/base/arena.h"
#include "src/document/block.h"

typedef enum {
    TABLE_HEAD,   // of a grid
    TABLE_RULE,   // under the head, and between rows of several lines
    TABLE_BODY,   // of a grid
    TABLE_RECORD, // the first line of a value
    TABLE_MORE,   // its other lines, which are indented
    TABLE_GAP,    // between records
} TableLineKind;

typedef struct {
    TableLineKind kind;
    Str text;
    size_t label; // bytes of a record's text that name the column
} TableLine;

typedef struct {
    TableLine *lines;
    size_t count;
    int width; // columns of the widest line of a grid
} TableLines;

enum { TABLE_INDENT = 2 }; // of TABLE_MORE

// A grid of at most `width` columns; no lines if it cannot be made so narrow. With
// `must` it is made all the same, as wide as it is readable. The lines live in the
// arena.
TableLines table_grid(const TableBlock *table, int width, bool must, Arena *arena);

// One record for each row, without its empty cells.
TableLines table_records(const TableBlock *table, int width, Arena *arena);

#endif
