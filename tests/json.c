#include "tests/json.h"
#include <stdio.h>
#include <stdlib.h>
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"

typedef struct {
    Arena *arena;
    const char *at, *end;
} Reader;

static const Value *read_value(Reader *reader);

// The next character that is no white space.
static char peek(Reader *reader)
{
    while (reader->at < reader->end && strchr(" \t\r\n", *reader->at))
        reader->at++;
    return reader->at < reader->end ? *reader->at : '\0';
}

static void expect(Reader *reader, char wanted)
{
    if (peek(reader) != wanted)
        fail_msg("JSON: '%c' expected before '%.20s'", wanted, reader->at);
    reader->at++;
}

static uint32_t read_hex(Reader *reader)
{
    char digits[5] = "";
    assert_true(reader->end - reader->at >= 4);
    memcpy(digits, reader->at, 4);
    reader->at += 4;
    return (uint32_t)strtoul(digits, NULL, 16);
}

static void add_escape(Reader *reader, Buffer *out)
{
    static const char names[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
    char name = *reader->at++;
    if (name != 'u') {
        const char *found = strchr(names, name);
        assert_non_null(found);
        buffer_add_byte(out, bytes[found - names]);
        return;
    }
    uint32_t code = read_hex(reader);
    if (code >= 0xD800 && code < 0xDC00 && reader->end - reader->at >= 6) {
        reader->at += 2;
        code = 0x10000 + ((code - 0xD800) << 10) + (read_hex(reader) - 0xDC00);
    }
    char text[4];
    buffer_add(out, (Str){ text, text_encode(code, text, sizeof text) });
}

static Str read_string(Reader *reader)
{
    Buffer out = { .arena = reader->arena };
    expect(reader, '"');
    while (reader->at < reader->end && *reader->at != '"') {
        if (*reader->at == '\\') {
            reader->at++;
            add_escape(reader, &out);
        } else {
            buffer_add_byte(&out, *reader->at++);
        }
    }
    expect(reader, '"');
    return buffer_str(&out);
}

static void read_entries(Reader *reader, Value *value, char close)
{
    ValueEntry *entries = NULL;
    size_t room = 0;
    reader->at++;
    while (peek(reader) != close) {
        entries =
            vec_room(reader->arena, entries, value->count, &room, sizeof *entries);
        ValueEntry entry = { str(""), NULL };
        if (value->kind == VALUE_MAP) {
            entry.key = read_string(reader);
            expect(reader, ':');
        }
        entry.value = read_value(reader);
        entries[value->count++] = entry;
        if (peek(reader) != close)
            expect(reader, ',');
    }
    value->entries = entries;
    reader->at++;
}

static bool take_word(Reader *reader, const char *word)
{
    size_t length = strlen(word);
    bool is_there = (size_t)(reader->end - reader->at) >= length &&
                    memcmp(reader->at, word, length) == 0;
    reader->at += is_there ? length : 0;
    return is_there;
}

static const Value *read_value(Reader *reader)
{
    Value *value = arena_get(reader->arena, 1, sizeof *value);
    char first = peek(reader);
    if (first == '{' || first == '[') {
        value->kind = first == '{' ? VALUE_MAP : VALUE_LIST;
        read_entries(reader, value, first == '{' ? '}' : ']');
    } else if (first == '"') {
        value->kind = VALUE_STRING;
        value->string = read_string(reader);
    } else if (take_word(reader, "null")) {
        value->kind = VALUE_NULL;
    } else if (take_word(reader, "true")) {
        *value = (Value){ .kind = VALUE_BOOLEAN, .boolean = true };
    } else if (take_word(reader, "false")) {
        *value = (Value){ .kind = VALUE_BOOLEAN, .boolean = false };
    } else {
        char *end;
        *value = (Value){ .kind = VALUE_NUMBER, .number = strtod(reader->at, &end) };
        if (end == reader->at)
            fail_msg("JSON: a value expected before '%.20s'", reader->at);
        reader->at = end;
    }
    return value;
}

const Value *json_read(Arena *arena, Str text)
{
    Str copy = arena_str(arena, text); // ends in NUL, for strtod
    Reader reader = { arena, copy.data, copy.data + copy.length };
    const Value *value = read_value(&reader);
    if (peek(&reader) != '\0')
        fail_msg("JSON: nothing more expected before '%.20s'", reader.at);
    return value;
}

static bool same_scalar(const Value *a, const Value *b)
{
    switch (a->kind) {
    case VALUE_BOOLEAN: return a->boolean == b->boolean;
    case VALUE_NUMBER: return a->number == b->number;
    case VALUE_STRING: return str_equal(a->string, b->string);
    default: return true;
    }
}

bool json_equal(const Value *a, const Value *b, char *where, size_t room)
{
    if (a->kind != b->kind || !same_scalar(a, b))
        return false;
    if (a->kind != VALUE_MAP && a->kind != VALUE_LIST)
        return true;
    for (size_t i = 0; i < a->count || i < b->count; i++) {
        Str key = i < b->count ? b->entries[i].key : a->entries[i].key;
        int used = a->kind == VALUE_MAP
                       ? snprintf(where, room, ".%.*s", (int)key.length, key.data)
                       : snprintf(where, room, "[%zu]", i);
        size_t length = (size_t)used < room ? (size_t)used : room - 1;
        if (i >= a->count || i >= b->count ||
            !str_equal(a->entries[i].key, b->entries[i].key) ||
            !json_equal(a->entries[i].value, b->entries[i].value, where + length,
                        room - length))
            return false;
        where[0] = '\0';
    }
    return true;
}

static void print(Buffer *out, const Value *value)
{
    bool map = value->kind == VALUE_MAP;
    switch (value->kind) {
    case VALUE_NULL: buffer_add(out, str("null")); break;
    case VALUE_BOOLEAN: buffer_add(out, str(value->boolean ? "true" : "false")); break;
    case VALUE_NUMBER: buffer_format(out, "%.17g", value->number); break;
    case VALUE_STRING:
        buffer_format(out, "\"%.*s\"", (int)value->string.length, value->string.data);
        break;
    default:
        buffer_add_byte(out, map ? '{' : '[');
        for (size_t i = 0; i < value->count; i++) {
            Str key = value->entries[i].key;
            buffer_add(out, str(i > 0 ? ", " : ""));
            if (map)
                buffer_format(out, "%.*s: ", (int)key.length, key.data);
            print(out, value->entries[i].value);
        }
        buffer_add_byte(out, map ? '}' : ']');
    }
}

Str json_print(Arena *arena, const Value *value)
{
    Buffer out = { .arena = arena };
    print(&out, value);
    return buffer_str(&out);
}
