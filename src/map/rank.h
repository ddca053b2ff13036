// Ranks: in which layer each box stands, under which other box it hangs, and which
// links are too long to be drawn.
#ifndef SRC_MAP_RANK_H
#define SRC_MAP_RANK_H

#include "src/map/layout.h"

typedef struct {
    int32_t window_width;      // in cells; 0: every relation is drawn
    const bool *was_reference; // by link, in the layout before; or NULL
    const bool *is_refused;    // by link: it must be a reference; or NULL
} RankOptions;

typedef struct {
    LayoutLink *links;             // by link; no nets yet
    int32_t *layer;                // by box, from 0
    int32_t *parent, *parent_link; // by box, -1 of a root
    // By box: what hangs together by drawn links is one component. Those with a thesis
    // come first, then document order.
    int32_t *component;
    int32_t component_count, layer_count;
} Ranks;

// Layers are longest paths from the boxes that bear on nothing, so that siblings stand
// level and each claim as near to the thesis as it can; parts that only symmetric links
// join are moved so that the ends of these stand level. The parent is the lowest
// target.
//
// A link other than to the parent becomes a reference if it would be wider than three
// windows (estimated from the number of leaves between its ends), or would span more
// than four layers; having been one, it stays one down to four fifths of that width.
// However wide the window, links whose lines would need more than some million stations
// together are references, the longest first.
Ranks rank_make(const MapGraph *graph, const RankOptions *options, Arena *arena);

#endif
