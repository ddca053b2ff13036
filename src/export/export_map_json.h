// The geometry of a map as JSON: boxes and relations in cells, and how good the drawing
// is in numbers.
#ifndef SRC_EXPORT_EXPORT_MAP_JSON_H
#define SRC_EXPORT_EXPORT_MAP_JSON_H

#include "src/export/json_write.h"
#include "src/map/map_plan.h"

// "boxes": id, title, kind, x, y, width, height and the claims in it. "frames", if
// sections have them: title, x, y, width, height; outer ones first. "relations":
// kind, from, to, and the path in cells ([[x, y], ...]) or "reference": true.
// "metrics": what the drawing costs its reader. `tree` is the debate's.
void export_map_json(const MapPlan *plan, const Tree *tree, JsonSink sink,
                     void *context);

#endif
