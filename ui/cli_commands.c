#include "ui/cli_commands.h"
#include <sys/stat.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/export/export_text.h"
#include "src/text/text.h"
#include "ui/cli_source.h"

static int say(const CliTask *task, const char *sentence)
{
    return cli_say(task->output, str(sentence));
}

// --- list

static Str size_of(const StoreSource *source, Arena *arena)
{
    size_t parts = (size_t)source->parts;
    if (source->kind == SOURCE_TOUR)
        return cli_counted(arena, (size_t)source->theses, "step", "steps");
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
        add_padded(&line, str(cli_kind_name(source->kind)), (int)strlen("document"));
        add_padded(&line, size_of(source, arena), sizes);
        buffer_add(&line, source->title);
        output_line(task->output, text_clean(arena, buffer_str(&line), false, NULL));
    }
    arena_free(arena);
    library_close(library);
    return CLI_DONE;
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
