// Whether two debates say the same: claims, arguments, steps, relations, sections and
// tags with their texts and data, wherever in their files that stands.
#ifndef SRC_DEBATE_DEBATE_COMPARE_H
#define SRC_DEBATE_DEBATE_COMPARE_H

#include "src/debate/debate.h"

// True if they do. Else `difference` is what differs first, in the arena: "the text of
// [Title]".
bool debate_equal(const Debate *a, const Debate *b, Arena *arena, Str *difference);

#endif
