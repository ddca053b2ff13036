// The words that were searched for, marked wherever a view shows them: as text_query.h
// finds them, and other forms of English words, as the search does ("visits" for
// "visiting").
#ifndef UI_MARKED_WORDS_H
#define UI_MARKED_WORDS_H

#include "ui/canvas.h"
#include "ui/text_query.h"

typedef struct {
    Arena *arena; // the caller's
    TextQuery query;
    const Str *stems; // of its words; empty for those that must follow another
    size_t count;     // of its words; 0: nothing is marked
} MarkedWords;

// Takes the words of a query; those before are forgotten, with all that is in the
// arena.
void marked_words_set(MarkedWords *marked, Str query);

// Marks them in a text that has just been drawn there. The arena is for the time of the
// drawing.
void marked_words_draw(const MarkedWords *marked, Canvas canvas, int row, int column,
                       Str text, Arena *arena);

// Whether a text has any of them.
bool marked_words_has(const MarkedWords *marked, Str text, Arena *arena);

#endif
