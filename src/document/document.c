#include "src/document/document.h"
#include "src/argdown/data.h"
#include "src/base/alloc.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/document/markdown.h"
#include "src/text/text.h"

// --- front matter

static void add_plain(Buffer *out, const Value *value)
{
    switch (value->kind) {
    case VALUE_STRING: buffer_add(out, str_trim(value->string)); break;
    case VALUE_NUMBER: buffer_format(out, "%.15g", value->number); break;
    case VALUE_BOOLEAN: buffer_add(out, str(value->boolean ? "true" : "false")); break;
    default: break;
    }
}

// What the front matter says under a key, on one line: a text, a number, or a list of
// them with commas.
static Str meta_text(Document *document, Arena *arena, const char *key)
{
    const Value *value = value_get(document->meta, key);
    Buffer text = { .arena = arena };
    if (!value)
        return str("");
    add_plain(&text, value);
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
        buffer_add(&text, str(i > 0 ? ", " : ""));
        add_plain(&text, value->entries[i].value);
    }
    return text_clean(arena, buffer_str(&text), false, &document->hidden);
}

// The file's name without its folder and ".md".
static Str file_stem(Str path)
{
    size_t start = path.length;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    Str name = str_from(path, start);
    return str_ends(name, str(".md")) ? str_part(name, 0, name.length - 3) : name;
}

static void read_meta(Document *document, Arena *arena)
{
    document->title = meta_text(document, arena, "title");
    document->author = meta_text(document, arena, "author");
    document->year = meta_text(document, arena, "year");
    document->kind = meta_text(document, arena, "kind");
    document->source = meta_text(document, arena, "source");
    document->about = meta_text(document, arena, "about");
    document->trust = meta_text(document, arena, "trust");
    document->slug = meta_text(document, arena, "slug");
    if (document->slug.length == 0)
        document->slug =
            text_clean(arena, file_stem(document->path), false, &document->hidden);
}

// --- sections

// Takes the number off a heading that begins with its own: "4.1 Titles", "4.1. Titles".
static void drop_number(Block *heading, Str number)
{
    Str text = heading->text;
    size_t at = number.length;
    if (!str_starts(text, number))
        return;
    at += at < text.length && strchr(".)", text.data[at]) ? 1 : 0;
    if (at >= text.length || text.data[at] != ' ')
        return;
    while (at < text.length && text.data[at] == ' ')
        at++;
    heading->text = str_from(text, at);
    for (size_t i = 0; i < heading->span_count; i++) {
        Span *span = &heading->spans[i];
        span->start = span->start > at ? span->start - at : 0;
        span->end = span->end > at ? span->end - at : 0;
    }
}

// The sections while they are being found.
typedef struct {
    Document *document;
    Arena *arena;
    size_t capacity;
    int children[7]; // how many sections have been found below the open one of a level
    int open[7];     // index + 1 of the open section of each heading level, or 0
} Outline;

// The section that a heading of this level belongs to, or -1.
static int parent_of(const Outline *outline, int level)
{
    for (int above = level - 1; above > 0; above--)
        if (outline->open[above] > 0)
            return outline->open[above] - 1;
    return -1;
}

static void close_sections(Outline *outline, int from_level, size_t end)
{
    for (int level = from_level; level < (int)COUNT(outline->open); level++) {
        if (outline->open[level] > 0)
            outline->document->sections[outline->open[level] - 1].end_block = end;
        outline->open[level] = 0;
        outline->children[level] = 0;
    }
}

static void add_section(Outline *outline, size_t block)
{
    Document *document = outline->document;
    Block *heading = &document->blocks[block];
    close_sections(outline, heading->level, block);
    int parent = parent_of(outline, heading->level);
    int above =
        parent < 0 ? 0 : document->blocks[document->sections[parent].first_block].level;
    int index = ++outline->children[above];

    document->sections =
        vec_room(outline->arena, document->sections, document->section_count,
                 &outline->capacity, sizeof document->sections[0]);
    DocumentSection *section = &document->sections[document->section_count];
    Str outer = parent < 0 ? str("") : document->sections[parent].number;
    section->number = arena_format(outline->arena, "%.*s%s%d", (int)outer.length,
                                   outer.data, parent < 0 ? "" : ".", index);
    section->level = parent < 0 ? 1 : document->sections[parent].level + 1;
    section->parent = parent;
    section->first_block = block;
    drop_number(heading, section->number);
    section->title = heading->text;
    table_set(&document->numbers, section->number, (int32_t)document->section_count);
    document->section_count++;
    outline->open[heading->level] = (int)document->section_count;
}

static void number_blocks(Document *document, Arena *arena)
{
    Outline outline = { .document = document, .arena = arena };
    int paragraph = 0;
    for (size_t i = 0; i < document->block_count; i++) {
        Block *block = &document->blocks[i];
        if (block->kind == BLOCK_HEADING) {
            add_section(&outline, i);
            paragraph = 0;
        } else if (block->kind != BLOCK_RULE)
            block->paragraph = ++paragraph;
        block->section = (int)document->section_count - 1;
    }
    close_sections(&outline, 0, document->block_count);
}

static void count_words(Document *document)
{
    for (size_t i = 0; i < document->block_count; i++) {
        size_t at = 0;
        Word word;
        while (text_word(document->blocks[i].text, &at, &word))
            document->words++;
    }
}

// --- reading

// As much of a text as is read.
static Str limited(Guard *guard, Str text)
{
    if (text.length <= LIMIT_MARKDOWN_BYTES)
        return text;
    size_t end = LIMIT_MARKDOWN_BYTES;
    while (end > 0 && text.data[end - 1] != '\n')
        end--;
    for (end = end > 0 ? end : LIMIT_MARKDOWN_BYTES;
         end > 0 && ((unsigned char)text.data[end] & 0xC0) == 0x80;)
        end--;
    guard_report(guard, OVER_FILE, 1);
    return str_part(text, 0, end);
}

// The text of a file fit to be shown, which may be longer than it was.
static Str cleaned(Guard *guard, Arena *arena, Str text, size_t *hidden)
{
    bool has_mark = str_starts(text, str("\xEF\xBB\xBF")); // of the byte order
    text = limited(guard, str_from(text, has_mark ? 3 : 0));
    return limited(guard, text_clean(arena, text, true, hidden));
}

const Document *document_read(Arena *arena, Str path, Str text, Problems *problems)
{
    Document *document = arena_get(arena, 1, sizeof *document);
    Guard guard = { .path = path, .first_line = 1, .problems = problems };
    *document = (Document){ .path = path, .numbers = { .arena = arena } };
    text = cleaned(&guard, arena, text, &document->hidden);
    document->meta =
        data_front_matter(arena, text, path, &text, &guard.first_line, problems);
    read_meta(document, arena);
    MarkdownBlocks markdown = markdown_read(&guard, arena, text);
    document->blocks = markdown.blocks;
    document->block_count = markdown.count;
    document->hidden += markdown.hidden;
    number_blocks(document, arena);
    count_words(document);
    if (document->title.length == 0)
        document->title =
            document->section_count > 0 ? document->sections[0].title : document->slug;
    return document;
}

// --- addresses

Str document_address(const Document *document, size_t block, Arena *arena)
{
    const Block *found = &document->blocks[block];
    Str number =
        found->section < 0 ? str("") : document->sections[found->section].number;
    if (found->paragraph == 0)
        return number;
    return arena_format(arena, "%.*s%s¶%d", (int)number.length, number.data,
                        number.length > 0 ? " " : "", found->paragraph);
}

// The block of a paragraph of a section. Only rules have no number, so it cannot stand
// earlier than that many blocks after the heading.
static ptrdiff_t find_paragraph(const Document *document, int section, size_t number)
{
    size_t at =
        section < 0 ? number - 1 : document->sections[section].first_block + number;
    for (; at < document->block_count; at++) {
        const Block *block = &document->blocks[at];
        if (block->section != section)
            break;
        if (block->paragraph == (int)number)
            return (ptrdiff_t)at;
    }
    return -1;
}

// Takes a mark and the blanks around it off the front, if it is there.
static bool take(Str *rest, const char *mark)
{
    bool found = str_starts(*rest, str(mark));
    *rest = str_trim(str_from(*rest, found ? strlen(mark) : 0));
    return found;
}

// Takes the digits, and the dots if they may be there, off the front.
static Str take_number(Str *rest, bool dots)
{
    size_t end = 0;
    while (end < rest->length && ((rest->data[end] >= '0' && rest->data[end] <= '9') ||
                                  (dots && rest->data[end] == '.')))
        end++;
    Str number = str_part(*rest, 0, end);
    *rest = str_trim(str_from(*rest, end));
    while (dots && str_ends(number, str(".")))
        number = str_part(number, 0, number.length - 1);
    return number;
}

ptrdiff_t document_find(const Document *document, Str address)
{
    Str rest = str_trim(address);
    take(&rest, "§");
    Str number = take_number(&rest, true);
    int section = number.length > 0 ? table_get(&document->numbers, number) : -1;
    if (number.length > 0 && section < 0)
        return -1;
    if (rest.length == 0)
        return section < 0 ? -1 : (ptrdiff_t)document->sections[section].first_block;

    if (!take(&rest, "¶") && !take(&rest, "p") && !take(&rest, "P"))
        return -1;
    Str digits = take_number(&rest, false);
    if (rest.length > 0 || digits.length == 0 || digits.length > 9)
        return -1;
    size_t paragraph = 0;
    for (size_t i = 0; i < digits.length; i++)
        paragraph = paragraph * 10 + (size_t)(digits.data[i] - '0');
    return paragraph > 0 ? find_paragraph(document, section, paragraph) : -1;
}
