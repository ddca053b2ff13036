// What is on each line of an outline's window: which row, or which line of its text.
// The selected row has a line of the window that it keeps, and everything else is laid
// out from there, up and down, so that a window costs what is visible and nothing else
// ever moves without need.
#ifndef UI_OUTLINE_SCREEN_H
#define UI_OUTLINE_SCREEN_H

#include "ui/outline_details.h"
#include "ui/outline_grid.h"

typedef enum {
    LINE_BLANK, // nothing: the outline has ended
    LINE_HEAD,  // what stands before the first row
    LINE_TITLE, // a row
    LINE_DETAIL,
    LINE_GAP, // an empty line before a row
    LINE_AND, // between premises
} LineKind;

typedef struct {
    LineKind kind;
    PlaceId place; // the row's; of a gap or "and" that of the row below it
    Str text;      // of a detail or head
    Role role;
    bool is_selected;
    bool is_pinned;
} ScreenLine;

typedef struct {
    OutlineGrid grid;
    int32_t selected; // a row; -1 if there are none
    int rows;         // of the window, at least 1
    int line;         // of the window, where the selected row is to stand
    bool is_free;     // it may also leave the window: the reader has scrolled
    TextLevel level;
    int lit; // relation, or -1
    const DetailLine *head;
    int head_count;
} ScreenWanted;

typedef struct {
    ScreenLine *lines; // as many as the window has
    int line;          // where the selected row stands after all
    int end;           // the line after its last detail; may be beyond the window
    int pinned;        // lines on top that belong to the way to the thesis
    bool is_top;       // the first line of everything is shown
    int used;          // lines before the outline ends
    bool is_seen;      // the selected claim's text has come to its end
} OutlineScreen;

// Lays out a window; the lines live in the arena. The selected row with its details is
// put into the window as far as it fits, with as little movement as possible.
OutlineScreen outline_screen_make(const ScreenWanted *wanted, Arena *arena);

// Lines from one row's title to another's, with `to` negative if it is above, as they
// would be if `wanted->selected` is selected. Not more than `limit` either way.
int outline_screen_distance(const ScreenWanted *wanted, int32_t from, int32_t to,
                            int limit, Arena *arena);

#endif
