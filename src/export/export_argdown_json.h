// A debate as JSON: with the keys, the order and the places (in UTF-16 units) of the
// reference implementation's own export, colours aside.
#ifndef SRC_EXPORT_EXPORT_ARGDOWN_JSON_H
#define SRC_EXPORT_EXPORT_ARGDOWN_JSON_H

#include "src/debate/debate.h"
#include "src/export/json_write.h"

// Hands the JSON to a sink, piece by piece. `source` is the text that the debate was
// read from. It ends without a line end.
void export_argdown_json(const Debate *debate, Str source, JsonSink sink,
                         void *context);

#endif
