#include "ui/cli_stands.h"
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/debate/crux.h"
#include "src/debate/suppose.h"
#include "src/debate/why.h"
#include "src/export/json_write.h"
#include "src/text/text.h"
#include "ui/cli_source.h"

enum { TRIALS = 1000, BARE_MOST = 9999 };

typedef struct {
    const CliTask *task;
    CliSource source;
    Arena *arena;
    const Tree *tree;
    StandingRules rules;
    const Standing *standing;
    Verdicts verdicts;
} Judgement;

// --- making it ready

static bool read_rules(Judgement *judgement, Error *error)
{
    const CliTask *task = judgement->task;
    const char *const given[][2] = { { "reading", task->reading },
                                     { "burden", task->burden },
                                     { "standard", task->standard },
                                     { "semantics", task->semantics } };
    judgement->rules = standing_rules(judgement->tree->debate);
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        Str key = str(given[i][0]);
        if (!given[i][1] || standing_rule_set(&judgement->rules, key, str(given[i][1])))
            continue;
        return error_set(error, "--%s=%s: it is one of: %s", given[i][0], given[i][1],
                         standing_rule_names(key, judgement->arena).data);
    }
    return true;
}

// Opens the debate and judges it; false after a sentence on standard error.
static bool open_judgement(Judgement *judgement, const CliTask *task)
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
    judgement->verdicts =
        standing_verdicts(judgement->standing, suppositions, count, judgement->arena);
    return true;
}

// --- as text

static void print_rules(const Judgement *judgement)
{
    const StandingRules *rules = &judgement->rules;
    Output *output = judgement->task->output;
    output_line(output, judgement->tree->debate->title);
    output_line(output, arena_format(judgement->arena,
                                     "What follows from this map alone, by the %s "
                                     "labelling: reading %s, burden %s, standard %s.",
                                     standing_rule(rules, str("semantics")),
                                     standing_rule(rules, str("reading")),
                                     standing_rule(rules, str("burden")),
                                     standing_rule(rules, str("standard"))));
    if (!judgement->verdicts.is_decided)
        output_line(output, str("Not decided within the budget: try "
                                "--semantics=grounded."));
    if (judgement->verdicts.has_none)
        output_line(output, str("There is no stable labelling, so nothing is said."));
    output_line(output, str(""));
}

// What else there is to say of a claim that is not the same in all labellings.
static const char *credulous_words(const Judgement *judgement, Node node)
{
    return verdict_of(&judgement->verdicts, node) == LABEL_UNDECIDED &&
                   verdict_is_credulous(&judgement->verdicts, node)
               ? " (unanswered in some)"
               : "";
}

// What is said of how it bears on what is above, where that is not as with itself.
static const char *bearing_words(const Judgement *judgement, PlaceId place)
{
    Label own = verdict_of(&judgement->verdicts, judgement->tree->places[place].node);
    Label bearing = verdict_of_bearing(&judgement->verdicts, place);
    if (judgement->tree->places[place].link == LINK_ROOT || bearing == own)
        return "";
    return bearing == LABEL_OUT ? ", its bearing answered" : ", its bearing contested";
}

static void print_place(const Judgement *judgement, PlaceId place, Arena *frame)
{
    const Tree *tree = judgement->tree;
    const Place *at = &tree->places[place];
    Output *output = judgement->task->output;
    Label label = verdict_of(&judgement->verdicts, at->node);
    int32_t bare = verdict_bare(&judgement->verdicts, at->node, BARE_MOST);
    Str address = address_of(tree, place, frame);
    Str name = text_cut(frame, debate_name(tree->debate, at->node), 72);
    output_line(output,
                arena_format(frame, "%.*s %s %s%s%s  %.*s (%d bare)",
                             STR_ARGUMENTS(address), verdict_sign(label),
                             verdict_word(label), credulous_words(judgement, at->node),
                             bearing_words(judgement, place), STR_ARGUMENTS(name),
                             bare));
    bool is_grounded = judgement->rules.semantics == SEMANTICS_GROUNDED;
    if (!is_grounded || (!judgement->task->explains && at->link != LINK_ROOT))
        return;
    Why why = why_of(&judgement->verdicts, at->node, frame);
    output_line(output, arena_format(frame, "    %.*s", STR_ARGUMENTS(why.text)));
}

static void print_text(const Judgement *judgement)
{
    const Tree *tree = judgement->tree;
    Arena *frame = arena_new();
    print_rules(judgement);
    for (PlaceId i = 0; i < tree->count; i++) {
        if (tree->places[i].home == i)
            print_place(judgement, i, frame);
        arena_reset(frame);
    }
    arena_free(frame);
}

// --- as JSON

static void take_piece(void *context, Str piece)
{
    output_raw(context, piece);
}

static void json_field(JsonWriter *writer, const char *key, Str value)
{
    json_key(writer, key);
    json_string(writer, value);
}

static void write_rules(JsonWriter *writer, const Judgement *judgement)
{
    static const char *const keys[] = { "semantics", "reading", "burden", "standard" };
    json_field(writer, "title", judgement->tree->debate->title);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        json_field(writer, keys[i],
                   str(standing_rule(&judgement->rules, str(keys[i]))));
    json_key(writer, "decided");
    json_boolean(writer, judgement->verdicts.is_decided);
}

static void write_node(JsonWriter *writer, const Judgement *judgement, Node node,
                       Arena *frame)
{
    const Tree *tree = judgement->tree;
    json_field(writer, "address", address_of(tree, tree_home(tree, node), frame));
    json_field(writer, "kind", str(node.kind == NODE_CLAIM ? "claim" : "argument"));
    json_field(writer, "title", debate_title(tree->debate, node));
}

// "in", "out", "undecided": the literature's words, for programs.
static Str status_name(Label label)
{
    return str(label == LABEL_IN ? "in" : label == LABEL_OUT ? "out" : "undecided");
}

static void write_place(JsonWriter *writer, const Judgement *judgement, PlaceId place,
                        Arena *frame)
{
    const Place *at = &judgement->tree->places[place];
    Label label = verdict_of(&judgement->verdicts, at->node);
    json_open(writer, '{');
    write_node(writer, judgement, at->node, frame);
    json_field(writer, "label", str(verdict_word(label)));
    json_field(writer, "status", status_name(label));
    if (judgement->rules.semantics != SEMANTICS_GROUNDED) {
        json_key(writer, "in_some");
        json_boolean(writer, verdict_is_credulous(&judgement->verdicts, at->node));
    }
    json_key(writer, "bearing");
    if (at->link == LINK_ROOT)
        json_null(writer);
    else
        json_string(writer,
                    status_name(verdict_of_bearing(&judgement->verdicts, place)));
    json_key(writer, "bare");
    json_number(writer, verdict_bare(&judgement->verdicts, at->node, BARE_MOST));
    if (judgement->rules.semantics == SEMANTICS_GROUNDED)
        json_field(writer, "why", why_of(&judgement->verdicts, at->node, frame).text);
    json_close(writer, '}');
}

static void print_json(const Judgement *judgement)
{
    const Tree *tree = judgement->tree;
    Arena *frame = arena_new();
    JsonWriter writer;
    json_begin(&writer, judgement->arena, take_piece, judgement->task->output);
    json_open(&writer, '{');
    write_rules(&writer, judgement);
    json_key(&writer, "nodes");
    json_open(&writer, '[');
    for (PlaceId i = 0; i < tree->count; i++) {
        if (tree->places[i].home == i)
            write_place(&writer, judgement, i, frame);
        arena_reset(frame);
    }
    json_close(&writer, ']');
    json_close(&writer, '}');
    json_end(&writer);
    output_raw(judgement->task->output, str("\n"));
    arena_free(frame);
}

int cli_stands(const CliTask *task)
{
    if (task->count != 1)
        return cli_say(task->output,
                       str("say what to judge, one name, file or -: moot stands NAME"));
    Judgement judgement;
    bool is_open = open_judgement(&judgement, task);
    if (is_open && task->json)
        print_json(&judgement);
    else if (is_open)
        print_text(&judgement);
    cli_source_close(&judgement.source);
    return is_open ? CLI_DONE : CLI_IMPOSSIBLE;
}

// --- cruxes

static void print_name(Buffer *line, const Judgement *judgement, Node node)
{
    const Tree *tree = judgement->tree;
    Str address = address_of(tree, tree_home(tree, node), line->arena);
    Str name = text_cut(line->arena, debate_name(tree->debate, node), 60);
    buffer_format(line, "%.*s “%.*s”", STR_ARGUMENTS(address), STR_ARGUMENTS(name));
}

static void print_crux(const Judgement *judgement, const Crux *crux, Arena *frame)
{
    Buffer line = { .arena = frame };
    buffer_add(&line, str("  "));
    print_name(&line, judgement, crux->first);
    if (crux->second.kind != NODE_NONE) {
        buffer_add(&line, str(" and "));
        print_name(&line, judgement, crux->second);
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
        write_node(writer, judgement, nodes[i], frame);
        json_close(writer, '}');
    }
    json_close(writer, ']');
    json_field(writer, "after", status_name(crux->after));
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
    print_name(&line, judgement, thesis);
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
    write_node(writer, judgement, thesis, frame);
    json_field(writer, "status", status_name(verdict_of(&judgement->verdicts, thesis)));
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
    bool is_open = open_judgement(&judgement, task);
    if (is_open && task->json) {
        JsonWriter writer;
        json_begin(&writer, judgement.arena, take_piece, task->output);
        json_open(&writer, '{');
        write_rules(&writer, &judgement);
        json_key(&writer, "theses");
        json_open(&writer, '[');
        print_theses(&judgement, &writer);
        json_close(&writer, ']');
        json_close(&writer, '}');
        json_end(&writer);
        output_raw(task->output, str("\n"));
    } else if (is_open) {
        print_theses(&judgement, NULL);
    }
    cli_source_close(&judgement.source);
    return is_open ? CLI_DONE : CLI_IMPOSSIBLE;
}
