// The proper layered graph (Sugiyama, Tagawa and Toda 1981): every edge leads from one
// layer to the next, because lines that span more have a station in each layer between.
// All stages after the ranks work on it.
#ifndef SRC_MAP_PROPER_H
#define SRC_MAP_PROPER_H

#include "src/map/buckets.h"
#include "src/map/rank.h"

// Nodes are the boxes of the graph by their numbers, then the stations.
typedef struct {
    int32_t layer;
    int32_t parent; // the node that it hangs under, -1 of a root
    int32_t net;    // of a station, else -1
    int32_t place;  // in its layer, from the left
    int32_t x;      // the leftmost column
    int32_t width, height;
    int32_t reach; // columns at which lines may end: the width less the corridor
} ProperNode;

typedef struct {
    int32_t upper, lower; // nodes
    int32_t net;
    int32_t link;   // of the graph, where the lower end is a box; else -1
    int32_t weight; // how many links it carries
} ProperEdge;

// What a net is in the layers. A net has one segment in each channel, the space below a
// layer, from that of its upper end on: in it a line from one node (of a symmetric net
// between two boxes of one layer: two) to its edges' lower ends.
typedef struct {
    int32_t upper;         // the box at its upper end
    int32_t beside;        // the other end of a net within one layer, else -1
    int32_t first_station; // the node in the layer below that of `upper`
    int32_t station_count;
    int32_t first_segment, segment_count;
} ProperNet;

typedef struct {
    const MapGraph *graph;
    Ranks ranks;
    ProperNode *nodes;
    ProperEdge *edges; // by channel; within one by segment
    LayoutNet *nets;   // no runs and pins yet
    ProperNet *spans;  // by net
    int32_t node_count, edge_count, net_count, segment_count, layer_count;
    int32_t
        *channel_first; // by layer, the first edge of the channel below; and one more
    // Where the nodes of each layer stand, from the left. Made by order.h.
    int32_t *layer_first; // by layer, in `sequence`; and one more
    int32_t *sequence;
    // By box: the right neighbour that a symmetric link leads to straight from side to
    // side, else -1.
    int32_t *partner;
} Proper;

// One net for all drawn links of one kind to one box and port; one for each reversed
// and each symmetric link. Sizes are copied; stations are one column wide and have no
// height. O(boxes + links + stations).
Proper *proper_make(const MapGraph *graph, const Ranks *ranks, Arena *arena);

// Whether the edge is the one by which its lower end hangs under its upper end.
bool proper_is_tree_edge(const Proper *proper, const ProperEdge *edge);

// The component that a node belongs to (rank.h).
int32_t proper_component(const Proper *proper, int32_t node);

// Whether a node is a station.
bool proper_is_station(const Proper *proper, int32_t node);

#endif
