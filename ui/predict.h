// Predict, then reveal: an exercise on a debate. How claims bear on what stands above
// them, what replies they have, or what becomes of them is hidden; the reader says what
// they expect of a claim, and then sees whether that was right.
#ifndef UI_PREDICT_H
#define UI_PREDICT_H

#include "src/debate/standing.h"
#include "ui/canvas.h"
#include "ui/keys.h"

typedef enum {
    PREDICT_SIGNS,    // how it bears: supports, attacks, undercuts
    PREDICT_REPLIES,  // what there is below it: supports, objections, both, nothing
    PREDICT_VERDICTS, // unanswered, answered, contested
    PREDICT_KINDS,
} PredictKind;

enum { PREDICT_ROWS = 3, PREDICT_LEAST = 10 }; // rows of the panel, and of a window

typedef struct {
    bool is_on;
    PredictKind kind;
    const Tree *tree;         // borrowed
    const Verdicts *verdicts; // borrowed; for PREDICT_VERDICTS
    Arena *arena;
    unsigned char *guesses; // by place in full; 0: none yet
    bool *is_revealed;      // by place in full
    int32_t right, all;     // of what has been revealed
} Predict;

// Begins with everything hidden; an earlier exercise ends.
void predict_begin(Predict *predict, PredictKind kind, const Tree *tree,
                   const Verdicts *verdicts);
void predict_end(Predict *predict); // the kind is kept, for the next one

// "signs", "replies", "verdicts"; negative if it is none of them.
const char *predict_name(PredictKind kind);
int predict_kind(Str name);

// Whether there is something to be guessed about a claim: a thesis bears on nothing.
bool predict_asks(const Predict *predict, PlaceId place);

// Whether how a place bears is to be hidden; whether what is below it is; `predict` may
// be NULL.
bool predict_hides_sign(const Predict *predict, PlaceId place);
bool predict_hides_replies(const Predict *predict, PlaceId place);

// Whether roles, counts and labels are to be left out everywhere.
bool predict_is_on(const Predict *predict);

// Takes a key as a guess about a claim; false if it is none of this kind.
bool predict_guess(Predict *predict, PlaceId place, Key key);

// Reveals a claim about which a guess was made; false if there was none, or it is
// revealed already. In `guess` and `answer` are the words for both.
bool predict_reveal(Predict *predict, PlaceId place, const char **guess,
                    const char **answer);

// "[attacks?] ", "[✓ attacks] ", "[✗ attacks] ": what stands before a name; empty
// without a guess. And the same in words: "guessed: attacks", "guessed right: attacks".
Str predict_mark(const Predict *predict, PlaceId place, Arena *arena);
Str predict_words(const Predict *predict, PlaceId place, Arena *arena);

// "How does 1.2 bear on 1?", and the keys that answer.
Str predict_question(const Predict *predict, PlaceId place, Arena *arena);
const char *predict_keys(const Predict *predict);

// "3 of 4 right".
Str predict_score(const Predict *predict, Arena *arena);

// Draws the panel on a canvas of PREDICT_ROWS; and one with these words.
typedef struct {
    Str head, question, keys;
    const char *end; // the keys that leave
} PredictPanel;
void predict_panel_draw(const PredictPanel *panel, Canvas canvas, Arena *arena);
void predict_draw(const Predict *predict, PlaceId place, Canvas canvas, Arena *arena);

#endif
