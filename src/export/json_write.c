#include "src/export/json_write.h"
#include <stdio.h>
#include "src/argdown/scalar.h"
#include "src/base/limits.h"
#include "src/text/text.h"

enum { CHUNK = 1 << 16, INDENT = 2 };

static void flush(JsonWriter *writer)
{
    writer->sink(writer->context, (Str){ writer->chunk, writer->length });
    writer->length = 0;
}

void json_begin(JsonWriter *writer, Arena *arena, JsonSink sink, void *context)
{
    *writer = (JsonWriter){ .arena = arena, .sink = sink, .context = context };
    writer->chunk = arena_get(arena, CHUNK, 1);
}

void json_end(JsonWriter *writer)
{
    flush(writer);
}

// Room for a few bytes, at most CHUNK.
static char *room(JsonWriter *writer, size_t size)
{
    if (CHUNK - writer->length < size)
        flush(writer);
    return writer->chunk + writer->length;
}

static void put_byte(JsonWriter *writer, char byte)
{
    *room(writer, 1) = byte;
    writer->length++;
}

static void put(JsonWriter *writer, Str text)
{
    while (text.length > 0) {
        size_t most = text.length < CHUNK ? text.length : CHUNK;
        memcpy(room(writer, most), text.data, most);
        writer->length += most;
        text = str_from(text, most);
    }
}

static void new_line(JsonWriter *writer)
{
    put_byte(writer, '\n');
    for (int left = writer->depth * INDENT; left > 0;) {
        size_t most = left < CHUNK ? (size_t)left : CHUNK;
        memset(room(writer, most), ' ', most);
        writer->length += most;
        left -= (int)most;
    }
}

// What stands before an item or a key: almost always a comma and a short indentation.
static void part(JsonWriter *writer)
{
    static const char blanks[] = "                                ";
    if (writer->depth > 0 && !writer->has_key) {
        size_t indent = (size_t)writer->depth * INDENT;
        if (!writer->is_empty)
            put_byte(writer, ',');
        if (indent < sizeof blanks) {
            char *out = room(writer, sizeof blanks);
            out[0] = '\n';
            memcpy(out + 1, blanks, sizeof blanks - 1);
            writer->length += 1 + indent;
        } else {
            new_line(writer);
        }
    }
    writer->is_empty = writer->has_key = false;
}

void json_open(JsonWriter *writer, char bracket)
{
    part(writer);
    put_byte(writer, bracket);
    writer->depth++;
    writer->is_empty = true;
}

void json_close(JsonWriter *writer, char bracket)
{
    writer->depth--;
    if (!writer->is_empty)
        new_line(writer);
    put_byte(writer, bracket);
    writer->is_empty = false;
}

static void put_escaped(JsonWriter *writer, uint32_t code)
{
    static const char named[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *found = code > 0 && code < 0x80 ? strchr(named, (int)code) : NULL;
    char bytes[16];
    int length;
    if (found)
        length = snprintf(bytes, sizeof bytes, "\\%c", names[found - named]);
    else if (text_is_safe(code))
        length = (int)text_encode(code, bytes, sizeof bytes);
    else if (code < 0x10000)
        length = snprintf(bytes, sizeof bytes, "\\u%04x", (unsigned)code);
    else
        length = snprintf(bytes, sizeof bytes, "\\u%04x\\u%04x",
                          0xD7C0 + (unsigned)(code >> 10),
                          0xDC00 | (unsigned)(code & 0x3FF));
    put(writer, (Str){ bytes, (size_t)length });
}

static bool is_plain(char byte)
{
    return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

// Which bytes of eight are 0, as their highest bits (Warren, Hacker's Delight, 6-1).
static uint64_t zero_bytes(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    return (word - ones) & ~word & high;
}

// How many bytes at the beginning of a text are plain; eight at a time.
static size_t plain_length(Str text)
{
    const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    size_t at = 0;
    for (; at + sizeof(uint64_t) <= text.length; at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, text.data + at, sizeof word);
        uint64_t controls = (word - ones * 0x20) & ~word & high;
        if (controls | (word & high) | zero_bytes(word ^ ones * '"') |
            zero_bytes(word ^ ones * '\\') | zero_bytes(word ^ ones * 0x7F))
            break;
    }
    while (at < text.length && is_plain(text.data[at]))
        at++;
    return at;
}

// A short text of plain characters in quotation marks; false if it is none.
static bool put_short(JsonWriter *writer, Str text)
{
    enum { SHORT = 1024 };
    if (text.length > SHORT || plain_length(text) < text.length)
        return false;
    char *out = room(writer, SHORT + 2);
    out[0] = '"';
    if (text.length > 0)
        memcpy(out + 1, text.data, text.length);
    out[text.length + 1] = '"';
    writer->length += text.length + 2;
    return true;
}

static void put_string(JsonWriter *writer, Str text)
{
    if (put_short(writer, text))
        return;
    put_byte(writer, '"');
    for (Str rest = text; rest.length > 0;) {
        size_t plain = plain_length(rest);
        put(writer, str_part(rest, 0, plain));
        rest = str_from(rest, plain);
        if (rest.length > 0)
            put_escaped(writer, text_decode(&rest));
    }
    put_byte(writer, '"');
}

void json_key_str(JsonWriter *writer, Str key)
{
    part(writer);
    put_string(writer, key);
    put(writer, str(": "));
    writer->has_key = true;
}

void json_key(JsonWriter *writer, const char *key)
{
    Str name = str(key), end = str("\": ");
    part(writer);
    char *out = room(writer, 1 + name.length + end.length);
    out[0] = '"';
    memcpy(out + 1, name.data, name.length);
    memcpy(out + 1 + name.length, end.data, end.length);
    writer->length += 1 + name.length + end.length;
    writer->has_key = true;
}

void json_string(JsonWriter *writer, Str text)
{
    part(writer);
    put_string(writer, text);
}

static void put_integer(JsonWriter *writer, int number)
{
    char digits[16];
    size_t at = sizeof digits;
    unsigned left = number < 0 ? 0u - (unsigned)number : (unsigned)number;
    do
        digits[--at] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (number < 0)
        digits[--at] = '-';
    put(writer, (Str){ digits + at, sizeof digits - at });
}

void json_number(JsonWriter *writer, double number)
{
    part(writer);
    if (number >= -1e9 && number <= 1e9 && number == (double)(int)number)
        put_integer(writer, (int)number);
    else
        put(writer, scalar_number(writer->arena, number));
}

void json_id(JsonWriter *writer, char letter, int number)
{
    part(writer);
    put_byte(writer, '"');
    put_byte(writer, letter);
    put_integer(writer, number);
    put_byte(writer, '"');
}

void json_boolean(JsonWriter *writer, bool value)
{
    part(writer);
    put(writer, str(value ? "true" : "false"));
}

void json_null(JsonWriter *writer)
{
    part(writer);
    put(writer, str("null"));
}

static void write_scalar(JsonWriter *writer, const Value *value)
{
    char date[32];
    switch (value->kind) {
    case VALUE_BOOLEAN: json_boolean(writer, value->boolean); break;
    case VALUE_NUMBER: json_number(writer, value->number); break;
    case VALUE_STRING:
        json_string(writer, value->is_plain && scalar_date(value->string, date)
                                ? str(date)
                                : value->string);
        break;
    default: json_null(writer); break;
    }
}

void json_value(JsonWriter *writer, const Value *value)
{
    struct {
        const Value *value;
        size_t next;
    } open[LIMIT_YAML_DEPTH + 1];
    size_t depth = 0;
    const Value *now = value;
    for (;;) {
        bool is_map = now->kind == VALUE_MAP;
        if ((is_map || now->kind == VALUE_LIST) && depth <= LIMIT_YAML_DEPTH) {
            json_open(writer, is_map ? '{' : '[');
            open[depth].value = now;
            open[depth++].next = 0;
        } else {
            write_scalar(writer, now);
        }
        while (depth > 0 && open[depth - 1].next == open[depth - 1].value->count)
            json_close(writer, open[--depth].value->kind == VALUE_MAP ? '}' : ']');
        if (depth == 0)
            return;
        const ValueEntry *entry =
            &open[depth - 1].value->entries[open[depth - 1].next++];
        if (open[depth - 1].value->kind == VALUE_MAP)
            json_key_str(writer, entry->key);
        now = entry->value;
    }
}
