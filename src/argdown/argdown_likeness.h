// What an element looks as if it had been meant to be: front matter that is not closed,
// a heading without its space, brackets, braces and tags that nothing closes. All of it
// is read as text; the notes say what it would take to be more.
#ifndef SRC_ARGDOWN_ARGDOWN_LIKENESS_H
#define SRC_ARGDOWN_ARGDOWN_LIKENESS_H

#include "src/argdown/argdown_element.h"

// Notes what one element looks like. `is_block`: it stands at the beginning of a block,
// `is_first`: nothing stands before it. Strict readers know no likenesses.
void likeness_note(const Source *source, const Element *element, bool is_block,
                   bool is_first);

#endif
