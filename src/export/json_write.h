// JSON text, indented by two blanks as JSON.stringify does it.
//
//     json_open(writer, '{');
//     json_key(writer, "title");
//     json_string(writer, title);
//     json_close(writer, '}');
#ifndef SRC_EXPORT_JSON_WRITE_H
#define SRC_EXPORT_JSON_WRITE_H

#include "src/base/value.h"
#include "src/base/vec.h"

typedef struct {
    Buffer out;
    int depth;
    bool is_empty; // nothing stands yet in the innermost list or map
    bool has_key;  // a key waits for its value
} JsonWriter;

// A writer starts as { .out.arena = arena }; its text is buffer_str(&writer->out).

void json_open(JsonWriter *writer, char bracket);
void json_close(JsonWriter *writer, char bracket);
void json_key(JsonWriter *writer, const char *key);
void json_key_str(JsonWriter *writer, Str key);
void json_string(JsonWriter *writer, Str text);
void json_number(JsonWriter *writer, double number);
void json_boolean(JsonWriter *writer, bool value);
void json_null(JsonWriter *writer);

// A value from data, however deep. Plain dates become "2020-01-31T00:00:00.000Z".
void json_value(JsonWriter *writer, const Value *value);

#endif
