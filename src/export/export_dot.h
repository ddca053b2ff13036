// A debate as a graph for Graphviz and others: claims and arguments as nodes, what
// bears on what as edges, in black and white.
#ifndef SRC_EXPORT_EXPORT_DOT_H
#define SRC_EXPORT_EXPORT_DOT_H

#include "src/debate/bearing.h"
#include "src/export/json_write.h"

// Hands the text to a sink, line by line. Ids are c1, c2 ... and a1, a2 ...
void export_dot(const Bearings *bearings, JsonSink sink, void *context);

#endif
