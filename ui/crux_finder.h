// Finds the cruxes of a thesis (crux.h) in slices: at once, or, with a worker, in its
// thread, where the single ones are told first and pairs as they are found.
#ifndef UI_CRUX_FINDER_H
#define UI_CRUX_FINDER_H

#include "src/base/worker.h"
#include "src/debate/crux.h"
#include "ui/stands.h"

typedef struct CruxJob CruxJob; // crux_finder.c

typedef struct {
    Worker *worker;    // owned; NULL: all is found at once
    CruxJob *job;      // owned; NULL while the worker has it, or there is none
    bool is_busy;      // the worker has one
    size_t source;     // the debate, for the caller
    const void *shown; // where the caller shows what is found, or NULL
} CruxFinder;

void crux_finder_free(CruxFinder *finder);

// Begins with the cruxes of a thesis under what is supposed now; an earlier search
// ends. It borrows the tree until crux_finder_stop().
void crux_finder_begin(CruxFinder *finder, Stands *stands, Node thesis);

// Ends the search; after it nothing is read any more.
void crux_finder_stop(CruxFinder *finder);

// Takes what the worker has found until now; false if there is nothing new. It rests
// until it is told to go on.
bool crux_finder_take(CruxFinder *finder);
void crux_finder_go_on(CruxFinder *finder);

// What has been found so far, of which thesis, and its label now; borrowed until it
// goes on. NULL while the worker is at it.
const Crux *crux_finder_found(const CruxFinder *finder, size_t *count, Node *thesis,
                              Label *label);

// Whether more may come; whether pairs are looked for at all.
bool crux_finder_is_done(const CruxFinder *finder);
bool crux_finder_has_pairs(const CruxFinder *finder);

// A file that can be read from when crux_finder_take() may have something; -1.
int crux_finder_file(const CruxFinder *finder);

#endif
