// Argdown's shortcodes: .->. or :->: for an arrow.
#ifndef SRC_ARGDOWN_SHORTCODE_H
#define SRC_ARGDOWN_SHORTCODE_H

#include "src/base/value.h"

// What a shortcode (with its dots or colons) stands for; empty if it stands for
// nothing. `own` are those of the front matter, {".x.": {unicode: "..."}}, and may be
// NULL.
Str shortcode_text(Str code, const Value *own);

#endif
