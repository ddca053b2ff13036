// Small debates written down in a few lines, and big ones made up, for tests that need
// no Argdown.
#ifndef TESTS_SKETCH_H
#define TESTS_SKETCH_H

#include "src/debate/tree.h"

// A debate from lines of "X sign Y"; a name in <> is an argument. Underscores in a name
// are blanks of the title. What a name stands for is made when it first occurs.
//     X + Y      X supports Y            X >< Y    they are contradictory
//     X - Y      X attacks Y             X <> Y    they are contrary
//     X _ Y      X undercuts Y           X == Y    X rephrases Y
//     X => Y     X entails Y             X         X is there
//     X _ Y>Z    X undercuts the relation from Y to Z, said before
//     <A> : P Q => C : R => D            an argument with two steps, premises P Q and R
//     " X text   X has a text
Debate *sketch(Arena *arena, const char *lines);

// A claim of a sketch by its name.
Node sketch_node(const Debate *debate, const char *name);

// A random debate of about so many claims and arguments, with cycles, several theses,
// contraries, undercuts and steps; equal for equal seeds.
Debate *sketch_random(Arena *arena, uint32_t seed, int size);

// The tree, a line a place: "1.2 - Title", references as "~ + Title (1.3)".
Str sketch_print(const Tree *tree, Arena *arena);

#endif
