// Strongly connected components: the nodes of a graph that reach each other.
#ifndef SRC_DEBATE_COMPONENTS_H
#define SRC_DEBATE_COMPONENTS_H

#include "src/debate/framework.h"

// Numbers the components, and writes the number of each node's into `component`;
// returns how many there are. What leads from one component to another leads to a lower
// number (Tarjan 1972). Linear, and nothing recurses.
int32_t components_find(const Framework *graph, int32_t *component, Arena *scratch);

#endif
