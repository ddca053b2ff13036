#include "src/export/export_text.h"
#include "src/base/alloc.h"
#include "src/debate/address.h"
#include "src/export/text_table.h"
#include "src/library/citing.h"
#include "src/text/text.h"

enum {
    LEVEL_COLUMNS = 4,
    TEXT_COLUMNS = 28, // kept for the text; deeper levels stand no further right
    ADDRESS_SHARE = 4, // of the columns, for an address, but ...
    ADDRESS_LEAST = 8,
    ADDRESS_MOST = 24,
    NAME_COLUMNS = 12, // the least for a name beside its counts
    MARGIN = 6,        // of a document, for the paragraphs' numbers
};

typedef struct {
    const Tree *tree;
    TextLines lines;
    int columns;
    int levels;           // that are indented
    size_t address_bytes; // of longer addresses the end is shown
} Outline;

// clang-format off
static const char *const joints[LINK_COUNT][2] = {
    // with siblings below, and the last
    [LINK_ROOT]          = { "",     ""     },
    [LINK_SUPPORT]       = { "├─+ ", "╰─+ " },
    [LINK_ATTACK]        = { "├╌− ", "╰╌− " },
    [LINK_UNDERCUT]      = { "├┈⊘ ", "╰┈⊘ " },
    [LINK_CONTRARY]      = { "├╌≠ ", "╰╌≠ " },
    [LINK_CONTRADICTORY] = { "├═╳ ", "╰═╳ " },
    [LINK_EQUIVALENT]    = { "├─≡ ", "╰─≡ " },
    [LINK_PREMISE]       = { "⎢   ", "⎣   " },
};
// clang-format on

static const Place *place_at(const Outline *outline, PlaceId id)
{
    return &outline->tree->places[id];
}

// --- guides

static bool is_premise(const Outline *outline, PlaceId id)
{
    return id != NONE && place_at(outline, id)->link == LINK_PREMISE;
}

// What runs down past everything below a place.
static const char *passing(const Outline *outline, PlaceId id)
{
    PlaceId next = place_at(outline, id)->next_sibling;
    return next == NONE ? "    " : is_premise(outline, next) ? "⎢   " : "│   ";
}

static const char *joint(const Outline *outline, PlaceId id)
{
    const Place *place = place_at(outline, id);
    if (place->link != LINK_PREMISE)
        return joints[place->link][place->next_sibling == NONE];
    bool is_first = place_at(outline, place->parent)->first_child == id;
    bool is_last = !is_premise(outline, place->next_sibling);
    return is_first && is_last ? "[   "
           : is_first          ? "⎡   "
                               : joints[LINK_PREMISE][is_last];
}

// The guides of the levels above a place, and of its own level if `own` is true, the
// outermost ones left out where there are too many.
static void add_passing(const Outline *outline, Buffer *line, PlaceId id, bool own)
{
    Arena *arena = outline->lines.arena;
    int count = place_at(outline, id)->depth;
    count = count < outline->levels ? count : outline->levels;
    const char **guides = arena_get(arena, (size_t)count + 1, sizeof *guides);
    PlaceId at = id;
    for (int i = count; i > 0; i--) {
        guides[i - 1] = passing(outline, at);
        at = place_at(outline, at)->parent;
    }
    for (int i = 0; i < count - !own; i++)
        buffer_add(line, str(guides[i]));
}

// What stands before the texts below a place.
static Str detail_guides(const Outline *outline, PlaceId id)
{
    Buffer line = { .arena = outline->lines.arena };
    add_passing(outline, &line, id, true);
    bool has_children = place_at(outline, id)->first_child != NONE;
    buffer_add(&line, str(has_children ? "│   " : "    "));
    return buffer_str(&line);
}

// --- rows

static Str name_of(const Outline *outline, PlaceId id)
{
    Arena *arena = outline->lines.arena;
    const Debate *debate = outline->tree->debate;
    const Place *place = place_at(outline, id);
    Node node = place->node;
    Str name = str_trim(text_clean(arena, debate_name(debate, node), false, NULL));
    if (debate_is_wordless(debate, node))
        name = str("");
    else if (node.kind == NODE_ARGUMENT)
        name = arena_format(arena, "<%.*s>", (int)name.length, name.data);
    if (place->home == id && place->replies[LINK_PREMISE] > 0)
        name = arena_format(arena, "%.*s%sbecause", (int)name.length, name.data,
                            name.length > 0 ? " " : "");
    return name;
}

static void put_title(const Outline *outline, PlaceId id)
{
    Arena *arena = outline->lines.arena;
    const Place *place = place_at(outline, id);
    Buffer first = { .arena = arena }, others = { .arena = arena };
    Str address = address_end(outline->tree, id, outline->address_bytes, arena);
    Str counts = place->home == id ? tree_counts(place, arena) : str("");
    add_passing(outline, &first, id, false);
    if (place->depth > 0)
        buffer_add(&first, str(joint(outline, id)));
    if (place->home != id)
        buffer_format(&first, "⇢ (%.*s) ", (int)address.length, address.data);
    else
        buffer_format(&first, "%s %.*s ", place->first_child == NONE ? "·" : "▾",
                      (int)address.length, address.data);
    int column = text_width(buffer_str(&first)), end = text_width(counts);
    int room = outline->columns - column - (end > 0 ? end + 2 : 0);
    bool counts_apart = end > 0 && room < NAME_COLUMNS;
    room = counts_apart ? outline->columns - column : room;
    buffer_add(&others, detail_guides(outline, id));
    text_lines_pad(&others, column);
    Lines names = text_wrap(arena, name_of(outline, id), room > 1 ? room : 1);
    for (size_t i = 0; i < names.count; i++) {
        Buffer line = { .arena = arena };
        buffer_add(&line, buffer_str(i == 0 ? &first : &others));
        buffer_add(&line, names.lines[i]);
        if (i == 0 && end > 0 && !counts_apart) {
            text_lines_pad(&line, outline->columns - end);
            buffer_add(&line, counts);
        }
        text_lines_put(&outline->lines, buffer_str(&line));
    }
    if (counts_apart) {
        buffer_add(&others, counts);
        text_lines_put(&outline->lines, buffer_str(&others));
    }
}

static Str cited(const Outline *outline, PlaceId id)
{
    Arena *arena = outline->lines.arena;
    Cite *cites;
    size_t count = citing_list(
        debate_data(outline->tree->debate, place_at(outline, id)->node), arena, &cites);
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < count; i++)
        buffer_format(&out, "%s%.*s%s%.*s", i == 0 ? "§ " : ", ",
                      (int)cites[i].document.length, cites[i].document.data,
                      cites[i].at.length > 0 ? " " : "", (int)cites[i].at.length,
                      cites[i].at.data);
    return text_clean(arena, buffer_str(&out), false, NULL);
}

static void put_place(const Outline *outline, PlaceId id)
{
    Arena *arena = outline->lines.arena;
    const Debate *debate = outline->tree->debate;
    const Place *place = place_at(outline, id);
    if (place->depth == 0 && id > 0)
        text_lines_put(&outline->lines, str(""));
    if (place->link == LINK_PREMISE &&
        place_at(outline, place->parent)->first_child != id) {
        Buffer line = { .arena = arena };
        add_passing(outline, &line, id, false);
        buffer_add(&line, str("⎢ and"));
        text_lines_put(&outline->lines, buffer_str(&line));
    }
    put_title(outline, id);
    if (place->home != id)
        return;
    Str guides = detail_guides(outline, id), cites = cited(outline, id);
    Str text =
        str_trim(text_clean(arena, debate_text(debate, place->node), false, NULL));
    if (text.length > 0 && !debate_is_untitled(debate, place->node))
        text_lines_wrap(&outline->lines, guides, guides, text, outline->columns);
    if (cites.length > 0)
        text_lines_wrap(&outline->lines, guides, guides, cites, outline->columns);
}

// --- a debate

static int within(int columns)
{
    columns = columns > EXPORT_COLUMNS_LEAST ? columns : EXPORT_COLUMNS_LEAST;
    return columns < EXPORT_COLUMNS_MOST ? columns : EXPORT_COLUMNS_MOST;
}

static void put_paragraph(const TextLines *lines, Str text, int columns)
{
    text = str_trim(text_clean(lines->arena, text, false, NULL));
    if (text.length == 0)
        return;
    text_lines_wrap(lines, str(""), str(""), text, columns);
    text_lines_put(lines, str(""));
}

static void put_head(const Outline *outline)
{
    Arena *arena = outline->lines.arena;
    const Tree *tree = outline->tree;
    int claims = 0;
    for (PlaceId id = 0; id < tree->count; id++)
        claims += tree->places[id].home == id;
    Str size = arena_format(arena, "%d %s · %d %s · %d deep", claims,
                            claims == 1 ? "claim" : "claims", (int)tree->root_count,
                            tree->root_count == 1 ? "thesis" : "theses",
                            (int)tree->deepest + 1);
    put_paragraph(&outline->lines, tree->debate->title, outline->columns);
    put_paragraph(&outline->lines, tree->debate->abstract, outline->columns);
    put_paragraph(&outline->lines,
                  problem_hidden(tree->debate->hidden, outline->lines.arena),
                  outline->columns);
    put_paragraph(&outline->lines,
                  claims > 0 ? size : str("There are no claims in this debate."),
                  outline->columns);
}

void export_text_debate(const Tree *tree, int columns, TakeLine *take, void *context)
{
    Outline outline = { .tree = tree,
                        .lines = { take, context, arena_new() },
                        .columns = within(columns) };
    outline.levels = (outline.columns - TEXT_COLUMNS) / LEVEL_COLUMNS;
    outline.levels = outline.levels > 1 ? outline.levels : 1;
    int bytes = outline.columns / ADDRESS_SHARE;
    bytes = bytes > ADDRESS_LEAST ? bytes : ADDRESS_LEAST;
    outline.address_bytes = (size_t)(bytes < ADDRESS_MOST ? bytes : ADDRESS_MOST);
    put_head(&outline);
    for (PlaceId id = 0; id < tree->count; id++) {
        arena_reset(outline.lines.arena);
        put_place(&outline, id);
    }
    arena_free(outline.lines.arena);
}

// --- a document

static void put_heading(const TextLines *lines, const Document *document,
                        const Block *block, int columns)
{
    const DocumentSection *section = &document->sections[block->section];
    Str heading =
        arena_format(lines->arena, "%.*s%s%.*s", (int)section->number.length,
                     section->number.data, section->number.length > 0 ? " " : "",
                     (int)block->text.length, block->text.data);
    int width = text_width(heading);
    Buffer rule = { .arena = lines->arena };
    text_lines_wrap(lines, str(""), str(""), heading, columns);
    for (int i = 0; section->level == 1 && i < width && i < columns; i++)
        buffer_add(&rule, str("─"));
    if (rule.length > 0)
        text_lines_put(lines, buffer_str(&rule));
}

// What stands before a block's text: its number, and signs for quotations and lists.
static void margins(const Block *block, Arena *arena, Buffer *first, Buffer *others)
{
    *first = *others = (Buffer){ .arena = arena };
    if (block->paragraph > 0)
        buffer_format(first, "¶%d", block->paragraph);
    text_lines_pad(first, MARGIN);
    text_lines_pad(others, MARGIN);
    for (int i = 0; i < block->quote_depth; i++) {
        buffer_add(first, str("│ "));
        buffer_add(others, str("│ "));
    }
    for (int i = 1; i < block->list_depth; i++) {
        buffer_add(first, str("  "));
        buffer_add(others, str("  "));
    }
    if (block->kind == BLOCK_ITEM && block->item_number > 0)
        buffer_format(first, "%d. ", block->item_number);
    else if (block->list_depth > 0)
        buffer_add(first, str(block->kind == BLOCK_ITEM ? "• " : "  "));
    text_lines_pad(others, text_width(buffer_str(first)));
}

static void put_code(const TextLines *lines, Str first, Str others, Str text)
{
    Str line;
    for (int i = 0; str_next(&text, '\n', &line); i++) {
        Buffer out = { .arena = lines->arena };
        buffer_add(&out, i == 0 ? first : others);
        buffer_add(&out, line);
        text_lines_put(lines, buffer_str(&out));
    }
}

static void put_block(const TextLines *lines, const Document *document, size_t index,
                      int columns)
{
    const Block *block = &document->blocks[index];
    Buffer first, others;
    margins(block, lines->arena, &first, &others);
    switch (block->kind) {
    case BLOCK_HEADING: put_heading(lines, document, block, columns); break;
    case BLOCK_RULE: text_lines_put(lines, str("      ──────────")); break;
    case BLOCK_TABLE:
        text_lines_put(lines, buffer_str(&first));
        text_table(lines, block->table, buffer_str(&others), columns);
        break;
    case BLOCK_CODE:
        put_code(lines, buffer_str(&first), buffer_str(&others), block->text);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_ITEM:
        text_lines_wrap(lines, buffer_str(&first), buffer_str(&others), block->text,
                        columns);
        break;
    }
}

void export_text_document(const Document *document, int columns, TakeLine *take,
                          void *context)
{
    TextLines lines = { take, context, arena_new() };
    columns = within(columns);
    put_paragraph(&lines, document->title, columns);
    put_paragraph(&lines,
                  arena_format(lines.arena, "%.*s%s%.*s", (int)document->author.length,
                               document->author.data,
                               document->author.length > 0 && document->year.length > 0
                                   ? ", "
                                   : "",
                               (int)document->year.length, document->year.data),
                  columns);
    put_paragraph(&lines, document->about, columns);
    put_paragraph(&lines, document->trust, columns);
    put_paragraph(&lines, problem_hidden(document->hidden, lines.arena), columns);
    for (size_t i = 0; i < document->block_count; i++) {
        bool is_item = document->blocks[i].kind == BLOCK_ITEM;
        arena_reset(lines.arena);
        if (i > 0 && !(is_item && document->blocks[i - 1].kind == BLOCK_ITEM))
            text_lines_put(&lines, str(""));
        put_block(&lines, document, i, columns);
    }
    arena_free(lines.arena);
}
