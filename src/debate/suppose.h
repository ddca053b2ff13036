// Suppositions as they are typed: "1.2=out", "3=in", "1.2 > 1=out" for the relation by
// which 1.2 bears on 1; titles as well as addresses; several with commas between.
#ifndef SRC_DEBATE_SUPPOSE_H
#define SRC_DEBATE_SUPPOSE_H

#include "src/base/error.h"
#include "src/debate/standing.h"

// Takes a text apart into suppositions, in the arena. False with a sentence that says
// what is wrong and what would be right.
bool suppose_read(const Tree *tree, Str text, Supposition **suppositions, size_t *count,
                  Arena *arena, Error *error);

#endif
