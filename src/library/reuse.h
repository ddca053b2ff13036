// What an older store of the same folder still says: of a source with the same bytes,
// read by the same program, the rows need not be made again. An older store that is
// damaged or of another version says nothing.
#ifndef SRC_LIBRARY_REUSE_H
#define SRC_LIBRARY_REUSE_H

#include "src/library/intake.h"
#include "src/library/source_files.h"

typedef struct Reuse Reuse;

// NULL if there is no store that could be used. The caller closes it, also NULL.
// Opening it sets limits on SQLite's memory, so it comes before the new store is
// created.
Reuse *reuse_open(const char *store_path);
void reuse_close(Reuse *reuse);

// How many sources it has.
size_t reuse_count(const Reuse *reuse);

// What it says of a file with these bytes; NULL if it does not know it so, or if it had
// to give it another name than it asked for. Lives as long as it is open.
const StoreSource *reuse_find(const Reuse *reuse, const SourceFile *file, Str content);

// All citations of a debate.
bool reuse_citations(Reuse *reuse, const StoreSource *older, Arena *arena,
                     StoreCitation **citations, size_t *count);

typedef enum {
    REUSE_TAKEN,
    REUSE_DIFFERS, // of a document other places are cited, on which its rows depend
    REUSE_FAILED,  // with an error: the older store is damaged after all
} Reused;

// Takes a source over, under its new names, from what is said of it here.
Reused reuse_take(Reuse *reuse, const StoreSource *older, Intake *intake,
                  StoreSource *source, Str content, Error *error);

// Whether all of the older store can be relied on, which takes a while; false, too,
// when whoever watches says so.
bool reuse_is_sound(Reuse *reuse, WatchedBuild *watched);

#endif
