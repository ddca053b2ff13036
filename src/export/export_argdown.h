// Argdown in its canonical form: the same debate, said in one way. What stands where in
// the text is kept, and so are its comments and line breaks; settled are the signs of
// relations (<+ <- <_ +> -> _> ><), indentation (four spaces a level, two more for
// lines that go on), blank lines between blocks and nowhere else, the numbers of lists,
// one way to write inferences and front matter, line ends. What is read kindly is
// written so that a strict reader takes it for the same: brackets in a text get a
// backslash, a missing colon is there, a relation stands directly below its line.
//
// The form is stable: the canonical form of a canonical text is that text.
#ifndef SRC_EXPORT_EXPORT_ARGDOWN_H
#define SRC_EXPORT_EXPORT_ARGDOWN_H

#include "src/base/arena.h"

// The text in canonical form, in the arena. It never fails; whether the text is right,
// argdown_read() says. False in `whole` if something stands in it that belongs to
// nothing and is left out.
Str export_argdown(Arena *arena, Str text, bool *whole);

#endif
