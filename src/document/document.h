// A document: Markdown with front matter, as blocks of text with styled spans, each
// with a short address. The only module that knows md4c.
//
// Sections are numbered by structure: the highest level of heading that occurs counts
// 1, 2, 3, the next 1.1, 1.2 ...; a number that the heading itself begins with is
// dropped when it is the same. Every leaf block (paragraph, list item, quotation,
// table, code) counts ¶1, ¶2
// ... from its nearest heading on. The address "4.1 ¶3" is typed 4.1p3; text before the
// first heading has the addresses p1, p2 ...
#ifndef SRC_DOCUMENT_DOCUMENT_H
#define SRC_DOCUMENT_DOCUMENT_H

#include "src/base/value.h"
#include "src/debate/problem.h"

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
    SPAN_REFERENCE = 1 << 5, // [12] or [^note]: points into the list of references
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
    Str text;        // without markup; line breaks that the author forced are LF
    Span *spans;     // in order, not overlapping; text between them is plain
    size_t span_count;
    const TableBlock *table; // of BLOCK_TABLE
    int section;             // index into sections, or -1 before the first heading
    int paragraph;           // the number after ¶; 0 for headings and rules
    int line;                // in the source, from 1
} Block;

typedef struct {
    Str number; // "4.1"
    Str title;
    int level;                     // 1 for the highest that occurs
    int parent;                    // index, or -1
    size_t first_block, end_block; // its heading and what follows, subsections included
} DocumentSection;

typedef struct {
    Str path, slug; // slug: from the front matter, else the file's name without .md
    Str title, author, year, kind, source, about, trust; // from the front matter
    const Value *meta;
    Block *blocks;
    size_t block_count;
    DocumentSection *sections;
    size_t section_count;
    size_t words;
    size_t hidden; // unsafe characters that were made visible
} Document;

// Reads a document. It never fails: what is wrong, limits included (document.c lists
// them), is added to `problems` and the rest still counts. All texts in it may be shown
// on a terminal as they are.
const Document *document_read(Arena *arena, Str path, Str text, Problems *problems);

// "4.1 ¶3", "4.1" for a heading, "¶3" before the first heading.
Str document_address(const Document *document, size_t block, Arena *arena);

// The block at an address ("4.1p3", "4.1 ¶3", "4.1", "p2"), or -1.
ptrdiff_t document_find(const Document *document, Str address);

#endif
