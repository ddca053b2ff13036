// The blocks that a document consists of: what Markdown says, without its marks.
#ifndef SRC_DOCUMENT_BLOCK_H
#define SRC_DOCUMENT_BLOCK_H

#include "src/base/str.h"

typedef enum {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_ITEM, // the first paragraph of a list item; later ones are paragraphs,
                // indented
    BLOCK_TABLE,
    BLOCK_CODE,
    BLOCK_RULE, // a thematic break: no address
} BlockKind;

typedef enum {
    SPAN_EMPHASIS = 1 << 0,
    SPAN_STRONG = 1 << 1,
    SPAN_CODE = 1 << 2,
    SPAN_LINK = 1 << 3,
    SPAN_STRUCK = 1 << 4,
    SPAN_REFERENCE = 1 << 5, // [12] or [note]: points into the list of references
} SpanStyle;

typedef struct {
    size_t start, end; // bytes of the block's text, the end excluded
    unsigned styles;   // of SpanStyle
    Str target;        // of a link
} Span;

typedef struct {
    int rows, columns; // the first row is the header
    Str *cells;        // row by row
    char *align;       // of each column: 'l', 'c' or 'r'
} TableBlock;

typedef struct {
    BlockKind kind;
    int level;       // of a heading, from 1
    int list_depth;  // 0 outside lists
    int quote_depth; // 0 outside quotations
    int item_number; // of an ordered list's item; 0 for a bullet
    Str text;        // without markup; line breaks that the author forced are LF. Of a
                     // table: its rows, the cells parted by " | "
    Span *spans;     // in order, not overlapping; text between them is plain
    size_t span_count;
    const TableBlock *table; // of BLOCK_TABLE
    int section;             // index into sections, or -1 before the first heading
    int paragraph;           // the number after ¶; 0 for headings and rules
    int line;                // in the source, from 1
} Block;

#endif
