// Made-up layouts that are right by construction and full of crossings: bands of boxes,
// and between two bands a track of its own for each net, upper ends in even columns and
// lower ends in odd ones. For what reads layouts, so that it can be tried without the
// stages that make them.
#ifndef TESTS_RANDOM_LAYOUT_H
#define TESTS_RANDOM_LAYOUT_H

#include "src/map/layout.h"
#include "tests/random_debate.h"

// Links of every kind, level ones between neighbours, U-shaped ones, reversed ones,
// several to one head, references and links to itself. Lives in the arena.
const Layout *random_layout(Arena *arena, uint32_t seed);

#endif
