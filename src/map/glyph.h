// The signs that lines are drawn with: from the arms that a cell has, and the kind of
// the link, to a box-drawing character of the UTF-8 tier (design: line grammar). Signs
// for the other tiers come from charset.h; what differs beyond that is said here.
//
// A sign of a junction means "the same net" and nothing else; a crossing shows the line
// that passes over, which is the vertical one, or a sign that is no junction.
#ifndef SRC_MAP_GLYPH_H
#define SRC_MAP_GLYPH_H

#include "src/debate/link.h"
#include "src/text/charset.h"

enum { ARM_UP = 1, ARM_RIGHT = 2, ARM_DOWN = 4, ARM_LEFT = 8 };

// The sign of a cell with these arms, all of one net. Straight stretches are drawn in
// the style of the link, corners and junctions always light and solid. In ASCII the
// upper corners of an undercut are ",": "." would be lost among its dots. A blank for
// no arms.
const char *glyph_line(unsigned arms, Link link, Charset charset);

// The sign of a cell where a vertical line passes over a horizontal one. ASCII has no
// signs of its own for single over double: there it is the vertical line, in its style.
const char *glyph_crossing(Link vertical, Link horizontal, Charset charset);

// The corners, sides and pins of a box.
typedef enum { BOX_CLAIM, BOX_ARGUMENT } BoxShape;
typedef struct {
    const char *corners[4]; // top left, top right, bottom left, bottom right
    const char *across, *along;
    const char *pins[4]; // where a line meets the top, bottom, left and right side
} BoxGlyphs;

// Claims have round corners and arguments square ones; what is selected is heavy, with
// light pins. In ASCII a heavy border is "#", and a pin in it "+", as everywhere. Lives
// for ever.
const BoxGlyphs *glyph_box(BoxShape shape, bool is_selected, Charset charset);

#endif
