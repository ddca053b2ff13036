// The help: keys and commands of the view it was opened from first, then all others,
// then the signs; typing filters. Made from the tables.
#ifndef UI_HELP_VIEW_H
#define UI_HELP_VIEW_H

#include "src/base/arena.h"
#include "ui/canvas.h"
#include "ui/command_table.h"
#include "ui/line_edit.h"

typedef struct HelpView HelpView; // help_view.c

// `where`: the kind of view it was opened from (one bit of Where).
HelpView *help_view_new(unsigned where);
void help_view_free(HelpView *view);

typedef enum { HELP_UNCHANGED, HELP_CHANGED, HELP_CLOSED } HelpEvent;

// Text keys filter, arrows, PgUp, PgDn scroll, Esc empties the filter and then closes;
// with an empty filter q and ? close, j, k, Space and b move.
HelpEvent help_view_key(HelpView *view, Key key);
void help_view_layout(HelpView *view, int rows, int columns);
Str help_view_title(const HelpView *view, Arena *arena);
Str help_view_count(const HelpView *view, Arena *arena);
void help_view_cursor(const HelpView *view, int *row, int *column);
void help_view_draw(const HelpView *view, Canvas canvas);

#endif
