#include "src/export/model_json.h"
#include "src/argdown/argdown_match.h"
#include "src/text/text.h"

// Where the line ends that stands at a place, behind its end; 0 of the last one.
static size_t line_end_after(Str text, size_t at, bool has_returns)
{
    size_t end = 0;
    if (!has_returns) {
        const char *found = memchr(text.data + at, '\n', text.length - at);
        return found ? (size_t)(found - text.data) + 1 : 0;
    }
    while (at < text.length && end == 0)
        end = match_line_end(text, at++);
    return end;
}

void model_json_lines(ModelJson *json)
{
    if (json->source.length == 0)
        json->source = str("");
    bool has_returns = memchr(json->source.data, '\r', json->source.length);
    for (size_t at = 0, next = 0; at <= json->source.length; at = next) {
        json->line_starts = vec_room(json->scratch, json->line_starts, json->line_count,
                                     &json->line_room, sizeof json->line_starts[0]);
        json->line_starts[json->line_count++] = at;
        next = line_end_after(json->source, at, has_returns);
        if (next == 0)
            return;
    }
}

// The line on which a byte stands, from 0. Most are asked for near each other.
static size_t line_of(ModelJson *json, size_t at)
{
    size_t low = json->line, high = json->line_count;
    const size_t *starts = json->line_starts;
    if (starts[low] <= at && (low + 1 == high || at < starts[low + 1]))
        return low;
    for (low = 0; high - low > 1;) {
        size_t middle = low + (high - low) / 2;
        if (starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return json->line = low;
}

void model_json_place(ModelJson *json, const char *line_key, const char *column_key,
                      size_t at)
{
    size_t line = line_of(json, at);
    Str before = str_part(json->source, json->line_starts[line], at);
    json_key(&json->writer, line_key);
    json_number(&json->writer, (double)line + 1);
    json_key(&json->writer, column_key);
    json_number(&json->writer, (double)text_utf16(before) + 1);
}

// From a byte to before another; ends are named by their last character.
void model_json_places(ModelJson *json, size_t start, size_t end)
{
    model_json_place(json, "startLine", "startColumn", start);
    size_t last = end > start ? end - 1 : start;
    size_t line = line_of(json, last);
    Str whole = str_part(json->source, json->line_starts[line], end);
    json_key(&json->writer, "endLine");
    json_number(&json->writer, (double)line + 1);
    json_key(&json->writer, "endColumn");
    json_number(&json->writer, (double)text_utf16(whole));
}

void model_json_text(ModelJson *json, const char *key, Str text)
{
    json_key(&json->writer, key);
    json_string(&json->writer, text);
}

void model_json_flag(ModelJson *json, const char *key, bool value)
{
    json_key(&json->writer, key);
    json_boolean(&json->writer, value);
}

void model_json_tags(ModelJson *json, const TagId *tags, size_t count)
{
    if (count == 0)
        return;
    json_key(&json->writer, "tags");
    json_open(&json->writer, '[');
    for (size_t i = 0; i < count; i++)
        json_string(&json->writer, json->debate->tags[tags[i]]);
    json_close(&json->writer, ']');
}

void model_json_data(ModelJson *json, const Value *data)
{
    if (!data)
        return;
    json_key(&json->writer, "data");
    json_value(&json->writer, data);
}

void model_json_section(ModelJson *json, const char *key, int32_t number)
{
    json_key(&json->writer, key);
    json_id(&json->writer, 's', number);
}

typedef struct {
    size_t at, units; // bytes of a text, and UTF-16 units in them
} RangeCursor;

static void write_range(ModelJson *json, const Range *range, Str text, size_t before,
                        RangeCursor *cursor)
{
    // clang-format off
    static const struct {
        const char *type, *target;
    } kinds[] = {
        [RANGE_BOLD]             = { "bold",              NULL    },
        [RANGE_ITALIC]           = { "italic",            NULL    },
        [RANGE_LINK]             = { "link",              "url"   },
        [RANGE_TAG]              = { "tag",               "tag"   },
        [RANGE_CLAIM_MENTION]    = { "statement-mention", "title" },
        [RANGE_ARGUMENT_MENTION] = { "argument-mention",  "title" },
    };
    // clang-format on
    // ranges come in the order in which they begin
    if (range->start < cursor->at)
        *cursor = (RangeCursor){ 0 };
    cursor->units += text_utf16(str_part(text, cursor->at, range->start));
    cursor->at = range->start;
    size_t start = cursor->units + before;
    size_t length = text_utf16(str_part(text, range->start, range->end)) +
                    (range->blank_after ? 1 : 0);
    json_open(&json->writer, '{');
    model_json_text(json, "type", str(kinds[range->kind].type));
    json_key(&json->writer, "start");
    json_number(&json->writer, (double)start);
    json_key(&json->writer, "stop");
    json_number(&json->writer, (double)start + (double)length - 1);
    if (kinds[range->kind].target)
        model_json_text(json, kinds[range->kind].target, range->target);
    json_close(&json->writer, '}');
}

void model_json_ranges(ModelJson *json, const Range *ranges, size_t count, Str text,
                       size_t before)
{
    json_key(&json->writer, "ranges");
    json_open(&json->writer, '[');
    RangeCursor cursor = { 0 };
    for (size_t i = 0; i < count; i++)
        write_range(json, &ranges[i], text, before, &cursor);
    json_close(&json->writer, ']');
}
