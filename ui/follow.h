// The text beside the debate: one pane of documents follows the claim that is selected
// in the outline and shows the passages that it cites.
#ifndef UI_FOLLOW_H
#define UI_FOLLOW_H

#include "ui/app.h"

// Looks up what the selected claim cites if the selection has changed, opens the pane
// that follows in a wide window, and highlights the passages in it. Called before every
// layout.
void follow_update(App *app, int columns);

// Looks up what the selected claim of the outline read last cites. False if there is no
// outline.
bool follow_look(App *app);

// The pane that follows, -1 if there is none.
int follow_pane(const App *app);

// Makes the pane that follows if there is none, and returns its index; -1 with a
// sentence if the debate cites no text.
int follow_open(App *app, Error *error);

// Shows a document in the pane that follows. The index of the pane, -1 with a sentence.
int follow_show(App *app, size_t document, Error *error);

// Highlights in a document the passages that the claim looked up last cites, and
// scrolls to the first if `scroll` is true.
void follow_highlight(App *app, View *view, bool scroll);

#endif
