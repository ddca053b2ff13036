// The sections of the reference's map, and the groups that its nodes stand in: the
// first and the last step in making it (argdown_map.h).
#ifndef SRC_ARGDOWN_ARGDOWN_GROUP_H
#define SRC_ARGDOWN_ARGDOWN_GROUP_H

#include "src/argdown/argdown_map.h"

// Headings as sections, or the groups that the front matter puts in their place
// (group.regroup), and which claims and arguments stand in which.
void argdown_sections(ArgdownMap *map, Arena *arena);

// Puts the nodes into the groups of their sections, and takes away what is inside
// closed ones: edges end at the group instead.
void argdown_groups(ArgdownMap *map, Arena *arena);

#endif
