// Markdown (CommonMark with GitHub's tables) to a list of blocks. The only module that
// knows md4c.
//
// HTML is text like any other. "[12]", "[^note]" and "^[3]" that name no link are
// references into the author's list: they show as "[12]" or "[note]". md4c reads bytes
// beyond the end of its input and needs too long for some texts, so it is given what
// markdown_guard.h makes.
#ifndef SRC_DOCUMENT_MARKDOWN_H
#define SRC_DOCUMENT_MARKDOWN_H

#include "src/document/block.h"
#include "src/document/markdown_guard.h"

typedef struct {
    Block *blocks; // without sections and paragraph numbers
    size_t count;
    size_t hidden; // unsafe characters that entities stood for, made visible
} MarkdownBlocks;

// Reads a text that has been cleaned (text.h). It never fails: what is too large is
// reported by the guard and the rest still counts. The blocks live in the arena and
// borrow nothing.
MarkdownBlocks markdown_read(Guard *guard, Arena *arena, Str text);

#endif
