// A map as a picture (SVG 1.1) for slides and printing: the same layout as on the
// terminal, a cell 8 by 16. It is black on white, and says nothing by colour: relations
// are told apart by their signs and dashes, arguments from claims by their corners.
#ifndef SRC_EXPORT_EXPORT_MAP_SVG_H
#define SRC_EXPORT_EXPORT_MAP_SVG_H

#include "src/export/json_write.h"
#include "src/map/map_plan.h"

// Hands the text to a sink, piece by piece. `title` is the debate's.
void export_map_svg(const MapPlan *plan, Str title, JsonSink sink, void *context);

#endif
