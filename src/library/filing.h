// What filters find a row by: the terms of claims and arguments, of passages, and of
// sources themselves. query.h has the filters, search.h what they mean.
#ifndef SRC_LIBRARY_FILING_H
#define SRC_LIBRARY_FILING_H

#include "src/debate/tree.h"
#include "src/document/document.h"
#include "src/store/store.h"

// The names under TERM_IS, TERM_SIDE and TERM_BEARING; the other kinds have names that
// authors give. A thesis is a claim (or argument), too; a premise is one wherever the
// debate uses it so. Unanswered is what nothing in the debate speaks against.
#define FILING_CLAIM "claim"
#define FILING_ARGUMENT "argument"
#define FILING_THESIS "thesis"
#define FILING_PREMISE "premise"
#define FILING_UNANSWERED "unanswered"
#define FILING_PASSAGE "passage"
#define FILING_DEBATE "debate"
#define FILING_DOCUMENT "document"
#define FILING_FOR "for"
#define FILING_AGAINST "against"

// The terms of the claim or argument that has its home here, wherever it bears on
// something. Its author is whoever says it (several stand apart by ";"), its sections
// are its own and those around it.
size_t filing_place(const Tree *tree, PlaceId home, Arena *arena, StoreTerm **terms);

// The terms of a passage; its author is the document's.
size_t filing_block(const Document *document, size_t block, Str author, Arena *arena,
                    StoreTerm **terms);

// The terms of a source itself.
size_t filing_source(const StoreSource *source, Arena *arena, StoreTerm **terms);

#endif
