#include "ui/cli_strength.h"
#include "src/argdown/scalar.h"
#include "src/export/json_write.h"
#include "src/import/import_bag.h"
#include "ui/cli_import.h"

bool cli_strength_takes(const CliTask *task)
{
    return task->count == 1 && str_ends(str(task->operands[0]), str(".bag"));
}

typedef struct {
    const CliTask *task;
    Arena *arena;
    Gradual semantics;
    ImportedBag bag;
    double *strengths;
    GradualResult result;
} Strength;

static void take_piece(void *context, Str piece)
{
    output_raw(context, piece);
}

static void print_json(const Strength *strength)
{
    JsonWriter writer;
    json_begin(&writer, strength->arena, take_piece, strength->task->output);
    json_open(&writer, '{');
    json_key(&writer, "semantics");
    json_string(&writer, str(gradual_name(strength->semantics)));
    json_key(&writer, "settled");
    json_boolean(&writer, strength->result.is_settled);
    json_key(&writer, "rounds");
    json_number(&writer, strength->result.rounds);
    json_key(&writer, "strengths");
    json_open(&writer, '{');
    for (int32_t i = 0; i < strength->bag.graph.count; i++) {
        json_key_str(&writer, strength->bag.names[i]);
        json_number(&writer, strength->strengths[i]);
    }
    json_close(&writer, '}');
    json_close(&writer, '}');
    json_end(&writer);
    output_raw(strength->task->output, str("\n"));
}

static void print_text(const Strength *strength)
{
    Arena *frame = arena_new();
    for (int32_t i = 0; i < strength->bag.graph.count; i++) {
        Str name = strength->bag.names[i];
        Str number = scalar_number(frame, strength->strengths[i]);
        output_line(strength->task->output,
                    arena_format(frame, "%.*s %.*s", STR_ARGUMENTS(name),
                                 STR_ARGUMENTS(number)));
        arena_reset(frame);
    }
    arena_free(frame);
}

static int judge(Strength *strength)
{
    const CliTask *task = strength->task;
    Str path, text;
    Problems problems = { .arena = strength->arena };
    if (task->semantics && !gradual_parse(str(task->semantics), &strength->semantics))
        return cli_say(task->output,
                       arena_format(strength->arena,
                                    "--semantics=%s: for a weighted graph it is "
                                    "df-quad, quadratic-energy or euler",
                                    task->semantics));
    if (task->suppositions || task->explains || task->reading || task->burden ||
        task->standard)
        return cli_say(task->output, str("a weighted graph takes only --semantics and "
                                         "--json; the other options are for debates"));
    if (!cli_import_text(task, task->operands[0], strength->arena, &path, &text))
        return CLI_IMPOSSIBLE;
    strength->bag = import_bag(strength->arena, path, text, &problems);
    if (cli_import_complain(task, &problems))
        return CLI_IMPOSSIBLE;
    size_t count = (size_t)strength->bag.graph.count;
    strength->strengths = arena_get(strength->arena, count + 1, sizeof(double));
    strength->result = gradual_strengths(&strength->bag.graph, strength->semantics,
                                         strength->strengths, strength->arena);
    if (!strength->result.is_settled)
        cli_say(task->output,
                arena_format(strength->arena,
                             "the strengths still moved after %d rounds: they did not "
                             "settle, and these are the last",
                             (int)strength->result.rounds));
    if (task->json)
        print_json(strength);
    else
        print_text(strength);
    return CLI_DONE;
}

int cli_strength(const CliTask *task)
{
    Strength strength = { .task = task, .arena = arena_new() };
    int status = judge(&strength);
    arena_free(strength.arena);
    return status;
}
