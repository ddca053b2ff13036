// What a picture of a map is made from: a layout, and what its boxes say.
#ifndef SRC_MAP_RASTER_VIEW_H
#define SRC_MAP_RASTER_VIEW_H

#include "src/base/str.h"
#include "src/map/glyph.h"
#include "src/map/layout_index.h"

typedef enum {
    RASTER_TITLE,
    RASTER_TEXT,
    RASTER_STEP, // of an argument opened in place: "because" or a rule, in a line from
                 // side to side
    RASTER_AND,  // between two premises: the same, broken
} RasterRowKind;

typedef struct {
    RasterRowKind kind;
    Str text;  // clean, as wide as the box allows at most: the rest is cut off
    Str right; // what stands at the right end of the row, or nothing
} RasterRow;

// Where a line to one row of the box comes up beside it (GraphLink.port).
typedef struct {
    int32_t column, row; // in the box, from its top left corner
} RasterPort;

typedef struct {
    Str title; // clean: what references to it call it
    BoxShape shape;
    const RasterRow *rows; // what stands between the borders, from the top
    int32_t row_count;
    Str section; // clean: the title of the section of which it begins a run; or nothing
    Str folded;  // "2+ 1−": direct replies that are folded away; or nothing
    // The columns that the box shows: the graph's width less the corridor for lines to
    // single rows on its right.
    int32_t width;
    const RasterPort *ports;
    int32_t port_count;
} RasterBox;

typedef struct {
    const Layout *layout;
    const LayoutIndex *index; // of the layout
    const RasterBox *boxes;   // by box
    const Str *sections;      // of frames, by section: its title, clean
    Charset charset;          // for what differs beyond the signs (glyph.h)
    int32_t selected;         // a box, or -1
} RasterView;

// The port in a column of a box, or NULL.
static inline const RasterPort *raster_view_port(const RasterBox *box, int32_t column)
{
    for (int32_t i = 0; i < box->port_count; i++)
        if (box->ports[i].column == column)
            return &box->ports[i];
    return NULL;
}

#endif
