// What a debate or document becomes in a store: its source with the counts that lists
// show, its rows for search, its citations.
//
// A row's ordinal is the place in full in the debate's tree, or the block in the
// document. Claims are the better the nearer they are to the thesis and, at the same
// distance, the more relations they have; passages, the more claims cite them.
#ifndef SRC_LIBRARY_INTAKE_H
#define SRC_LIBRARY_INTAKE_H

#include "src/debate/tree.h"
#include "src/document/document.h"
#include "src/library/source_files.h"
#include "src/store/store_take.h"

// What a claim or argument is known by across runs and edits: its title, or "#" and a
// hash of its text if it has none.
Str intake_key(const Debate *debate, Node node, Arena *arena);

// The source of a file as it was read; its strings live in the arena or in what was
// read.
StoreSource intake_debate_source(const SourceFile *file, const Debate *debate,
                                 const Tree *tree, Arena *arena);
StoreSource intake_document_source(const SourceFile *file, const Document *document,
                                   Arena *arena);

// A hash of a source's bytes and of the program that makes rows of them: rows of equal
// hashes are equal. INTAKE_VERSION goes up whenever rows become other ones.
#define INTAKE_VERSION "1"
uint64_t intake_hash(Str content);

typedef struct Intake Intake;

// Takes sources into a store, in their order: debates before the documents of their
// library, so that it is known what they cite.
Intake *intake_new(Store *store);
void intake_free(Intake *intake);
bool intake_debate(Intake *intake, StoreSource *source, Str content,
                   const Debate *debate, const Tree *tree, Error *error);
bool intake_document(Intake *intake, StoreSource *source, Str content,
                     const Document *document, Error *error);

// Takes a source over that an older store knows, with the same bytes, instead.
typedef struct {
    StoreTaker *taker;
    const StoreSource *source;
    StoreCitation *citations; // of a debate: all
    size_t citation_count;
} IntakeOlder;
bool intake_older(Intake *intake, StoreSource *source, Str content,
                  const IntakeOlder *older, Error *error);

// The places of a document of this library and slug that sources taken in so far cite,
// as they are written, those cited last first.
size_t intake_cited(const Intake *intake, Str library, Str slug, Arena *arena,
                    Str **places);

#endif
