// Verdicts and predictions as a file: JSON that a person can read, in which claims are
// named by their titles, so that readers can compare what they answered and a teacher
// can mark what was predicted.
#ifndef UI_VERDICT_FILE_H
#define UI_VERDICT_FILE_H

#include "src/debate/divergence.h"
#include "src/debate/problem.h"
#include "src/store/state_verdict.h"

enum { VERDICT_FILE_BYTES = 16 << 20 };

Str verdict_file_write(const StateVerdict *verdicts, size_t count, Arena *arena);

// Reads such a file; it need not be indented so. What is no verdict is passed over with
// a problem. False if it is no such file at all: then the first problem says why.
bool verdict_file_read(Str text, Str path, Arena *arena, StateVerdict **verdicts,
                       size_t *count, Problems *problems);

// What a file says of one debate, by place in full, in the arena.
Judgements verdict_file_judgements(const StateVerdict *verdicts, size_t count,
                                   Str source, const Tree *tree, Arena *arena);

// The log of predictions, the score of each kind first.
Str verdict_file_predictions(const StatePrediction *predictions, size_t count,
                             Arena *arena);

#endif
