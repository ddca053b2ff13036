#include "src/document/block_build.h"
#include "src/base/vec.h"
#include "src/text/text.h"

enum {
    TAB_COLUMNS = 4,
    RULE_LINES = 1000, // how far a rule is looked for
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int line_now(BlockBuild *build)
{
    return guard_line(build->source, &build->lines, build->offset);
}

BlockBuild build_start(Guard *guard, Arena *arena, const GuardedText *source)
{
    return (BlockBuild){ .guard = guard,
                         .arena = arena,
                         .source = source,
                         .styled = { .arena = arena },
                         .lines = { .line = guard->first_line } };
}

void build_free(BlockBuild *build)
{
    styled_free(&build->styled);
}

void build_place(BlockBuild *build, size_t offset)
{
    build->offset = offset;
}

// --- blocks

static void add_block(BlockBuild *build, const Block *block)
{
    if (build->count == LIMIT_BLOCKS) {
        guard_report(build->guard, OVER_BLOCKS, line_now(build));
        build->state = BUILD_IS_FULL;
        return;
    }
    build->blocks = vec_room(build->arena, build->blocks, build->count,
                             &build->capacity, sizeof build->blocks[0]);
    build->blocks[build->count] = *block;
    if (block->line == 0)
        build->blocks[build->count].line = line_now(build);
    build->count++;
}

static Block new_block(const BlockBuild *build, BlockKind kind)
{
    return (Block){ .kind = kind,
                    .list_depth = least(build->list_depth, LIMIT_LIST_DEPTH),
                    .quote_depth = least(build->quote_depth, LIMIT_BLOCK_DEPTH),
                    .section = -1 };
}

void build_leaf_end(BlockBuild *build)
{
    if (!build->is_open)
        return;
    build->is_open = false;
    build->has_break = false;
    styled_finish(&build->styled, &build->leaf);
    if (build->leaf.text.length > 0 || build->leaf.kind == BLOCK_HEADING)
        add_block(build, &build->leaf);
}

void build_leaf(BlockBuild *build, BlockKind kind, int level)
{
    build_leaf_end(build);
    if (kind == BLOCK_PARAGRAPH && build->item_begins)
        kind = BLOCK_ITEM;
    build->leaf = new_block(build, kind);
    build->leaf.level = level;
    if (kind == BLOCK_ITEM) {
        build->leaf.item_number = build->item_number;
        build->item_begins = false;
    }
    build->is_open = true;
}

// No text says where a thematic break stands: it is the next line that looks so.
void build_rule(BlockBuild *build)
{
    build_leaf_end(build);
    Str text = build->source->shown;
    size_t start = build->offset;
    for (int i = 0; i < RULE_LINES && start < text.length; i++) {
        const char *end = memchr(text.data + start, '\n', text.length - start);
        size_t length = (end ? (size_t)(end - text.data) : text.length) - start;
        size_t marks = 0, at = length;
        while (at > 0 && strchr("-*_ \t", text.data[start + at - 1]))
            marks += !strchr(" \t", text.data[start + --at]);
        if (marks >= 3 && (at == 0 || strchr(">.)+", text.data[start + at - 1]))) {
            build->offset = start + length;
            break;
        }
        start += length + 1;
    }
    Block rule = new_block(build, BLOCK_RULE);
    add_block(build, &rule);
}

// --- containers

static void check_depth(BlockBuild *build)
{
    if (build->list_depth + build->quote_depth > LIMIT_BLOCK_DEPTH)
        guard_report(build->guard, OVER_DEPTH, line_now(build));
}

void build_quote(BlockBuild *build)
{
    build_leaf_end(build);
    build->quote_depth++;
    check_depth(build);
}

void build_quote_end(BlockBuild *build)
{
    build_leaf_end(build);
    build->quote_depth--;
}

void build_list(BlockBuild *build, int first)
{
    build_leaf_end(build);
    if (build->list_depth < LIMIT_LIST_DEPTH)
        build->next_number[build->list_depth] = first;
    build->list_depth++;
    check_depth(build);
}

void build_list_end(BlockBuild *build)
{
    build_leaf_end(build);
    build->list_depth--;
}

void build_item(BlockBuild *build)
{
    build_leaf_end(build);
    build->item_begins = true;
    build->item_number = 0;
    if (build->list_depth > LIMIT_LIST_DEPTH)
        return;
    int *next = &build->next_number[build->list_depth - 1];
    if (*next >= 0)
        build->item_number = (*next)++;
}

void build_item_end(BlockBuild *build)
{
    build_leaf_end(build);
    build->item_begins = false;
}

// --- tables

void build_table(BlockBuild *build, unsigned columns, unsigned rows)
{
    build_leaf_end(build);
    build->leaf = new_block(build, BLOCK_TABLE);
    TableBlock *table = arena_get(build->arena, 1, sizeof *table);
    // The guard lets no larger table pass.
    table->columns = columns < LIMIT_TABLE_COLUMNS ? (int)columns : LIMIT_TABLE_COLUMNS;
    table->rows = least((int)rows, LIMIT_TABLE_CELLS / table->columns);
    size_t cells = (size_t)table->rows * (size_t)table->columns;
    table->cells = arena_get(build->arena, cells, sizeof table->cells[0]);
    table->align = arena_get(build->arena, (size_t)table->columns, 1);
    build->table = table;
    build->cell = 0;
}

void build_cell_end(BlockBuild *build, char align)
{
    TableBlock *table = build->table;
    Block cell = { .kind = BLOCK_TABLE };
    build->has_break = false;
    styled_finish(&build->styled, &cell);
    if (build->cell < table->columns)
        table->align[build->cell] = align;
    if (build->cell < table->rows * table->columns)
        table->cells[build->cell++] = cell.text;
}

void build_table_end(BlockBuild *build)
{
    const TableBlock *table = build->table;
    Buffer text = { .arena = build->arena };
    for (int cell = 0; cell < build->cell; cell++) {
        if (cell > 0)
            buffer_add(&text, str(cell % table->columns == 0 ? "\n" : " | "));
        buffer_add(&text, table->cells[cell]);
    }
    build->leaf.text = buffer_str(&text);
    build->leaf.table = table;
    add_block(build, &build->leaf);
    build->table = NULL;
}

// --- text

static Style style_now(const BlockBuild *build)
{
    Style style = build->link;
    if (build->emphasis > 0)
        style.styles |= SPAN_EMPHASIS;
    if (build->strong > 0)
        style.styles |= SPAN_STRONG;
    return style;
}

// Chinese and Japanese are written without blanks: there a line end is none either.
static bool is_blank_needed(const StyledText *styled, Str next)
{
    size_t start = styled->length > 64 ? styled->length - 64 : 0;
    Str before = { styled->text + start, styled->length - start };
    return text_width(text_last(before)) < 2 || text_width(text_first(next)) < 2;
}

// The end of a line of the source, as what follows it requires.
static void add_blank(BlockBuild *build, Str next)
{
    StyledText *styled = &build->styled;
    bool before_link = build->link.styles && build->link_start == styled->length;
    build->has_break = false;
    if (styled->length == 0 || !is_blank_needed(styled, next))
        return;
    styled_add(styled, str(" "), before_link ? (Style){ 0 } : style_now(build));
    build->link_start += before_link;
}

void build_text(BlockBuild *build, Str text, unsigned styles)
{
    if (!build->table && !build->is_open)
        build_leaf(build, BLOCK_PARAGRAPH, 0);
    if (build->leaf.line == 0)
        build->leaf.line = line_now(build);
    StyledText *styled = &build->styled;
    Style style = style_now(build);
    if (build->has_break && text.length > 0)
        add_blank(build, text);
    style.styles |= styles & 0xFF;
    size_t tab = build->leaf.kind == BLOCK_CODE ? TAB_COLUMNS : 1;
    for (size_t at = 0; at < text.length;) {
        const char *found = memchr(text.data + at, '\t', text.length - at);
        size_t end = found ? (size_t)(found - text.data) : text.length;
        styled_add(styled, str_part(text, at, end), style);
        if (found)
            styled_add(styled, str_part(str("    "), 0, tab), style);
        at = end + 1;
    }
}

void build_break(BlockBuild *build, bool is_hard)
{
    build->has_break = !is_hard;
    if (is_hard)
        build_text(build, str(build->leaf.kind == BLOCK_HEADING ? " " : "\n"), 0);
}

void build_emphasis(BlockBuild *build, int by)
{
    build->emphasis += by;
}

void build_strong(BlockBuild *build, int by)
{
    build->strong += by;
}

// --- links

bool build_link(BlockBuild *build)
{
    if (build->links++ > 0)
        return false;
    if (build->link_count == LIMIT_LINKS) {
        if (!build->keeps_links)
            build->state = BUILD_HAS_MANY_LINKS;
        return false;
    }
    build->link_count++;
    return true;
}

void build_target(BlockBuild *build, Str target)
{
    if (target.length > LIMIT_URL_BYTES) {
        guard_report(build->guard, OVER_TARGET, line_now(build));
        return;
    }
    build->link.styles = SPAN_LINK;
    build->link.target = styled_target(&build->styled, target) & 0xFFFFFF;
    build->link_start = build->styled.length;
}

static bool is_number(Str text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return text.length > 0 && text.length < 8;
}

// "[12](note.md)" keeps its brackets: it is a reference that can be followed. A link
// without text shows its target.
void build_link_end(BlockBuild *build)
{
    if (--build->links > 0 || !build->link.styles)
        return;
    StyledText *styled = &build->styled;
    if (styled->length == build->link_start)
        build_text(build, styled->targets[build->link.target - 1], 0);
    Style style = style_now(build);
    build->link = (Style){ 0 };
    size_t length = styled->length - build->link_start;
    if (length == 0) // not even a target
        return;
    Str text = { styled->text + build->link_start, length };
    if (is_number(text)) {
        Str number = arena_format(build->arena, "[%.*s]", (int)text.length, text.data);
        style.styles |= SPAN_REFERENCE;
        styled->length = build->link_start;
        styled_add(styled, number, style);
    }
}
