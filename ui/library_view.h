// The library: the debates by their question and the documents, what each is about, how
// much of it has been read, where the reader left off.
#ifndef UI_LIBRARY_VIEW_H
#define UI_LIBRARY_VIEW_H

#include "src/library/library.h"
#include "src/store/state.h"
#include "ui/canvas.h"
#include "ui/motion.h"

typedef struct LibraryView LibraryView; // library_view.c

// It borrows library and state (which may be NULL). It reads no debate and no document:
// all it shows stands in the store's list of sources and in the state.
LibraryView *library_view_new(Library *library, State *state);
void library_view_free(LibraryView *view);
void library_view_reload(LibraryView *view); // read marks or sources changed
void library_view_layout(LibraryView *view, int rows, int columns);
bool library_view_move(LibraryView *view, Motion motion, int count);

// The source selected, -1 in an empty library.
ptrdiff_t library_view_selected(const LibraryView *view);
void library_view_select(LibraryView *view, size_t source);

// Only entries whose title, author or slug have all the words; empty: all.
void library_view_filter(LibraryView *view, Str words);

// The next entry after the selected one, wrapping round, of which something is unread;
// -1 if there is none.
ptrdiff_t library_view_next_unread(const LibraryView *view);

// The source of the n-th entry shown, from 1; -1 if there is none.
ptrdiff_t library_view_entry(const LibraryView *view, int number);

// That entry in one sentence without signs; empty if there is none.
Str library_view_sentence(const LibraryView *view, int number, Arena *arena);
Str library_view_title(const LibraryView *view, Arena *arena);
Str library_view_count(const LibraryView *view, Arena *arena);
Str library_view_where(const LibraryView *view, Arena *arena);
ptrdiff_t library_view_source_at(const LibraryView *view, int line);
void library_view_cursor(const LibraryView *view, int *row, int *column);
void library_view_draw(const LibraryView *view, Canvas canvas, bool focused);

#endif
