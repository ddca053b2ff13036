// What an outline keeps between runs and over a reload: which claims are folded and how
// much text is shown, as text in which claims are known by their keys.
#ifndef UI_OUTLINE_KEEP_H
#define UI_OUTLINE_KEEP_H

#include "ui/outline_details.h"

// The folds as text, in the arena.
Str outline_keep_write(const OutlineRows *rows, TextLevel level, Arena *arena);

// Sets folds and level from such a text. Claims that it does not know keep the fold
// that most of the others had; a text that is none changes nothing and gives false.
bool outline_keep_read(OutlineRows *rows, TextLevel *level, Str text);

#endif
