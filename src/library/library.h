// A library: a set of debates and documents, with the links between claims and the
// passages that they cite. It comes from a store that was built before, or from a
// reader's own files and folders, which are read into a store in memory: everything
// above sees no difference.
//
// A folder is read with its subfolders: *.argdown and *.ad are debates, *.md documents
// (below a folder named tours: tours).
#ifndef SRC_LIBRARY_LIBRARY_H
#define SRC_LIBRARY_LIBRARY_H

#include "src/debate/tree.h"
#include "src/document/document.h"
#include "src/library/citing.h"
#include "src/library/opened.h"
#include "src/library/touring.h"
#include "src/store/store.h"

typedef struct Library Library;

// Opens a built store.
Library *library_open(const char *store_path, Error *error);

// Reads files and folders. It always gives a library; what could not be read is among
// the problems of library_check(). An error (NULL) only when nothing at all was there
// to read.
Library *library_read(const char *const *paths, size_t count, Error *error);

// The same for library_check() alone: without a store, so that nothing is prepared for
// search. No other function that needs one may be called.
Library *library_inspect(const char *const *paths, size_t count, Error *error);
void library_close(Library *library);

// Reads the sources again that changed on disk since (by time and size); false if none
// did. Debates and documents opened before stay valid until library_close() or the next
// change of the same source; `changed` (may be NULL) is called with each source's
// index.
bool library_reload(Library *library, void (*changed)(void *context, size_t source),
                    void *context);

// The sources, in order: for each library its debates, then its documents, then tours.
size_t library_count(const Library *library);
const StoreSource *library_source(const Library *library, size_t index);

// A source by what a reader types: its slug ("real-power"), or "library/slug", or the
// path of its file; -1 if there is none.
ptrdiff_t library_find(const Library *library, Str name);

// What a claim or argument of a debate is known by across runs and edits (state.h): its
// title, or "#" and a hash of its text if it has none. The key of its row, too.
Str library_key(const Debate *debate, Node node, Arena *arena);

// The node with this key, NODE_NONE if there is none.
Node library_node(const Debate *debate, Str key);

// A debate or document as it is read (opened.h): parsed when it is first asked for,
// kept until the library is closed or the source changes. Never NULL for the index of
// one.
const OpenDebate *library_debate(Library *library, size_t index);
const OpenDocument *library_document(Library *library, size_t index);

// What is wrong with the library as a whole: unreadable paths, citations that point
// nowhere, steps of tours that do, and the problems of every source, sorted by file and
// line. Reads everything.
const Problems *library_check(Library *library);

// The passages a claim or argument cites by {cite: {doc: ..., at: ...}}, in order.
size_t library_citations(Library *library, size_t debate, Node node, Arena *arena,
                         Citation **citations);

// All uses of a document's passages, in order of the passages.
size_t library_uses(Library *library, size_t document, Arena *arena, Use **uses);

// Where a step of a tour leads.
TourPlace library_tour_place(Library *library, size_t tour, const TourStep *step);

// The files (as many as there are sources, in their order), then the folders that the
// library was read from and the files that debates include, to be watched for changes;
// none of a built store. They live as long as the library.
size_t library_watched(const Library *library, const Str **paths);

// The store behind it, for search.
Store *library_store(Library *library);

#endif
