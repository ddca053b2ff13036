// A debate as JSON: with the keys, the order and the places (in UTF-16 units) of the
// reference implementation's own export, colours aside.
#ifndef SRC_EXPORT_EXPORT_ARGDOWN_JSON_H
#define SRC_EXPORT_EXPORT_ARGDOWN_JSON_H

#include "src/debate/debate.h"

// `source` is the text that the debate was read from. The JSON ends without a line end.
Str export_argdown_json(Arena *arena, const Debate *debate, Str source);

#endif
