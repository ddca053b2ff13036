// One SQLite file that holds a library: each source as it is, and beside it the rows
// that lists, search and citations need. It knows no Debate and no Document: the
// library fills and reads it. The library's store is opened read-only and as hostile
// (R16, R17); one in memory serves a reader's own files.
//
// Rows are stored in order of importance, so that the first matches in row order are
// the best ones: by class, and within it as they were added.
#ifndef SRC_STORE_STORE_H
#define SRC_STORE_STORE_H

#include <stdint.h>
#include "src/base/arena.h"
#include "src/base/error.h"

typedef struct Store Store;

typedef enum { SOURCE_DEBATE, SOURCE_DOCUMENT, SOURCE_TOUR } SourceKind;

typedef struct {
    int32_t id; // from 1, in order of addition
    SourceKind kind;
    Str library; // the folder it belongs to: "soft-power"
    Str slug;    // unique in its library and kind: "real-power"
    Str path;
    Str title, about, author, year;
    int32_t parts;  // claims and arguments of a debate, paragraphs of a document
    int32_t theses; // roots of a debate, sections of a document
    int32_t depth;  // levels of a debate
    int32_t words;
} StoreSource;

typedef enum {
    ROW_THESIS, // a thesis, or the title of a debate or document
    ROW_TITLE,  // (not stored: a title matches before its text does)
    ROW_CLAIM,
    ROW_ARGUMENT,
    ROW_PASSAGE,
} RowClass;

typedef struct {
    int64_t id; // 0 when it is added
    int32_t source;
    RowClass class;
    Str title; // of a claim; the section's title of a passage
    Str text;
    Str address; // "2.3.1" or "4.1p3"
    Str key;     // what finds it again: the claim's title, the block's address
    int link;    // how it bears on its parent (tree.h); 0 for none
    int64_t
        parent; // the `ordinal` of the row it bears on in the same source, -1 for none
    int32_t ordinal; // its number in its source, from 0
    int side;        // +1 for, -1 against the thesis, 0 neither
} StoreRow;

typedef struct {
    int32_t source;  // the debate
    int32_t ordinal; // the row of the claim in it
    Str document;    // the slug cited
    Str at;          // "4.1p3", as the document itself writes it
} StoreCitation;

// --- building

// Starts a new store beside `path`, which stays untouched until store_finish(). NULL as
// path makes one in memory.
Store *store_create(const char *path, Error *error);

// Adds a source with its bytes, and sets source->id.
bool store_add_source(Store *store, StoreSource *source, Str content, Error *error);
bool store_add_row(Store *store, const StoreRow *row, Error *error);
bool store_add_citation(Store *store, const StoreCitation *citation, Error *error);

// Makes the search index, verifies it, syncs, renames. After it the store can be read,
// but only if it is in memory: else the caller closes it and opens the file. On failure
// the file that stood at `path` is untouched.
bool store_finish(Store *store, Error *error);

// --- reading

// Opens a store. One sentence says why not: missing, foreign, damaged, of another
// version.
Store *store_open(const char *path, Error *error);
void store_close(Store *store);

// All sources in order; NULL is allowed for an empty store only with count 0.
bool store_sources(Store *store, Arena *arena, StoreSource **sources, size_t *count,
                   Error *error);

// The bytes of a source, with eight NULs after them.
bool store_content(Store *store, int32_t source, Arena *arena, Str *content,
                   Error *error);

// The citations of one document by slug, or those made by one debate.
bool store_citations_of(Store *store, Str document, Arena *arena, StoreCitation **items,
                        size_t *count, Error *error);
bool store_citations_by(Store *store, int32_t debate, Arena *arena,
                        StoreCitation **items, size_t *count, Error *error);

// A row by its source and ordinal; false with an error if there is none.
bool store_row(Store *store, int32_t source, int32_t ordinal, Arena *arena,
               StoreRow *row, Error *error);

// The rows that match, in row order, at most `limit`. `match` is a list of folded
// words: all must occur; the last one may be the beginning of a word if `prefix` is
// true. A word with blanks in it is a phrase. `sources` (may be NULL) restricts to
// these sources. At most `milliseconds` are spent; if it took longer, *complete is
// false.
typedef struct {
    const Str *words;
    size_t word_count;
    bool prefix;
    const int32_t *sources;
    size_t source_count;
    size_t limit;
    int milliseconds;
} StoreMatch;
bool store_match(Store *store, const StoreMatch *match, Arena *arena, StoreRow **rows,
                 size_t *count, bool *complete, Error *error);

#endif
