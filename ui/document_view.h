// A document: wrapped to the pane, paragraph addresses, marks in the margin beside
// every passage that claims use, the passage that the selected claim cites highlighted.
//
// A passage counts as read when the reader moves on from it while its end is on the
// window: down out of it by line or passage, or by a page or half of one; at the end of
// the text, by trying to. Nothing else marks it.
#ifndef UI_DOCUMENT_VIEW_H
#define UI_DOCUMENT_VIEW_H

#include "src/library/library.h"
#include "src/store/state_note.h"
#include "ui/canvas.h"
#include "ui/motion.h"
#include "ui/passage_guess.h"

typedef struct DocumentView DocumentView; // document_view.c

// A view of a document of the library. It borrows library and state (which may be
// NULL), owns the rest, and starts where the reader left off: state_position().
DocumentView *document_view_new(Library *library, size_t source, State *state);
void document_view_free(DocumentView *view);

// The source was read again: the position is kept by address.
void document_view_reload(DocumentView *view);

void document_view_layout(DocumentView *view, int rows, int columns);

// MOTION_NEXT and PREVIOUS are lines, siblings are paragraphs, relations are the
// passages that claims use; folds close and open headings. False if nothing changed.
bool document_view_move(DocumentView *view, Motion motion, int count);

// The block that the reader is at: that of the cursor line, or the cited passage that
// document_view_cite() has scrolled to. -1 in an empty document.
ptrdiff_t document_view_block(const DocumentView *view);

// Puts the cursor on a block, a third from the top if it was not on the screen.
void document_view_select(DocumentView *view, ptrdiff_t block);

// The whole of a passage has been read, in whatever way.
void document_view_mark_read(DocumentView *view, ptrdiff_t block);
// The reader's note on a block, in the arena; false if there is none.
bool document_view_note(const DocumentView *view, ptrdiff_t block, Arena *arena,
                        StateNote *note);

// Notes have been written.
void document_view_note_changed(DocumentView *view);

bool document_view_is_read(const DocumentView *view, ptrdiff_t block);

// Highlights the passages that a claim cites (indices of blocks; a copy is kept) and
// scrolls the first of them into view without moving the cursor if `scroll` is true:
// it comes there with the next movement. Count 0 takes the highlight away.
void document_view_cite(DocumentView *view, const ptrdiff_t *blocks, size_t count,
                        bool scroll);

// The claims that use the block under the cursor, in the arena.
size_t document_view_uses(const DocumentView *view, Arena *arena, Use **uses);

// Search inside (/): marks the words of the query, and the next place that has them all
// from the cursor on, forward or backward, wrapping round; false if there is none.
void document_view_mark(DocumentView *view, Str query);
bool document_view_find(DocumentView *view, bool forward);
size_t document_view_matches(const DocumentView *view);

// The passage that no claim uses, next after the cursor (wrapping); -1 if there is
// none.
ptrdiff_t document_view_next_unused(const DocumentView *view);
// The next passage not yet read, -1 if there is none.
ptrdiff_t document_view_next_unread(const DocumentView *view);

void document_view_save(const DocumentView *view);
Str document_view_title(const DocumentView *view, Arena *arena);
Str document_view_count(const DocumentView *view, Arena *arena); // "4.1 ¶3 · 45 %"
Str document_view_where(const DocumentView *view, Arena *arena);

// The block at this line of the window, -1 if none.
ptrdiff_t document_view_block_at(const DocumentView *view, int line);
void document_view_cursor(const DocumentView *view, int *row, int *column);
// The exercise on its passages, if it is on; borrowed.
PassageGuess *document_view_guess(DocumentView *view);

// Whether claims use a block, whatever the exercise hides.
bool document_view_is_used(const DocumentView *view, size_t block);

void document_view_draw(const DocumentView *view, Canvas canvas, bool focused);

#endif
