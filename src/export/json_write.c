#include "src/export/json_write.h"
#include "src/argdown/scalar.h"
#include "src/base/limits.h"
#include "src/text/text.h"

static void new_line(JsonWriter *writer)
{
    buffer_add_byte(&writer->out, '\n');
    for (int i = 0; i < writer->depth; i++)
        buffer_add(&writer->out, str("  "));
}

// What stands before an item or a key.
static void part(JsonWriter *writer)
{
    if (writer->depth > 0 && !writer->has_key) {
        if (!writer->is_empty)
            buffer_add_byte(&writer->out, ',');
        new_line(writer);
    }
    writer->is_empty = writer->has_key = false;
}

void json_open(JsonWriter *writer, char bracket)
{
    part(writer);
    buffer_add_byte(&writer->out, bracket);
    writer->depth++;
    writer->is_empty = true;
}

void json_close(JsonWriter *writer, char bracket)
{
    writer->depth--;
    if (!writer->is_empty)
        new_line(writer);
    buffer_add_byte(&writer->out, bracket);
    writer->is_empty = false;
}

static void add_escaped(Buffer *out, uint32_t code)
{
    static const char named[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *found = code > 0 && code < 0x80 ? strchr(named, (int)code) : NULL;
    char bytes[4];
    if (found)
        buffer_format(out, "\\%c", names[found - named]);
    else if (code < 0x20)
        buffer_format(out, "\\u%04x", (unsigned)code);
    else
        buffer_add(out, (Str){ bytes, text_encode(code, bytes, sizeof bytes) });
}

static void add_string(Buffer *out, Str text)
{
    buffer_add_byte(out, '"');
    for (Str rest = text; rest.length > 0;) {
        size_t plain = 0;
        while (plain < rest.length && rest.data[plain] >= 0x20 &&
               rest.data[plain] < 0x7F && rest.data[plain] != '"' &&
               rest.data[plain] != '\\')
            plain++;
        buffer_add(out, str_part(rest, 0, plain));
        rest = str_from(rest, plain);
        if (rest.length > 0)
            add_escaped(out, text_decode(&rest));
    }
    buffer_add_byte(out, '"');
}

void json_key_str(JsonWriter *writer, Str key)
{
    part(writer);
    add_string(&writer->out, key);
    buffer_add(&writer->out, str(": "));
    writer->has_key = true;
}

void json_key(JsonWriter *writer, const char *key)
{
    json_key_str(writer, str(key));
}

void json_string(JsonWriter *writer, Str text)
{
    part(writer);
    add_string(&writer->out, text);
}

void json_number(JsonWriter *writer, double number)
{
    part(writer);
    if (number >= -1e9 && number <= 1e9 && number == (double)(int)number)
        buffer_format(&writer->out, "%d", (int)number);
    else
        buffer_add(&writer->out, scalar_number(writer->out.arena, number));
}

void json_boolean(JsonWriter *writer, bool value)
{
    part(writer);
    buffer_add(&writer->out, str(value ? "true" : "false"));
}

void json_null(JsonWriter *writer)
{
    part(writer);
    buffer_add(&writer->out, str("null"));
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
