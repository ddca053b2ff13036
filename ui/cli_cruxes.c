#include "ui/cli_cruxes.h"
#include "src/debate/crux.h"
#include "ui/cli_judgement.h"

enum { TRIALS = 1000 };

static void print_crux(const Judgement *judgement, const Crux *crux, Arena *frame)
{
    Buffer line = { .arena = frame };
    buffer_add(&line, str("  "));
    cli_judgement_name(&line, judgement, crux->first);
    if (crux->second.kind != NODE_NONE) {
        buffer_add(&line, str(" and "));
        cli_judgement_name(&line, judgement, crux->second);
    }
    buffer_format(&line, ": %s then", verdict_word(crux->after));
    output_line(judgement->task->output, buffer_str(&line));
}

static void write_crux(JsonWriter *writer, const Judgement *judgement, const Crux *crux,
                       Arena *frame)
{
    json_open(writer, '{');
    json_key(writer, "claims");
    json_open(writer, '[');
    const Node nodes[] = { crux->first, crux->second };
    for (size_t i = 0; i < 2 && nodes[i].kind != NODE_NONE; i++) {
        json_open(writer, '{');
        cli_judgement_node(writer, judgement, nodes[i], frame);
        json_close(writer, '}');
    }
    json_close(writer, ']');
    cli_judgement_field(writer, "after", cli_judgement_status(crux->after));
    json_key(writer, "distance");
    json_number(writer, crux->distance);
    json_key(writer, "changes");
    json_number(writer, crux->changes);
    json_close(writer, '}');
}

// What stands before the cruxes of a thesis.
static void print_head(const Judgement *judgement, Node thesis, bool has_any,
                       Arena *frame)
{
    Buffer line = { .arena = frame };
    cli_judgement_name(&line, judgement, thesis);
    buffer_format(&line, " is %s; %s",
                  verdict_word(verdict_of(&judgement->verdicts, thesis)),
                  has_any ? "it would be otherwise without:"
                          : "no claim, and no two, would change that.");
    output_line(judgement->task->output, buffer_str(&line));
}

static void open_head(const Judgement *judgement, Node thesis, JsonWriter *writer,
                      Arena *frame)
{
    json_open(writer, '{');
    cli_judgement_node(writer, judgement, thesis, frame);
    cli_judgement_field(writer, "status",
                        cli_judgement_status(verdict_of(&judgement->verdicts, thesis)));
    json_key(writer, "cruxes");
    json_open(writer, '[');
}

// The cruxes of one thesis: as text, or, with a writer, as JSON.
static void print_thesis(const Judgement *judgement, Node thesis, JsonWriter *writer)
{
    Arena *frame = arena_new();
    CruxSearch *search = crux_begin(&judgement->verdicts, thesis);
    size_t count, limit = judgement->task->limit;
    while (crux_step(search, TRIALS))
        continue;
    const Crux *cruxes = crux_found(search, &count);
    if (limit > 0 && limit < count)
        count = limit;
    if (writer)
        open_head(judgement, thesis, writer, frame);
    else
        print_head(judgement, thesis, count > 0, frame);
    for (size_t i = 0; i < count; i++)
        if (writer)
            write_crux(writer, judgement, &cruxes[i], frame);
        else
            print_crux(judgement, &cruxes[i], frame);
    if (writer) {
        json_close(writer, ']');
        json_close(writer, '}');
    } else if (!crux_has_pairs(search)) {
        output_line(judgement->task->output,
                    str("  (There are too many claims to look for pairs.)"));
    }
    crux_end(search);
    arena_free(frame);
}

static void print_theses(const Judgement *judgement, JsonWriter *writer)
{
    const Tree *tree = judgement->tree;
    for (PlaceId i = 0; i < tree->count; i = tree_after(tree, i))
        if (tree->places[i].home == i && tree->places[i].first_child != NONE)
            print_thesis(judgement, tree->places[i].node, writer);
}

int cli_cruxes(const CliTask *task)
{
    if (task->count != 1)
        return cli_say(task->output,
                       str("say of which debate, one name, file or -: moot cruxes "
                           "NAME"));
    Judgement judgement;
    bool is_open = cli_judgement_open(&judgement, task);
    if (is_open && task->json) {
        JsonWriter writer;
        cli_judgement_begin_json(&judgement, &writer);
        json_key(&writer, "theses");
        json_open(&writer, '[');
        print_theses(&judgement, &writer);
        json_close(&writer, ']');
        cli_judgement_end_json(&judgement, &writer);
    } else if (is_open) {
        print_theses(&judgement, NULL);
    }
    cli_judgement_close(&judgement);
    return is_open ? CLI_DONE : CLI_IMPOSSIBLE;
}
