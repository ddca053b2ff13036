#include "ui/search_guide.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "ui/query_completion.h"

// clang-format off
const SearchExample search_examples[] = {
    { "soft pow",        "texts with both; the last word may be a beginning" },
    { "\"soft power\"",  "these words together" },
    { "-war",            "without this word; -in:NAME: not there" },
    { "songs OR films",  "one of the two is enough" },
    { "in:NAME",         "within one debate" },
    { "doc:NAME",        "within one document" },
    { "is:claim",        "or argument, passage, thesis, premise, unanswered, unread" },
    { "side:for",        "what speaks for its thesis; or against" },
    { "re:attack",       "by how it bears on another; or support, undercut, premise" },
    { "tag:NAME",        "and author:NAME, section:NAME, cites:NAME; Tab lists names" },
    { "sort:place",      "as they stand; or debate, best (Ctrl-O goes round)" },
    { "mark:a",          "and Enter keeps this search; ' a searches so again" },
};
// clang-format on
const size_t search_example_count = COUNT(search_examples);

// 12345 as "12,345".
static Str grouped(size_t number, Arena *arena)
{
    Str digits = arena_format(arena, "%zu", number);
    Buffer text = { .arena = arena };
    for (size_t i = 0; i < digits.length; i++) {
        if (i > 0 && (digits.length - i) % 3 == 0)
            buffer_add_byte(&text, ',');
        buffer_add_byte(&text, digits.data[i]);
    }
    return buffer_str(&text);
}

static void add_count(Buffer *text, const char *before, size_t count, const char *one,
                      const char *several)
{
    if (count == 0)
        return;
    Str number = grouped(count, text->arena);
    buffer_format(text, "%s%.*s %s", before, (int)number.length, number.data,
                  count == 1 ? one : several);
}

static Str count_kinds(const SearchFacets *facets, Arena *arena)
{
    Buffer text = { .arena = arena };
    add_count(&text, ", ", facets->theses, "thesis", "theses");
    add_count(&text, ", ", facets->claims, "claim", "claims");
    add_count(&text, ", ", facets->arguments, "argument", "arguments");
    add_count(&text, ", ", facets->passages, "passage", "passages");
    return buffer_str(&text);
}

static Str count_sides(const SearchFacets *facets, Arena *arena)
{
    Buffer text = { .arena = arena };
    add_count(&text, "; ", facets->for_thesis, "for", "for");
    add_count(&text, facets->for_thesis > 0 ? ", " : "; ", facets->against_thesis,
              "against", "against");
    return buffer_str(&text);
}

// Adds a part if there is room for all of it.
static void add_if_fits(Buffer *text, Str part, int columns)
{
    if (text_width(buffer_str(text)) + text_width(part) <= columns)
        buffer_add(text, part);
}

Str search_summary(const Hits *hits, int columns, Arena *arena)
{
    static const char *const orders[ORDER_COUNT] = {
        [ORDER_BEST] = ", best first",
        [ORDER_PLACE] = ", as they stand",
        [ORDER_DEBATE] = ", by text",
    };
    Buffer text = { .arena = arena };
    if (hits->total == 0)
        return str(hits->complete ? "No hits" : "No hits yet");
    add_count(&text, "", hits->total, "hit", "hits");
    if (!hits->complete)
        buffer_add(&text, str(" or more"));
    if (hits->total > 1)
        buffer_add(&text, str(orders[hits->order]));
    if (hits->facets) {
        Str kinds = count_kinds(hits->facets, arena);
        if (kinds.length > 0)
            kinds =
                arena_format(arena, ": %.*s", (int)kinds.length - 2, kinds.data + 2);
        add_if_fits(&text, kinds, columns);
        add_if_fits(&text, count_sides(hits->facets, arena), columns);
    }
    return buffer_str(&text);
}

Str search_nothing(Str query, Str suggestion, Arena *arena)
{
    if (suggestion.length > 0)
        return arena_format(arena,
                            "Nothing has this. Did you mean: %.*s? Tab searches that.",
                            (int)suggestion.length, suggestion.data);
    Str filter = query_filter(query, arena), words = query_words(query, arena);
    bool is_one_word = str_find(str_trim(words), str(" ")) < 0;
    const char *advice = is_one_word ? "Try only the beginning of the word"
                                     : "Try fewer words, or only the beginning of one";
    if (filter.length == 0)
        return arena_format(arena, "Nothing in the library has %s. %s.",
                            is_one_word ? "this word" : "all of these words", advice);
    return arena_format(
        arena, "Nothing has %s within %.*s. %s, or delete %.*s to search everything.",
        is_one_word ? "this word" : "all of these words", (int)filter.length,
        filter.data, advice, (int)filter.length, filter.data);
}

// --- the guide

typedef struct {
    Canvas canvas;
    Arena *arena;
    int line;
} Pen;

static void write_text(Pen *pen, Role role, int indent, Str text)
{
    int columns = pen->canvas.columns - indent - 1;
    Lines lines = text_wrap(pen->arena, text, columns > 1 ? columns : 1);
    for (size_t i = 0; i < lines.count; i++)
        canvas_text(pen->canvas, pen->line++, indent, role, lines.lines[i]);
}

// A row of the table of what can be typed: an example and what it does.
static void write_example(Pen *pen, Str example, Str meaning)
{
    enum { EXAMPLE_COLUMNS = 18 };
    int start = pen->line;
    write_text(pen, ROLE_TEXT, EXAMPLE_COLUMNS, meaning);
    canvas_text(pen->canvas, start, 2, ROLE_STRONG,
                text_cut(pen->arena, example, EXAMPLE_COLUMNS - 3));
}

// The slugs of all sources of a kind, up to eight of them.
static Str slugs(const Library *library, SourceKind kind, Arena *arena)
{
    Buffer text = { .arena = arena };
    size_t count = 0;
    for (size_t i = 0; i < library_count(library); i++) {
        Str slug = library_source(library, i)->slug;
        if (library_source(library, i)->kind != kind || ++count > 8)
            continue;
        buffer_format(&text, "%s%.*s", count > 1 ? ", " : "", (int)slug.length,
                      slug.data);
    }
    if (count > 8)
        buffer_add(&text, str(", …"));
    return buffer_str(&text);
}

// An example and, of those that name a source, which ones there are. A low window shows
// these and the plainest.
static void write_examples(Pen *pen, const Library *library, bool is_roomy)
{
    enum { PLAINEST = 2 };
    for (size_t i = 0; i < search_example_count; i++) {
        const SearchExample *row = &search_examples[i];
        bool is_in = strcmp(row->example, "in:NAME") == 0;
        bool names = is_in || strcmp(row->example, "doc:NAME") == 0;
        if (!names && (is_roomy || i < PLAINEST))
            write_example(pen, str(row->example), str(row->meaning));
        Str list =
            names ? slugs(library, is_in ? SOURCE_DEBATE : SOURCE_DOCUMENT, pen->arena)
                  : str("");
        if (list.length > 0)
            write_example(pen, str(row->example),
                          arena_format(pen->arena, "%s: %.*s", row->meaning,
                                       (int)list.length, list.data));
    }
}

static void write_history(Pen *pen, const Str *history, size_t count)
{
    if (count == 0 || pen->line + 2 >= pen->canvas.rows)
        return;
    pen->line++;
    write_text(pen, ROLE_STRONG, 0, str("Earlier (Ctrl-R)"));
    for (size_t i = 0; i < count && pen->line < pen->canvas.rows; i++) {
        Str shown = text_cut(pen->arena, history[i], pen->canvas.columns - 3);
        canvas_text(pen->canvas, pen->line++, 2, ROLE_TEXT, shown);
    }
}

void search_guide_draw(const Library *library, Str query, const Str *history,
                       size_t history_count, Canvas canvas, Arena *arena)
{
    Pen pen = { canvas, arena, 0 };
    Str filter = query_filter(query, arena);
    if (filter.length > 0)
        write_text(
            &pen, ROLE_TEXT, 0,
            arena_format(arena,
                         "Type words to search %.*s; delete it to search everything.",
                         (int)filter.length, filter.data));
    else
        write_text(&pen, ROLE_TEXT, 0,
                   str("Type words to search all debates and documents."));
    if (canvas.rows >= 12)
        pen.line++;
    write_examples(&pen, library, canvas.rows >= 18);
    if (canvas.rows >= 12)
        pen.line++;
    write_text(
        &pen, ROLE_DIM, 0,
        str("↓ ↑ choose · Enter goes there · Esc returns · Tab completes a name"));
    write_history(&pen, history, history_count);
}
