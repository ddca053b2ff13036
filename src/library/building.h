// Building a store file from a content folder. What has not changed since the store was
// built last is taken over from there; the new store is the same, to the byte, as one
// that is built afresh. If nothing has changed at all the file is left as it is.
#ifndef SRC_LIBRARY_BUILDING_H
#define SRC_LIBRARY_BUILDING_H

#include "src/base/error.h"
#include "src/debate/problem.h"
#include "src/store/store_watch.h"

typedef struct {
    const char *folder, *store; // paths
    bool is_fresh;              // read everything again, whatever the older store says
    BuildWatch watch;           // or zeros
} BuildRequest;

typedef struct {
    bool is_unchanged; // the file has been left as it was
    size_t sources;    // in the folder
    size_t read;       // of them, not taken over
} BuildReport;

// Problems are added to `problems`; a source with errors goes in with what could be
// read. Whether a source is read or taken over, its problems are told. False, with an
// error, if the store cannot be built or was not to be: the file that stood there is as
// it was, and nothing else is left.
bool building_run(const BuildRequest *request, BuildReport *report, Problems *problems,
                  Error *error);

#endif
