// The map of a debate: boxes with lines between them, in layers or hanging, at five
// zooms; a cursor on one of the claims, whose text stands below the map.
#ifndef UI_MAP_VIEW_H
#define UI_MAP_VIEW_H

#include "ui/canvas.h"
#include "ui/map_change.h"
#include "ui/marked_words.h"
#include "ui/motion.h"

typedef struct MapView MapView; // map_view.c

// A view with nothing in it. It borrows the subject.
MapView *map_view_new(OutlineSubject *subject);
void map_view_free(MapView *view);

// Has maps that take longer than a frame made at a desk, which is borrowed and must
// outlive the view; until one is there the view shows the one before, or says so.
void map_view_employ(MapView *view, MapDesk *desk);

// Takes what the desk has made; false if it has nothing for this view.
bool map_view_take(MapView *view);

// How many claims and arguments the map has that is being made; 0 if none.
int32_t map_view_awaited(const MapView *view);

// The debate was read again: folds are kept by title.
void map_view_reload(MapView *view);

// Shows a map with this place selected. What is open then is what is of interest from
// there; if it has been shown before, what was open last. `line` is the window's line
// on which the claim stood before, -1 if on none.
void map_view_show(MapView *view, PlaceId place, int line);

// Only claims that pass a sieve (map_sift()), also when it is first shown after this;
// borrowed until it is given another or NULL, or the debate was read again.
void map_view_sift(MapView *view, Sieve *sieve, PlaceId wanted);

// The other arrangement, which is then kept.
void map_view_turn(MapView *view);

// The place selected; in an opened argument it may be a reference.
PlaceId map_view_selected(const MapView *view);
void map_view_select(MapView *view, PlaceId place);

// Called before every drawing.
void map_view_layout(MapView *view, int rows, int columns);

// False if nothing changed.
bool map_view_move(MapView *view, Motion motion, int count);

// 1 (dots) to 5 (everything); false if it is that already.
bool map_view_zoom(MapView *view, int zoom);

// Frames around sections, on and off; false if the debate has no sections.
bool map_view_frame(MapView *view);

// The overview of all of the map, on and off. In it motions move a cursor, and
// map_view_follow() goes to the claim that is nearest to it.
void map_view_overview(MapView *view);
bool map_view_leave_overview(MapView *view); // false if it is not shown

// A strip of the overview below the map, on and off; a low window has no room for it.
void map_view_strip(MapView *view);

// The pane below the map: two lines, half a window, or none.
void map_view_pane(MapView *view);

// What Enter does while a relation is lit or in the overview: goes there. False if
// neither is so.
bool map_view_follow(MapView *view);
bool map_view_put_out(MapView *view);

// The relation that is lit, counted as outline_relatives() gives them; -1 if none is.
int map_view_lit(const MapView *view);

// Only what is below the selected claim, and back to the whole.
void map_view_root(MapView *view, bool selected);

Str map_view_title(const MapView *view, Arena *arena); // "Map · layered"
Str map_view_count(const MapView *view,
                   Arena *arena); // "12 of 38 claims · zoom 3 title"

// The claims on the window, from 0: the cell where each begins. False at the end.
bool map_view_target(const MapView *view, int index, int *row, int *column,
                     PlaceId *place);
PlaceId map_view_place_at(const MapView *view, int row, int column);

void map_view_cursor(const MapView *view, int *row, int *column);
void map_view_draw(const MapView *view, Canvas canvas, const MarkedWords *words,
                   bool focused);

#endif
