// The outline: the pro/con tree of a debate, one line a claim, the whole text of the
// selected one below it, the way to the thesis pinned when it has scrolled away.
#ifndef UI_OUTLINE_VIEW_H
#define UI_OUTLINE_VIEW_H

#include "src/library/library.h"
#include "src/store/state.h"
#include "ui/marked_words.h"
#include "ui/motion.h"
#include "ui/outline_words.h"

typedef struct OutlineView OutlineView; // outline_view.c

// A view of a debate of the library. It borrows library and state (which may be NULL),
// owns the rest, and starts where the reader left off: state_position().
OutlineView *outline_view_new(Library *library, size_t source, State *state);
void outline_view_free(OutlineView *view);

// A view of a debate by itself, which has no sources to cite. It borrows debate and
// tree; `state` may be NULL, else library and slug say where things are kept in it.
OutlineView *outline_view_alone(const Debate *debate, const Tree *tree, State *state,
                                Str library, Str slug);

// The source was read again: selection and folds are kept by title, its problems shown.
void outline_view_reload(OutlineView *view);

// Fits it to a window. Called before every drawing; the selected row keeps its line on
// the screen when folds, texts or the size change, as far as the ends allow.
void outline_view_layout(OutlineView *view, int rows, int columns);

// False if nothing changed.
bool outline_view_move(OutlineView *view, Motion motion, int count);

// The place selected, NONE in a debate without claims. Of a reference it is the
// reference.
PlaceId outline_view_selected(const OutlineView *view);

// Selects a place and opens what hides it. NONE does nothing.
void outline_view_select(OutlineView *view, PlaceId place);

// Puts the selection on a line of the window.
void outline_view_put(OutlineView *view, int line);

// Selects the first claim of this title or key (state.h), false if there is none.
bool outline_view_select_key(OutlineView *view, Str key);

// What Enter does here: on a reference goes to its place and is true; else false.
bool outline_view_follow(OutlineView *view);

// [ and ]: the relation of the selected claim that is lit; Enter goes to its far end.
// outline_view_move() lights them; this puts it out, false if none was.
bool outline_view_put_out(OutlineView *view);

// r and R: only the subtree of the selected place, and back to the whole.
void outline_view_root(OutlineView *view, bool selected);

// Only claims that pass a sieve, as outline_sift() says; borrowed until it is given
// another one, NULL, or the source is read again.
void outline_view_sift(OutlineView *view, Sieve *sieve, PlaceId wanted);

// The next place after `here` in reading order that is unread, from the start
// again after the end; NONE if there is none but this.
PlaceId outline_view_next_unread(const OutlineView *view, PlaceId here);

// Rows that show a query's words; an empty query unmarks.
void outline_view_mark(OutlineView *view, Str query);
const MarkedWords *outline_view_words(const OutlineView *view);

// The debate, and what has been read of it, for other views of it: borrowed as long as
// the view.
// Notes have been written.
void outline_view_note_changed(OutlineView *view);

OutlineSubject *outline_view_subject(OutlineView *view);

// Which claims are folded, hidden by a filter or not below the root; borrowed.
const OutlineRows *outline_view_rows(const OutlineView *view);

// The relation of the selected claim that is lit, counted as outline_relatives() gives
// them; -1 if none is.
int outline_view_lit(const OutlineView *view);

// Whether the reader is new to the debate, so that it begins with what it is about.
bool outline_view_is_new(const OutlineView *view);

// Saves position and folds in the state.
void outline_view_save(const OutlineView *view);

// What the title row says at its left ("Is soft power real power? ▸ Outline") and right
// ("57 claims · 2 theses · 5 deep").
Str outline_view_title(const OutlineView *view, Arena *arena);
Str outline_view_count(const OutlineView *view, Arena *arena);

// Where am I, in one sentence without signs: "1.2.3 Visiting is not admiring: undercuts
// 1.2, weakens a defence, 2 of 3, unanswered ...".
Str outline_view_where(const OutlineView *view, Arena *arena);

// What can be chosen in the window, from 0: where it begins. False at the end.
bool outline_view_target(const OutlineView *view, int index, int *row, int *column,
                         PlaceId *place);

// The place whose row is at this line of the window, NONE of lines of text.
PlaceId outline_view_place_at(const OutlineView *view, int line);

// The cell of the selection, for the terminal's cursor.
void outline_view_cursor(const OutlineView *view, int *row, int *column);

// Draws on a canvas of the size that layout was given. A pane without the focus shows
// its selection less strongly.
void outline_view_draw(const OutlineView *view, Canvas canvas, bool focused);

#endif
