// A document laid out for a window of some width: one row a screen line, with what
// stands in the gutter left of the text.
//
//     ▌┃¶12 ◂3 Text of a passage, wrapped to a comfortable measure
//
// From the left: the cursor, the bar of a cited passage, the number of the paragraph,
// the mark of a passage that claims use and how many they are. Laying out is linear in
// the text and is done anew for another width or other folds.
#ifndef UI_DOCUMENT_ROWS_H
#define UI_DOCUMENT_ROWS_H

#include "src/document/document.h"

enum { DOCUMENT_MEASURE = 76 }; // columns of running text at most

typedef enum {
    PAGE_BLANK,  // between blocks
    PAGE_TITLE,  // of the document
    PAGE_BYLINE, // author, year, kind, words
    PAGE_TRUST,  // how far to trust it
    PAGE_HIDDEN, // unsafe characters that it contains
    PAGE_ERROR,  // what is wrong with it
    PAGE_HEADING,
    PAGE_TEXT, // of a paragraph or item: a part of the block's text
    PAGE_CODE, // one line of it, not wrapped
    PAGE_RULE, // a thematic break
    PAGE_TABLE_HEAD,
    PAGE_TABLE_RULE,
    PAGE_TABLE_BODY,
    PAGE_RECORD,
} PageRowKind;

typedef struct {
    PageRowKind kind;
    bool is_first, is_last; // of its block
    int block;              // -1: blank, or the head of the document
    int indent;             // columns from where text begins
    Str text;
    size_t label; // bytes at the beginning of the text that say what it is
    size_t at;    // where it begins in the shown text; of what is made: its number
    const Block *shown; // of PAGE_TEXT: the block, with the targets of its links
    int uses;           // on the first row of a block; of a fold, all that it hides
} PageRow;

enum { SPAN_TARGET = 1 << 7 }; // the style of a link's target in a shown block

typedef struct {
    int number, number_columns; // of the paragraph; 0 columns: not shown
    int use, use_columns;       // of the mark and its number
    int text;                   // where the text begins
    bool has_sign;              // "¶12", in narrow windows "12"
} PageGutter;

typedef struct {
    PageRow *rows;
    int count;
    int *first_row; // of each block; -1: folded away
    PageGutter gutter;
    int measure; // columns of running text
    int room;    // columns from the text to the edge
} DocumentRows;

typedef struct {
    const Document *document;
    const Problem *problems; // shown at the head
    size_t problem_count;
    const int *uses;    // of each block: how many claims use it
    const bool *folded; // of each section
    ptrdiff_t grid;     // a table that is shown as a grid even if it is too wide; -1
    bool is_tour;       // the targets of its steps are not shown
    int columns;
} PageWanted;

// The rows live in the arena and borrow the document.
DocumentRows document_rows_make(const PageWanted *wanted, Arena *arena);

// How wide a block's widest row is, beyond the window or not.
int document_rows_width(const DocumentRows *rows, int block);

#endif
