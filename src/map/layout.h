// A finished layout: where boxes, lines and their ends stand, in whole cells; the same
// for every arrangement. Metrics, pictures and exports read it and ask no stage how it
// came about. It lives in one arena.
//
// All lines of one kind that end at one box (or at one row of it) are one net, drawn as
// a comb: they may share cells. Lines of different nets never share a cell, except
// where one crosses the other at a right angle.
#ifndef SRC_MAP_LAYOUT_H
#define SRC_MAP_LAYOUT_H

#include "src/base/arena.h"
#include "src/map/map_graph.h"

typedef enum {
    FATE_DRAWN,
    FATE_REFERENCE, // too long for a line: a tag at both ends instead
    FATE_BADGE,     // of a box to itself: a sign in its border
} LinkFate;

typedef struct {
    int32_t x, y;        // the top left cell; the size is the graph's
    int32_t layer;       // of the layered arrangement, from 0; of hanging: its depth
    int32_t parent;      // the box that it hangs under in the drawing, -1 of a root
    int32_t parent_link; // by which link, -1 of a root
    bool is_placed; // false: it has no place (hanging: deeper than the width allows)
} LayoutBox;

typedef struct {
    LinkFate fate;
    int32_t net;      // of FATE_DRAWN, else -1
    bool is_reversed; // against a cycle: `from` is drawn above `to`
} LayoutLink;

typedef enum { SIDE_TOP, SIDE_BOTTOM, SIDE_LEFT, SIDE_RIGHT } LayoutSide;

// One straight stretch of a net, its ends included; x0 <= x1 and y0 <= y1, and one of
// the two pairs is equal. A single cell is a stretch too.
typedef struct {
    int32_t net;
    int32_t x0, y0, x1, y1;
} LayoutRun;

// Where a net meets the border of a box: the cell of the border.
typedef struct {
    int32_t net, box;
    LayoutSide side;
    int32_t x, y;
    bool is_head;  // the net's target (of a symmetric link: either end)
    int32_t count; // relations that end here
    int32_t link;  // the graph's link of a tail; -1 of a head with several
} LayoutPin;

typedef struct {
    Link link;
    int32_t to;   // the target; of a symmetric link the upper or left end
    int32_t port; // of the graph's links that it carries: PORT_ANYWHERE or a column
    bool is_reversed, is_symmetric;
    bool is_flat; // a symmetric link straight from side to side
    int32_t first_run, run_count;
    int32_t first_pin, pin_count;
    int32_t references; // links of this kind to `to` that are references
} LayoutNet;

typedef enum { ARRANGEMENT_LAYERED, ARRANGEMENT_HANGING } Arrangement;

// A link that hangs from its parent's rail as one line of text: a reference where a box
// would stand (hanging only).
typedef struct {
    int32_t link;
    int32_t x, y, width; // the text's cells
} LayoutStub;

// A section's own part of the drawing, with a border around it.
typedef struct {
    int32_t section; // as boxes have it
    int32_t x, y, width, height;
} LayoutFrame;

typedef struct {
    const MapGraph *graph; // borrowed
    Arrangement arrangement;
    LayoutBox *boxes;  // by box
    LayoutLink *links; // by link
    LayoutNet *nets;
    LayoutRun *runs;
    LayoutPin *pins; // of one net after the other: the head first
    LayoutStub *stubs;
    LayoutFrame *frames; // framed.h: outer ones first; else there are none
    int32_t frame_count;
    int32_t net_count, run_count, pin_count, stub_count;
    int32_t width, height; // of everything, in cells, from 0
    int32_t layer_count;
    int32_t *layer_y; // layered: the row at which each layer's boxes begin
} Layout;

#endif
