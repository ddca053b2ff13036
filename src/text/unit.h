// A unit is a base with its marks, or whatever else counts as one on the way to the
// terminal: a flag, joined emoji, a line end, a control. Characters are made of units,
// and hostile text is cleaned unit by unit.
#ifndef SRC_TEXT_UNIT_H
#define SRC_TEXT_UNIT_H

#include "src/text/code_point.h"

enum { UNIT_MARKS = 4 }; // shown of those on one base

typedef struct {
    CodePointKind kind; // of its first code point; FORBIDDEN if the bytes are invalid
    Str text;
    size_t clean;         // bytes at the front that may be shown as they are
    uint32_t first, last; // code points
    int width;            // columns, as text.h defines them for what is not clean
} Unit;

// Takes the first unit off the front of `rest`, which must not be empty.
Unit unit_take(Str *rest);

// Whether what begins `rest` belongs to the same character as the unit before it.
bool unit_joins(const Unit *unit, Str rest);

#endif
