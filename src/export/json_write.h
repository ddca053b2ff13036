// JSON text, indented by two blanks as JSON.stringify does it. What a terminal must not
// get is written as an escape (\u202e), so that the text is safe wherever it goes.
//
//     json_begin(&writer, arena, sink, context);
//     json_open(&writer, '{');
//     json_key(&writer, "title");
//     json_string(&writer, title);
//     json_close(&writer, '}');
//     json_end(&writer);
//
// The text goes out in pieces, so that a large export never stands in memory as text.
#ifndef SRC_EXPORT_JSON_WRITE_H
#define SRC_EXPORT_JSON_WRITE_H

#include "src/base/arena.h"
#include "src/base/value.h"

// Takes the next piece of the text, which it may not keep.
typedef void (*JsonSink)(void *context, Str piece);

typedef struct {
    Arena *arena;
    JsonSink sink;
    void *context;
    char *chunk;
    size_t length; // of what stands in the chunk
    int depth;
    bool is_empty; // nothing stands yet in the innermost list or map
    bool has_key;  // a key waits for its value
} JsonWriter;

void json_begin(JsonWriter *writer, Arena *arena, JsonSink sink, void *context);

// Hands on what is left.
void json_end(JsonWriter *writer);

void json_open(JsonWriter *writer, char bracket);
void json_close(JsonWriter *writer, char bracket);

// A key of ours, in which nothing needs escaping; any key.
void json_key(JsonWriter *writer, const char *key);
void json_key_str(JsonWriter *writer, Str key);
void json_string(JsonWriter *writer, Str text);
void json_number(JsonWriter *writer, double number);

// A letter and a number as a string: "n12".
void json_id(JsonWriter *writer, char letter, int number);
void json_boolean(JsonWriter *writer, bool value);
void json_null(JsonWriter *writer);

// A value from data, however deep. Plain dates become "2020-01-31T00:00:00.000Z".
void json_value(JsonWriter *writer, const Value *value);

#endif
