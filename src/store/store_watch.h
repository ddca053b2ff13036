// How far building a store has come, for whoever watches it, and an end to it when they
// say so.
#ifndef SRC_STORE_STORE_WATCH_H
#define SRC_STORE_STORE_WATCH_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
    BUILD_READS, // and adds sources
    BUILD_SORTS, // puts the rows in order
    BUILD_INDEXES,
    BUILD_JOINS, // the parts of the index into one
    BUILD_WRITES,
    BUILD_VERIFIES,
    BUILD_STEPS,
} BuildStep;

typedef struct {
    BuildStep step;
    double share;   // of all the work, from 0 to 1; estimated where it cannot be known
    double seconds; // since it was begun
    double bytes;   // that share of all sources
} BuildProgress;

// Called many times a second while a store is built; false ends that, with an error. A
// watch of zeros watches nothing.
typedef struct {
    bool (*goes_on)(void *context, const BuildProgress *progress);
    void *context;
} BuildWatch;

// What is known of a building that is being watched.
typedef struct {
    BuildWatch watch;
    BuildStep step;
    double part;               // of the step, from 0 to 1; less than 0: not known
    int64_t bytes;             // of all sources
    int64_t begun, step_begun; // milliseconds, by sql_now()
    double before;             // the share when the step began
    bool ended;                // it was told to end
} WatchedBuild;

void store_watch_begin(WatchedBuild *build, BuildWatch watch);

// A step begins; `known`: store_watch_part() will say how far it is.
void store_watch_step(WatchedBuild *build, BuildStep step, bool known);
void store_watch_part(WatchedBuild *build, double part);

// Asks whether to go on.
bool store_watch_goes_on(WatchedBuild *build);

#endif
