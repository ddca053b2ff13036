// A map on a window: what is selected, folded and scrolled, and the plan that is made
// of it, at once or at a desk.
#ifndef UI_MAP_PAGE_H
#define UI_MAP_PAGE_H

#include "ui/map_desk.h"
#include "ui/outline_words.h"

enum {
    MAP_COLUMNS = 60, // windows below this size show the focus instead
    MAP_ROWS = 12,
    MAP_BESIDE = 4, // columns and rows between the selected box and the window's edge,
    MAP_ABOVE = 2,  // and beyond the edge of the map
};

// How much the pane below the map says of the selected claim.
typedef enum { PANE_SHORT, PANE_LONG, PANE_OFF, PANE_SIZES } MapPane;

typedef struct {
    OutlineSubject *subject; // borrowed
    MapDesk *desk;           // borrowed; NULL: all is made at once
    Arena *arena;            // of one reading of the debate: until `made`
    Arena *keys_arena;       // ... of `keys`, where a job found them; or NULL
    Bearings bearings;
    const int64_t *keys; // the order of siblings, found when a map is first made
    bool is_order_kept;  // they come from an earlier reading: not all is best any more
    SceneFolds folds;
    PlaceId *visited;  // by place in full: which below it was selected last, or NONE
    PlaceId came_from; // from which the last step led up, or NONE
    Zoom zoom;
    Arrangement arrangement;
    bool is_chosen;       // the reader chose the arrangement
    Arrangement unsifted; // the arrangement before a sieve was laid on
    MapPane pane;
    bool has_frames;  // sections are framed
    bool has_strip;   // the overview stands below the map, where there is room
    PlaceId selected; // NONE: the debate has no claims
    int lit;          // relation (outline_relatives), or -1
    int rows, columns;
    MapJob *made; // owned, with the plan in it; NULL: none has been made yet
    const MapPlan *plan;
    bool is_stale;        // the plan is to be made again
    bool is_given;        // the desk is making it
    bool chooses;         // with the arrangement that suits
    int32_t asked;        // while the desk is busy with it: how many claims it shows
    PlaceId wanted;       // what is to be selected once it is there, or NONE
    int put_line;         // the window's line for the selection then, or -1
    int32_t x, y;         // the layout's cell in the window's top left corner
    int32_t column, line; // the window's cell in which the selection's text is to begin
    bool is_free;         // the reader has panned: the selection may leave the window
    bool is_opened;       // it has been shown before
} Map;

// Frees what the map owns; before the subject ends. Ends what the desk does for it.
void map_page_free(Map *map);

// Takes the debate as it is read now. Folds and the order of siblings are kept, by
// titles.
void map_page_read(Map *map);

// Finds the order of siblings anew, where readings of a changed debate have kept what
// was.
void map_tidy(Map *map);

// How many claims and arguments the map has that the desk is making; 0 if none.
int32_t map_awaited(const Map *map);

// Chooses the arrangement for what is open, unless the reader has.
void map_choose(Map *map);

// Makes the plan, or has it made: false, it is to come.
bool map_make(Map *map);

// ... so that this is shown and has a place; false, it is selected once the plan has
// come.
bool map_make_for(Map *map, PlaceId place);

// Takes over what a job has found, and the job. What is asked for since then stands.
void map_adopt(Map *map, MapJob *job);

// The row of the scene that shows a place, be it as a reference or in full; -1 if none
// does.
int32_t map_own_row(const Map *map, PlaceId place);

// The row of the scene that shows the selection; while another plan is being made
// perhaps what it stands below.
int32_t map_row(const Map *map);

// Rows of the window that show the map; below them one row of counters, and the pane's.
int map_page_rows(const Map *map);
int map_pane_rows(const Map *map);
int map_strip_rows(const Map *map); // between the two

#endif
