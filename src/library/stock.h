// The sources of a library as they are found, read and checked, for the modules of the
// library alone.
#ifndef SRC_LIBRARY_STOCK_H
#define SRC_LIBRARY_STOCK_H

#include "src/library/citing.h"
#include "src/library/intake.h"
#include "src/library/opened.h"
#include "src/library/touring.h"

typedef struct Library Library;

// What is kept of a source.
typedef struct {
    Opened *opened;   // NULL: not (yet)
    Opened *replaced; // what was opened before its file changed
    OpenDebate debate;
    OpenDocument document;
    Str slug;             // that its file asks for; another source may have it
    SourceFile *included; // files that its file includes
    size_t included_count;
} StockEntry;

struct Library {
    Arena *arena; // of the sources and files
    Store *store; // NULL while one is built
    StoreSource *sources;
    StockEntry *entries;
    size_t count;
    bool is_own;       // read from files
    SourceFiles files; // one a source
    Str *watched;
    size_t watched_count, watched_room;
    Problems unreadable;
    Problems checked;
    Arena *check_arena;
};

// A library without sources. The caller frees it, also NULL.
Library *stock_new(void);
void stock_free(Library *library);

// The files and folders; each is a source that has not been read.
Library *stock_find(const char *const *paths, size_t count);

// Whether there is anything; else why not.
bool stock_has_files(const Library *library, const char *path, Error *error);

// A source as it is read: now, if it has not been. stock_close_at() forgets it again.
Opened *stock_open_at(Library *library, size_t index);
void stock_close_at(Library *library, size_t index);

// Goes on with a source whose bytes have been read, and owns it from now on.
void stock_parse(Library *library, size_t index, Opened *opened);

const OpenDebate *stock_debate(Library *library, size_t index);
const OpenDocument *stock_document(Library *library, size_t index);

// What lists show of a source, anew from what was read; how large a debate is only if
// that is wanted. Then its name among the sources before it.
void stock_describe(Library *library, size_t index, bool with_size);
void stock_name(Library *library, size_t index);

// Takes a source that has been described into a store.
bool stock_take_in(Library *library, size_t index, Intake *intake, Error *error);

// Who hands out the debates and documents.
CitingLibrary stock_citing(Library *library);
TouringLibrary stock_touring(Library *library);

// Adds to `checked` what is wrong with a source, or with its name alone.
void stock_check_source(Library *library, size_t index);
void stock_check_name(Library *library, size_t index);

#endif
