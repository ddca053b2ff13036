// Single code points: their bytes in UTF-8, their width, and what a terminal would do
// with them. text.h builds clusters and texts from these facts.
#ifndef SRC_TEXT_CODE_POINT_H
#define SRC_TEXT_CODE_POINT_H

#include <stdbool.h>
#include <stdint.h>
#include "src/base/str.h"

typedef enum {
    CODE_POINT_BASE,      // takes one or two columns
    CODE_POINT_MARK,      // takes none: it is put on the base before it
    CODE_POINT_FLAG,      // a regional indicator, half of a flag
    CODE_POINT_STYLE,     // a variation selector or skin tone, which is never shown
    CODE_POINT_JOINER,    // U+200D between emoji that make one
    CODE_POINT_FORBIDDEN, // must not reach a terminal
} CodePointKind;

CodePointKind code_point_kind(uint32_t code_point);

// Columns, as wcwidth() counts them: -1, 0, 1 or 2; what is ambiguous (UAX #11) is 1,
// whatever wcwidth() says. Without a UTF-8 locale, which text_open() tries to find,
// they are libunistring's.
int code_point_width(uint32_t code_point);

// Whether wcwidth(), and so ncurses, takes what is ambiguous for wide: then only ASCII
// stands where it is counted (R31).
bool code_point_is_ambiguous_wide(void);

// Whether all terminals agree on its width, given that lines take one column there:
// Latin, Greek, Cyrillic, kana, Han and Hangul, their punctuation and simple signs.
bool code_point_is_certain(uint32_t code_point);

// Whether an emoji of several may begin or go on with it (Extended_Pictographic).
bool code_point_is_pictograph(uint32_t code_point);

// Whether `next` belongs to the same cluster as `last`, as far as these two can tell
// (UAX #29, without flags and joined emoji).
bool code_point_joins(uint32_t last, uint32_t next);

enum { CODE_POINT_BAD = 0xFFFD };

// Takes one code point off the front of `rest`, which must not be empty; CODE_POINT_BAD
// for each maximal subpart of an invalid sequence. `valid` may be NULL.
uint32_t code_point_decode(Str *rest, bool *valid);

// Writes it as UTF-8 and returns the size, 0 if there is no room or no such code point.
size_t code_point_encode(uint32_t code_point, char *out, size_t room);

#endif
