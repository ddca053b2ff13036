// Reads a printed map as a person does: from the signs alone, in any charset, back to
// the relations. It knows nothing of how maps are drawn but the line grammar: arms that
// meet, junctions that join, crossings that do not, heads, tails and labels.
//
// Boxes must be called "B" and their number. Frames of sections, whose titles have no
// full stop, are passed over. Everything else in the text is lines.
#ifndef TESTS_MAP_READER_H
#define TESTS_MAP_READER_H

#include <stdint.h>
#include "src/base/arena.h"
#include "src/debate/link.h"
#include "src/text/charset.h"

typedef struct {
    int32_t from, to; // of a symmetric link the smaller number first
    Link link;
    bool is_reference; // told by a tag at the end of a rail, not by a line
} ReadLink;

typedef struct {
    ReadLink *links; // by from, to, link, references last
    int32_t count;
    const char *problem; // NULL, or why it cannot be read (the first thing found)
    int32_t x, y;        // where
} MapReading;

// The lists live in the arena. Problems are: arms that meet nothing, signs that can be
// read in two ways, lines without a head or without a tail, lines of two kinds.
MapReading map_read(Str text, Charset charset, Arena *arena);

// Puts links into the order of a reading, for qsort().
int map_reader_by_ends(const void *a, const void *b);

#endif
