// How good a drawing is, in numbers, on its cells alone (design: quality metrics).
#ifndef SRC_MAP_LAYOUT_METRICS_H
#define SRC_MAP_LAYOUT_METRICS_H

#include "src/map/layout.h"

typedef struct {
    int32_t boxes;      // that have a place
    int32_t relations;  // links of the graph
    int32_t drawn;      // as lines
    int32_t references; // as tags
    int64_t overlaps;   // cells in which two nets run in the same direction (metric 1)
    int64_t crossings;  // cells in which one net crosses another (metric 6)
    double bends;       // per drawn link, on average (metric 7)
    double straight;    // share of drawn links without a bend (metric 8)
    int64_t length;     // cells of all paths (metric 10)
    double ink;         // share of the map's cells that are in boxes (metric 12)
} LayoutMetrics;

// Needs the arena for a while. O(cells of upright lines * log runs), and the paths.
LayoutMetrics layout_metrics(const Layout *layout, Arena *arena);

#endif
