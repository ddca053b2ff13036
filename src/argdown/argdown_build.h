// Argdown source text to a debate: the whole way, lexer and parser included.
#ifndef SRC_ARGDOWN_ARGDOWN_BUILD_H
#define SRC_ARGDOWN_ARGDOWN_BUILD_H

#include "src/debate/debate.h"
#include "src/debate/problem.h"

// Reads a debate. It never fails: whatever is wrong is added to `problems`, and the
// rest of the text still counts. The debate lives in the arena and borrows `text` and
// `path`.
const Debate *argdown_read(Arena *arena, Str path, Str text, Problems *problems);

#endif
