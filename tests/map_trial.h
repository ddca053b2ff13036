// What every drawing of a map must hold (design: the hard ones of the quality metrics):
// no line shares cells with another or runs through a box, no box lies on another, each
// line leads from one of its boxes to the other, and from the signs alone, in any
// charset, the relations can be read back.
#ifndef TESTS_MAP_TRIAL_H
#define TESTS_MAP_TRIAL_H

#include "src/map/raster_view.h"

// A drawing that is checked. What is wrong with it is told and counted, so that a run
// over many says all of it before it fails.
typedef struct {
    Arena *arena;
    const char *what;
    const Str *sections; // their titles, of a drawing with frames (raster_view.h)
    int problems;
} MapTrial;

// Tells a problem, and counts it.
void map_trial_complain(MapTrial *trial, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Boxes that say nothing but "B" and their number.
RasterBox *map_trial_boxes(Arena *arena, const MapGraph *graph);

// Reads the drawing back, in each charset.
void map_trial_read(MapTrial *trial, const Layout *layout, const RasterBox *boxes,
                    int32_t selected);

// All that needs no reading.
void map_trial_check_lines(MapTrial *trial, const Layout *layout);

// Both.
void map_trial_check(MapTrial *trial, const Layout *layout, const RasterBox *boxes,
                     int32_t selected);

#endif
