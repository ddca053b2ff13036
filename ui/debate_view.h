// A debate in one of its views: the outline, the focus on one claim, the map, a
// presentation.
// All of them have one selection. Those that were opened from each other lie on each
// other; the outline is always at the bottom.
#ifndef UI_DEBATE_VIEW_H
#define UI_DEBATE_VIEW_H

#include "ui/canvas.h"
#include "ui/map_desk.h"
#include "ui/motion.h"
#include "ui/outline_view.h"

typedef enum {
    DEBATE_OUTLINE,
    DEBATE_FOCUS,
    DEBATE_PRESENT,
    DEBATE_MAP,
    DEBATE_MODES
} DebateMode;

typedef struct DebateView DebateView; // debate_view.c

// A view of a debate of the library, which starts where the reader left off. It borrows
// library and state (which may be NULL) and owns the rest.
DebateView *debate_view_new(Library *library, size_t source, State *state);
void debate_view_free(DebateView *view);

// Has maps that take longer than a frame made at a desk (map_view_employ()).
void debate_view_employ(DebateView *view, MapDesk *desk);

// Takes what the desk has made; false if it has nothing for this view.
bool debate_view_take(DebateView *view);

// How many claims and arguments the map has that is being made; 0 if none.
int32_t debate_view_awaited(const DebateView *view);

// The source was read again.
void debate_view_reload(DebateView *view);
void debate_view_save(DebateView *view);

// Its outline, which has the debate, its folds and what has been read; borrowed.
OutlineView *debate_view_outline(DebateView *view);

// What stands in it, and what is supposed; borrowed.
Stands *debate_view_stands(DebateView *view);

// What the reader has answered about its claims; borrowed.
OpinionBook *debate_view_opinions(DebateView *view);

// The exercise that it shows, if it is on; borrowed.
Predict *debate_view_predict(DebateView *view);

// The relation that is lit, counted as outline_relatives() gives those of the selected
// claim; -1 if none is.
int debate_view_lit(const DebateView *view);

DebateMode debate_view_mode(const DebateView *view);

// Shows the selection in another view, on top of those that are open.
void debate_view_show(DebateView *view, DebateMode mode);

// Returns to the view below; false if this is the outline.
bool debate_view_close(DebateView *view);

// Called before every drawing.
void debate_view_layout(DebateView *view, int rows, int columns);
bool debate_view_move(DebateView *view, Motion motion, int count);

// The place selected, NONE in a debate without claims; in the outline it may be a
// reference.
PlaceId debate_view_selected(const DebateView *view);
void debate_view_select(DebateView *view, PlaceId place);
bool debate_view_select_key(DebateView *view, Str key);

// The place that the view as a whole is at: in the focus the claim in the middle.
PlaceId debate_view_place(const DebateView *view);

// Whether the window is large enough for a map.
bool debate_view_has_room(const DebateView *view);

// The map in its other arrangement; at another zoom, false if it has that; with more or
// less text below it.
void debate_view_turn(DebateView *view);
bool debate_view_zoom(DebateView *view, int zoom);
void debate_view_pane(DebateView *view);

// Frames around the sections of the map, on and off; false if there are no sections.
bool debate_view_frame(DebateView *view);

// The overview of the map, on and off, and a strip of it below the map.
void debate_view_overview(DebateView *view);
void debate_view_strip(DebateView *view);

// Blanks a presentation, or shows it again.
void debate_view_blank(DebateView *view);

// What Enter does: goes to the place of a reference or to the far end of a relation;
// else makes the selected claim the focus. False if it is that already.
bool debate_view_enter(DebateView *view);

// Puts out a relation that is lit, or brings the cursor back; false if there was
// nothing.
bool debate_view_put_out(DebateView *view);

// Only what is below the selected claim, and back to the whole.
void debate_view_root(DebateView *view, bool selected);

// Shows in outline and map only claims that match what was typed (claim_filter.h), with
// the way from each to its thesis; nothing typed: everything again, folded as before.
// `wanted` is selected, or, if it is hidden then, what is nearest to it. False if
// nothing matches: then all is as it was.
bool debate_view_filter(DebateView *view, Str typed, PlaceId wanted, int32_t *matches);

// Whether a place in full is among those that match.
bool debate_view_matches(const DebateView *view, PlaceId place);

// What was typed, empty without a filter, and how many claims and arguments it hides.
Str debate_view_filter_text(const DebateView *view);
int32_t debate_view_hidden(const DebateView *view);

PlaceId debate_view_next_unread(const DebateView *view);
void debate_view_mark(DebateView *view, Str query);

Str debate_view_title(const DebateView *view, Arena *arena);
Str debate_view_count(const DebateView *view, Arena *arena);
Str debate_view_where(const DebateView *view, Arena *arena);

// What can be chosen in the window, from 0: where it begins. False at the end.
bool debate_view_target(const DebateView *view, int index, int *row, int *column,
                        PlaceId *place);

// The place at a cell of the window, NONE if there is none.
PlaceId debate_view_place_at(const DebateView *view, int row, int column);

void debate_view_cursor(const DebateView *view, int *row, int *column);
void debate_view_draw(const DebateView *view, Canvas canvas, bool focused);

#endif
