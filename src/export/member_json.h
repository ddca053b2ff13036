// Members and premise-conclusion structures as the exported JSON has them.
#ifndef SRC_EXPORT_MEMBER_JSON_H
#define SRC_EXPORT_MEMBER_JSON_H

#include "src/export/model_json.h"

// Finds the numbered lines of every argument: before anything is written.
void member_json_find(ModelJson *json);

// The text of a member with the blanks at its ends, and one for the end of its line.
Str member_json_text(const ModelJson *json, const Member *member);

// One member of a claim or argument.
void member_json(ModelJson *json, const Member *member, Node owner);

// "pcs": the numbered lines of an argument.
void member_json_pcs(ModelJson *json, ArgumentId argument);

// "tags": those of all members, each once.
void member_json_tags(ModelJson *json, const Member **members, size_t count);

#endif
