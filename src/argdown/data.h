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

// Where a YAML text stands in its file.
typedef struct {
    Str path;
    Str text;          // the whole file, for the line that is shown; may be empty
    size_t start;      // the YAML's first byte in it
    size_t line_start; // the first byte of the line that this is on
    int line;          // from 1
    bool aliases;      // resolve them, to at most 1,000 nodes, instead of refusing them
} DataPlace;

// Reads one YAML document. NULL if the text is empty or wrong; then a problem has been
// added.
const Value *data_read_at(Arena *arena, Str yaml, const DataPlace *place,
                          Problems *problems);

// The same for a text of which only the path and the line (of its first byte, from 1)
// are known.
const Value *data_read(Arena *arena, Str yaml, Str path, int line, Problems *problems);

// Splits "---\nYAML\n---\n" off the front of a Markdown text. `rest` gets what follows,
// `rest_line` the line it begins on; without front matter they are the text and 1.
const Value *data_front_matter(Arena *arena, Str text, Str path, Str *rest,
                               int *rest_line, Problems *problems);

// `later` laid over `earlier`: maps are merged deeply, everything else is replaced.
// Either may be NULL. Adds to `entries` how many were laid over each other.
const Value *data_merge(Arena *arena, const Value *earlier, const Value *later,
                        size_t *entries);

#endif
