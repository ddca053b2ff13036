// Two letters on everything visible that can be chosen; typing them goes there.
#ifndef UI_LABELS_H
#define UI_LABELS_H

#include "ui/panes.h"

enum { LABELS_MOST = 26 * 26 };

typedef struct {
    char letters[3];
    int row, column;  // of the area of the panes
    int pane, target; // view_target_at()
} KeyLabel;

typedef struct {
    KeyLabel *items; // owned
    int count;       // 0: none are shown
    char first;      // the letter typed, 0 if none yet
} Labels;

// Puts labels on all panes that are shown, as they were laid out last.
void labels_make(Labels *labels, const Panes *panes);
void labels_clear(Labels *labels);

// Takes the next letter. When both letters are there it sets *label (borrowed until
// labels_clear()) or, if no label has them, sets it to NULL; false while one is
// missing.
bool labels_key(Labels *labels, Key key, const KeyLabel **label);

// Draws them over the area of the panes; those that can still be meant.
void labels_draw(const Labels *labels, Canvas canvas);

#endif
