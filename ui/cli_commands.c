#include "ui/cli_commands.h"
#include <sys/stat.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/export/export_text.h"
#include "src/export/json_text.h"
#include "src/library/search.h"
#include "src/text/text.h"
#include "ui/cli_source.h"

enum { HITS_USUAL = 100 };

static int say(const CliTask *task, const char *sentence)
{
    return cli_say(task->output, str(sentence));
}

// "library/slug", or only the slug where that is enough.
static Str short_name(const Library *library, size_t index, Arena *arena)
{
    const StoreSource *source = library_source(library, index);
    return library_find(library, source->slug) == (ptrdiff_t)index
               ? source->slug
               : store_full_name(source, arena);
}

// --- build

int cli_build(const CliTask *task)
{
    Error error;
    if (task->count != 1 || !task->target)
        return say(task, "say what to build and where: moot build FOLDER -o STORE");
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    bool ok = library_build(task->operands[0], task->target, &problems, &error);
    for (size_t i = 0; i < problems.count; i++)
        output_error(task->output, problem_format(arena, &problems.items[i]));
    arena_free(arena);
    return ok ? CLI_DONE : say(task, error.text);
}

// --- list

static const char *kind_name(SourceKind kind)
{
    static const char *const names[] = { "debate", "document", "tour" };
    return names[kind];
}

static Str size_of(const StoreSource *source, Arena *arena)
{
    size_t parts = (size_t)source->parts;
    return source->kind == SOURCE_DEBATE
               ? cli_counted(arena, parts, "claim", "claims")
               : cli_counted(arena, parts, "paragraph", "paragraphs");
}

static void add_padded(Buffer *line, Str text, int width)
{
    buffer_add(line, text);
    for (int i = text_width(text); i < width; i++)
        buffer_add_byte(line, ' ');
    buffer_add(line, str("  "));
}

int cli_list(const CliTask *task)
{
    Error error;
    if (task->count > 0)
        return say(task, "`moot list` takes no names; `moot show NAME` prints one");
    Library *library = task->open(task->context, &error);
    if (!library)
        return say(task, error.text);
    Arena *arena = arena_new();
    size_t count = library_count(library);
    int names = 0, sizes = 0;
    for (size_t i = 0; i < count; i++) {
        const StoreSource *source = library_source(library, i);
        int name = text_width(store_full_name(source, arena));
        int size = text_width(size_of(source, arena));
        names = name > names ? name : names;
        sizes = size > sizes ? size : sizes;
    }
    for (size_t i = 0; i < count; i++) {
        const StoreSource *source = library_source(library, i);
        Buffer line = { .arena = arena };
        add_padded(&line, store_full_name(source, arena), names);
        add_padded(&line, str(kind_name(source->kind)), (int)strlen("document"));
        add_padded(&line, size_of(source, arena), sizes);
        buffer_add(&line, source->title);
        output_line(task->output, text_clean(arena, buffer_str(&line), false, NULL));
    }
    arena_free(arena);
    library_close(library);
    return CLI_DONE;
}

// --- search

static Link link_of(const Hit *hit)
{
    int link = hit->row.link;
    return link > LINK_ROOT && link < LINK_COUNT ? (Link)link : LINK_ROOT;
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

static void print_json(const CliTask *task, const Library *library, const Hit *hit,
                       Arena *arena)
{
    static const char *const classes[] = { "thesis", "title", "claim", "argument",
                                           "passage" };
    static const char *const sides[] = { "against", "", "for" };
    const StoreSource *source = library_source(library, hit->source);
    Buffer line = { .arena = arena };
    bool is_source = hit->row.ordinal < 0;
    buffer_add_byte(&line, '{');
    json_text_field(&line, "library", source->library);
    json_text_field(&line, "source", source->slug);
    json_text_field(&line, "kind", str(kind_name(source->kind)));
    json_text_field(&line, "is", str(is_source ? "source" : classes[hit->row.class]));
    json_text_field(&line, "address", hit->row.address);
    json_text_field(&line, "title", hit->row.title);
    json_text_field(&line, "text", hit->row.text);
    if (link_of(hit) != LINK_ROOT)
        json_text_field(&line, "bears", str(link_verb(link_of(hit))));
    if (hit->row.side != 0)
        json_text_field(&line, "side", str(sides[hit->row.side + 1]));
    if (hit->line.length > 0)
        json_text_field(&line, "line", hit->line);
    buffer_add_byte(&line, '}');
    output_line(task->output, buffer_str(&line));
}

static Str joined(const CliTask *task, Arena *arena)
{
    Buffer query = { .arena = arena };
    for (size_t i = 0; i < task->count; i++)
        buffer_format(&query, "%s%s", i > 0 ? " " : "", task->operands[i]);
    return buffer_str(&query);
}

static int print_hits(const CliTask *task, const Library *library, const Hits *hits,
                      Str query, Arena *arena)
{
    for (size_t i = 0; i < hits->count; i++)
        if (task->json)
            print_json(task, library, &hits->hits[i], arena);
        else
            print_hit(task, library, &hits->hits[i], arena);
    if (hits->notice.length > 0)
        cli_say(task->output, hits->notice);
    if (hits->count == 0 && hits->notice.length == 0)
        cli_say(task->output, arena_format(arena, "nothing has all of: %.*s",
                                           (int)query.length, query.data));
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
        return say(task, "say what to search for: moot search WORDS");
    Library *library = task->open(task->context, &error);
    if (!library)
        return say(task, error.text);
    Arena *arena = arena_new();
    Str query = joined(task, arena);
    size_t limit = task->limit > 0 ? task->limit : HITS_USUAL;
    const Hits *hits = search_all(library, query, limit, arena);
    int status = print_hits(task, library, hits, query, arena);
    arena_free(arena);
    library_close(library);
    return status;
}

// --- show

static void print_line(void *context, Str line)
{
    output_line(context, line);
}

static void show_source(const CliTask *task, Library *library, size_t index)
{
    int columns = task->columns > 0 ? task->columns : output_columns();
    if (library_source(library, index)->kind == SOURCE_DEBATE)
        export_text_debate(library_debate(library, index)->tree, columns, print_line,
                           task->output);
    else
        export_text_document(library_document(library, index)->document, columns,
                             print_line, task->output);
}

int cli_show(const CliTask *task)
{
    Error error;
    struct stat info;
    if (task->count != 1)
        return say(task, "say what to show, one name or file: moot show NAME");
    const char *name = task->operands[0];
    bool is_file = stat(name, &info) == 0 && S_ISREG(info.st_mode);
    Library *library =
        is_file ? library_read(&name, 1, &error) : task->open(task->context, &error);
    if (!library)
        return say(task, error.text);
    Arena *arena = arena_new();
    int status = CLI_DONE;
    // a document that has a debate in it stands behind that, and is what was named
    ptrdiff_t index = is_file ? (ptrdiff_t)library_count(library) - 1
                              : library_find(library, str(name));
    if (index >= 0)
        show_source(task, library, (size_t)index);
    else
        status = cli_source_missing(task, library, name);
    arena_free(arena);
    library_close(library);
    return status;
}
