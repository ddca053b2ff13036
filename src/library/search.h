// Search over a library: what a reader types to ranked hits, each with the line of
// argument that it stands in. Nothing that is typed is ever an error.
//
// All words must match, the last one as a beginning unless something follows it;
// "quoted words" together; -words must not; of words with OR between them one is
// enough. Filters narrow: in: doc: is: side: re: tag: author: section: cites:
// (query.h). A filter alone lists what it names. Words match in any case, with or
// without accents; an English word is found in its other forms, too, after those that
// have it as typed.
//
// Best first means: theses and titles of sources, claims by their titles, claims and
// arguments by their texts, passages; within these the hits with the words as typed, by
// how much of the text the words are (store_plan_score()), then hits of the debate that
// the reader is in, then by row, which is nearness to the thesis and number of
// relations.
#ifndef SRC_LIBRARY_SEARCH_H
#define SRC_LIBRARY_SEARCH_H

#include "src/base/table.h"
#include "src/library/asked.h"
#include "src/library/hit.h"
#include "src/store/store_match.h"

enum {
    SEARCH_ROWS = 1000,            // matches in row order that the first answer ranks
    SEARCH_FIRST_MILLISECONDS = 3, // that it may take to find them
    SEARCH_GROUP = 25, // hits of one class that are grouped by source at a time
};

// One thread's way to search a library, which must live longer and must not be reloaded
// meanwhile.
typedef struct Searcher Searcher;

// `is_elsewhere`: for another thread than the library's. NULL with an error if the
// store cannot be opened once more; never NULL otherwise. The caller closes it; NULL
// does nothing.
Searcher *search_open(Library *library, bool is_elsewhere, Error *error);
void search_close(Searcher *searcher);

// Makes search_run() in another thread end soon, with what it has; all runs until
// search_resume().
void search_interrupt(Searcher *searcher);
void search_resume(Searcher *searcher);

typedef struct {
    Str query;
    bool is_first;    // a quick answer is wanted: only the first SEARCH_ROWS matches in
                      // row order are looked at, or as many as there is time for
    bool is_flat;     // without grouping
    int milliseconds; // that it may take if it is not the first; 0: however long, the
                      // making of the index of a library that was read from files
                      // included
    ptrdiff_t near;   // index of the source that the reader is in, or -1
    const Table *read; // what has been read, by search_read_key(); NULL: nothing
} SearchRequest;

// How many hits there are of each sort. `sources` has one number for each source of the
// library.
typedef struct {
    size_t theses, claims, arguments, passages, for_thesis, against_thesis;
    size_t *sources;
} SearchFacets;

typedef struct SearchFound SearchFound;

typedef struct {
    Hit *hits;        // those made so far: the first ones
    size_t count;     // of them
    size_t total;     // found
    bool complete;    // these are all there are, in their final order
    bool interrupted; // it was ended early
    SearchOrder order;
    const SearchFacets *facets; // of a complete answer; else NULL
    Str notice;                 // one sentence for the reader, or empty
    Str suggestion; // a query that may have been meant where nothing was found, or
                    // empty; not of a quick answer
    const StoreWords *words; // that are marked
    size_t word_count;
    SearchFound *found; // search.c
} Hits;

// Searches, and makes no hits yet. They live in the arena, which must not be used by
// another thread at the same time.
Hits *search_run(Searcher *searcher, const SearchRequest *request, Arena *arena);

// Makes the hits up to `count` and to the end of the group that this falls in, as far
// as there are so many; through any searcher of the same library.
void search_more(Searcher *searcher, Hits *hits, size_t count);

// All of it at once, in the library's own thread: the exact answer to a query with its
// first `limit` hits, grouped.
const Hits *search_all(Library *library, Str query, size_t limit, Arena *arena);

// What `read` knows a claim or passage by: its library's name, its source's slug, its
// key.
Str search_read_key(Str library, Str slug, Str key, Arena *arena);

#endif
