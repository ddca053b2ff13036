// Debates in Markdown documents: the fenced blocks that say ```argdown (or argdown-map,
// or argdown-cheatsheet, or Pandoc's {.argdown-map ...}).
//
// What a fence is, says CommonMark 0.30, section 4.5; those within quotations and lists
// are not looked for.
#ifndef SRC_ARGDOWN_ARGDOWN_FENCE_H
#define SRC_ARGDOWN_ARGDOWN_FENCE_H

#include "src/base/str.h"

typedef struct {
    size_t start, end; // of what stands between the fences, in bytes of the document
    int line;          // of its first byte, from 1
} Fence;

// Where a search stands; it begins as { .line = 1 }.
typedef struct {
    size_t at;
    int line;
} FenceSearch;

// The next block of Argdown in a document; false if there is none.
bool argdown_fence_next(Str document, FenceSearch *search, Fence *fence);

#endif
