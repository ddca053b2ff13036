// The three tiers of signs that a terminal can show. Everything is drawn with the signs
// of the first (UTF-8); on the way out each cell is put into the tier in use, cell for
// cell, so that no view ever asks which one it is (design: line grammar, three
// charsets).
#ifndef SRC_TEXT_CHARSET_H
#define SRC_TEXT_CHARSET_H

#include "src/base/str.h"

typedef enum { CHARSET_UTF8, CHARSET_CP437, CHARSET_ASCII } Charset;

// "utf8", "cp437" or "ascii"; false for anything else.
bool charset_parse(Str name, Charset *charset);

// The cluster as it is shown in this tier: UTF-8 that takes `width` columns and fits
// the buffer with its NUL. In the CP437 tier the result is still UTF-8, but of
// characters that the Linux console's font has.
void charset_show(Charset charset, Str cluster, int width, char out[static 32]);

#endif
