// Tracks: in which row of its channel each line runs across.
#ifndef SRC_MAP_TRACK_H
#define SRC_MAP_TRACK_H

#include "src/map/port.h"

// Gives each segment that is not straight its track, so that no two lines that overlap
// share one, no line runs over another, and few cross (Sander 2003; a segment that
// waits for itself through others is let go first, and those it waited for must then
// come below it). Writes how many tracks each channel has.
//
// What cannot be kept apart is marked in `is_refused` by link: these must become
// references before everything is laid out again. Returns whether there were any.
bool track_make(const Proper *proper, Wiring *wiring, int32_t *tracks, bool *is_refused,
                Arena *arena);

// Adds rows to channels in which a level line is too short for the sign in its middle.
// `is_airy`: there is a row more below the tracks anyway (route.h).
void track_widen(const Proper *proper, const Wiring *wiring, bool is_airy,
                 int32_t *tracks);

#endif
