// Makes the map of the reference implementation (argdown_map.h): nodes, edges from
// relations, edges through premises and conclusions, groups.
#ifndef SRC_ARGDOWN_ARGDOWN_MAP_BUILD_H
#define SRC_ARGDOWN_ARGDOWN_MAP_BUILD_H

#include "src/argdown/argdown_map.h"

// The map lives in the arena and borrows the debate.
const ArgdownMap *argdown_map_build(const Debate *debate, Arena *arena);

#endif
