// Sections as frames: each section is laid out by itself, as a drawing of its own, and
// stands as one block among the frames of its neighbours (design: sections). As a
// frame is a block, frames never overlap, and no line of another section enters one.
//
// Relations between sections are references, with a tag at both ends: lines from frame
// to frame could not say which claims they join.
#ifndef SRC_MAP_FRAMED_H
#define SRC_MAP_FRAMED_H

#include "src/map/layout.h"

typedef struct {
    int32_t parent; // the section around it, whose number is smaller; or -1
    int32_t
        width; // of its title, in cells: the frame has room for it if the window has
} FramedSection;

typedef struct {
    Arrangement arrangement;
    int32_t columns, rows; // of the window
    const FramedSection *sections;
    int32_t section_count;
} FramedOptions;

// The columns that a frame takes from what is in it.
enum { FRAMED_BESIDE = 4 };

// Lays the graph out, in the arena. Boxes outside any section stand first, then the
// frames in the order of the text, side by side as far as the window is wide. Sections
// without boxes have none.
const Layout *framed_make(const MapGraph *graph, const FramedOptions *options,
                          Arena *arena);

#endif
