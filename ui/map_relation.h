// The relations of the claim that is selected on a map, one of which can be lit, to see
// where it leads and to go there.
#ifndef UI_MAP_RELATION_H
#define UI_MAP_RELATION_H

#include "ui/map_page.h"

// Lights the relation so many after the one that is lit, round and round; false if that
// is the same, or there is none.
bool map_light(Map *map, int count);

// The graph's link that stands for the relation that is lit, -1 if none is or it is not
// shown.
int32_t map_lit_link(const Map *map);

// The place in full at the far end of the relation that is lit; NONE if none is.
PlaceId map_lit_end(const Map *map);

#endif
