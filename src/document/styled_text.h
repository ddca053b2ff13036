// A text that grows piece by piece, each piece with its styles: what a block's text is
// while Markdown is being read.
#ifndef SRC_DOCUMENT_STYLED_TEXT_H
#define SRC_DOCUMENT_STYLED_TEXT_H

#include <stdint.h>
#include "src/base/arena.h"
#include "src/document/block.h"

// The styles of a piece, of SpanStyle, and the target of a link: 0 for none, else its
// number as styled_target() gave it.
typedef struct {
    uint32_t styles : 8, target : 24;
} Style;

typedef struct {
    Arena *arena; // for the targets and what styled_finish() makes
    char *text;
    Style *styles; // of each byte
    size_t length, capacity;
    Str *targets;
    size_t target_count, target_capacity;
} StyledText;

// An empty text is { .arena = arena }; styled_free() frees it, but not what it made.
void styled_free(StyledText *styled);

void styled_add(StyledText *styled, Str text, Style style);

// Keeps the target of a link (a copy) and returns its number.
unsigned styled_target(StyledText *styled, Str target);

// Puts the text, without white space at its end, and its spans into a block and empties
// it. Unless the block is code, several blanks become one, and references are found:
// "[12]", "[3, 5-7]", "[^note]", and "^[3]", from all of which the caret is taken away.
void styled_finish(StyledText *styled, Block *block);

#endif
