#include "ui/cli_export.h"
#include <sys/stat.h>
#include "src/argdown/argdown_build.h"
#include "src/argdown/argdown_file.h"
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/debate/debate_compare.h"
#include "src/export/export_af.h"
#include "src/export/export_argdown.h"
#include "src/export/export_argdown_json.h"
#include "ui/cli_source.h"

static void take_piece(void *context, Str piece)
{
    output_raw(context, piece);
}

static void print_json(const CliTask *task, const CliSource *source)
{
    export_argdown_json(source->debate, source->text, take_piece, task->output);
    output_raw(task->output, str("\n"));
}

// The text in canonical form. False after a sentence if that would lose something or
// say something else.
static bool canonical(const CliTask *task, const CliSource *source, Str *text)
{
    Str difference;
    bool whole;
    Problems ignored = { .arena = source->arena };
    *text = export_argdown(source->arena, source->text, &whole);
    const Debate *again = argdown_read(source->arena, source->path, *text, &ignored);
    if (whole && debate_equal(source->debate, again, source->arena, &difference))
        return true;
    Str path = source->path;
    cli_say(task->output,
            whole ? arena_format(source->arena,
                                 "%.*s is left as it is: in the usual form it would be "
                                 "read otherwise (%.*s)",
                                 (int)path.length, path.data, (int)difference.length,
                                 difference.data)
                  : arena_format(source->arena,
                                 "%.*s is left as it is: something in it belongs to "
                                 "nothing and would be lost; `moot check` says what",
                                 (int)path.length, path.data));
    return false;
}

// The framework of a debate, by the rules that it declares; false if the form is none
// for frameworks.
static bool print_framework(const CliTask *task, const CliSource *source)
{
    static const char *const forms[] = { "apx", "tgf", "af" };
    for (size_t i = 0; i < COUNT(forms); i++) {
        if (!task->format || !str_is(str(task->format), forms[i]))
            continue;
        StandingRules rules = standing_rules(source->debate);
        const Tree *tree = tree_make(source->debate, source->arena);
        export_af(standing_make(tree, &rules, source->arena), (ExportAf)i, take_piece,
                  task->output);
        return true;
    }
    return false;
}

static bool print_as(const CliTask *task, const CliSource *source)
{
    Str text;
    if (!task->format || str_is(str(task->format), "argdown-json")) {
        print_json(task, source);
        return true;
    }
    if (print_framework(task, source))
        return true;
    if (!canonical(task, source, &text))
        return false;
    output_raw(task->output, text);
    return true;
}

int cli_export(const CliTask *task)
{
    if (task->count != 1)
        return cli_say(
            task->output,
            str("say what to export, one name, file or -: moot export NAME"));
    CliSource source;
    int status = CLI_IMPOSSIBLE;
    if (cli_source_open(&source, task, task->operands[0],
                        task->strict ? CLI_STRICTLY : CLI_KINDLY)) {
        bool refused = cli_source_complain(&source, task);
        bool printed = (refused && task->strict) || print_as(task, &source);
        status = refused || !printed ? CLI_FOUND : CLI_DONE;
    }
    cli_source_close(&source);
    return status;
}

// --- format

// Does with the canonical form of one file what is asked for.
static int deliver(const CliTask *task, const CliSource *source, const char *name,
                   Str text)
{
    Error error;
    bool is_same = str_equal(text, source->text);
    if (task->only_checks) {
        if (!is_same)
            output_line(task->output, source->path);
        return is_same ? CLI_DONE : CLI_FOUND;
    }
    if (!task->in_place) {
        output_raw(task->output, text);
        return CLI_DONE;
    }
    if (!is_same && !file_write(name, text, &error))
        return cli_say(task->output, str(error.text));
    return CLI_DONE;
}

static int format_one(const CliTask *task, const char *name)
{
    struct stat info;
    CliSource source;
    Str text;
    int status = CLI_IMPOSSIBLE;
    bool is_input = strcmp(name, "-") == 0;
    if (!is_input && stat(name, &info) != 0)
        return cli_say(task->output,
                       str("there is no such file: moot format FILE...|-"));
    if (argdown_file_is_markdown(str(name)))
        return cli_say(task->output,
                       str("only Argdown files have this form; a Markdown "
                           "document is left as it is"));
    if (is_input && task->in_place)
        return cli_say(task->output, str("--in-place wants files, not -"));
    if (cli_source_open(&source, task, name, CLI_ALONE)) {
        bool wrong = cli_source_complain(&source, task);
        status = wrong || !canonical(task, &source, &text)
                     ? CLI_FOUND
                     : deliver(task, &source, name, text);
    }
    cli_source_close(&source);
    return status;
}

int cli_format(const CliTask *task)
{
    int status = CLI_DONE;
    if (task->count == 0)
        return cli_say(task->output, str("say what to format: moot format FILE...|-"));
    for (size_t i = 0; i < task->count; i++) {
        int one = format_one(task, task->operands[i]);
        status = one > status ? one : status;
    }
    return status;
}
