// Ports: at which columns lines meet boxes.
#ifndef SRC_MAP_PORT_H
#define SRC_MAP_PORT_H

#include "src/map/proper.h"

typedef struct {
    int32_t segment, node;
    int32_t x;     // column
    int32_t link;  // of the graph, where one line ends; -1 at a station or a target
    bool is_upper; // at the bottom of a node above the channel; else at the top of one
                   // below it
    bool is_fixed; // at a station, or at the port that a link asks for
} Pin;

typedef struct {
    int32_t net, channel;                      // below which layer
    int32_t first_pin, pin_count, upper_count; // the upper pins first, the others by x
    int32_t track; // from the top of the channel; -1 of a straight line (track.h)
} Segment;

typedef struct {
    Pin *pins;
    Segment *segments;
    int32_t pin_count, segment_count;
    int32_t *channel_first; // by layer, of `segments`; and one more
} Wiring;

// Gives all lines their columns: as straight as possible, in an order that crosses
// least, with room for labels between them; then moves pins within their sides so that
// no pin of one net stands straight above a pin of another. Flat nets have no segments.
// Where a side has too few columns for its lines, several pins get the same one, or two
// beside each other: those that cannot be told apart (track.h).
Wiring *port_make(const Proper *proper, int32_t width, Arena *arena);

#endif
