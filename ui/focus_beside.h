// The focus of a wide window: what the claim bears on to its left, the claim, and its
// replies to its right, each beside each other.
#ifndef UI_FOCUS_BESIDE_H
#define UI_FOCUS_BESIDE_H

#include "ui/focus_card.h"

// Puts all items on the sheet.
void focus_beside_make(FocusSheet *sheet, int columns);

#endif
