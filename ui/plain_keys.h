// The keys of line mode in words, for "?": made from the tables. Signs are named, as a
// screen reader may not speak them.
#ifndef UI_PLAIN_KEYS_H
#define UI_PLAIN_KEYS_H

#include "src/base/arena.h"
#include "ui/key_map.h"

// The row of line mode that a key belongs to in a view (one bit of Where); NULL if the
// key means what it means on the screen.
const LineRow *plain_key_row(unsigned where, Key key);

// All keys that do something in a view, a line each: "j or down arrow: Go to ...". In
// the arena.
Str plain_keys(unsigned where, Arena *arena);

#endif
