// A view of any kind: what a pane shows. It hands on what all views can do, so that
// panes and commands need not ask which one it is.
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "src/store/state_note.h"
#include "ui/command_table.h"
#include "ui/debate_view.h"
#include "ui/document_view.h"
#include "ui/library_view.h"
#include "ui/list_view.h"
#include "ui/tour_show.h"
#include "ui/trail.h"

typedef enum {
    VIEW_LIBRARY,
    VIEW_DEBATE,
    VIEW_DOCUMENT,
    VIEW_LIST,
    VIEW_SHOW
} ViewKind;

typedef struct {
    ViewKind kind;
    size_t source;    // of a debate, document or tour, index in the library
    Library *library; // borrowed
    bool is_touched;  // the reader has been in it since it was saved
    bool is_followed; // a document that nobody opened: a claim cites it (follow.h)
    unsigned follow_serial; // whose citations it highlights (follow.h)
    bool is_walk;           // a list whose items are the current list (walk.h)
    bool is_filtered;       // a list of which only some items are shown
    union {
        LibraryView *entries;
        DebateView *debate;
        DocumentView *document;
        ListView *list;
        TourShow *show;
    };
} View;

// A view of a source: a debate in any of its views, or the text of a document. The
// caller owns it. All views borrow the library and the state.
View *view_new(Library *library, State *state, size_t source);
View *view_new_library(Library *library, State *state);

// A list to choose from; its items' sources and keys are spots in the library. It takes
// the list over.
View *view_new_list(Library *library, ListView *list);

// A tour that is presented, from a step on.
View *view_new_show(Library *library, State *state, size_t tour, size_t step);

// NULL does nothing.
void view_free(View *view);

// Keeps where the reader is in the state, if they have been in this view since it was
// kept last.
void view_save(View *view);

// The sources were read again.
void view_reload(View *view);

unsigned view_where(const View *view); // one bit of Where

// The note on what is selected, in the arena; false if there is none.
bool view_note(const View *view, Arena *arena, StateNote *note);

// Notes have been written: it shows them.
void view_note_changed(View *view);

// Whether it is to fill the window, with nothing else.
bool view_is_presenting(const View *view);
void view_layout(View *view, int rows, int columns);
bool view_move(View *view, Motion motion, int count);
Str view_title(const View *view, Arena *arena);
Str view_count(const View *view, Arena *arena);

// Where am I, in one sentence.
Str view_sentence(const View *view, Arena *arena);

void view_cursor(const View *view, int *row, int *column);
void view_draw(const View *view, Canvas canvas, bool focused);

// Something in the window that can be chosen: the cell where it begins, and a number
// that means something to this view only.
typedef struct {
    int row, column, target;
} ViewTarget;

// All of them, at most `most`, from top to bottom; returns how many.
size_t view_targets(const View *view, int rows, ViewTarget *targets, size_t most);

// What stands at a cell of the window; -1 if nothing there can be chosen.
int view_target_at(const View *view, int row, int column);
void view_select_target(View *view, int target);
int view_selected_target(const View *view);

// Where the reader is in it, with the key in the arena. Of a list: SPOT_NOWHERE.
Spot view_spot(const View *view, Arena *arena);

// Selects a spot of this view's source, in the view that it was shown in; false if it
// is not there any more.
bool view_select(View *view, const Spot *spot);

#endif
