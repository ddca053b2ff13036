#include "ui/cli_export.h"
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

int cli_export(const CliTask *task)
{
    if (task->count != 1)
        return cli_say(
            task->output,
            str("say what to export, one name, file or -: moot export NAME"));
    CliSource source;
    int status = CLI_IMPOSSIBLE;
    if (cli_source_open(&source, task, task->operands[0], task->strict)) {
        bool refused = cli_source_complain(&source, task);
        if (!refused || !task->strict)
            print_json(task, &source);
        status = refused ? CLI_FOUND : CLI_DONE;
    }
    cli_source_close(&source);
    return status;
}
