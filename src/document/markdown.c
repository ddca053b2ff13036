#include "src/document/markdown.h"
#include <md4c.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/document/block_build.h"
#include "src/document/entity.h"
#include "src/text/text.h"

typedef struct {
    Arena *arena;
    const GuardedText *source;
    BlockBuild build;
    size_t hidden;
} Reader;

// An entity may stand for a character that is unsafe, or for a mark that would pile up.
static Str entity_text(Reader *reader, Str entity)
{
    char encoded[4];
    uint32_t code_point = entity_code_point(entity);
    size_t length = text_encode(code_point, encoded, sizeof encoded);
    if (code_point == 0 || length == 0)
        return entity;
    Str text = arena_str(reader->arena, (Str){ encoded, length });
    return text_clean(reader->arena, text, false, &reader->hidden);
}

static Str attribute_text(Reader *reader, const MD_ATTRIBUTE *attribute)
{
    Buffer text = { .arena = reader->arena };
    if (!attribute->text)
        return str("");
    for (int i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
        size_t start = attribute->substr_offsets[i];
        size_t end = attribute->substr_offsets[i + 1];
        Str part = { attribute->text + start, end - start };
        bool is_entity = attribute->substr_types[i] == MD_TEXT_ENTITY;
        buffer_add(&text, is_entity ? entity_text(reader, part) : part);
    }
    return text_clean(reader->arena, buffer_str(&text), false, NULL);
}

// --- what md4c calls

// Inside links md4c 0.4.8 heeds a wish to stop only if it is negative.
static int answer(const BlockBuild *build)
{
    return build->state == BUILD_GOES_ON ? 0 : -1;
}

static int on_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    BlockBuild *build = &((Reader *)context)->build;
    const MD_BLOCK_TABLE_DETAIL *table = detail;
    switch (type) {
    case MD_BLOCK_QUOTE: build_quote(build); break;
    case MD_BLOCK_UL: build_list(build, -1); break;
    case MD_BLOCK_OL:
        build_list(build, (int)((const MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI: build_item(build); break;
    case MD_BLOCK_HR: build_rule(build); break;
    case MD_BLOCK_H:
        build_leaf(build, BLOCK_HEADING,
                   (int)((const MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_CODE: build_leaf(build, BLOCK_CODE, 0); break;
    case MD_BLOCK_P: build_leaf(build, BLOCK_PARAGRAPH, 0); break;
    case MD_BLOCK_TABLE:
        build_table(build, table->col_count,
                    table->head_row_count + table->body_row_count);
        break;
    default: break;
    }
    return answer(build);
}

static int on_block_end(MD_BLOCKTYPE type, void *detail, void *context)
{
    static const char aligns[] = { [MD_ALIGN_DEFAULT] = 'l',
                                   [MD_ALIGN_LEFT] = 'l',
                                   [MD_ALIGN_CENTER] = 'c',
                                   [MD_ALIGN_RIGHT] = 'r' };
    BlockBuild *build = &((Reader *)context)->build;
    switch (type) {
    case MD_BLOCK_QUOTE: build_quote_end(build); break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: build_list_end(build); break;
    case MD_BLOCK_LI: build_item_end(build); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        build_cell_end(build, aligns[((const MD_BLOCK_TD_DETAIL *)detail)->align]);
        break;
    case MD_BLOCK_TABLE: build_table_end(build); break;
    default: build_leaf_end(build); break;
    }
    return answer(build);
}

static void begin_link(Reader *reader, const MD_ATTRIBUTE *target)
{
    if (build_link(&reader->build))
        build_target(&reader->build, attribute_text(reader, target));
}

static int on_span(MD_SPANTYPE type, void *detail, void *context)
{
    Reader *reader = context;
    switch (type) {
    case MD_SPAN_EM: build_emphasis(&reader->build, +1); break;
    case MD_SPAN_STRONG: build_strong(&reader->build, +1); break;
    case MD_SPAN_A:
        begin_link(reader, &((const MD_SPAN_A_DETAIL *)detail)->href);
        break;
    case MD_SPAN_IMG:
        begin_link(reader, &((const MD_SPAN_IMG_DETAIL *)detail)->src);
        break;
    default: break;
    }
    return answer(&reader->build);
}

static int on_span_end(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    BlockBuild *build = &((Reader *)context)->build;
    switch (type) {
    case MD_SPAN_EM: build_emphasis(build, -1); break;
    case MD_SPAN_STRONG: build_strong(build, -1); break;
    case MD_SPAN_A:
    case MD_SPAN_IMG: build_link_end(build); break;
    default: break;
    }
    return answer(build);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *data, MD_SIZE size, void *context)
{
    Reader *reader = context;
    BlockBuild *build = &reader->build;
    const GuardedText *source = reader->source;
    Str text = { data, size };
    if (data >= source->parsed && data < source->parsed + source->shown.length) {
        // What the guard has hidden from the parser the reader sees.
        size_t offset = (size_t)(data - source->parsed);
        text.data = source->shown.data + offset;
        build_place(build, offset);
    }
    switch (type) {
    case MD_TEXT_NULLCHAR: build_text(build, str("\xEF\xBF\xBD"), 0); break;
    case MD_TEXT_ENTITY: build_text(build, entity_text(reader, text), 0); break;
    case MD_TEXT_SOFTBR: build_break(build, false); break;
    case MD_TEXT_BR: build_break(build, true); break;
    case MD_TEXT_CODE:
        build_text(build, text, build->leaf.kind == BLOCK_CODE ? 0 : SPAN_CODE);
        break;
    default: build_text(build, text, 0); break;
    }
    return answer(build);
}

static void read_once(Reader *reader)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_NOHTML,
        .enter_block = on_block,
        .leave_block = on_block_end,
        .enter_span = on_span,
        .leave_span = on_span_end,
        .text = on_text,
    };
    int result = md_parse(reader->source->parsed, (MD_SIZE)reader->source->shown.length,
                          &parser, reader);
    if (result != answer(&reader->build))
        alloc_failed();
    build_free(&reader->build);
}

MarkdownBlocks markdown_read(Guard *guard, Arena *arena, Str text)
{
    GuardedText source = guard_text(guard, arena, text);
    Reader reader = { .arena = arena, .source = &source };
    reader.build = build_start(guard, arena, &source);
    read_once(&reader);
    if (reader.build.state == BUILD_HAS_MANY_LINKS) {
        size_t offset = reader.build.offset;
        guard_report(guard, OVER_LINKS,
                     guard_line(&source, &reader.build.lines, offset));
        guard_links(&source, offset);
        reader.hidden = 0;
        reader.build = build_start(guard, arena, &source);
        reader.build.keeps_links = true;
        read_once(&reader);
    }
    return (MarkdownBlocks){ reader.build.blocks, reader.build.count, reader.hidden };
}
