// What a YAML scalar means: the types of YAML 1.2's core schema. Knows no libyaml.
#ifndef SRC_ARGDOWN_SCALAR_H
#define SRC_ARGDOWN_SCALAR_H

#include "src/base/arena.h"
#include "src/base/value.h"

// Types a plain (unquoted) scalar: null, booleans, whole numbers in decimal, 0x, 0o and
// 0b, and fractions; everything else is a string and borrows the text.
Value scalar_value(Str text);

// A number as JavaScript writes it: the shortest digits that read back as the same,
// with an exponent below 1e-6 and from 1e21 on. NaN and infinity give "null", as in
// JSON.
Str scalar_number(Arena *arena, double number);

// A YAML timestamp (2020-01-31, or with a time and a zone) as JavaScript writes dates
// in JSON: "2020-01-31T00:00:00.000Z". False if the text is none.
bool scalar_date(Str text, char out[static 32]);

// A value as the key of a map, spelt as JavaScript does: 1.50 is "1.5", a list its
// members joined by commas.
Str scalar_key(Arena *arena, const Value *value);

#endif
