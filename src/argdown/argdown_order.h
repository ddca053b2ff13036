// The orders in which the reference implementation lists things: titles that look like
// numbers before all others, and members by where they end.
#ifndef SRC_ARGDOWN_ARGDOWN_ORDER_H
#define SRC_ARGDOWN_ARGDOWN_ORDER_H

#include "src/debate/debate.h"

// The ids of all claims (or arguments) in the order of the reference's dictionaries:
// first those whose titles are indices of an array (ECMA-262, 6.1.7), by their number,
// then the others as they were met. The array lives in the arena.
int32_t *argdown_dictionary(const Debate *debate, NodeKind kind, Arena *arena);

// The same of the tags.
int32_t *argdown_dictionary_of_tags(const Debate *debate, Arena *arena);

// The members as they end: what hangs under another member of the same claim comes
// before it. The array, not the members, lives in the arena.
const Member **argdown_members(const Member *members, size_t count, Arena *arena);

// The member whose text the reference shows: of the definitions the last to end, or
// the last to end of those whose data say isCanonical. NULL if there are none.
const Member *argdown_canonical(const Member *const *sorted, size_t count);

// What JavaScript takes for true: not null, false, 0 and "", nor what is not there.
bool argdown_is_true(const Value *value);

#endif
