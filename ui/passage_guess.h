// Guessing which passages of a document claims use, while its margin hides that: the
// exercise of predict.h on a text.
#ifndef UI_PASSAGE_GUESS_H
#define UI_PASSAGE_GUESS_H

#include <stdint.h>
#include "ui/predict.h"

typedef enum { GUESS_NONE, GUESS_USED, GUESS_UNUSED } PassageAnswer;

typedef struct {
    bool is_on;
    Arena *arena;
    unsigned char *guesses; // of PassageAnswer, by block
    bool *is_revealed;      // by block
    int32_t right, all;     // of what has been revealed
} PassageGuess;

// Begins for a document of so many blocks; an earlier exercise ends.
void passage_guess_begin(PassageGuess *guess, size_t blocks);
void passage_guess_end(PassageGuess *guess);

// Whether it is to be hidden whether claims use a block.
bool passage_guess_hides(const PassageGuess *guess, size_t block);

// Reveals a block about which a guess was made; false if there was none, or it is
// revealed already.
bool passage_guess_reveal(PassageGuess *guess, size_t block, bool is_used);

// What stands in the margin: "y", "n"; once revealed "✓" or "✗"; else empty.
const char *passage_guess_sign(const PassageGuess *guess, size_t block, bool is_used);

// Draws the panel below the text on a canvas of PREDICT_ROWS.
void passage_guess_draw(const PassageGuess *guess, Canvas canvas, Arena *arena);

// "used", "unused".
const char *passage_guess_word(PassageAnswer answer);

#endif
