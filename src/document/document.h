// A document: Markdown with front matter, as blocks of text with styled spans, each
// with a short address.
//
// Sections are numbered by structure: the highest level of heading that occurs counts
// 1, 2, 3, the next 1.1, 1.2 ...; a number that the heading itself begins with is
// dropped when it is the same. Every leaf block (paragraph, list item, quotation,
// table, code) counts ¶1, ¶2 ... from its nearest heading on. The address "4.1 ¶3" is
// typed 4.1p3; text before the first heading has the addresses p1, p2 ...
#ifndef SRC_DOCUMENT_DOCUMENT_H
#define SRC_DOCUMENT_DOCUMENT_H

#include "src/base/table.h"
#include "src/base/value.h"
#include "src/debate/problem.h"
#include "src/document/block.h"

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
    Table numbers; // of a section -> its index
    size_t words;
    size_t hidden; // unsafe characters that were made visible
} Document;

// Reads a document. It never fails: what is wrong, or larger than base/limits.h allows,
// is added to `problems` and the rest still counts. All texts in it may be shown on a
// terminal as they are.
const Document *document_read(Arena *arena, Str path, Str text, Problems *problems);

// "4.1 ¶3", "4.1" for a heading, "¶3" before the first heading.
Str document_address(const Document *document, size_t block, Arena *arena);

// The block at an address as people type it ("4.1p3", "4.1 ¶3", "§4.1", "p2"), or -1.
ptrdiff_t document_find(const Document *document, Str address);

#endif
