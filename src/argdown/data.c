#include "src/argdown/data.h"
#include <assert.h>
#include <stdlib.h>
#include <yaml.h>
#include "src/argdown/merge.h"
#include "src/argdown/scalar.h"
#include "src/argdown/yaml_words.h"
#include "src/base/alloc.h"
#include "src/base/limits.h"
#include "src/base/table.h"
#include "src/base/vec.h"
#include "src/text/text.h"

enum { KEYS_COMPARED = 64 };

// A list or map that is being read.
typedef struct {
    Value *value;
    size_t first; // of its entries on the stack
    Str anchor;
    Str key;
    bool has_key;
    bool in_brackets;
    yaml_mark_t mark; // of its beginning
} Frame;

typedef struct {
    Arena *arena;
    Str yaml;
    const DataPlace *place;
    Problems *problems;
    Frame frames[LIMIT_YAML_DEPTH];
    size_t depth;
    ValueEntry *stack; // entries of all open frames
    size_t count, capacity;
    size_t nodes, aliased;
    ValueEntry *anchors;
    size_t anchor_count, anchor_room;
    const Value *result;
    bool failed;
} Reading;

// --- problems

// The byte at which a mark of libyaml's stands, and the beginning of its line. libyaml
// counts code points.
static size_t find_mark(const Reading *reading, yaml_mark_t mark, size_t *line_start)
{
    Str rest = reading->yaml;
    size_t line = 0, column = 0;
    *line_start = 0;
    while (rest.length > 0 && (line < mark.line || column < mark.column)) {
        uint32_t code = text_decode(&rest);
        bool pair = code == '\r' && rest.length > 0 && rest.data[0] == '\n';
        bool ends = code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 ||
                    code == 0x2029;
        if (ends && !pair) {
            if (line == mark.line)
                break;
            line++;
            column = 0;
            *line_start = reading->yaml.length - rest.length;
        } else {
            column++;
        }
    }
    return reading->yaml.length - rest.length;
}

static void complain(Reading *reading, yaml_mark_t mark, Str text, Str help)
{
    const DataPlace *place = reading->place;
    size_t line_start, at = find_mark(reading, mark, &line_start);
    bool whole = place->text.length > 0;
    Str file = whole ? place->text : reading->yaml;
    if (whole) {
        at += place->start;
        line_start = mark.line > 0 ? line_start + place->start : place->line_start;
    }
    Problem problem = {
        .path = place->path,
        .line = place->line + (int)mark.line,
        .severity = SEVERITY_ERROR,
        .code = str("bad-data"),
        .text = text,
        .help = help,
    };
    if (!reading->failed && !problems_are_many(reading->problems, SEVERITY_ERROR)) {
        problems_point(reading->problems, &problem, file, line_start, at, at);
        problems_add(reading->problems, &problem);
    }
    reading->failed = true;
}

// A bracket or brace that is still open at the end: the problem stands where it opens.
static bool complain_of_opening(Reading *reading, yaml_mark_t mark)
{
    size_t line_start, at = find_mark(reading, mark, &line_start);
    size_t open = reading->depth;
    while (open > 0 && !reading->frames[open - 1].in_brackets)
        open--;
    if (open == 0 || str_trim(str_from(reading->yaml, at)).length > 0)
        return false;
    const Frame *frame = &reading->frames[open - 1];
    bool list = frame->value->kind == VALUE_LIST;
    complain(reading, frame->mark,
             list ? str("this bracket is not closed") : str("this brace is not closed"),
             list ? str("write ] behind the last value")
                  : str("write } behind the last value"));
    return true;
}

static void complain_of_syntax(Reading *reading, const yaml_parser_t *parser)
{
    yaml_mark_t mark = parser->problem_mark;
    const char *theirs = parser->problem ? parser->problem : "it is not UTF-8";
    if (complain_of_opening(reading, mark))
        return;
    YamlWords words = yaml_words(theirs);
    if (words.is_about_opening)
        mark = parser->context_mark;
    if (words.text)
        complain(reading, mark, str(words.text), str(words.help));
    else
        complain(reading, mark,
                 arena_format(reading->arena, "this is no valid YAML: %s", theirs),
                 str("write {key: value, key: value}"));
}

// --- values

static void push(Reading *reading, Str key, const Value *value)
{
    if (reading->count == reading->capacity) {
        reading->capacity = reading->capacity ? reading->capacity * 2 : 16;
        reading->stack =
            xrealloc(reading->stack, reading->capacity * sizeof reading->stack[0]);
    }
    reading->stack[reading->count++] = (ValueEntry){ key, value };
}

static void remember(Reading *reading, Str anchor, const Value *value)
{
    if (anchor.length == 0 || !reading->place->aliases)
        return;
    reading->anchors = vec_room(reading->arena, reading->anchors, reading->anchor_count,
                                &reading->anchor_room, sizeof reading->anchors[0]);
    reading->anchors[reading->anchor_count++] = (ValueEntry){ anchor, value };
}

static void complain_of_key(Reading *reading, Str key, yaml_mark_t mark)
{
    complain(reading, mark,
             arena_format(reading->arena, "the key “%.*s” stands here twice",
                          (int)key.length, key.data),
             str("keep one of them"));
}

static void place_key(Reading *reading, Frame *frame, const Value *value,
                      yaml_mark_t mark)
{
    frame->key = scalar_key(reading->arena, value);
    frame->has_key = true;
    for (size_t i = frame->first;
         i < reading->count && i < frame->first + KEYS_COMPARED; i++)
        if (str_equal(reading->stack[i].key, frame->key))
            complain_of_key(reading, frame->key, mark);
}

// Puts a whole value where it belongs.
static void place_value(Reading *reading, const Value *value, Str anchor,
                        yaml_mark_t mark)
{
    remember(reading, anchor, value);
    if (reading->depth == 0) {
        reading->result = value;
        return;
    }
    Frame *frame = &reading->frames[reading->depth - 1];
    if (frame->value->kind == VALUE_LIST) {
        push(reading, str(""), value);
    } else if (!frame->has_key) {
        place_key(reading, frame, value, mark);
    } else {
        push(reading, frame->key, value);
        frame->has_key = false;
    }
}

static Value *new_value(Reading *reading, yaml_mark_t mark)
{
    const DataPlace *place = reading->place;
    Value *value = arena_get(reading->arena, 1, sizeof *value);
    value->line = place->line + (int32_t)mark.line;
    value->column = (int32_t)mark.column + 1;
    if (mark.line == 0)
        value->column += (int32_t)(place->start - place->line_start);
    if (++reading->nodes > LIMIT_YAML_NODES)
        complain(reading, mark, str("these data have more than 100,000 values"),
                 str("split them"));
    return value;
}

static Str anchor_of(Reading *reading, const yaml_char_t *anchor)
{
    return anchor ? arena_str(reading->arena, str((const char *)anchor)) : str("");
}

static bool is_core_tag(const yaml_char_t *tag, const char *wanted)
{
    return tag && strcmp((const char *)tag, wanted) == 0;
}

static void check_tag(Reading *reading, const yaml_event_t *event,
                      const yaml_char_t *tag)
{
    if (tag && strncmp((const char *)tag, "tag:yaml.org,2002:", 18) != 0)
        complain(
            reading, event->start_mark,
            arena_format(reading->arena, "the tag %s is unknown", (const char *)tag),
            str("remove it"));
}

static void read_scalar(Reading *reading, const yaml_event_t *event)
{
    const yaml_char_t *tag = event->data.scalar.tag;
    Value *value = new_value(reading, event->start_mark);
    if (event->data.scalar.length > LIMIT_YAML_SCALAR) {
        complain(reading, event->start_mark,
                 str("this value has more than a million bytes"), str("shorten it"));
        return;
    }
    check_tag(reading, event, tag);
    Str text = arena_str(reading->arena, (Str){ (const char *)event->data.scalar.value,
                                                event->data.scalar.length });
    bool typed = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !tag;
    bool number = is_core_tag(tag, YAML_INT_TAG) || is_core_tag(tag, YAML_FLOAT_TAG) ||
                  is_core_tag(tag, YAML_BOOL_TAG) || is_core_tag(tag, YAML_NULL_TAG);
    Value meaning = { .kind = VALUE_STRING, .string = text };
    if (typed || number)
        meaning = scalar_value(text);
    meaning.is_plain = typed;
    meaning.line = value->line;
    meaning.column = value->column;
    *value = meaning;
    place_value(reading, value, anchor_of(reading, event->data.scalar.anchor),
                event->start_mark);
}

static void read_alias(Reading *reading, const yaml_event_t *event)
{
    Str name = str((const char *)event->data.alias.anchor);
    if (!reading->place->aliases) {
        complain(reading, event->start_mark,
                 arena_format(reading->arena, "aliases such as *%.*s are not allowed",
                              (int)name.length, name.data),
                 str("write the value again"));
        return;
    }
    for (size_t i = reading->anchor_count; i-- > 0;) {
        if (!str_equal(reading->anchors[i].key, name))
            continue;
        if (++reading->aliased > LIMIT_YAML_ALIASED)
            break;
        place_value(reading, reading->anchors[i].value, str(""), event->start_mark);
        return;
    }
    complain(reading, event->start_mark,
             arena_format(reading->arena, "the anchor &%.*s is not known here",
                          (int)name.length, name.data),
             str("write &name before the value that is meant"));
}

static void open_frame(Reading *reading, const yaml_event_t *event, ValueKind kind)
{
    bool list = kind == VALUE_LIST;
    const yaml_char_t *anchor =
        list ? event->data.sequence_start.anchor : event->data.mapping_start.anchor;
    check_tag(reading, event,
              list ? event->data.sequence_start.tag : event->data.mapping_start.tag);
    if (reading->depth == LIMIT_YAML_DEPTH) {
        complain(reading, event->start_mark,
                 str("these data are nested more than 64 deep"), str("flatten them"));
        return;
    }
    Value *value = new_value(reading, event->start_mark);
    value->kind = kind;
    reading->frames[reading->depth++] = (Frame){
        .value = value,
        .first = reading->count,
        .anchor = anchor_of(reading, anchor),
        .in_brackets =
            list ? event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                 : event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
        .mark = event->start_mark,
    };
}

// In large maps, of which place_key() checks the beginning only.
static void check_duplicates(Reading *reading, const ValueEntry *entries, size_t count,
                             yaml_mark_t mark)
{
    Table seen = { .arena = reading->arena };
    for (size_t i = 0; count > KEYS_COMPARED && i < count && !reading->failed; i++) {
        if (table_get(&seen, entries[i].key) >= 0)
            complain_of_key(reading, entries[i].key, mark);
        table_set(&seen, entries[i].key, 0);
    }
}

// The key << stands for the keys of the map that it has as its value.
static void merge_keys(Reading *reading, size_t first)
{
    for (size_t i = first; i < reading->count; i++) {
        ValueEntry entry = reading->stack[i];
        if (!str_is(entry.key, "<<") || entry.value->kind != VALUE_MAP)
            continue;
        memmove(&reading->stack[i], &reading->stack[i + 1],
                (reading->count - i - 1) * sizeof entry);
        reading->count--;
        size_t own = reading->count;
        for (size_t k = 0; k < entry.value->count; k++) {
            bool is_there = false;
            for (size_t n = first; n < own; n++)
                is_there |=
                    str_equal(reading->stack[n].key, entry.value->entries[k].key);
            if (!is_there)
                push(reading, entry.value->entries[k].key,
                     entry.value->entries[k].value);
        }
        return;
    }
}

static void close_frame(Reading *reading, const yaml_event_t *event)
{
    Frame *frame = &reading->frames[--reading->depth];
    assert(frame->value);
    if (frame->value->kind == VALUE_MAP)
        merge_keys(reading, frame->first);
    size_t count = reading->count - frame->first;
    ValueEntry *entries = arena_get(reading->arena, count + 1, sizeof *entries);
    if (count > 0)
        memcpy(entries, reading->stack + frame->first, count * sizeof *entries);
    frame->value->entries = entries;
    frame->value->count = count;
    if (frame->value->kind == VALUE_MAP)
        check_duplicates(reading, entries, count, event->end_mark);
    reading->count = frame->first;
    place_value(reading, frame->value, frame->anchor, frame->mark);
}

static void take_event(Reading *reading, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT: read_scalar(reading, event); break;
    case YAML_ALIAS_EVENT: read_alias(reading, event); break;
    case YAML_SEQUENCE_START_EVENT: open_frame(reading, event, VALUE_LIST); break;
    case YAML_MAPPING_START_EVENT: open_frame(reading, event, VALUE_MAP); break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: close_frame(reading, event); break;
    case YAML_DOCUMENT_START_EVENT:
        if (reading->result)
            complain(reading, event->start_mark,
                     str("a second YAML document begins here"), str("remove the ---"));
        break;
    default: break;
    }
}

static void read_events(Reading *reading)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        alloc_failed();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)reading->yaml.data,
                                 reading->yaml.length);
    for (bool ends = false; !ends && !reading->failed;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            if (parser.error == YAML_MEMORY_ERROR)
                alloc_failed();
            complain_of_syntax(reading, &parser);
            break;
        }
        ends = event.type == YAML_STREAM_END_EVENT;
        take_event(reading, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

// A colon right before a bracket, a brace or a comma, as in {uses:[1]}, is no colon for
// libyaml: a copy with spaces behind such colons. The same text if there are none.
static Str part_colons(Arena *arena, Str yaml)
{
    Buffer parted = { .arena = arena };
    char quote = '\0';
    size_t done = 0;
    for (size_t i = 0; i + 1 < yaml.length; i++) {
        char byte = yaml.data[i];
        if (quote != '\0')
            quote = byte == quote ? '\0' : quote;
        else if (byte == '"' || byte == '\'')
            quote = byte;
        else if (byte == ':' && strchr("[]{},", yaml.data[i + 1])) {
            buffer_add(&parted, str_part(yaml, done, i + 1));
            buffer_add_byte(&parted, ' ');
            done = i + 1;
        }
    }
    if (done == 0)
        return yaml;
    buffer_add(&parted, str_from(yaml, done));
    return buffer_str(&parted);
}

static const Value *read_whole(Reading reading)
{
    read_events(&reading);
    free(reading.stack);
    return reading.failed ? NULL : reading.result;
}

const Value *data_read_at(Arena *arena, Str yaml, const DataPlace *place,
                          Problems *problems)
{
    if (str_trim(yaml).length == 0)
        return NULL;
    Problems found = { .arena = arena };
    Reading reading = {
        .arena = arena, .yaml = yaml, .place = place, .problems = &found
    };
    found.counted = problems->counted;
    const Value *result = read_whole(reading);
    if (found.errors == 0)
        return result;
    problems->counted = found.counted;
    reading.yaml = part_colons(arena, yaml);
    Problems again = { .arena = arena };
    reading.problems = &again;
    if (reading.yaml.data != yaml.data)
        result = read_whole(reading);
    if (result)
        return result;
    for (size_t i = 0; i < found.count; i++)
        if (!problems_are_many(problems, found.items[i].severity))
            problems_add(problems, &found.items[i]);
    return NULL;
}

const Value *data_read(Arena *arena, Str yaml, Str path, int line, Problems *problems)
{
    return data_read_at(arena, yaml, &(DataPlace){ .path = path, .line = line },
                        problems);
}

// --- front matter and merging

// Takes a line "---" off the front, blanks after it allowed.
static bool take_ruler(Str *rest)
{
    Str line, after = *rest;
    if (!str_next(&after, '\n', &line) || !str_starts(line, str("---")) ||
        str_trim(str_from(line, 3)).length > 0)
        return false;
    *rest = after;
    return true;
}

const Value *data_front_matter(Arena *arena, Str text, Str path, Str *rest,
                               int *rest_line, Problems *problems)
{
    Str after = text;
    if (str_starts(after, str("\xEF\xBB\xBF")))
        after = str_from(after, 3);
    *rest = after;
    *rest_line = 1;
    if (!take_ruler(&after))
        return NULL;
    DataPlace place = { .path = path, .text = text, .line = 2 };
    place.start = place.line_start = (size_t)(after.data - text.data);
    Str line;
    for (int lines = 2; after.length > 0; lines++) {
        size_t end = (size_t)(after.data - text.data);
        if (take_ruler(&after)) {
            *rest = after;
            *rest_line = lines + 1;
            return data_read_at(arena, str_part(text, place.start, end), &place,
                                problems);
        }
        str_next(&after, '\n', &line);
    }
    return NULL;
}

const Value *data_merge(Arena *arena, const Value *earlier, const Value *later,
                        size_t *entries)
{
    return merge_values(arena, earlier, later, entries);
}
