#include "ui/cli_stands.h"
#include "src/debate/address.h"
#include "src/debate/bearing.h"
#include "src/debate/why.h"
#include "src/text/text.h"
#include "ui/cli_judgement.h"
#include "ui/cli_strength.h"

enum { BARE_MOST = 9999, ADDRESS_BYTES = 60 };

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
    Str address = address_end(tree, place, ADDRESS_BYTES, frame);
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

static void print_strength(const Judgement *judgement, PlaceId place, Arena *frame)
{
    const Tree *tree = judgement->tree;
    Node node = tree->places[place].node;
    Str address = address_end(tree, place, ADDRESS_BYTES, frame);
    Str name = text_cut(frame, debate_name(tree->debate, node), 72);
    output_line(judgement->task->output,
                arena_format(frame, "%.*s  %.3f  %.*s", STR_ARGUMENTS(address),
                             judgement->strengths.of[bearing_node(tree->debate, node)],
                             STR_ARGUMENTS(name)));
}

static void print_strength_head(const Judgement *judgement)
{
    Output *output = judgement->task->output;
    output_line(output, judgement->tree->debate->title);
    output_line(output,
                arena_format(judgement->arena,
                             "Strengths from 0 to 1 that follow from this map alone, "
                             "by %s; base score 0.5 where nothing else is said.",
                             gradual_name(judgement->semantics)));
    if (!judgement->strengths.is_settled)
        output_line(output, str("They did not settle: claims that bear on each other "
                                "in a circle keep moving them."));
    output_line(output, str(""));
}

static void print_text(const Judgement *judgement)
{
    const Tree *tree = judgement->tree;
    Arena *frame = arena_new();
    if (judgement->is_gradual)
        print_strength_head(judgement);
    else
        print_rules(judgement);
    for (PlaceId i = 0; i < tree->count; i++) {
        if (tree->places[i].home == i && judgement->is_gradual)
            print_strength(judgement, i, frame);
        else if (tree->places[i].home == i)
            print_place(judgement, i, frame);
        arena_reset(frame);
    }
    arena_free(frame);
}

// --- as JSON

static void write_place(JsonWriter *writer, const Judgement *judgement, PlaceId place,
                        Arena *frame)
{
    const Place *at = &judgement->tree->places[place];
    json_open(writer, '{');
    cli_judgement_node(writer, judgement, at->node, frame);
    if (judgement->is_gradual) {
        int32_t node = bearing_node(judgement->tree->debate, at->node);
        json_key(writer, "strength");
        json_number(writer, judgement->strengths.of[node]);
        json_close(writer, '}');
        return;
    }
    Label label = verdict_of(&judgement->verdicts, at->node);
    cli_judgement_field(writer, "label", str(verdict_word(label)));
    cli_judgement_field(writer, "status", cli_judgement_status(label));
    if (judgement->rules.semantics != SEMANTICS_GROUNDED) {
        json_key(writer, "in_some");
        json_boolean(writer, verdict_is_credulous(&judgement->verdicts, at->node));
    }
    json_key(writer, "bearing");
    if (at->link == LINK_ROOT)
        json_null(writer);
    else
        json_string(writer, cli_judgement_status(
                                verdict_of_bearing(&judgement->verdicts, place)));
    json_key(writer, "bare");
    json_number(writer, verdict_bare(&judgement->verdicts, at->node, BARE_MOST));
    if (judgement->rules.semantics == SEMANTICS_GROUNDED)
        cli_judgement_field(writer, "why",
                            why_of(&judgement->verdicts, at->node, frame).text);
    json_close(writer, '}');
}

static void print_json(const Judgement *judgement)
{
    const Tree *tree = judgement->tree;
    Arena *frame = arena_new();
    JsonWriter writer;
    cli_judgement_begin_json(judgement, &writer);
    json_key(&writer, "nodes");
    json_open(&writer, '[');
    for (PlaceId i = 0; i < tree->count; i++) {
        if (tree->places[i].home == i)
            write_place(&writer, judgement, i, frame);
        arena_reset(frame);
    }
    json_close(&writer, ']');
    cli_judgement_end_json(judgement, &writer);
    arena_free(frame);
}

int cli_stands(const CliTask *task)
{
    if (task->count != 1)
        return cli_say(task->output,
                       str("say what to judge, one name, file or -: moot stands NAME"));
    if (cli_strength_takes(task))
        return cli_strength(task);
    Judgement judgement;
    bool is_open = cli_judgement_open(&judgement, task);
    if (is_open && task->json)
        print_json(&judgement);
    else if (is_open)
        print_text(&judgement);
    cli_judgement_close(&judgement);
    return is_open ? CLI_DONE : CLI_IMPOSSIBLE;
}
