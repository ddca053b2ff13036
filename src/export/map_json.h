// The reference's map as the exported JSON has it: nodes, within groups where there are
// some, and edges.
#ifndef SRC_EXPORT_MAP_JSON_H
#define SRC_EXPORT_MAP_JSON_H

#include "src/argdown/argdown_map.h"
#include "src/export/model_json.h"

// "map", colours aside.
void map_json(ModelJson *json, const ArgdownMap *map);

#endif
