// Sections and tags as the exported JSON has them.
#ifndef SRC_EXPORT_SECTION_JSON_H
#define SRC_EXPORT_SECTION_JSON_H

#include "src/argdown/argdown_map.h"
#include "src/export/model_json.h"

// "sections": each with those below it inside.
void section_json_all(ModelJson *json, const ArgdownMap *map);

// "tags": all of them, with the CSS class that the reference's pages give them.
void section_json_tags(ModelJson *json);

#endif
