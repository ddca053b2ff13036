// Claims and arguments as the exported JSON has them: two dictionaries by title.
#ifndef SRC_EXPORT_NODE_JSON_H
#define SRC_EXPORT_NODE_JSON_H

#include "src/argdown/argdown_map.h"
#include "src/export/model_json.h"

// "arguments" and "statements". The map says which section each stands in.
void node_json_all(ModelJson *json, const ArgdownMap *map);

#endif
