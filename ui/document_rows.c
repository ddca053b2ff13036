#include "ui/document_rows.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "ui/document_head.h"
#include "ui/document_table.h"

enum {
    QUOTE_COLUMNS = 2, // of "│ "
    NARROW = 46,       // columns of a window with a shorter gutter
    TINY = 28,         // ... with hardly any
};

typedef struct {
    const PageWanted *wanted;
    DocumentRows rows;
    size_t count, capacity;
    Arena *arena;
    int item_indent[LIMIT_LIST_DEPTH + 1]; // of the text of the last item at a depth
} Layout;

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

// --- the gutter

static int digits(int number)
{
    int count = 1;
    for (; number > 9; number /= 10)
        count++;
    return count;
}

static PageGutter make_gutter(const PageWanted *wanted)
{
    int paragraph = 0, uses = 0;
    for (size_t i = 0; i < wanted->document->block_count; i++) {
        paragraph = most(paragraph, wanted->document->blocks[i].paragraph);
        uses = most(uses, wanted->uses[i]);
    }
    PageGutter gutter = { .number = 2, .has_sign = wanted->columns >= NARROW };
    int gap = gutter.has_sign ? 1 : 0;
    if (wanted->columns < TINY) {
        gutter.use = 1; // where the bar stands if it is cited, too
        gutter.use_columns = uses > 0 ? 1 : 0;
        gutter.text = 3;
        return gutter;
    }
    gutter.number_columns = digits(paragraph) + gap;
    gutter.use = gutter.number + gutter.number_columns + gap;
    gutter.use_columns = uses > 0 ? 1 + digits(uses) : 0;
    gutter.text = gutter.number + gutter.number_columns + 1;
    if (uses > 0)
        gutter.text = gutter.use + gutter.use_columns + 1;
    return gutter;
}

// --- rows

static PageRow *add_row(Layout *layout, PageRowKind kind, int block, Str text)
{
    layout->rows.rows = vec_room(layout->arena, layout->rows.rows, layout->count,
                                 &layout->capacity, sizeof layout->rows.rows[0]);
    PageRow *row = &layout->rows.rows[layout->count++];
    *row = (PageRow){ .kind = kind, .block = block, .text = text };
    return row;
}

static void add_head(Layout *layout)
{
    static const PageRowKind kinds[] = {
        [HEAD_TITLE] = PAGE_TITLE,   [HEAD_BYLINE] = PAGE_BYLINE,
        [HEAD_TRUST] = PAGE_TRUST,   [HEAD_HIDDEN] = PAGE_HIDDEN,
        [HEAD_PROBLEM] = PAGE_ERROR,
    };
    const PageWanted *wanted = layout->wanted;
    HeadLines head =
        document_head_make(wanted->document, wanted->problems, wanted->problem_count,
                           layout->rows.measure, layout->arena);
    for (size_t i = 0; i < head.count; i++) {
        const HeadLine *line = &head.lines[i];
        add_row(layout, kinds[line->kind], -1, line->text)->label = line->label;
    }
}

// --- blocks

static int quote_indent(const Block *block)
{
    return block->quote_depth * QUOTE_COLUMNS;
}

// Columns of "• " or "12. ".
static int mark_columns(const Block *block)
{
    return block->item_number > 0 ? digits(block->item_number) + 2 : 2;
}

// Where the text of a block begins: after the bars of quotations, and hanging after the
// mark of its list item. Half of the measure is always left.
static int indent_of(Layout *layout, const Block *block)
{
    int depth = least(block->list_depth, LIMIT_LIST_DEPTH), indent = 0;
    if (depth == 0)
        memset(layout->item_indent, 0, sizeof layout->item_indent);
    if (depth > 0 && block->kind == BLOCK_ITEM) {
        int outer =
            depth > 1 ? most(layout->item_indent[depth - 1], 2 * (depth - 1)) : 0;
        layout->item_indent[depth] = outer + mark_columns(block);
    }
    if (depth > 0)
        indent = most(layout->item_indent[depth], 2 * depth);
    return least(indent + quote_indent(block), layout->rows.measure / 2);
}

// Whether the target of a link says more than its text, and not only to the program.
static bool has_target(const Layout *layout, const Block *block, size_t span)
{
    const Span *link = &block->spans[span];
    Str text = str_part(block->text, link->start, link->end);
    bool goes_on = span + 1 < block->span_count &&
                   block->spans[span + 1].start == link->end &&
                   block->spans[span + 1].target.data == link->target.data;
    return link->target.length > 0 && !goes_on && !str_equal(link->target, text) &&
           link->target.data[0] != '#' &&
           !(layout->wanted->is_tour && str_find(link->target, str("://")) < 0);
}

// A block whose links are followed by their targets: "his book (http://...)".
static const Block *with_targets(Layout *layout, const Block *block)
{
    size_t targets = 0, at = 0;
    for (size_t i = 0; i < block->span_count; i++)
        targets += has_target(layout, block, i);
    if (targets == 0)
        return block;
    Block *shown = arena_get(layout->arena, 1, sizeof *shown);
    *shown = *block;
    shown->spans = arena_get(layout->arena, block->span_count + targets, sizeof(Span));
    shown->span_count = 0;
    Buffer text = { .arena = layout->arena };
    for (size_t i = 0; i < block->span_count; i++) {
        Span span = block->spans[i];
        buffer_add(&text, str_part(block->text, at, span.end));
        at = span.end;
        size_t end = text.length;
        span.start = end - (span.end - span.start);
        span.end = end;
        shown->spans[shown->span_count++] = span;
        if (!has_target(layout, block, i))
            continue;
        buffer_format(&text, " (%.*s)", (int)span.target.length, span.target.data);
        shown->spans[shown->span_count++] =
            (Span){ end, text.length, SPAN_TARGET, str("") };
    }
    buffer_add(&text, str_from(block->text, at));
    shown->text = buffer_str(&text);
    return shown;
}

static void add_text(Layout *layout, int index, int indent)
{
    const Block *block = &layout->wanted->document->blocks[index];
    const Block *shown = with_targets(layout, block);
    int width = most(1, layout->rows.measure - indent);
    Lines lines = text_wrap(layout->arena, shown->text, width);
    for (size_t i = 0; i < lines.count; i++) {
        PageRow *row = add_row(layout, PAGE_TEXT, index, lines.lines[i]);
        row->indent = indent;
        row->at = (size_t)(lines.lines[i].data - shown->text.data);
        row->shown = shown;
    }
}

static void add_code(Layout *layout, int index, int indent)
{
    Str rest = layout->wanted->document->blocks[index].text, line;
    const char *start = rest.data;
    while (str_next(&rest, '\n', &line)) {
        PageRow *row = add_row(layout, PAGE_CODE, index, line);
        row->indent = indent;
        row->at = (size_t)(line.data - start);
    }
}

static void add_table(Layout *layout, int index, int indent)
{
    static const PageRowKind kinds[] = {
        [TABLE_HEAD] = PAGE_TABLE_HEAD, [TABLE_RULE] = PAGE_TABLE_RULE,
        [TABLE_BODY] = PAGE_TABLE_BODY, [TABLE_RECORD] = PAGE_RECORD,
        [TABLE_MORE] = PAGE_RECORD,     [TABLE_GAP] = PAGE_RECORD,
    };
    const TableBlock *table = layout->wanted->document->blocks[index].table;
    int room = most(1, layout->rows.room - indent);
    TableLines lines =
        table_grid(table, room, layout->wanted->grid == index, layout->arena);
    if (lines.count == 0)
        lines =
            table_records(table, most(1, layout->rows.measure - indent), layout->arena);
    if (lines.count == 0) // nothing stands in any cell
        add_row(layout, PAGE_RECORD, index, str(""));
    for (size_t i = 0; i < lines.count; i++) {
        const TableLine *line = &lines.lines[i];
        PageRow *row = add_row(layout, kinds[line->kind], index, line->text);
        row->indent = indent + (line->kind == TABLE_MORE ? TABLE_INDENT : 0);
        row->label = line->label;
        row->at = i;
    }
}

// The claims that use a block or, of a folded heading, anything below it.
static int uses_of(const Layout *layout, int index)
{
    const PageWanted *wanted = layout->wanted;
    const Block *block = &wanted->document->blocks[index];
    size_t end = (size_t)index + 1;
    int uses = 0;
    if (block->kind == BLOCK_HEADING && wanted->folded[block->section])
        end = wanted->document->sections[block->section].end_block;
    for (size_t i = (size_t)index; i < end; i++)
        uses += wanted->uses[i];
    return uses;
}

static int paragraphs_in(const Document *document, const DocumentSection *section)
{
    int count = 0;
    for (size_t i = section->first_block; i < section->end_block; i++)
        count += document->blocks[i].paragraph > 0;
    return count;
}

static void add_heading(Layout *layout, int index)
{
    const Document *document = layout->wanted->document;
    int number = document->blocks[index].section;
    const DocumentSection *section = &document->sections[number];
    Arena *arena = layout->arena;
    Buffer text = { .arena = arena };
    bool is_folded = layout->wanted->folded[number];
    buffer_add(&text, str(is_folded ? "▸ " : ""));
    buffer_add(&text, section->number);
    buffer_add(&text, str(" "));
    buffer_add(&text, section->title);
    if (is_folded) {
        int count = paragraphs_in(document, section);
        buffer_format(&text, " · %d %s", count,
                      count == 1 ? "paragraph" : "paragraphs");
    }
    int indent = indent_of(layout, &document->blocks[index]);
    Lines lines =
        text_wrap(arena, buffer_str(&text), most(1, layout->rows.measure - indent));
    for (size_t i = 0; i < lines.count; i++) {
        PageRow *row = add_row(layout, PAGE_HEADING, index, lines.lines[i]);
        row->indent = indent;
        row->at = i;
    }
}

static void add_block(Layout *layout, int index)
{
    const Block *block = &layout->wanted->document->blocks[index];
    if (block->kind == BLOCK_HEADING) {
        add_heading(layout, index);
        return;
    }
    int indent = indent_of(layout, block);
    switch (block->kind) {
    case BLOCK_TABLE: add_table(layout, index, indent); break;
    case BLOCK_CODE: add_code(layout, index, indent); break;
    case BLOCK_RULE: add_row(layout, PAGE_RULE, index, str("* * *")); break;
    default: add_text(layout, index, indent); break;
    }
}

// Items of a list stand together, everything else is parted by a blank line; a heading
// stands on what it heads.
static bool is_parted(const Document *document, int before, int index)
{
    const Block *above = &document->blocks[before], *block = &document->blocks[index];
    if (block->kind == BLOCK_HEADING)
        return true;
    if (above->kind == BLOCK_HEADING)
        return false;
    return above->kind != BLOCK_ITEM || block->kind != BLOCK_ITEM;
}

DocumentRows document_rows_make(const PageWanted *wanted, Arena *arena)
{
    const Document *document = wanted->document;
    Layout layout = { .wanted = wanted, .arena = arena };
    DocumentRows *rows = &layout.rows;
    rows->gutter = make_gutter(wanted);
    rows->room = most(1, wanted->columns - rows->gutter.text - 1);
    rows->measure = least(DOCUMENT_MEASURE, rows->room);
    rows->first_row = arena_get(arena, document->block_count + 1, sizeof(int));
    for (size_t i = 0; i < document->block_count; i++)
        rows->first_row[i] = -1;

    add_head(&layout);
    int before = -1;
    for (size_t i = 0; i < document->block_count;) {
        const Block *block = &document->blocks[i];
        if (before < 0 || is_parted(document, before, (int)i))
            add_row(&layout, PAGE_BLANK, -1, str(""));
        size_t first = layout.count;
        rows->first_row[i] = (int)first;
        add_block(&layout, (int)i);
        if (layout.count > first) {
            rows->rows[first].is_first = true;
            rows->rows[first].uses = uses_of(&layout, (int)i);
            rows->rows[layout.count - 1].is_last = true;
        }
        before = (int)i;
        bool is_folded = block->kind == BLOCK_HEADING && wanted->folded[block->section];
        i = is_folded ? document->sections[block->section].end_block : i + 1;
    }
    rows->count = (int)layout.count;
    return *rows;
}

int document_rows_width(const DocumentRows *rows, int block)
{
    int width = 0;
    for (int i = rows->first_row[block]; i >= 0 && i < rows->count; i++) {
        if (rows->rows[i].block != block)
            break;
        width = most(width, rows->rows[i].indent + text_width(rows->rows[i].text));
    }
    return width;
}
