// Which files make up a library: walks folders and says of each file what it is and
// which library it belongs to.
//
// *.argdown and *.ad are debates, *.md documents, or tours below a folder named tours.
// A document with fenced blocks of Argdown is a document and a debate.
// The folders debates, documents and tours name kinds, not libraries: the library is
// the folder above them. Else it is the first folder below the one that was named, or
// that one itself.
#ifndef SRC_LIBRARY_SOURCE_FILES_H
#define SRC_LIBRARY_SOURCE_FILES_H

#include <sys/types.h>
#include <time.h>
#include "src/debate/problem.h"
#include "src/store/store.h"

// What a file was when it was read last.
typedef struct {
    struct timespec modified;
    off_t size; // -1 if it could not be looked at
    ino_t inode;
} SourceStamp;

typedef struct {
    SourceKind kind;
    Str library;
    Str path; // to open it by
    Str name; // the path below the folder that was named; the path itself of a file
    SourceStamp stamp;
} SourceFile;

typedef struct {
    SourceFile *items; // by library, kind and path
    size_t count;
    Str *folders; // all that were walked
    size_t folder_count;
} SourceFiles;

// Finds the files. What cannot be read, or is given by name and is of no kind, is added
// to `problems`. Each folder is walked once, wherever links lead.
SourceFiles source_files_find(const char *const *paths, size_t count, Arena *arena,
                              Problems *problems);

// Whether the file has been written or replaced since this was last asked, or since it
// was found. A file that is gone has not.
bool source_files_changed(SourceFile *file);

// Adds a problem with a whole file: what `sentence` says after the path.
void source_files_problem(Problems *problems, Str path, const char *sentence);

// The file's name without folders and ending: "real-power".
Str source_files_stem(Str path);

#endif
