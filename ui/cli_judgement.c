#include "ui/cli_judgement.h"
#include "src/base/alloc.h"
#include "src/debate/address.h"
#include "src/debate/suppose.h"
#include "src/text/text.h"

static bool read_rules(Judgement *judgement, Error *error)
{
    const CliTask *task = judgement->task;
    const char *const given[][2] = { { "reading", task->reading },
                                     { "burden", task->burden },
                                     { "standard", task->standard },
                                     { "semantics", task->semantics } };
    judgement->is_gradual =
        task->semantics && gradual_parse(str(task->semantics), &judgement->semantics);
    judgement->rules = standing_rules(judgement->tree->debate);
    for (size_t i = 0; i < COUNT(given); i++) {
        Str key = str(given[i][0]);
        bool is_degrees = judgement->is_gradual && str_is(key, "semantics");
        if (!given[i][1] || is_degrees ||
            standing_rule_set(&judgement->rules, key, str(given[i][1])))
            continue;
        Buffer names = { .arena = judgement->arena };
        buffer_add(&names, standing_rule_names(key, judgement->arena));
        for (Gradual of = 0; str_is(key, "semantics") && of < GRADUAL_COUNT; of++)
            buffer_format(&names, " %s", gradual_name(of));
        return error_set(error, "--%s=%s: it is one of: %.*s", given[i][0], given[i][1],
                         STR_ARGUMENTS(buffer_str(&names)));
    }
    return true;
}

bool cli_judgement_open(Judgement *judgement, const CliTask *task)
{
    Error error;
    Supposition *suppositions = NULL;
    size_t count = 0;
    *judgement = (Judgement){ .task = task };
    if (!cli_source_open(&judgement->source, task, task->operands[0], CLI_KINDLY))
        return false;
    cli_source_complain(&judgement->source, task);
    judgement->arena = judgement->source.arena;
    judgement->tree = tree_make(judgement->source.debate, judgement->arena);
    if (!read_rules(judgement, &error) ||
        (task->suppositions &&
         !suppose_read(judgement->tree, str(task->suppositions), &suppositions, &count,
                       judgement->arena, &error))) {
        cli_say(task->output, str(error.text));
        return false;
    }
    judgement->standing =
        standing_make(judgement->tree, &judgement->rules, judgement->arena);
    if (judgement->is_gradual)
        judgement->strengths =
            standing_strengths(judgement->standing, judgement->semantics, NULL,
                               suppositions, count, judgement->arena);
    else
        judgement->verdicts = standing_verdicts(judgement->standing, suppositions,
                                                count, judgement->arena);
    return true;
}

void cli_judgement_close(Judgement *judgement)
{
    cli_source_close(&judgement->source);
}

void cli_judgement_name(Buffer *line, const Judgement *judgement, Node node)
{
    const Tree *tree = judgement->tree;
    Str address = address_of(tree, tree_home(tree, node), line->arena);
    Str name = text_cut(line->arena, debate_name(tree->debate, node), 60);
    buffer_format(line, "%.*s “%.*s”", STR_ARGUMENTS(address), STR_ARGUMENTS(name));
}

// --- JSON

static void take_piece(void *context, Str piece)
{
    output_raw(context, piece);
}

void cli_judgement_field(JsonWriter *writer, const char *key, Str value)
{
    json_key(writer, key);
    json_string(writer, value);
}

static void write_rules(JsonWriter *writer, const Judgement *judgement)
{
    static const char *const keys[] = { "semantics", "reading", "burden", "standard" };
    cli_judgement_field(writer, "title", judgement->tree->debate->title);
    if (judgement->is_gradual) {
        cli_judgement_field(writer, "semantics",
                            str(gradual_name(judgement->semantics)));
        json_key(writer, "settled");
        json_boolean(writer, judgement->strengths.is_settled);
        json_key(writer, "rounds");
        json_number(writer, judgement->strengths.rounds);
        return;
    }
    for (size_t i = 0; i < COUNT(keys); i++)
        cli_judgement_field(writer, keys[i],
                            str(standing_rule(&judgement->rules, str(keys[i]))));
    json_key(writer, "decided");
    json_boolean(writer, judgement->verdicts.is_decided);
}

void cli_judgement_begin_json(const Judgement *judgement, JsonWriter *writer)
{
    json_begin(writer, judgement->arena, take_piece, judgement->task->output);
    json_open(writer, '{');
    write_rules(writer, judgement);
}

void cli_judgement_end_json(const Judgement *judgement, JsonWriter *writer)
{
    json_close(writer, '}');
    json_end(writer);
    output_raw(judgement->task->output, str("\n"));
}

void cli_judgement_node(JsonWriter *writer, const Judgement *judgement, Node node,
                        Arena *frame)
{
    const Tree *tree = judgement->tree;
    cli_judgement_field(writer, "address",
                        address_of(tree, tree_home(tree, node), frame));
    cli_judgement_field(writer, "kind",
                        str(node.kind == NODE_CLAIM ? "claim" : "argument"));
    cli_judgement_field(writer, "title", debate_title(tree->debate, node));
}

Str cli_judgement_status(Label label)
{
    return str(label == LABEL_IN ? "in" : label == LABEL_OUT ? "out" : "undecided");
}
