// The lines between the boxes of a scene: from the places of the tree to the links of
// the graph. One step in making a scene, for scene_make.c alone.
#ifndef SRC_MAP_SCENE_LINK_H
#define SRC_MAP_SCENE_LINK_H

#include "src/map/scene_row.h"

// Makes the links between all rows that are there, parallel ones merged, and the
// columns beside frames for those that end at a single row. `shown` are the places in
// full that the scene shows.
void scene_link_all(SceneMaker *maker, const PlaceId *shown, int32_t count);

#endif
