// How good a layout is, in numbers, from its cells alone (design: quality metrics). The
// numbers in brackets are the design's; 2, 3, 13 and 19 to 25 need a picture, a scene
// or a row of layouts.
#ifndef SRC_MAP_LAYOUT_METRICS_H
#define SRC_MAP_LAYOUT_METRICS_H

#include "src/map/layout.h"

typedef struct {
    int32_t boxes;          // that have a place
    int32_t relations;      // links of the graph
    int64_t overlaps;       // [1] cells in which two nets run the same way; must be 0
    int64_t box_overlaps;   // [4] pairs of boxes that share a cell; must be 0
    int64_t lines_in_boxes; // [4] runs that pass within a box; must be 0
    int64_t edge_crossings; // [5] how often the ways of two relations of different nets
                            // cross; of a trunk each relation counts
    int64_t crossings;      // [6] cells in which a net crosses another
    double bends;           // [7] a relation
    double straight;        // [8] share of relations without a bend
    double detour;          // [9] length of all ways by that of the shortest ones
    int64_t length;         // [10] cells of all ways
    int64_t length_95;      // [10] of the relation that is longer than 95 %
    int32_t width, height;  // [11]
    double ink;             // [12] share of cells that are in boxes
    double centred; // [14] share of boxes above others that stand over the middle
    double level;   // [15] share of home links from one layer to the next
    int32_t drawn, reversed, references; // [17, 18] links
    double references_across;            // [18] share of links that are not home links
} LayoutMetrics;

// O(n log n) in boxes, runs and corners of ways.
LayoutMetrics layout_metrics(const Layout *layout, Arena *arena);

#endif
