// One SQLite file that holds a library: each source as it is, and beside it the rows
// that lists, search and citations need. It knows no Debate and no Document: the
// library fills it (store_build.h) and reads it. The library's store is opened
// read-only and as hostile (R16, R17); one in memory serves a reader's own files.
//
// Rows are stored in order of importance, so that the first matches in row order are
// the best ones: theses and titles of sources first, then claims and arguments, then
// passages, and within each of these by quality. A row's text is not stored a second
// time if it stands in its source: its place there is. Sources are kept in pieces of
// LIMIT_STORE_PIECE bytes.
//
// Numbers and texts that come out of a store are within their ranges, but what they say
// need not be true: parents may form circles, slugs may be anything.
#ifndef SRC_STORE_STORE_H
#define SRC_STORE_STORE_H

#include <stdint.h>
#include "src/base/arena.h"
#include "src/base/error.h"
#include "src/base/limits.h"

typedef struct Store Store;

typedef enum { SOURCE_DEBATE, SOURCE_DOCUMENT, SOURCE_TOUR } SourceKind;

typedef struct {
    int32_t id; // from 1, in order of addition
    SourceKind kind;
    Str library; // the folder it belongs to: "soft-power"
    Str slug;    // unique in its library and kind: "real-power"
    Str path;
    Str title, about, author, year;
    int32_t parts;  // claims of a debate, paragraphs of a document
    int32_t theses; // roots of a debate, sections of a document, steps of a tour
    int32_t depth;  // levels of a debate
    int32_t words;
    int64_t size;     // of its bytes
    uint64_t hash;    // of these and of who read them; its maker's business
    int32_t problems; // found in it when the store was built
} StoreSource;

typedef enum {
    ROW_THESIS, // a thesis, or a source itself: its title and what it is about
    ROW_TITLE,  // no row: a match in the title of a claim or argument (store_match.h)
    ROW_CLAIM,  // claims and arguments are of equal importance
    ROW_ARGUMENT,
    ROW_PASSAGE,
} RowClass;

// What filters ask for besides words: a kind of thing and a name ("tag", "china").
// What the kinds mean is the library's business; each name is noted once in the store.
typedef enum {
    TERM_IS,
    TERM_SIDE,
    TERM_BEARING,
    TERM_TAG,
    TERM_AUTHOR,
    TERM_SECTION,
    TERM_CITES,
    TERM_KINDS,
} TermKind;

typedef struct {
    TermKind kind;
    Str name;
    uint32_t mark; // that stands for it in the index (words.h); 0 when it is added
    int32_t rows;  // that have it; 0 when it is added
} StoreTerm;

typedef struct {
    int64_t id; // 0 when it is added; else the higher, the less important
    int32_t source;
    RowClass class;
    Str title; // of a claim; the section's title of a passage
    Str text;
    Str address; // "2.3.1" or "4.1p3"
    Str key;     // what finds it again: the claim's title, the block's address
    int link;    // how it bears on its parent (tree.h); 0 for none
    int64_t
        parent; // the `ordinal` of the row it bears on in the same source, -1 for none
    int32_t ordinal; // its number in its source: its place in the tree or its block,
                     // from 0; -1 for the row of the source itself
    int side;        // +1 for, -1 against the thesis, 0 neither
    int32_t quality; // when it is added: the more, the better among its like
    size_t near;     // when it is added: the byte of the source at or soon after which
                     // its text stands; 0: after the text of the row before
    const StoreTerm *terms; // when it is added: what filters find it by
    size_t term_count;
} StoreRow;

typedef struct {
    int32_t source;  // the debate
    int32_t ordinal; // the row of the claim in it
    Str document;    // the slug cited
    Str at;          // "4.1p3", as the document itself writes it
} StoreCitation;

// Opens a store. One sentence says why not: missing, foreign, damaged, of another
// version. Only its first pages are read.
Store *store_open(const char *path, Error *error);

// Opens the same store once more, for another thread. Of a store in memory that has
// been finished, what is indexed through one is found through the other. NULL with an
// error if it cannot be opened, or if another file has taken its place meanwhile.
Store *store_again(const Store *store, Error *error);

// Makes the searches that are under way in another thread end early, and all that come
// after until store_resume().
void store_interrupt(Store *store);
void store_resume(Store *store);
bool store_is_interrupted(const Store *store);

// Gives back the memory of what was read and may be wanted again.
void store_forget(Store *store);

// Closes it; NULL does nothing. A store that was being built leaves no trace.
void store_close(Store *store);

// All sources in order; *sources is NULL if there are none.
bool store_sources(Store *store, Arena *arena, StoreSource **sources, size_t *count,
                   Error *error);

// "library/slug": a source's name where slugs of several libraries meet.
Str store_full_name(const StoreSource *source, Arena *arena);

// The bytes of a source, with eight NULs after them.
bool store_content(Store *store, int32_t source, Arena *arena, Str *content,
                   Error *error);

// The citations of one document by slug, or those made by one debate, in the order in
// which they were added.
bool store_citations_of(Store *store, Str document, Arena *arena, StoreCitation **items,
                        size_t *count, Error *error);
bool store_citations_by(Store *store, int32_t debate, Arena *arena,
                        StoreCitation **items, size_t *count, Error *error);

// All terms of a kind, by name. Those beyond the first WORDS_MARKS of a store are not
// there, nor are names of more than STORE_TERM_BYTES.
enum { STORE_TERM_BYTES = LIMIT_STORE_TERM };
bool store_terms(Store *store, TermKind kind, Arena *arena, StoreTerm **terms,
                 size_t *count, Error *error);

// What lists and counts need of a row, without its texts.
typedef struct {
    int32_t source, ordinal;
    RowClass class;
    int side;
} StoreBrief;

// The briefs of all rows by their ids, `*count` of them with the id 0 first; those of
// ids without a row have the source 0. False, too, when it was interrupted.
bool store_briefs(Store *store, Arena *arena, StoreBrief **briefs, size_t *count,
                  Error *error);

// A row by its source and ordinal, or by its id; false with an error if there is none.
bool store_row(Store *store, int32_t source, int32_t ordinal, Arena *arena,
               StoreRow *row, Error *error);
bool store_row_at(Store *store, int64_t id, Arena *arena, StoreRow *row, Error *error);

// The source and the key alone of a row; false if there is none.
bool store_row_key(Store *store, int64_t id, Arena *arena, int32_t *source, Str *key);

#endif
