// A list of lines to choose from: contents of a document, sections of a debate, marks,
// the claims that use a passage, problems of a file. Typing "/" filters it.
#ifndef UI_LIST_VIEW_H
#define UI_LIST_VIEW_H

#include "src/base/arena.h"
#include "ui/canvas.h"
#include "ui/motion.h"

typedef struct {
    Str text;      // one line; cut to the window
    Str note;      // at the right: a count or an address; may be empty
    int depth;     // indentation, from 0
    size_t source; // what it stands for, for its maker
    Str key;
} ListItem;

typedef struct ListView ListView; // list_view.c

// The items and title are copied.
ListView *list_view_new(Str title, const ListItem *items, size_t count);
void list_view_free(ListView *view);
void list_view_filter(ListView *view, Str words);
void list_view_layout(ListView *view, int rows, int columns);
bool list_view_move(ListView *view, Motion motion, int count);

// The item selected, NULL if there is none; borrowed.
const ListItem *list_view_selected(const ListView *view);
void list_view_select(ListView *view,
                      size_t index); // index as given to list_view_new()

// The index, as given to list_view_new(), of the item selected and of the one at this
// line of the window; -1 if there is none.
ptrdiff_t list_view_selected_index(const ListView *view);
ptrdiff_t list_view_index_at(const ListView *view, int line);
const ListItem *list_view_entry(const ListView *view, int number); // n-th shown, from 1
Str list_view_title(const ListView *view, Arena *arena);
Str list_view_count(const ListView *view, Arena *arena);
void list_view_cursor(const ListView *view, int *row, int *column);
void list_view_draw(const ListView *view, Canvas canvas, bool focused);

#endif
