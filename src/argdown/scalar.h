// What a YAML scalar means: the types of YAML 1.2's core schema. Knows no libyaml.
#ifndef SRC_ARGDOWN_SCALAR_H
#define SRC_ARGDOWN_SCALAR_H

#include "src/base/arena.h"
#include "src/base/value.h"

// Types a plain (unquoted) scalar: null, booleans, whole numbers in decimal, 0x, 0o and
// 0b, and fractions; everything else is a string and borrows the text.
Value scalar_value(Str text);

// A value as the key of a map, spelt as JavaScript does: 1.50 is "1.5", a list its
// members joined by commas.
Str scalar_key(Arena *arena, const Value *value);

#endif
