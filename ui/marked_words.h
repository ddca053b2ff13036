// The words that were searched for, marked wherever a view shows them.
#ifndef UI_MARKED_WORDS_H
#define UI_MARKED_WORDS_H

#include "ui/canvas.h"

typedef struct {
    Arena *arena; // the caller's
    Str *words;   // folded
    size_t count;
} MarkedWords;

// Takes the words of a query; those before are forgotten, with all that is in the
// arena.
void marked_words_set(MarkedWords *marked, Str query);

// Marks them in a text that has just been drawn there.
void marked_words_draw(const MarkedWords *marked, Canvas canvas, int row, int column,
                       Str text, Arena *arena);

#endif
