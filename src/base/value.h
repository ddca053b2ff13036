// A tree of plain values: what front matter and {...} data say. It knows no YAML.
#ifndef SRC_BASE_VALUE_H
#define SRC_BASE_VALUE_H

#include <stdint.h>
#include "src/base/str.h"

typedef enum {
    VALUE_NULL,
    VALUE_BOOLEAN,
    VALUE_NUMBER,
    VALUE_STRING,
    VALUE_LIST,
    VALUE_MAP,
} ValueKind;

typedef struct Value Value;

typedef struct {
    Str key;
    const Value *value;
} ValueEntry;

struct Value {
    ValueKind kind;
    bool is_plain;        // a string that stands there without quotes
    int32_t line, column; // where it begins in its file, from 1; 0 if unknown
    union {
        bool boolean;
        double number;
        Str string;
        struct { // of a map; a list's entries have empty keys
            const ValueEntry *entries;
            size_t count;
        };
    };
};

// What a map holds under a key, or NULL: also when `map` is NULL or no map.
const Value *value_get(const Value *map, const char *key);

// The string of a value, empty if it is NULL or no string.
Str value_string(const Value *value);

#endif
