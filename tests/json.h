// JSON, for cases that come as JSON and for output that is JSON.
#ifndef TESTS_JSON_H
#define TESTS_JSON_H

#include "src/base/arena.h"
#include "src/base/value.h"

// Reads a JSON text into the arena; fails the test if it is none.
const Value *json_read(Arena *arena, Str text);

// Whether two values say the same; the order of a map's keys counts. If not, `where`
// (of `room` bytes) gets the way to the first difference.
bool json_equal(const Value *a, const Value *b, char *where, size_t room);

// A value on one line, for messages.
Str json_print(Arena *arena, const Value *value);

#endif
