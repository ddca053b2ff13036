// Builds the blocks of a document one event after the other, as a parser reports them.
// It knows no syntax: what a mark means, the parser says.
//
// Text that belongs to no open leaf begins one: a paragraph, or the first paragraph of
// the list item that has just begun.
#ifndef SRC_DOCUMENT_BLOCK_BUILD_H
#define SRC_DOCUMENT_BLOCK_BUILD_H

#include "src/base/limits.h"
#include "src/document/markdown_guard.h"
#include "src/document/styled_text.h"

typedef enum { BUILD_GOES_ON, BUILD_HAS_MANY_LINKS, BUILD_IS_FULL } BuildState;

typedef struct {
    Guard *guard;
    Arena *arena;
    const GuardedText *source;
    LineCounter lines;
    size_t offset;    // in the source, of the text seen last
    BuildState state; // unless it goes on, no more events are wanted
    Block *blocks;
    size_t count, capacity;

    int list_depth, quote_depth;       // as the author nests them
    int next_number[LIMIT_LIST_DEPTH]; // of each list; -1 for bullets
    bool item_begins;
    int item_number;

    bool is_open;
    Block leaf; // being read
    StyledText styled;
    bool has_break;              // a line end of the source, not yet a blank
    int emphasis, strong, links; // open ones
    Style link;
    size_t link_start; // in the styled text
    int link_count;
    bool keeps_links; // those beyond the limit are dropped without a word

    TableBlock *table; // being read
    int cell;
} BlockBuild;

// Starts; the source must live as long as the build. build_free() frees what does not
// live in the arena; the blocks do.
BlockBuild build_start(Guard *guard, Arena *arena, const GuardedText *source);
void build_free(BlockBuild *build);

// The text of the next event stands at this offset of the source.
void build_place(BlockBuild *build, size_t offset);

void build_quote(BlockBuild *build);
void build_quote_end(BlockBuild *build);
void build_list(BlockBuild *build, int first); // the first number; -1: bullets
void build_list_end(BlockBuild *build);
void build_item(BlockBuild *build);
void build_item_end(BlockBuild *build);

// A leaf: heading (with its level), paragraph or code.
void build_leaf(BlockBuild *build, BlockKind kind, int level);
void build_leaf_end(BlockBuild *build);
void build_rule(BlockBuild *build);

// Cells follow row by row, the header first.
void build_table(BlockBuild *build, unsigned columns, unsigned rows);
void build_cell_end(BlockBuild *build, char align);
void build_table_end(BlockBuild *build);

// Text in the styles that are open, and `styles` of SpanStyle.
void build_text(BlockBuild *build, Str text, unsigned styles);

// The end of a line; a hard one was forced by the author.
void build_break(BlockBuild *build, bool is_hard);

void build_emphasis(BlockBuild *build, int by); // +1 begins, -1 ends
void build_strong(BlockBuild *build, int by);

// Links do not nest: an inner one, as an image may be, is part of the outer. True if
// the target is wanted, by build_target().
bool build_link(BlockBuild *build);
void build_target(BlockBuild *build, Str target);
void build_link_end(BlockBuild *build);

#endif
