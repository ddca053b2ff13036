#include "ui/cli_check.h"
#include "src/argdown/argdown_notes.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/export/json_text.h"
#include "ui/cli_source.h"

// What has been said so far.
typedef struct {
    const CliTask *task;
    size_t counts[3]; // by Severity
} Report;

static bool is_below(Str path, const FileList *folders)
{
    for (size_t i = 0; i < folders->count; i++)
        if (str_starts(path, folders->paths[i]))
            return true;
    return false;
}

static bool is_switched_off(const CliTask *task, const Problem *problem)
{
    for (size_t i = 0; problem->severity != SEVERITY_ERROR && i < task->ignored_count;
         i++)
        if (str_is(problem->code, task->ignored[i]))
            return true;
    return false;
}

static void add_number(Buffer *line, const char *key, int number)
{
    buffer_format(line, ",\"%s\":%d", key, number);
}

// One JSON object a line, for editors.
static void print_json(const CliTask *task, const Problem *problem, Arena *arena)
{
    static const char *const names[] = { "note", "warning", "error" };
    Buffer line = { .arena = arena };
    buffer_add_byte(&line, '{');
    json_text_field(&line, "path", problem->path);
    add_number(&line, "line", problem->line);
    add_number(&line, "column", problem->column);
    add_number(&line, "length", problem->length);
    json_text_field(&line, "severity", str(names[problem->severity]));
    json_text_field(&line, "code", problem->code);
    json_text_field(&line, "text", problem->text);
    json_text_field(&line, "help", problem->help);
    buffer_add_byte(&line, '}');
    output_line(task->output, buffer_str(&line));
}

static void print_problem(Report *report, const Problem *problem, Arena *arena)
{
    const CliTask *task = report->task;
    if (is_switched_off(task, problem))
        return;
    report->counts[problem->severity]++;
    if (task->json)
        print_json(task, problem, arena);
    else if (task->strict) // as compilers do: a line each, on standard error
        output_error(task->output, problem_line(arena, problem));
    else
        output_line(task->output, problem_format(arena, problem));
}

// Prints problems; those with files below `left_out` are left out.
static void print_problems(Report *report, const Problems *problems,
                           const FileList *left_out)
{
    Arena *arena = arena_new();
    for (size_t i = 0; i < problems->count; i++) {
        const Problem *problem = &problems->items[i];
        if (!left_out || !is_below(problem->path, left_out))
            print_problem(report, problem, arena);
        arena_reset(arena);
    }
    arena_free(arena);
}

// "2 errors, 1 warning in 5 files"
static Str summary(const size_t counts[3], size_t files, Arena *arena)
{
    Buffer out = { .arena = arena };
    static const struct {
        Severity severity;
        const char *one, *many;
    } kinds[] = { { SEVERITY_ERROR, "error", "errors" },
                  { SEVERITY_WARNING, "warning", "warnings" },
                  { SEVERITY_NOTE, "note", "notes" } };
    for (size_t i = 0; i < 3; i++)
        if (counts[kinds[i].severity] > 0) {
            buffer_add(&out, str(out.length > 0 ? ", " : ""));
            buffer_add(&out, cli_counted(arena, counts[kinds[i].severity], kinds[i].one,
                                         kinds[i].many));
        }
    if (out.length == 0)
        buffer_add(&out, str("no problems"));
    buffer_add(&out, str(" in "));
    buffer_add(&out, cli_counted(arena, files, "file", "files"));
    return buffer_str(&out);
}

// The status, after a line that sums it up.
static int conclude(const Report *report, size_t files)
{
    const CliTask *task = report->task;
    Arena *arena = arena_new();
    if (!task->json && !task->strict)
        output_error(task->output, summary(report->counts, files, arena));
    arena_free(arena);
    bool failed = report->counts[SEVERITY_ERROR] > 0 ||
                  (task->warnings_are_errors && report->counts[SEVERITY_WARNING] > 0);
    return failed ? CLI_FOUND : CLI_DONE;
}

// A debate that is checked alone still cites the documents of its library: for
// ".../debates/x.argdown" the folder ".../debates/../documents", if there is one. Such
// folders are read too, but not checked.
static const char **with_documents(const CliTask *task, FileList *added, Arena *arena)
{
    const char **paths = arena_get(arena, 2 * task->count, sizeof *paths);
    added->paths = arena_get(arena, task->count, sizeof added->paths[0]);
    for (size_t i = 0; i < task->count; i++) {
        const char *path = task->operands[i], *slash = strrchr(path, '/');
        paths[i] = path;
        if (file_is_folder(path))
            continue;
        Str folder = slash ? str_part(str(path), 0, (size_t)(slash - path)) : str(".");
        Str documents =
            arena_format(arena, "%.*s/../documents", (int)folder.length, folder.data);
        if (file_is_folder(documents.data)) {
            paths[task->count + added->count] = documents.data;
            added->paths[added->count++] = documents;
        }
    }
    return paths;
}

static int check_library(Report *report, Library *library, const FileList *added)
{
    const Str *files;
    size_t checked = 0;
    print_problems(report, library_check(library), added);
    library_watched(library, &files);
    for (size_t i = 0; i < library_count(library); i++)
        checked += !is_below(files[i], added);
    return conclude(report, checked);
}

static int check_paths(Report *report)
{
    Error error;
    const CliTask *task = report->task;
    Arena *arena = arena_new();
    FileList added = { 0 };
    const char **paths = with_documents(task, &added, arena);
    Library *library = library_inspect(paths, task->count + added.count, &error);
    int status = library ? check_library(report, library, &added)
                         : cli_say(task->output, str(error.text));
    library_close(library);
    arena_free(arena);
    return status;
}

// Files one by one, without the library around them: strictly, or standard input.
static int check_alone(Report *report)
{
    const CliTask *task = report->task;
    int status = CLI_DONE;
    for (size_t i = 0; i < task->count && status == CLI_DONE; i++) {
        CliSource source;
        CliReading reading = task->strict ? CLI_STRICTLY : CLI_KINDLY;
        if (!cli_source_open(&source, task, task->operands[i], reading)) {
            status = CLI_IMPOSSIBLE;
        } else {
            Source own = { source.path, source.text, &source.problems, task->strict,
                           source.pieces };
            if (!task->strict)
                argdown_notes(source.debate, &own);
            problems_sort(&source.problems);
            print_problems(report, &source.problems, NULL);
        }
        cli_source_close(&source);
    }
    return status == CLI_DONE ? conclude(report, task->count) : status;
}

int cli_check(const CliTask *task)
{
    Report report = { .task = task };
    bool alone = task->strict;
    if (task->count == 0)
        return cli_say(task->output,
                       str("say what to check: moot check FILE-OR-FOLDER...|-"));
    for (size_t i = 0; i < task->count; i++)
        alone |= strcmp(task->operands[i], "-") == 0;
    return alone ? check_alone(&report) : check_paths(&report);
}
