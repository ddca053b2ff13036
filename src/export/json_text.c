#include "src/export/json_text.h"
#include "src/text/text.h"

static void add_escaped(Buffer *out, uint32_t code_point)
{
    if (code_point < 0x10000) {
        buffer_format(out, "\\u%04x", (unsigned)code_point);
        return;
    }
    code_point -= 0x10000;
    buffer_format(out, "\\u%04x\\u%04x", 0xD800 | (unsigned)(code_point >> 10),
                  0xDC00 | (unsigned)(code_point & 0x3FF));
}

void json_text_string(Buffer *out, Str text)
{
    buffer_add_byte(out, '"');
    while (text.length > 0) {
        uint32_t code_point = text_decode(&text);
        if (code_point == '"' || code_point == '\\')
            buffer_format(out, "\\%c", (char)code_point);
        else if (code_point == '\n')
            buffer_add(out, str("\\n"));
        else if (code_point >= ' ' && code_point < 0x7F)
            buffer_add_byte(out, (char)code_point);
        else
            add_escaped(out, code_point);
    }
    buffer_add_byte(out, '"');
}

void json_text_field(Buffer *out, const char *key, Str text)
{
    Str so_far = buffer_str(out);
    if (so_far.length > 0 && so_far.data[so_far.length - 1] != '{')
        buffer_add_byte(out, ',');
    json_text_string(out, str(key));
    buffer_add_byte(out, ':');
    json_text_string(out, text);
}
