// The text of an element: from the tokens of its content to what a reader reads, with
// the ranges of its markup.
#ifndef SRC_ARGDOWN_ARGDOWN_INLINE_H
#define SRC_ARGDOWN_ARGDOWN_INLINE_H

#include "src/argdown/argdown_token.h"
#include "src/base/vec.h"
#include "src/debate/debate.h"

typedef struct {
    Arena *arena; // of what is returned
    Str source;
    bool without_tags;       // tags are taken out of the text
    const Value *shortcodes; // of the front matter; may be NULL
    // room that is used again from text to text
    Buffer buffer;
    Range *ranges, *tags;
    size_t *open;
    size_t range_count, range_room, tag_count, tag_room, open_count, open_room;
    size_t start, end; // while the text is still a piece of the source
    bool is_slice;
} Inliner;

typedef struct {
    Str text; // a piece of the source where possible; without blanks at its ends
    uint8_t blanks_before; // that were cut off: they stand before and behind
    uint16_t blanks_after; // text.data
    Range *ranges;         // as they begin; in the arena
    size_t range_count;
    const Range *tags; // target is the tag; borrowed until the next text
    size_t tag_count;
} InlineText;

void inliner_init(Inliner *inliner, Arena *arena, Arena *scratch, Str source);

InlineText inline_text(Inliner *inliner, const Token *content, size_t count);

#endif
