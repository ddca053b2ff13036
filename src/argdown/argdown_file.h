// A debate as it stands in files: a text with the files that it includes by
// @include(path) put in their places, or the fenced blocks of a Markdown document. The
// pieces say where each part came from, so that problems name the right file and line.
//
// A path counts from the folder of the file that includes it. It must lead to a file in
// the folder of the file that was opened, or below that: a debate from elsewhere must
// not show what else its reader has. Each file is included once.
#ifndef SRC_ARGDOWN_ARGDOWN_FILE_H
#define SRC_ARGDOWN_ARGDOWN_FILE_H

#include "src/argdown/argdown_source.h"

typedef struct {
    Str path;
    Str text; // of everything together
    SourcePieces pieces;
    const Str *included; // the paths of the files that were included
    size_t included_count;
} ArgdownFile;

// Whether this is the path of a Markdown document.
bool argdown_file_is_markdown(Str path);

// Makes the text out of what a file holds, and reads the files that it includes. What
// cannot be included is left out, with a problem at the place. `strict`: front matter
// of included files is kept, as the reference does it. The result borrows `path` and
// `content`.
ArgdownFile argdown_file_make(Arena *arena, Str path, Str content, bool strict,
                              Problems *problems);

#endif
