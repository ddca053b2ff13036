#include "ui/cli_source.h"
#include <sys/stat.h>
#include "src/argdown/argdown_build.h"
#include "src/argdown/argdown_file.h"
#include "src/base/file.h"
#include "src/base/limits.h"
#include "src/text/text.h"

int cli_source_missing(const CliTask *task, const Library *library, const char *name)
{
    enum { LIKE = 4 };
    int best = LIKE;
    Str like = str("");
    for (size_t i = 0; i < library_count(library); i++) {
        Str slug = library_source(library, i)->slug;
        int distance = text_distance(slug, str(name), best);
        if (distance < best) {
            best = distance;
            like = slug;
        }
    }
    Arena *arena = arena_new();
    Str hint = like.length > 0 ? arena_format(arena, "did you mean \"%.*s\"?",
                                              (int)like.length, like.data)
                               : str("`moot list` says what there is");
    int status = cli_say(
        task->output,
        arena_format(arena,
                     "there is no file and nothing in the library called \"%s\"; "
                     "%.*s",
                     name, (int)hint.length, hint.data));
    arena_free(arena);
    return status;
}

static bool take_from_library(CliSource *source, const CliTask *task, const char *name)
{
    Error error;
    Library *library = task->open(task->context, &error);
    if (!library)
        return cli_say(task->output, str(error.text)) == 0;
    ptrdiff_t index = library_find(library, str(name));
    bool found = false;
    if (index < 0) {
        cli_source_missing(task, library, name);
    } else if (library_source(library, (size_t)index)->kind != SOURCE_DEBATE) {
        Str sentence =
            arena_format(source->arena, "%s is a document, not a debate", name);
        cli_say(task->output, sentence);
    } else {
        source->path =
            arena_str(source->arena, library_source(library, (size_t)index)->path);
        source->text =
            arena_str(source->arena, library_debate(library, (size_t)index)->content);
        found = true;
    }
    library_close(library);
    return found;
}

static bool take(CliSource *source, const CliTask *task, const char *name)
{
    Error error;
    struct stat info;
    bool is_input = strcmp(name, "-") == 0;
    if (!is_input && (stat(name, &info) != 0 || !S_ISREG(info.st_mode)))
        return take_from_library(source, task, name);
    source->path = is_input ? str("<stdin>") : arena_str(source->arena, str(name));
    bool was_read = is_input ? file_read_input(LIMIT_ARGDOWN_BYTES, source->arena,
                                               &source->text, &error)
                             : file_read(name, LIMIT_ARGDOWN_BYTES, source->arena,
                                         &source->text, &error);
    if (!was_read) {
        cli_say(task->output, str(error.text));
        return false;
    }
    if (source->reading == CLI_ALONE)
        return true;
    ArgdownFile file =
        argdown_file_make(source->arena, source->path, source->text,
                          source->reading == CLI_STRICTLY, &source->problems);
    source->text = file.text;
    source->pieces = file.pieces;
    return true;
}

bool cli_source_open(CliSource *source, const CliTask *task, const char *name,
                     CliReading reading)
{
    *source = (CliSource){ .arena = arena_new(), .reading = reading };
    source->problems.arena = source->arena;
    if (!take(source, task, name))
        return false;
    source->debate =
        argdown_read_with(source->arena, source->path, source->text,
                          &(ArgdownOptions){ reading == CLI_STRICTLY, source->pieces },
                          &source->problems);
    problems_sort(&source->problems);
    return true;
}

void cli_source_close(CliSource *source)
{
    arena_free(source->arena);
    *source = (CliSource){ 0 };
}

bool cli_source_complain(const CliSource *source, const CliTask *task)
{
    Arena *arena = arena_new();
    for (size_t i = 0; i < source->problems.count; i++)
        if (source->problems.items[i].severity == SEVERITY_ERROR)
            output_error(task->output, problem_line(arena, &source->problems.items[i]));
    arena_free(arena);
    return source->problems.errors > 0;
}
