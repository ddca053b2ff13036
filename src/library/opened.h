// A source as it was read: its bytes, and the debate or document that they say.
#ifndef SRC_LIBRARY_OPENED_H
#define SRC_LIBRARY_OPENED_H

#include "src/argdown/argdown_source.h"
#include "src/debate/problem.h"
#include "src/debate/tree.h"
#include "src/document/document.h"
#include "src/document/tour.h"
#include "src/store/store.h"

typedef struct {
    Arena *arena;
    SourceKind kind;
    Str content; // of a debate: with the files that it includes, or the blocks of
                 // Argdown in a Markdown file
    SourcePieces pieces;
    const Str *included; // paths of files
    size_t included_count;
    const Debate *debate;     // NULL unless it is one
    const Tree *tree;         // NULL until opened_tree()
    const Document *document; // NULL of a debate
    const Tour *tour;         // NULL unless it is one
    Problems problems;        // sorted
} Opened;

// The same as others see it.
typedef struct {
    size_t source; // its index
    const Debate *debate;
    const Tree *tree;
    Str content; // the text that it was read from
    const Problem *problems;
    size_t problem_count;
} OpenDebate;

typedef struct {
    size_t source;
    const Document *document;
    const Tour *tour; // its steps if it is a tour, else NULL
    const Problem *problems;
    size_t problem_count;
} OpenDocument;

// Reads a source, by its file, or out of a store. What cannot be read is empty and has
// a problem that says why; a store holds sources together with what they included. The
// caller frees it with opened_free(), also NULL. The reading tree of a debate is made
// when it is asked for first.
Opened *opened_file(SourceKind kind, Str path);

// Reads its bytes alone; opened_parse() does the rest.
Opened *opened_bytes(SourceKind kind, Str path);
Opened *opened_parse(Opened *opened, Str path);

Opened *opened_stored(Store *store, const StoreSource *source);
const Tree *opened_tree(Opened *opened);
void opened_free(Opened *opened);

#endif
