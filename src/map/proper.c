#include "src/map/proper.h"

bool proper_is_station(const Proper *proper, int32_t node)
{
    return node >= proper->graph->box_count;
}

bool proper_is_tree_edge(const Proper *proper, const ProperEdge *edge)
{
    return edge->link < 0 || (edge->link == proper->ranks.parent_link[edge->lower] &&
                              proper->nodes[edge->lower].parent == edge->upper);
}

typedef struct {
    Proper *proper;
    Arena *arena;
    int32_t *newest;  // by box: the last net to it that others may share, or -1
    int32_t *older;   // by net: the one before it to the same box, or -1
    int32_t *deepest; // by net: the layer of its lowest end
} Building;

static int32_t layer_of(const Building *building, int32_t box)
{
    return building->proper->ranks.layer[box];
}

// The upper and the lower end of a drawn link; of two in one layer, as the graph says.
static void ends_of(const Building *building, int32_t link, int32_t *upper,
                    int32_t *lower)
{
    const GraphLink *ends = &building->proper->graph->links[link];
    *upper = ends->to;
    *lower = ends->from;
    if (layer_of(building, *upper) > layer_of(building, *lower) ||
        (layer_of(building, *upper) == layer_of(building, *lower) && *upper > *lower)) {
        *upper = ends->from;
        *lower = ends->to;
    }
}

static int32_t net_for(Building *building, int32_t link)
{
    Proper *proper = building->proper;
    const GraphLink *said = &proper->graph->links[link];
    bool is_reversed = proper->ranks.links[link].is_reversed;
    bool is_symmetric = link_is_symmetric(said->link);
    bool is_shared = !is_reversed && !is_symmetric;
    int32_t upper, lower;
    ends_of(building, link, &upper, &lower);
    for (int32_t net = building->newest[said->to]; is_shared && net >= 0;
         net = building->older[net])
        if (proper->nets[net].link == said->link &&
            proper->nets[net].port == said->port)
            return net;
    int32_t net = proper->net_count++;
    proper->nets[net] = (LayoutNet){
        .link = said->link,
        .to = is_symmetric ? upper : said->to,
        .port = said->port,
        .is_reversed = is_reversed,
        .is_symmetric = is_symmetric,
    };
    proper->spans[net] = (ProperNet){ .upper = upper, .beside = -1 };
    if (layer_of(building, upper) == layer_of(building, lower))
        proper->spans[net].beside = lower;
    if (is_shared) {
        building->older[net] = building->newest[said->to];
        building->newest[said->to] = net;
    }
    return net;
}

static void make_nets(Building *building)
{
    Proper *proper = building->proper;
    for (int32_t i = 0; i < proper->graph->link_count; i++) {
        LayoutLink *link = &proper->ranks.links[i];
        link->net = -1;
        if (link->fate != FATE_DRAWN)
            continue;
        link->net = net_for(building, i);
        int32_t upper, lower;
        ends_of(building, i, &upper, &lower);
        if (layer_of(building, lower) > building->deepest[link->net])
            building->deepest[link->net] = layer_of(building, lower);
    }
}

// The nodes: the boxes and, net by net, the stations.
static void make_nodes(Building *building)
{
    Proper *proper = building->proper;
    const MapGraph *graph = proper->graph;
    proper->node_count = graph->box_count;
    for (int32_t net = 0; net < proper->net_count; net++) {
        ProperNet *span = &proper->spans[net];
        int32_t channels = building->deepest[net] - layer_of(building, span->upper);
        span->first_station = proper->node_count;
        span->station_count = channels > 1 ? channels - 1 : 0;
        span->first_segment = proper->segment_count;
        span->segment_count = channels > 1 ? channels : 1;
        proper->node_count += span->station_count;
        proper->segment_count += span->segment_count;
    }
    proper->nodes = arena_get(building->arena, (size_t)proper->node_count + 1,
                              sizeof proper->nodes[0]);
    for (int32_t i = 0; i < graph->box_count; i++)
        proper->nodes[i] = (ProperNode){
            .layer = proper->ranks.layer[i],
            .parent = proper->ranks.parent[i],
            .net = -1,
            .width = graph->boxes[i].width,
            .reach = graph->boxes[i].width - graph->boxes[i].corridor,
            .height = graph->boxes[i].height,
        };
    for (int32_t net = 0; net < proper->net_count; net++) {
        const ProperNet *span = &proper->spans[net];
        for (int32_t k = 0; k < span->station_count; k++)
            proper->nodes[span->first_station + k] = (ProperNode){
                .layer = layer_of(building, span->upper) + 1 + k,
                .parent = k == 0 ? span->upper : span->first_station + k - 1,
                .net = net,
                .width = 1,
                .reach = 1,
            };
    }
}

// The edge by which a net reaches a node in some layer.
static ProperEdge edge_to(const Proper *proper, int32_t net, int32_t lower)
{
    const ProperNet *span = &proper->spans[net];
    int32_t down = proper->nodes[lower].layer - proper->nodes[span->upper].layer;
    return (ProperEdge){
        .upper = down == 1 ? span->upper : span->first_station + down - 2,
        .lower = lower,
        .net = net,
        .link = -1,
        .weight = 1,
    };
}

// All edges in no order; returns how many.
static int32_t list_edges(Building *building, ProperEdge *edges)
{
    Proper *proper = building->proper;
    int32_t count = 0, boxes = proper->graph->box_count;
    for (int32_t i = boxes; i < proper->node_count; i++) {
        edges[count] = edge_to(proper, proper->nodes[i].net, i);
        edges[count++].weight = 0;
    }
    for (int32_t i = 0; i < proper->graph->link_count; i++) {
        int32_t net = proper->ranks.links[i].net, upper, lower;
        if (net < 0 || proper->spans[net].beside >= 0)
            continue;
        ends_of(building, i, &upper, &lower);
        edges[count] = edge_to(proper, net, lower);
        edges[count].link = i;
        if (edges[count].upper >= boxes)
            edges[edges[count].upper - boxes].weight++;
        count++;
    }
    // What a station carries, the one above it carries too.
    for (int32_t i = proper->node_count; i-- > boxes;)
        if (proper->nodes[i].parent >= boxes)
            edges[proper->nodes[i].parent - boxes].weight += edges[i - boxes].weight;
    return count;
}

static void make_edges(Building *building)
{
    Proper *proper = building->proper;
    Arena *arena = building->arena;
    size_t most = (size_t)(proper->node_count + proper->graph->link_count) + 1;
    ProperEdge *edges = arena_get(arena, most, sizeof edges[0]);
    int32_t *bucket_of = arena_get(arena, most, sizeof(int32_t));
    proper->edge_count = list_edges(building, edges);
    for (int32_t i = 0; i < proper->edge_count; i++)
        bucket_of[i] = proper->spans[edges[i].net].first_segment +
                       proper->nodes[edges[i].upper].layer -
                       proper->nodes[proper->spans[edges[i].net].upper].layer;
    Buckets by_segment =
        buckets_make(bucket_of, proper->edge_count, proper->segment_count, arena);
    for (int32_t i = 0; i < proper->edge_count; i++)
        bucket_of[i] = proper->nodes[edges[by_segment.items[i]].upper].layer;
    Buckets by_channel =
        buckets_make(bucket_of, proper->edge_count, proper->layer_count, arena);
    proper->edges = arena_get(arena, most, sizeof edges[0]);
    for (int32_t i = 0; i < proper->edge_count; i++)
        proper->edges[i] = edges[by_segment.items[by_channel.items[i]]];
    proper->channel_first = by_channel.first;
}

Proper *proper_make(const MapGraph *graph, const Ranks *ranks, Arena *arena)
{
    size_t links = (size_t)graph->link_count + 1;
    size_t boxes = (size_t)graph->box_count + 1;
    Proper *proper = arena_get(arena, 1, sizeof *proper);
    *proper = (Proper){ .graph = graph, .ranks = *ranks };
    proper->layer_count = ranks->layer_count;
    proper->nets = arena_get(arena, links, sizeof proper->nets[0]);
    proper->spans = arena_get(arena, links, sizeof proper->spans[0]);
    Building building = {
        .proper = proper,
        .arena = arena,
        .newest = arena_get(arena, boxes, sizeof(int32_t)),
        .older = arena_get(arena, links, sizeof(int32_t)),
        .deepest = arena_get(arena, links, sizeof(int32_t)),
    };
    for (int32_t i = 0; i < graph->box_count; i++)
        building.newest[i] = -1;
    make_nets(&building);
    make_nodes(&building);
    make_edges(&building);
    for (int32_t i = 0; i < graph->link_count; i++)
        for (int32_t net = building.newest[graph->links[i].to];
             ranks->links[i].fate == FATE_REFERENCE && net >= 0;
             net = building.older[net])
            if (proper->nets[net].link == graph->links[i].link &&
                proper->nets[net].port == graph->links[i].port)
                proper->nets[net].references++;
    return proper;
}

int32_t proper_component(const Proper *proper, int32_t node)
{
    const ProperNode *self = &proper->nodes[node];
    int32_t box = self->net < 0 ? node : proper->spans[self->net].upper;
    return proper->ranks.component[box];
}
