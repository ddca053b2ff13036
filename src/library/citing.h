// Citations as a debate's data says them: {cite: {doc: cultural, at: "4.1p3"}}, a list
// of such, or a list of places in one document.
#ifndef SRC_LIBRARY_CITING_H
#define SRC_LIBRARY_CITING_H

#include "src/debate/problem.h"
#include "src/debate/tree.h"
#include "src/document/document.h"
#include "src/store/store.h"

typedef struct {
    Str document, at;  // as the author wrote them; `at` may be empty
    int line, column;  // in the file, from 1; 0 if unknown
    bool is_number;    // `at` was not in quotation marks, so 4.10 became 4.1
    bool is_malformed; // there is no document's name
} Cite;

// The citations in the data of a claim or argument, in order.
size_t citing_list(const Value *data, Arena *arena, Cite **cites);

// A passage that a claim cites.
typedef struct {
    ptrdiff_t source; // index of the document, or -1 if there is none of that name
    ptrdiff_t block;  // in the document, or -1
    Str document, at; // as the author wrote it
} Citation;

// A claim that uses a passage.
typedef struct {
    size_t debate; // index of the source
    PlaceId place; // its home in that debate's tree
    Str title;
    size_t block; // the passage
} Use;

// The address of a block as it is typed and cited: "4.1p3", "4.1", "p2".
Str citing_address(const Document *document, size_t block, Arena *arena);

// What to say of an address that is not there: the last paragraph of the section that
// it names, or else the address spelt most like it.
Str citing_like_address(const Document *document, Str at, Arena *arena);

// The sources, and who hands out the documents among them.
typedef struct {
    const StoreSource *sources;
    size_t count;
    const Document *(*document)(void *context, size_t source);
    void *context;
} CitingLibrary;

// The index of the document that is cited by this name from within a library: "slug" is
// first looked for in this library, "library/slug" in that one. -1 if there is none.
ptrdiff_t citing_document(const CitingLibrary *library, Str own_library, Str name);

// The passages that data cites, from within a library.
size_t citing_passages(const CitingLibrary *library, Str own_library, const Value *data,
                       Arena *arena, Citation **citations);

// All claims in the store that use passages of a document (the index of its source), in
// order of the passages.
size_t citing_uses(const CitingLibrary *library, Store *store, size_t document,
                   Arena *arena, Use **uses);

// Adds a problem for each citation of a debate that points nowhere, with what is
// nearest to it. `text` is the debate's source.
void citing_check(const CitingLibrary *library, Str own_library, const Debate *debate,
                  Str text, Problems *problems);

#endif
