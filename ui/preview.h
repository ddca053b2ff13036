// The hit that is selected in the search bar's list, shown in its debate or document
// below the list before the reader goes there. The panes are left alone, so that Esc
// returns to them as they were.
#ifndef UI_PREVIEW_H
#define UI_PREVIEW_H

#include "ui/app.h"

// Brings app->preview to the selected hit; NULL where there is none, or where its
// debate is so large that reading it would be felt. Called before every layout with a
// search bar.
void preview_update(App *app);

#endif
