// What all parts of the exported JSON have in common: places in UTF-16 units, tags,
// data, ranges.
#ifndef SRC_EXPORT_MODEL_JSON_H
#define SRC_EXPORT_MODEL_JSON_H

#include "src/base/vec.h"
#include "src/debate/debate.h"
#include "src/export/json_write.h"

// A numbered line of a premise-conclusion structure.
typedef struct {
    const Member *member;
    ClaimId claim;
    StepId step; // of which it is the conclusion, or NONE
} NumberedLine;

// An export under way.
typedef struct {
    const Debate *debate;
    Str source;
    JsonWriter writer;
    Arena *scratch;
    size_t *line_starts, line_count, line_room;
    size_t line;                // asked for last
    NumberedLine *lines;        // of all arguments, each one's together
    size_t *first_line;         // by argument; one more at the end
    int *conclusion;            // by step: its place among the lines of its argument
    uint32_t *tag_marks, round; // by tag: when it was written last
    const Member *description;  // of the argument `described` - 1, above its structure
    int32_t described;
    uint32_t end; // behind the last thing in the source
} ModelJson;

// Finds the lines of the source: the first thing to be done.
void model_json_lines(ModelJson *json);

// A place in the source, a byte, as line and column.
void model_json_place(ModelJson *json, const char *line_key, const char *column_key,
                      size_t at);

// From a byte to before another; ends are named by their last character.
void model_json_places(ModelJson *json, size_t start, size_t end);

// A key with its value. Tags and data are left out if there are none.
void model_json_text(ModelJson *json, const char *key, Str text);
void model_json_flag(ModelJson *json, const char *key, bool value);
void model_json_tags(ModelJson *json, const TagId *tags, size_t count);
void model_json_data(ModelJson *json, const Value *data);

// A section by its number: "s3".
void model_json_section(ModelJson *json, const char *key, int32_t number);

// The ranges of a text that has so many blanks before it.
void model_json_ranges(ModelJson *json, const Range *ranges, size_t count, Str text,
                       size_t before);

#endif
