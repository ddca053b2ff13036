// Layouts: whatever graph the bytes say, of whatever boxes, in a window of whatever
// size, boxes stay inside the drawing and clear of each other, lines are straight, and
// their ends stand in borders.
#include <assert.h>
#include <stdint.h>
#include "src/base/alloc.h"
#include "src/map/hang.h"
#include "src/map/layered.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { GRAPH_BOXES = 48, GRAPH_LINKS = 96 };

typedef struct {
    const uint8_t *at, *end;
} Bytes;

static int32_t next_byte(Bytes *bytes, int32_t below)
{
    return bytes->at < bytes->end ? *bytes->at++ % below : 0;
}

static void add_graph_link(MapGraph *graph, Bytes *bytes, bool *has_home)
{
    int32_t from = next_byte(bytes, graph->box_count);
    int32_t to = next_byte(bytes, graph->box_count);
    Link link = (Link)(LINK_SUPPORT + next_byte(bytes, LINK_EQUIVALENT));
    int32_t port = next_byte(bytes, 64) - 32;
    bool is_symmetric = link_is_symmetric(link);
    if (is_symmetric && from > to) {
        int32_t swapped = from;
        from = to;
        to = swapped;
    }
    GraphLink *made = &graph->links[graph->link_count++];
    *made = (GraphLink){ .from = from, .to = to, .link = link, .count = 1 };
    made->port =
        !is_symmetric && port >= 0 ? port % graph->boxes[to].width : PORT_ANYWHERE;
    made->is_home = to < from && !has_home[from];
    has_home[from] |= made->is_home;
}

static MapGraph *graph_of(Bytes *bytes, Arena *arena)
{
    MapGraph *graph = arena_get(arena, 1, sizeof *graph);
    bool has_home[GRAPH_BOXES] = { false };
    graph->boxes = arena_get(arena, GRAPH_BOXES, sizeof graph->boxes[0]);
    graph->links = arena_get(arena, GRAPH_LINKS, sizeof graph->links[0]);
    graph->box_count = 1 + next_byte(bytes, GRAPH_BOXES);
    for (int32_t i = 0; i < graph->box_count; i++)
        graph->boxes[i] = (GraphBox){
            .width = 1 + next_byte(bytes, 60),
            .height = 1 + next_byte(bytes, 16),
            .section = next_byte(bytes, 4) - 1,
            .key = next_byte(bytes, 5),
            .is_thesis = next_byte(bytes, 8) == 0,
        };
    while (bytes->at < bytes->end && graph->link_count < GRAPH_LINKS)
        add_graph_link(graph, bytes, has_home);
    return graph;
}

static void check_layout_boxes(const Layout *layout)
{
    const GraphBox *sizes = layout->graph->boxes;
    for (int32_t i = 0; i < layout->graph->box_count; i++) {
        const LayoutBox *a = &layout->boxes[i];
        if (!a->is_placed)
            continue;
        assert(a->x >= 0 && a->x + sizes[i].width <= layout->width);
        assert(a->y >= 0 && a->y + sizes[i].height <= layout->height);
        for (int32_t j = 0; j < i; j++) {
            const LayoutBox *b = &layout->boxes[j];
            assert(!b->is_placed || a->x + sizes[i].width <= b->x ||
                   b->x + sizes[j].width <= a->x || a->y + sizes[i].height <= b->y ||
                   b->y + sizes[j].height <= a->y);
        }
    }
}

static void check_layout_lines(const Layout *layout)
{
    for (int32_t i = 0; i < layout->run_count; i++) {
        const LayoutRun *run = &layout->runs[i];
        assert(run->net >= 0 && run->net < layout->net_count);
        assert(run->x0 == run->x1 || run->y0 == run->y1);
        assert(run->x0 >= 0 && run->x0 <= run->x1 && run->x1 < layout->width);
        assert(run->y0 >= 0 && run->y0 <= run->y1 && run->y1 < layout->height);
    }
    for (int32_t i = 0; i < layout->pin_count; i++) {
        const LayoutPin *pin = &layout->pins[i];
        const LayoutBox *box = &layout->boxes[pin->box];
        const GraphBox *size = &layout->graph->boxes[pin->box];
        assert(pin->x >= box->x && pin->x < box->x + size->width);
        assert(pin->y >= box->y && pin->y < box->y + size->height);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new();
    Bytes bytes = { data, data + size };
    LayeredOptions options = { .width = next_byte(&bytes, 200),
                               .height = next_byte(&bytes, 60) };
    HangOptions hang = { .columns = next_byte(&bytes, 200) };
    const MapGraph *graph = graph_of(&bytes, arena);
    const Layout *layouts[] = { layered_make(graph, &options, arena),
                                hang_make(graph, &hang, arena) };
    for (size_t i = 0; i < COUNT(layouts); i++) {
        check_layout_boxes(layouts[i]);
        check_layout_lines(layouts[i]);
    }
    arena_free(arena);
    return 0;
}
