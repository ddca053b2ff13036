// What a reader answers about claims (opinion.h), where they stood on a thesis before
// they had read, and what they predicted: for state.h.
#ifndef SRC_STORE_STATE_VERDICT_H
#define SRC_STORE_STATE_VERDICT_H

#include "src/debate/opinion.h"
#include "src/store/state.h"

typedef struct {
    Str library, source, key;
    Opinion truth, bearing;
    Opinion before;  // of a thesis: what was answered first; else none
    int64_t changed; // seconds since 1970
} StateVerdict;

// Writes a verdict in the place of the one that is there, `before` aside; one without
// any opinion takes that away. As all setting in state.h.
bool state_set_verdict(State *state, const StateVerdict *verdict, Error *error);

// Where the reader stood on a thesis first. It is written once.
bool state_set_stance(State *state, const StateVerdict *verdict, Error *error);

// All verdicts by library, source and key, into the arena; of one source alone unless
// that is empty.
size_t state_verdicts(State *state, Str library, Str source, Arena *arena,
                      StateVerdict **verdicts);

// A prediction that has been revealed.
typedef struct {
    Str library, source, key;
    Str kind;          // "sign", "reply" or "verdict"; "passage"
    Str guess, answer; // in words
    Str made;          // seconds since 1970
} StatePrediction;

// Adds it to the log, beside earlier ones of the same claim.
bool state_add_prediction(State *state, const StatePrediction *prediction,
                          Error *error);

// The log, in the order of time, into the arena.
size_t state_predictions(State *state, Arena *arena, StatePrediction **predictions);

#endif
