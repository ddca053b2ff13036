#include "src/export/section_json.h"
#include "src/argdown/argdown_order.h"
#include "src/base/alloc.h"

// The first section after this one that does not belong to it.
static SectionId section_after(const Debate *debate, SectionId id)
{
    SectionId next = id + 1;
    while (next < debate->section_count &&
           debate->sections[next].level > debate->sections[id].level)
        next++;
    return next;
}

static void write_end(ModelJson *json, SectionId id)
{
    const Debate *debate = json->debate;
    size_t start = debate->sections[id].extent.start;
    SectionId after = section_after(debate, id);
    if (after == debate->section_count) {
        model_json_places(json, start, json->end);
        return;
    }
    model_json_place(json, "startLine", "startColumn", start);
    json_key(&json->writer, "endLine");
    json_number(&json->writer, debate->sections[after].extent.line - 1);
    json_key(&json->writer, "endColumn");
    json_number(&json->writer, 0);
    json_key(&json->writer, "endOffset");
    json_null(&json->writer);
}

static void write_heading(ModelJson *json, SectionId id)
{
    const Section *section = &json->debate->sections[id];
    model_json_tags(json, section->tags, section->tag_count);
    model_json_ranges(json, section->ranges, section->range_count, section->title,
                      section->blanks_before);
    model_json_data(json, section->data);
    write_end(json, id);
}

static void write_said(ModelJson *json, const char *key, const Value *said)
{
    json_key(&json->writer, key);
    json_value(&json->writer, said);
}

static void open_section(ModelJson *json, const ArgdownMap *map, int32_t index)
{
    const ArgdownMapSection *section = &map->sections[index];
    json_open(&json->writer, '{');
    model_json_text(json, "type", str("section"));
    model_json_section(json, "id", section->number);
    json_key(&json->writer, "level");
    json_number(&json->writer, section->level);
    model_json_text(json, "title", section->title);
    if (section->heading != NONE)
        write_heading(json, section->heading);
    if (section->tags)
        write_said(json, "tags", section->tags);
    if (section->parent >= 0)
        model_json_section(json, "parent", map->sections[section->parent].number);
    if (section->group)
        write_said(json, "isGroup", section->group);
    else
        model_json_flag(json, "isGroup", section->group_is);
    if (section->closed)
        write_said(json, "isClosed", section->closed);
    json_key(&json->writer, "children");
    json_open(&json->writer, '[');
}

void section_json_all(ModelJson *json, const ArgdownMap *map)
{
    size_t open = 0; // of the stack: those that are not closed yet
    int32_t *stack =
        arena_get(json->scratch, (size_t)map->section_count + 1, sizeof *stack);
    json_key(&json->writer, "sections");
    json_open(&json->writer, '[');
    for (int32_t i = 0; i <= map->section_count; i++) {
        while (open > 0 && (i == map->section_count ||
                            map->sections[i].parent != stack[open - 1])) {
            json_close(&json->writer, ']');
            json_close(&json->writer, '}');
            open--;
        }
        if (i == map->section_count)
            break;
        open_section(json, map, i);
        stack[open++] = i;
    }
    json_close(&json->writer, ']');
}

// "tag-" and the letters and digits of the tag in lower case, blanks as dashes, German
// letters taken apart.
static Str css_class(const ModelJson *json, Str tag)
{
    static const struct {
        const char *from, *to;
    } german[] = {
        { "\u00E4", "ae" }, { "\u00F6", "oe" }, { "\u00FC", "ue" }, { "\u00DF", "ss" }
    };
    Buffer name = { .arena = json->scratch };
    buffer_add(&name, str("tag-"));
    for (size_t i = 0; i < tag.length; i++) {
        char byte = tag.data[i];
        char low = byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
        if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low == '-')
            buffer_add_byte(&name, low);
        else if (low == ' ' || (low >= '\t' && low <= '\r'))
            buffer_add_byte(&name, '-');
        for (size_t k = 0; k < COUNT(german); k++)
            if (str_starts(str_from(tag, i), str(german[k].from)))
                buffer_add(&name, str(german[k].to));
    }
    return buffer_str(&name);
}

static void write_tag(ModelJson *json, TagId id)
{
    Str tag = json->debate->tags[id];
    json_key_str(&json->writer, tag);
    json_open(&json->writer, '{');
    model_json_text(json, "tag", tag);
    model_json_text(json, "cssClass", css_class(json, tag));
    json_key(&json->writer, "occurrenceIndex");
    json_number(&json->writer, id);
    json_close(&json->writer, '}');
}

void section_json_tags(ModelJson *json)
{
    json_key(&json->writer, "tags");
    json_open(&json->writer, '{');
    const int32_t *order = argdown_dictionary_of_tags(json->debate, json->scratch);
    for (TagId i = 0; i < json->debate->tag_count; i++)
        write_tag(json, order[i]);
    json_close(&json->writer, '}');
}
