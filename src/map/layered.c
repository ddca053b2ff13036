#include "src/map/layered.h"
#include <string.h>
#include "src/map/family.h"
#include "src/map/order.h"
#include "src/map/place.h"
#include "src/map/port.h"
#include "src/map/route.h"
#include "src/map/shelf.h"
#include "src/map/track.h"

enum { AIRY_HEIGHT = 20, SHELF_WIDTH = 80 };

// One attempt; returns false if links had to be marked as refused.
static bool attempt(const MapGraph *graph, const LayeredOptions *options,
                    bool *is_refused, Layout *layout, Arena *arena)
{
    RankOptions ranking = {
        .window_width = options->width,
        .was_reference = options->was_reference,
        .is_refused = is_refused,
    };
    Ranks ranks = rank_make(graph, &ranking, arena);
    Proper *proper = proper_make(graph, &ranks, arena);
    Family *family = family_make(proper, arena);
    order_stations(proper, family, arena);
    family_arrange(family, proper, arena);
    place_make(proper, family, arena);
    shelf_make(proper, options->width > 0 ? options->width : SHELF_WIDTH, arena);
    int32_t width = 0;
    for (int32_t i = 0; i < proper->node_count; i++)
        if (proper->nodes[i].x + proper->nodes[i].width > width)
            width = proper->nodes[i].x + proper->nodes[i].width;
    Wiring *wiring = port_make(proper, width, arena);
    int32_t *tracks =
        arena_get(arena, (size_t)proper->layer_count + 1, sizeof(int32_t));
    if (track_make(proper, wiring, tracks, is_refused, arena))
        return false;
    bool is_airy = options->height == 0 || options->height >= AIRY_HEIGHT;
    route_make(proper, wiring, tracks, is_airy, layout, arena);
    return true;
}

const Layout *layered_make(const MapGraph *graph, const LayeredOptions *options,
                           Arena *arena)
{
    bool *is_refused = arena_get(arena, (size_t)graph->link_count + 1, sizeof(bool));
    Layout *layout = arena_get(arena, 1, sizeof *layout);
    // Each attempt that fails refuses a link more, so one succeeds.
    while (!attempt(graph, options, is_refused, layout, arena))
        ;
    return layout;
}
