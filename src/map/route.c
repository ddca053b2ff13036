#include "src/map/route.h"
#include <string.h>

enum { GAP_OF_SHELVES = 2 };

typedef struct {
    const Proper *proper;
    const Wiring *wiring;
    Layout *layout;
    const int32_t *channel_y; // by layer, the first row of the channel below it
    LayoutPin *tails;         // of the net that is being written
    int32_t tail_count;
} Routing;

// The row at which each layer and each channel begins.
static int32_t *stack_layers(const Proper *proper, const int32_t *tracks, bool is_airy,
                             Layout *layout, Arena *arena)
{
    size_t count = (size_t)proper->layer_count + 1;
    int32_t *channel_y = arena_get(arena, count, sizeof(int32_t));
    int32_t *layer_y = arena_get(arena, count, sizeof(int32_t)), y = 0;
    for (int32_t layer = 0; layer < proper->layer_count; layer++) {
        int32_t height = 0;
        for (int32_t i = proper->layer_first[layer]; i < proper->layer_first[layer + 1];
             i++) {
            const ProperNode *node = &proper->nodes[proper->sequence[i]];
            height = node->height > height ? node->height : height;
        }
        bool is_last = proper->channel_first[layer] == proper->channel_first[layer + 1];
        layer_y[layer] = y;
        channel_y[layer] = y + height;
        y += height + (tracks[layer] > 0 ? tracks[layer] : !is_last);
        layout->height = y;
        // Below a shelf there are no lines, except of those that lead to a neighbour.
        y += is_last ? GAP_OF_SHELVES : is_airy;
    }
    layer_y[proper->layer_count] = y;
    layout->layer_y = layer_y;
    layout->layer_count = proper->layer_count;
    return channel_y;
}

static void add_run(Routing *routing, int32_t net, int32_t x0, int32_t y0, int32_t x1,
                    int32_t y1)
{
    Layout *layout = routing->layout;
    if (x0 > x1 || y0 > y1)
        return;
    layout->runs[layout->run_count++] = (LayoutRun){ net, x0, y0, x1, y1 };
    layout->nets[net].run_count++;
}

static void add_pin(Routing *routing, LayoutPin pin)
{
    Layout *layout = routing->layout;
    if (pin.is_head) {
        layout->pins[layout->pin_count++] = pin;
        layout->nets[pin.net].pin_count++;
    } else {
        routing->tails[routing->tail_count++] = pin;
    }
}

// The vertical line from a pin to its track, or to the other side of the channel.
static void route_pin(Routing *routing, const Segment *segment, const Pin *pin)
{
    const Proper *proper = routing->proper;
    const LayoutNet *net = &proper->nets[segment->net];
    const ProperNode *node = &proper->nodes[pin->node];
    int32_t channel_y = routing->channel_y[segment->channel];
    int32_t below = routing->layout->layer_y[segment->channel + 1] - 1;
    int32_t y =
        routing->layout->layer_y[node->layer] + (pin->is_upper ? node->height : 0);
    if (segment->track >= 0)
        add_run(routing, segment->net, pin->x,
                pin->is_upper ? y : channel_y + segment->track, pin->x,
                pin->is_upper ? channel_y + segment->track : below);
    else if (pin->is_upper)
        add_run(routing, segment->net, pin->x, y, pin->x, below);
    if (proper_is_station(proper, pin->node))
        return;
    bool is_target = pin->is_upper ? !net->is_reversed : net->is_reversed;
    int32_t count = 0;
    if (pin->link >= 0)
        count = proper->graph->links[pin->link].count;
    add_pin(routing, (LayoutPin){
                         .net = segment->net,
                         .box = pin->node,
                         .side = pin->is_upper ? SIDE_BOTTOM : SIDE_TOP,
                         .x = pin->x,
                         .y = pin->is_upper ? y - 1 : y,
                         .is_head = net->is_symmetric || is_target,
                         .count = count,
                         .link = pin->link,
                     });
}

static void route_segment(Routing *routing, int32_t number)
{
    const Wiring *wiring = routing->wiring;
    const Segment *segment = &wiring->segments[number];
    int32_t low = INT32_MAX, high = INT32_MIN;
    for (int32_t i = 0; i < segment->pin_count; i++) {
        const Pin *pin = &wiring->pins[segment->first_pin + i];
        low = pin->x < low ? pin->x : low;
        high = pin->x > high ? pin->x : high;
        route_pin(routing, segment, pin);
    }
    if (segment->track >= 0) {
        int32_t y = routing->channel_y[segment->channel] + segment->track;
        add_run(routing, segment->net, low, y, high, y);
    }
}

// The line between two neighbours, at the row of their first texts.
static void route_flat(Routing *routing, int32_t net)
{
    const Proper *proper = routing->proper;
    int32_t ends[2] = { proper->spans[net].upper, proper->spans[net].beside };
    const ProperNode *left = &proper->nodes[ends[0]], *right = &proper->nodes[ends[1]];
    int32_t height = left->height < right->height ? left->height : right->height;
    int32_t y = routing->layout->layer_y[left->layer] + (height > 2 ? 1 : 0);
    int32_t first = left->x + left->width, last = right->x - 1, link = -1;
    for (int32_t i = 0; i < proper->graph->link_count && link < 0; i++)
        if (proper->ranks.links[i].net == net)
            link = i;
    add_run(routing, net, first, y, last, y);
    for (int32_t i = 0; i < 2; i++)
        add_pin(routing, (LayoutPin){
                             .net = net,
                             .box = ends[i],
                             .side = i == 0 ? SIDE_RIGHT : SIDE_LEFT,
                             .x = i == 0 ? first - 1 : last + 1,
                             .y = y,
                             .is_head = true,
                             .count = proper->graph->links[link].count,
                             .link = link,
                         });
}

static void route_net(Routing *routing, const Buckets *segments, int32_t net)
{
    const Proper *proper = routing->proper;
    const ProperNet *span = &proper->spans[net];
    Layout *layout = routing->layout;
    LayoutNet *out = &layout->nets[net];
    out->first_run = layout->run_count;
    out->first_pin = layout->pin_count;
    routing->tail_count = 0;
    if (out->is_flat)
        route_flat(routing, net);
    for (int32_t i = segments->first[net]; i < segments->first[net + 1]; i++)
        route_segment(routing, segments->items[i]);
    for (int32_t i = 0; i < span->station_count; i++) {
        const ProperNode *node = &proper->nodes[span->first_station + i];
        add_run(routing, net, node->x, layout->layer_y[node->layer], node->x,
                routing->channel_y[node->layer] - 1);
    }
    int32_t sum = 0;
    for (int32_t i = 0; i < routing->tail_count; i++) {
        sum += routing->tails[i].count;
        layout->pins[layout->pin_count++] = routing->tails[i];
    }
    out->pin_count += routing->tail_count;
    LayoutPin *head = &layout->pins[out->first_pin];
    if (!out->is_symmetric) {
        head->count = sum;
        head->link = routing->tail_count == 1 ? routing->tails[0].link : -1;
    }
}

static void place_boxes(const Proper *proper, Layout *layout, Arena *arena)
{
    int32_t count = proper->graph->box_count;
    layout->boxes = arena_get(arena, (size_t)count + 1, sizeof layout->boxes[0]);
    for (int32_t i = 0; i < count; i++) {
        const ProperNode *node = &proper->nodes[i];
        layout->boxes[i] = (LayoutBox){
            .x = node->x,
            .y = layout->layer_y[node->layer],
            .layer = node->layer,
            .parent = proper->ranks.parent[i],
            .parent_link = proper->ranks.parent_link[i],
            .is_placed = true,
        };
    }
    for (int32_t i = 0; i < proper->node_count; i++)
        if (proper->nodes[i].x + proper->nodes[i].width > layout->width)
            layout->width = proper->nodes[i].x + proper->nodes[i].width;
}

void route_make(const Proper *proper, const Wiring *wiring, const int32_t *tracks,
                bool is_airy, Layout *layout, Arena *arena)
{
    size_t pins = (size_t)wiring->pin_count + 2 * (size_t)proper->net_count + 1;
    size_t runs = pins + (size_t)wiring->segment_count + (size_t)proper->node_count;
    layout->graph = proper->graph;
    layout->arrangement = ARRANGEMENT_LAYERED;
    layout->net_count = proper->net_count;
    layout->nets =
        arena_get(arena, (size_t)proper->net_count + 1, sizeof layout->nets[0]);
    memcpy(layout->nets, proper->nets,
           (size_t)proper->net_count * sizeof layout->nets[0]);
    size_t links = (size_t)proper->graph->link_count;
    layout->links = arena_get(arena, links + 1, sizeof layout->links[0]);
    memcpy(layout->links, proper->ranks.links, links * sizeof layout->links[0]);
    Routing routing = {
        .proper = proper,
        .wiring = wiring,
        .layout = layout,
        .channel_y = stack_layers(proper, tracks, is_airy, layout, arena),
        .tails = arena_get(arena, pins, sizeof(LayoutPin)),
    };
    place_boxes(proper, layout, arena);
    layout->runs = arena_get(arena, runs, sizeof layout->runs[0]);
    layout->pins = arena_get(arena, pins, sizeof layout->pins[0]);
    int32_t *net_of =
        arena_get(arena, (size_t)wiring->segment_count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < wiring->segment_count; i++)
        net_of[i] = wiring->segments[i].net;
    Buckets segments =
        buckets_make(net_of, wiring->segment_count, proper->net_count, arena);
    for (int32_t net = 0; net < proper->net_count; net++)
        route_net(&routing, &segments, net);
}
