// YAML as Argdown and Markdown documents use it: front matter and {...} data. The only
// module that knows libyaml.
//
// Reads by events, to a depth of 64 and 100,000 nodes; aliases, tags other than YAML's
// own and duplicate keys are refused. Scalars are typed as YAML 1.2 core does: `yes`
// and dates stay strings.
#ifndef SRC_ARGDOWN_DATA_H
#define SRC_ARGDOWN_DATA_H

#include "src/base/value.h"
#include "src/debate/problem.h"

// Reads one YAML document. `path` and `line` (the line of the text's first byte in its
// file, from 1) are for problems and for the values' places. NULL if the text is empty
// or wrong; then a problem has been added.
const Value *data_read(Arena *arena, Str yaml, Str path, int line, Problems *problems);

// Splits "---\nYAML\n---\n" off the front of a Markdown text. `rest` gets what follows,
// `rest_line` the line it begins on; without front matter they are the text and 1.
const Value *data_front_matter(Arena *arena, Str text, Str path, Str *rest,
                               int *rest_line, Problems *problems);

// `later` laid over `earlier`: maps are merged deeply, everything else is replaced.
const Value *data_merge(Arena *arena, const Value *earlier, const Value *later);

#endif
