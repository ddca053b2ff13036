// Spoken addresses: 2.3.1 is the first reply to the third reply to the second thesis.
// They are for showing and typing only and change when the text is edited: never
// identity.
#ifndef SRC_DEBATE_ADDRESS_H
#define SRC_DEBATE_ADDRESS_H

#include "src/debate/tree.h"

// The address of a place; of a reference, that of its home.
Str address_of(const Tree *tree, PlaceId place, Arena *arena);

// The address, or as much of its end as fits into `most` bytes after "…". Looks at no
// more of the tree than that, however deep the place is.
Str address_end(const Tree *tree, PlaceId place, size_t most, Arena *arena);

// The place at an address, or NONE. Blanks around it and a dot at its end are allowed.
PlaceId address_find(const Tree *tree, Str address);

#endif
