// Relations as the exported JSON has them: in the order of the reference, which moves
// some from arguments to their conclusions.
#ifndef SRC_EXPORT_RELATION_JSON_H
#define SRC_EXPORT_RELATION_JSON_H

#include "src/export/model_json.h"

// "relations": those of a claim or argument. An argument keeps those undercuts that are
// said of it, although its last step now has them.
void relation_json_of_node(ModelJson *json, Node node);

// "relations": those of a step that the reference lists (Relation.is_unlisted).
void relation_json_of_step(ModelJson *json, StepId step);

// "relations": all of them.
void relation_json_all(ModelJson *json);

#endif
