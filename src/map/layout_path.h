// The way of a relation through a layout: from the tail at its source along its net to
// the head at its target, as a person follows it.
#ifndef SRC_MAP_LAYOUT_PATH_H
#define SRC_MAP_LAYOUT_PATH_H

#include "src/map/layout.h"

typedef struct {
    int32_t x, y;
} LayoutPoint;

typedef struct {
    const LayoutPoint *points; // the two ends in the borders, and each corner between
    int32_t count;             // 0 if the link is not drawn
} LayoutPath;

typedef struct LayoutPaths LayoutPaths;

// Finds how the runs of each net hang together, once for a layout, which it borrows.
// O(n log n) for nets of one trunk; lives in the arena.
const LayoutPaths *layout_path_make(const Layout *layout, Arena *arena);

// The way of one of the graph's links, from its source. The points are made in the
// arena.
LayoutPath layout_path_of(const LayoutPaths *paths, int32_t link, Arena *arena);

// The same for one link alone, where no others are asked for: without
// layout_path_make().
LayoutPath layout_path_alone(const Layout *layout, int32_t link, Arena *arena);

// Cells from end to end, and how often it turns.
int64_t layout_path_length(LayoutPath path);
int32_t layout_path_bends(LayoutPath path);

#endif
