#include "ui/plain_passage.h"
#include "src/base/vec.h"
#include "src/text/text.h"

// How many passages a section has, those of its subsections included.
static int passages_in(const Document *document, const DocumentSection *section)
{
    int count = 0;
    for (size_t i = section->first_block; i < section->end_block; i++)
        count += document->blocks[i].paragraph > 0;
    return count;
}

// The passages that are numbered from this block's heading on.
static int numbered_with(const Document *document, size_t block)
{
    int section = document->blocks[block].section, last = 0;
    for (size_t i = block; i < document->block_count; i++) {
        if (document->blocks[i].section != section)
            break;
        last =
            document->blocks[i].paragraph > last ? document->blocks[i].paragraph : last;
    }
    return last;
}

static Str section_number(const Document *document, size_t block)
{
    int section = document->blocks[block].section;
    return section < 0 ? str("") : document->sections[section].number;
}

Str plain_address(const Document *document, size_t block, Arena *arena)
{
    const Block *at = &document->blocks[block];
    Str number = section_number(document, block);
    if (at->paragraph == 0)
        return arena_format(arena, "Section %.*s", STR_ARGUMENTS(number));
    return arena_format(arena, "%.*s%sparagraph %d", STR_ARGUMENTS(number),
                        number.length > 0 ? " " : "", at->paragraph);
}

static void add_kind(Buffer *out, const Block *block)
{
    if (block->quote_depth > 0)
        buffer_add(out, str(", quotation"));
    if (block->kind == BLOCK_CODE)
        buffer_add(out, str(", code"));
    if (block->kind == BLOCK_TABLE)
        buffer_format(out, ", table of %d rows and %d columns", block->table->rows - 1,
                      block->table->columns);
    if (block->kind == BLOCK_ITEM && block->item_number > 0)
        buffer_format(out, ", item %d of a list", block->item_number);
    else if (block->kind == BLOCK_ITEM)
        buffer_add(out, str(", item of a list"));
}

// Each row is a sentence in which every cell has the name of its column before it.
static void add_table(Buffer *out, const TableBlock *table)
{
    for (int row = 1; row < table->rows; row++) {
        buffer_format(out, "\nRow %d", row);
        for (int column = 0; column < table->columns; column++) {
            Str name = table->cells[column];
            Str cell = table->cells[row * table->columns + column];
            buffer_format(out, "%s%.*s%s%.*s", column == 0 ? ": " : "; ",
                          STR_ARGUMENTS(name), name.length > 0 ? ", " : "",
                          STR_ARGUMENTS(cell));
        }
        buffer_add_byte(out, '.');
    }
}

static Str heading(const Document *document, size_t block, SayLength length,
                   Arena *arena)
{
    const Block *at = &document->blocks[block];
    Buffer out = { .arena = arena };
    buffer_add(&out, plain_address(document, block, arena));
    int count =
        at->section < 0 ? 0 : passages_in(document, &document->sections[at->section]);
    if (length != SAY_SHORT)
        buffer_format(&out, ", level %d, %d paragraph%s", at->level, count,
                      count == 1 ? "" : "s");
    buffer_format(&out, ": %.*s", STR_ARGUMENTS(plain_stop(at->text, arena)));
    return buffer_str(&out);
}

Str plain_passage(const Document *document, size_t block, const PassageMarks *marks,
                  SayLength length, Arena *arena)
{
    const Block *at = &document->blocks[block];
    Buffer out = { .arena = arena };
    if (at->kind == BLOCK_RULE)
        return str("A rule between two parts of the text.");
    if (at->kind == BLOCK_HEADING)
        return heading(document, block, length, arena);
    buffer_add(&out, plain_address(document, block, arena));
    if (length != SAY_SHORT) {
        buffer_format(&out, " of %d", numbered_with(document, block));
        add_kind(&out, at);
        if (marks->uses > 0)
            buffer_format(&out, ", %zu claim%s", marks->uses,
                          marks->uses == 1 ? " uses it" : "s use it");
        if (marks->is_read)
            buffer_add(&out, str(", read"));
        if (marks->is_noted)
            buffer_add(&out, str(", noted"));
    }
    buffer_add_byte(&out, ':');
    if (at->table)
        add_table(&out, at->table);
    else
        buffer_format(&out, " %.*s", STR_ARGUMENTS(plain_stop(at->text, arena)));
    return buffer_str(&out);
}

Str plain_passage_path(const Document *document, size_t block, Arena *arena)
{
    Buffer out = { .arena = arena };
    const Block *at = &document->blocks[block];
    int section = at->section;
    Str address = plain_address(document, block, arena);
    buffer_format(&out, "%.*s, %zu percent of the way.", STR_ARGUMENTS(address),
                  document->block_count > 1 ? block * 100 / (document->block_count - 1)
                                            : 100);
    for (; section >= 0; section = document->sections[section].parent) {
        const DocumentSection *above = &document->sections[section];
        buffer_format(&out, "\nIn section %.*s: %.*s", STR_ARGUMENTS(above->number),
                      STR_ARGUMENTS(plain_stop(above->title, arena)));
    }
    buffer_format(&out, "\nIn the text: %.*s",
                  STR_ARGUMENTS(plain_stop(document->title, arena)));
    return buffer_str(&out);
}
