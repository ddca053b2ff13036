#include "src/map/layered.h"
#include <string.h>
#include "src/map/family.h"
#include "src/map/order.h"
#include "src/map/place_fit.h"
#include "src/map/port.h"
#include "src/map/route.h"
#include "src/map/shelf.h"
#include "src/map/track.h"

enum { AIRY_HEIGHT = 20, SHELF_WIDTH = 80 };

// One attempt, with its working memory in `scratch`; returns false if links had to be
// marked as refused.
static bool attempt(const MapGraph *graph, const LayeredOptions *options,
                    bool *is_refused, Layout *layout, Arena *scratch, Arena *arena)
{
    RankOptions ranking = {
        .window_width = options->width,
        .was_reference = options->was_reference,
        .is_refused = is_refused,
    };
    Ranks ranks = rank_make(graph, &ranking, scratch);
    Proper *proper = proper_make(graph, &ranks, scratch);
    Family *family = family_make(proper, scratch);
    order_stations(proper, family, scratch);
    family_arrange(family, proper, scratch);
    place_make(proper, family, scratch);
    if (options->width > 0)
        place_fit(proper, options->width, scratch);
    shelf_make(proper, options->width > 0 ? options->width : SHELF_WIDTH, scratch);
    int32_t width = 0;
    for (int32_t i = 0; i < proper->node_count; i++)
        if (proper->nodes[i].x + proper->nodes[i].width > width)
            width = proper->nodes[i].x + proper->nodes[i].width;
    Wiring *wiring = port_make(proper, width, scratch);
    int32_t *tracks =
        arena_get(scratch, (size_t)proper->layer_count + 1, sizeof(int32_t));
    if (track_make(proper, wiring, tracks, is_refused, scratch))
        return false;
    bool is_airy = options->height == 0 || options->height >= AIRY_HEIGHT;
    track_widen(proper, wiring, is_airy, tracks);
    route_make(proper, wiring, tracks, is_airy, layout, arena);
    return true;
}

const Layout *layered_make(const MapGraph *graph, const LayeredOptions *options,
                           Arena *arena)
{
    bool *is_refused = arena_get(arena, (size_t)graph->link_count + 1, sizeof(bool));
    Layout *layout = arena_get(arena, 1, sizeof *layout);
    Arena *scratch = arena_new();
    // Each attempt that fails refuses a link more, so one succeeds.
    while (!attempt(graph, options, is_refused, layout, scratch, arena))
        arena_reset(scratch);
    arena_free(scratch);
    return layout;
}
