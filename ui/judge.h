// A panel below the panes in which a reader answers two questions about a claim: is it
// true, and, apart from that, does it bear on what stands above it; each yes, no or
// unsure, with a strength from 0 to 4. It knows no state: its owner keeps the answers.
#ifndef UI_JUDGE_H
#define UI_JUDGE_H

#include "src/base/arena.h"
#include "src/debate/opinion.h"
#include "ui/canvas.h"
#include "ui/keys.h"

enum {
    JUDGE_ROWS = 4,
    JUDGE_LEAST = 10, // rows of a window that has room for it
    JUDGE_BYTES = 256,
};

typedef struct {
    bool is_open;
    bool on_bearing;  // the second question is being answered
    bool has_bearing; // there is a second one: the claim bears on something
    Opinion truth, bearing, before;
    char claim[JUDGE_BYTES];  // "1.2 Force breeds resistance"
    char target[JUDGE_BYTES]; // "1.2": what it bears on
} Judge;

typedef enum {
    JUDGE_UNCHANGED,
    JUDGE_MOVED,   // to the other question
    JUDGE_CHANGED, // an answer or strength
    JUDGE_CLOSED,
    JUDGE_ELSE, // the key is no answer: the panel is closed and the key still counts
} JudgeEvent;

// y n ? answer, 0 to 4 say how strongly, Backspace takes the answer back, Tab goes to
// the other question, Esc, Enter and A close.
JudgeEvent judge_key(Judge *judge, Key key);

// The question that is being answered, and the answer: "Is it true? Yes, 3 of 4."
Str judge_words(const Judge *judge, Arena *arena);

// Draws it on a canvas of JUDGE_ROWS; the cursor is on the question in hand.
void judge_draw(const Judge *judge, Canvas canvas, Arena *arena, int *row, int *column);

#endif
