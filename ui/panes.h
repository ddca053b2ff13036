// The panes: which there are, from left to right, how wide each is, and the views that
// lie on each other in them. A narrow window shows the pane with the focus alone; a
// wide one shows as many side by side as fit.
#ifndef UI_PANES_H
#define UI_PANES_H

#include "ui/view.h"

enum {
    PANES_MOST = 4,
    PANES_WIDE = 120,     // columns of a window that shows panes side by side
    PANE_LEAST = 30,      // columns of a pane that is shown beside others
    PANE_VIEWS = 32,      // that lie on each other; the oldest but the first goes
    PANE_SHARE = 1 << 20, // of a pane whose width has not been changed
};

typedef struct {
    View *views[PANE_VIEWS]; // the last one is seen; the pane owns them
    int depth;
    bool follows;        // shows the passage that the selected claim cites
    int share;           // of the width, relative to the other panes
    unsigned visited;    // when it last had the focus
    int column, columns; // of the window; no columns if it is not shown
} Pane;

typedef struct {
    Pane panes[PANES_MOST];
    int count, focus;
    bool maximised;
    unsigned visits;
    int rows, columns; // of the window, without what stands above and below the panes
} Panes;

// No panes yet.
void panes_init(Panes *panes);
void panes_free(Panes *panes);

// Makes a pane with this view at a place among the panes and returns it; it shares the
// width of the pane to its left (its right, if it is the first). NULL if there are too
// many. It takes the view over in either case. The focus stays where it was.
Pane *panes_add(Panes *panes, int index, View *view);

// Closes a pane; its views are freed, and the pane beside it gets its width. The focus
// goes to the pane visited before.
void panes_remove(Panes *panes, int index);

void panes_focus(Panes *panes, int index);
Pane *panes_focused(Panes *panes);

// Whether panes stand side by side in a window of this width.
bool panes_are_beside(const Panes *panes, int columns);

// The pane visited last whose view, lists on it aside, is of this kind; -1 if none is.
int panes_latest(const Panes *panes, ViewKind kind);

// Shares the window out, and lays the views out that are shown.
void panes_layout(Panes *panes, int rows, int columns);

// Makes the pane with the focus so many columns wide, as far as the others have room;
// false if it is alone.
bool panes_set_width(Panes *panes, int columns);
void panes_equal(Panes *panes);

// The index of the pane that this column of the window belongs to, -1 for a separator.
int panes_at(const Panes *panes, int column);

// --- one pane

View *pane_top(const Pane *pane);

// The topmost view that is no list and no tour that is presented.
View *pane_base(const Pane *pane);

// Lays a view on top. The pane takes it over.
void pane_push(Pane *pane, View *view);

// Takes the top view away, saves and frees it.
void pane_pop(Pane *pane);

// Lays the view of this source on top if the pane has one; false if it has none.
bool pane_raise(Pane *pane, size_t source);

#endif
