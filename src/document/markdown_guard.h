// What stands between a Markdown text and its parser: it finds what would be too large
// for md4c before md4c sees it, and takes the meaning, not the text, from such marks.
//
// md4c's work grows with depth times lines, columns times rows, uses times length of
// link definitions, and brackets times the lines of their paragraph: that is what is
// bounded here, by the limits of base/limits.h.
// One copy of the text is for parsing, in which the first byte of a mark that is too
// much is GUARD_MARK; the other, of the same length, is for showing.
#ifndef SRC_DOCUMENT_MARKDOWN_GUARD_H
#define SRC_DOCUMENT_MARKDOWN_GUARD_H

#include "src/debate/problem.h"

typedef enum {
    OVER_FILE,
    OVER_LINE,
    OVER_DEPTH,
    OVER_COLUMNS,
    OVER_CELLS,
    OVER_LINKS,
    OVER_BRACKETS,
    OVER_PARAGRAPH,
    OVER_DEFINITIONS,
    OVER_TARGET,
    OVER_BLOCKS,
    OVER_COUNT,
} Over;

// Whose text it is and what has been said of it.
typedef struct {
    Str path;
    int first_line; // of the text in its file
    Problems *problems;
    bool reported[OVER_COUNT];
} Guard;

enum {
    GUARD_MARK = 1,    // occurs in no cleaned text
    GUARD_PADDING = 8, // NUL bytes that md4c may read after the end
};

typedef struct {
    Str shown;           // lines that are too long are broken
    char *parsed;        // as long, and GUARD_PADDING
    const size_t *added; // offsets of the line ends that were put in, in order
    size_t added_count;
} GuardedText;

// Adds a problem that names the limit, the first time that it is exceeded.
void guard_report(Guard *guard, Over over, int line);

// Makes a text (cleaned: text.h) ready for md4c. It and its parts live in the arena.
GuardedText guard_text(Guard *guard, Arena *arena, Str text);

// Takes the meaning from everything that could begin a link, from `start` on.
void guard_links(GuardedText *text, size_t start);

// Counts lines from the front: call it with growing offsets.
typedef struct {
    size_t offset, added;
    int line; // start it with the first line of the text in its file
} LineCounter;
int guard_line(const GuardedText *text, LineCounter *counter, size_t offset);

#endif
