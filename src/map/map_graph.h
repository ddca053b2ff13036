// What a layout is made from: boxes with sizes and links between them, without words.
// Whoever knows debates makes it (scene.h); the stages of the layout know nothing else,
// so each can be tested on random graphs.
//
// Links point up: `from` bears on `to` and is drawn below it. Numbers of boxes are
// places in reading order, and that order is what every tie is broken by.
#ifndef SRC_MAP_MAP_GRAPH_H
#define SRC_MAP_MAP_GRAPH_H

#include <stdbool.h>
#include <stdint.h>
#include "src/debate/link.h"

typedef struct {
    int32_t width, height; // in cells, borders included; at least 1
    // Of the width, columns on the right that are no part of the box: lines to single
    // rows come up in them (GraphLink.port), and nothing else ends there.
    int32_t corridor;
    int32_t section; // boxes of one section stay together; -1 outside any
    // Where the box stands among its siblings: smaller is further left. The order of
    // siblings is state that outlives a layout (order.h): equal keys fall back to the
    // kind of link, the section, and the number of the box.
    int64_t key;
    bool is_thesis; // of components, the one with a thesis comes first
} GraphBox;

enum { PORT_ANYWHERE = -1 };

typedef struct {
    int32_t from,
        to;        // boxes; of a symmetric link the one with the smaller number first
    Link link;     // LINK_SUPPORT ... LINK_EQUIVALENT
    int32_t count; // how many relations it stands for, at least 1
    // The column of the bottom border of `to` (0 is its left corner) at which the line
    // must end, for a link to one row of the box: the box keeps that column free beside
    // its text and leads it to the row itself. Else PORT_ANYWHERE.
    int32_t port;
    bool is_home; // the place in full of `from` is under `to` (tree.h)
} GraphLink;

typedef struct {
    GraphBox *boxes;
    GraphLink *links; // in document order
    int32_t box_count, link_count;
} MapGraph;

#endif
