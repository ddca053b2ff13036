#include "ui/cli_import.h"
#include "src/base/file.h"
#include "src/base/limits.h"

bool cli_import_text(const CliTask *task, const char *name, Arena *arena, Str *path,
                     Str *text)
{
    Error error;
    bool is_input = strcmp(name, "-") == 0;
    *path = is_input ? str("<stdin>") : str(name);
    if (is_input ? file_read_input(LIMIT_FRAMEWORK_BYTES, arena, text, &error)
                 : file_read(name, LIMIT_FRAMEWORK_BYTES, arena, text, &error))
        return true;
    cli_say(task->output, str(error.text));
    return false;
}

bool cli_import_complain(const CliTask *task, Problems *problems)
{
    Arena *frame = arena_new();
    problems_sort(problems);
    for (size_t i = 0; i < problems->count; i++) {
        if (problems->items[i].severity != SEVERITY_NOTE)
            output_error(task->output, problem_line(frame, &problems->items[i]));
        arena_reset(frame);
    }
    arena_free(frame);
    return problems->errors > 0;
}
