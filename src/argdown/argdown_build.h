// Argdown source text to a debate: the whole way, lexer and parser included.
//
// The model is that of the reference implementation (@argdown/core 2.0.1), with two
// differences of meaning. An undercut written under a claim attacks the step from that
// claim to what it bears on (Relation.meant); under the conclusion of an argument it
// attacks the step that leads there. And a second reconstruction of one argument is an
// argument of its own instead of an end to everything.
#ifndef SRC_ARGDOWN_ARGDOWN_BUILD_H
#define SRC_ARGDOWN_ARGDOWN_BUILD_H

#include "src/argdown/argdown_source.h"
#include "src/debate/debate.h"

typedef struct {
    // Read exactly what the reference reads, and call everything an error that it
    // refuses; else what its author meant is read, with a note or a warning.
    bool strict;
    SourcePieces pieces; // of a text that several files make up; see argdown_file.h
} ArgdownOptions;

// Reads a debate. It never fails: whatever is wrong is added to `problems`, and the
// rest of the text still counts. The debate lives in the arena and borrows `text` and
// `path`.
const Debate *argdown_read(Arena *arena, Str path, Str text, Problems *problems);

const Debate *argdown_read_with(Arena *arena, Str path, Str text,
                                const ArgdownOptions *options, Problems *problems);

#endif
