#include "ui/cli_search.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/export/json_text.h"
#include "src/library/search.h"
#include "src/text/text.h"

enum { HITS_USUAL = 100 };

// --- what is said of a hit

static Link link_of(const Hit *hit)
{
    int link = hit->row.link;
    return link > LINK_ROOT && link < LINK_COUNT ? (Link)link : LINK_ROOT;
}

static Str is_of(const Hit *hit)
{
    static const char *const names[] = { "thesis", "title", "claim", "argument",
                                         "passage" };
    return str(hit->row.ordinal < 0 ? "source" : names[hit->row.class]);
}

// What it matches as, in the order of importance.
static Str class_of(const Hit *hit)
{
    static const char *const names[] = { "thesis", "title", "text", "text", "passage" };
    return str(names[hit->class]);
}

static Str side_of(const Hit *hit)
{
    return str(hit->row.side > 0 ? "for" : hit->row.side < 0 ? "against" : "");
}

static Str id_of(const StoreSource *source, const Hit *hit, Arena *arena)
{
    Str name = store_full_name(source, arena), address = hit->row.address;
    return address.length > 0
               ? arena_format(arena, "%.*s#%.*s", (int)name.length, name.data,
                              (int)address.length, address.data)
               : name;
}

static Str score_of(const Hit *hit, Arena *arena)
{
    return arena_format(arena, "%.3f", hit->score);
}

// --- for readers

// "library/slug", or only the slug where that is enough.
static Str short_name(const Library *library, size_t index, Arena *arena)
{
    const StoreSource *source = library_source(library, index);
    return library_find(library, source->slug) == (ptrdiff_t)index
               ? source->slug
               : store_full_name(source, arena);
}

// "real-power 2.3.1 ⊘ Title: text  ‹ undercuts ... ‹ supports ..."
static void print_hit(const CliTask *task, const Library *library, const Hit *hit,
                      Arena *arena)
{
    Buffer line = { .arena = arena };
    Str name = short_name(library, hit->source, arena), address = hit->row.address;
    bool is_passage = hit->row.class == ROW_PASSAGE;
    bool shows_text = hit->mark_count > 0 || hit->title.length == 0;
    buffer_format(&line, "%.*s", (int)name.length, name.data);
    if (address.length > 0)
        buffer_format(&line, " %.*s", (int)address.length, address.data);
    if (link_of(hit) != LINK_ROOT)
        buffer_format(&line, " %s", link_sign(link_of(hit)));
    if (!is_passage && hit->title.length > 0)
        buffer_format(&line, " %.*s%s", (int)hit->title.length, hit->title.data,
                      shows_text ? ":" : "");
    if (shows_text || is_passage)
        buffer_format(&line, " %.*s", (int)hit->snippet.length, hit->snippet.data);
    if (hit->line.length > 0)
        buffer_format(&line, "  ‹ %.*s", (int)hit->line.length, hit->line.data);
    output_line(task->output, buffer_str(&line));
}

// --- for scripts

// Marks count characters, as JSON does, not bytes.
static void add_marks(Buffer *line, const char *key, Str text, const Mark *marks,
                      size_t count)
{
    size_t at = 0, characters = 0;
    Str rest = text;
    buffer_format(line, ",\"%s\":[", key);
    for (size_t i = 0; i < 2 * count; i++) {
        size_t until = i % 2 ? marks[i / 2].end : marks[i / 2].start;
        for (; at < until && rest.length > 0; at = text.length - rest.length) {
            text_decode(&rest);
            characters++;
        }
        buffer_format(line, i % 2 ? ",%zu]" : i > 0 ? ",[%zu" : "[%zu", characters);
    }
    buffer_add_byte(line, ']');
}

static void print_json(const CliTask *task, const StoreSource *source, const Hit *hit,
                       Arena *arena)
{
    Buffer line = { .arena = arena };
    buffer_add_byte(&line, '{');
    json_text_field(&line, "library", source->library);
    json_text_field(&line, "source", source->slug);
    json_text_field(&line, "kind", str(cli_kind_name(source->kind)));
    json_text_field(&line, "is", is_of(hit));
    json_text_field(&line, "address", hit->row.address);
    json_text_field(&line, "title", hit->row.title);
    json_text_field(&line, "text", hit->row.text);
    if (link_of(hit) != LINK_ROOT)
        json_text_field(&line, "bears", str(link_verb(link_of(hit))));
    if (hit->row.side != 0)
        json_text_field(&line, "side", side_of(hit));
    if (hit->line.length > 0)
        json_text_field(&line, "line", hit->line);
    json_text_field(&line, "snippet", hit->snippet);
    add_marks(&line, "marks", hit->snippet, hit->marks, hit->mark_count);
    add_marks(&line, "title_marks", hit->title, hit->title_marks,
              hit->title_mark_count);
    json_text_field(&line, "class", class_of(hit));
    buffer_format(&line, ",\"score\":%s", score_of(hit, arena).data);
    json_text_field(&line, "key", hit->row.key);
    json_text_field(&line, "id", id_of(source, hit, arena));
    buffer_add_byte(&line, '}');
    output_line(task->output, buffer_str(&line));
}

// --- for other finders

typedef enum {
    PART_ID,
    PART_LIBRARY,
    PART_SOURCE,
    PART_KIND,
    PART_IS,
    PART_CLASS,
    PART_SCORE,
    PART_ADDRESS,
    PART_KEY,
    PART_TITLE,
    PART_TEXT,
    PART_SNIPPET,
    PART_BEARS,
    PART_SIDE,
    PART_LINE,
    PART_COUNT,
} Part;

// PART_COUNT if there is none of this name.
static Part part_of(Str name)
{
    static const char *const names[PART_COUNT] = {
        "id",  "library", "source", "kind",    "is",    "class", "score", "address",
        "key", "title",   "text",   "snippet", "bears", "side",  "line",
    };
    int part = 0;
    while (part < PART_COUNT && !str_is(name, names[part]))
        part++;
    return (Part)part;
}

static Str say_part(Part part, const StoreSource *source, const Hit *hit, Arena *arena)
{
    switch (part) {
    case PART_ID: return id_of(source, hit, arena);
    case PART_LIBRARY: return source->library;
    case PART_SOURCE: return source->slug;
    case PART_KIND: return str(cli_kind_name(source->kind));
    case PART_IS: return is_of(hit);
    case PART_CLASS: return class_of(hit);
    case PART_SCORE: return score_of(hit, arena);
    case PART_ADDRESS: return hit->row.address;
    case PART_KEY: return hit->row.key;
    case PART_TITLE: return hit->row.title;
    case PART_TEXT: return hit->row.text;
    case PART_SNIPPET: return hit->snippet;
    case PART_BEARS: return str(link_of(hit) ? link_verb(link_of(hit)) : "");
    case PART_SIDE: return side_of(hit);
    case PART_LINE: return hit->line;
    case PART_COUNT: break;
    }
    return str("");
}

// One piece of a format: text as it is (a tab, a line end, a brace among them) or a
// part of what is said.
typedef struct {
    Str text;
    Part part; // PART_COUNT: the text
} Piece;

// Takes the next piece off a format; false at its end, or with an error.
static bool next_piece(Str *format, Piece *piece, Error *error)
{
    static const struct {
        const char *written, *meant;
    } escapes[] = {
        { "\\t", "\t" }, { "\\n", "\n" }, { "\\\\", "\\" }, { "{{", "{" }, { "}}", "}" }
    };
    Str rest = *format;
    if (rest.length == 0)
        return false;
    *piece = (Piece){ str_part(rest, 0, 1), PART_COUNT };
    for (size_t i = 0; i < COUNT(escapes); i++)
        if (str_starts(rest, str(escapes[i].written))) {
            piece->text = str(escapes[i].meant);
            *format = str_from(rest, 2);
            return true;
        }
    *format = str_from(rest, 1);
    if (rest.data[0] != '{')
        return true;
    ptrdiff_t end = str_find(rest, str("}"));
    Str name = str_part(rest, 1, end > 0 ? (size_t)end : rest.length);
    piece->part = part_of(name);
    *format = str_from(rest, name.length + 2);
    return (end > 0 && piece->part != PART_COUNT) ||
           error_set(error,
                     "--format: there is no {%.*s}; there are {source}, {address}, "
                     "{title} and others that `man moot` lists, and {{ for a brace",
                     (int)name.length, name.data);
}

bool cli_search_format(const char *format, Error *error)
{
    Str rest = str(format);
    Piece piece;
    error->text[0] = '\0';
    while (next_piece(&rest, &piece, error))
        continue;
    return error->text[0] == '\0';
}

// What is said stays on its line and within its columns.
static void print_formatted(const CliTask *task, const StoreSource *source,
                            const Hit *hit, Arena *arena)
{
    Error ignored;
    Buffer line = { .arena = arena };
    Str rest = str(task->format);
    Piece piece;
    while (next_piece(&rest, &piece, &ignored)) {
        Str said = piece.text;
        if (piece.part != PART_COUNT)
            said = text_clean(arena, say_part(piece.part, source, hit, arena), false,
                              NULL);
        buffer_add(&line, said);
    }
    buffer_add_byte(&line, '\n');
    output_raw(task->output, buffer_str(&line));
}

// --- all of them

static Str joined(const CliTask *task, Arena *arena)
{
    Buffer query = { .arena = arena };
    for (size_t i = 0; i < task->count; i++)
        buffer_format(&query, "%s%s", i > 0 ? " " : "", task->operands[i]);
    return buffer_str(&query);
}

static void print_one(const CliTask *task, const Library *library, const Hit *hit,
                      Arena *arena)
{
    const StoreSource *source = library_source(library, hit->source);
    if (task->json)
        print_json(task, source, hit, arena);
    else if (task->format)
        print_formatted(task, source, hit, arena);
    else
        print_hit(task, library, hit, arena);
}

// Nothing was found, and perhaps something else was meant.
static void say_nothing(const CliTask *task, const Hits *hits, Str query, Arena *arena)
{
    Str meant = hits->suggestion;
    if (meant.length > 0)
        cli_say(task->output,
                arena_format(arena, "nothing has all of: %.*s; did you mean: %.*s",
                             (int)query.length, query.data, (int)meant.length,
                             meant.data));
    else
        cli_say(task->output, arena_format(arena, "nothing has all of: %.*s",
                                           (int)query.length, query.data));
}

static int print_hits(const CliTask *task, const Library *library, const Hits *hits,
                      Str query, Arena *arena)
{
    for (size_t i = 0; i < hits->count; i++)
        print_one(task, library, &hits->hits[i], arena);
    if (hits->notice.length > 0)
        cli_say(task->output, hits->notice);
    if (hits->count == 0 && hits->notice.length == 0)
        say_nothing(task, hits, query, arena);
    if (hits->total > hits->count)
        cli_say(task->output,
                arena_format(arena, "%zu of %zu%s hits shown; --limit shows more",
                             hits->count, hits->total,
                             hits->complete ? "" : " or more"));
    return hits->count > 0 ? CLI_DONE : CLI_FOUND;
}

int cli_search(const CliTask *task)
{
    Error error;
    if (task->count == 0)
        return cli_say(task->output, str("say what to search for: moot search WORDS"));
    Library *library = task->open(task->context, &error);
    if (!library)
        return cli_say(task->output, str(error.text));
    Arena *arena = arena_new();
    Str query = joined(task, arena);
    size_t limit = task->limit > 0 ? task->limit : HITS_USUAL;
    const Hits *hits = search_all(library, query, limit, arena);
    int status = print_hits(task, library, hits, query, arena);
    arena_free(arena);
    library_close(library);
    return status;
}
