#include "ui/commands_stand.h"
#include <inttypes.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "ui/outline_details.h"
#include "ui/travel.h"

// The setting that says that the reader has been told what the labels mean.
static const char setting_told[] = "stands-explained";

static DebateView *debate_of(App *app)
{
    return app_view(app)->debate;
}

static Stands *stands_of(App *app)
{
    return debate_view_stands(debate_of(app));
}

static Str name_of(App *app, PlaceId place)
{
    return outline_entry(stands_of(app)->tree, place, app->frame);
}

// --- showing

typedef struct {
    int32_t unanswered, answered, contested;
} Tally;

static Tally tally(const Verdicts *verdicts)
{
    Tally tally = { 0 };
    const Tree *tree = verdicts->standing->tree;
    for (PlaceId id = 0; id < tree->count; id++)
        if (tree->places[id].home == id)
            switch (verdict_of(verdicts, tree->places[id].node)) {
            case LABEL_IN: tally.unanswered++; break;
            case LABEL_OUT: tally.answered++; break;
            default: tally.contested++;
            }
    return tally;
}

// By which rules: "grounded labels, supports as evidence".
static Str rules_words(App *app, const StandingRules *rules)
{
    Buffer out = { .arena = app->frame };
    buffer_format(&out, "%s labels, %s", standing_rule(rules, str("semantics")),
                  rules->reading == READING_EVIDENCE ? "supports as evidence"
                                                     : "supports as deductive");
    if (rules->burden != BURDEN_NONE)
        buffer_format(&out, ", burden of proof on %s",
                      rules->burden == BURDEN_THESIS       ? "theses"
                      : rules->burden == BURDEN_QUESTIONED ? "what is questioned"
                                                           : "what is supported");
    if (rules->standard != STANDARD_DEFEAT)
        buffer_format(&out, ", standard: %s", standing_rule(rules, str("standard")));
    return buffer_str(&out);
}

static bool refuse_undecided(Error *error)
{
    return error_set(error, "It could not be decided within the time there is; "
                            ":semantics grounded always can");
}

// The labels, or NULL with a sentence where there are none.
static const Verdicts *verdicts_of(App *app, Error *error)
{
    const Verdicts *verdicts = stands_verdicts(stands_of(app));
    if (verdicts->is_decided && !verdicts->has_none)
        return verdicts;
    if (verdicts->has_none)
        error_set(error, "There is no stable labelling of this debate; "
                         ":semantics preferred always has one");
    else
        refuse_undecided(error);
    return NULL;
}

static Str tally_words(App *app, const Verdicts *verdicts)
{
    Tally count = tally(verdicts);
    return arena_format(app->frame,
                        "%" PRId32 " unanswered, %" PRId32 " answered, %" PRId32
                        " contested",
                        count.unanswered, count.answered, count.contested);
}

static void say_tally(App *app, const Verdicts *verdicts)
{
    Str words = tally_words(app, verdicts);
    Str rules = rules_words(app, &verdicts->standing->rules);
    app_say(app, "%.*s, by %.*s; y says why", STR_ARGUMENTS(words),
            STR_ARGUMENTS(rules));
}

// What the labels mean and what they do not, the first time they are shown.
static bool explain_once(App *app, const Verdicts *verdicts)
{
    Error ignored; // it is said again then
    static const char *const words[] = {
        "Unanswered: nothing on this map defeats it. Answered: something does.",
        "Contested: neither. It follows from what is written, not from what is true.",
        "y says why, x supposes that a claim is rejected, t hides this again.",
    };
    Str lines[COUNT(words)];
    if (state_get(app->state, setting_told, app->frame).length > 0)
        return false;
    for (size_t i = 0; i < COUNT(words); i++)
        lines[i] = str(words[i]);
    inquiry_set(&app->inquiry, app_view(app)->source, tally_words(app, verdicts), lines,
                COUNT(words), false);
    state_set(app->state, setting_told, str("yes"), &ignored);
    return true;
}

bool command_stands(App *app, Str argument, Error *error)
{
    (void)argument;
    Stands *stands = stands_of(app);
    if (stands->is_shown) {
        stands_show(stands, false);
        inquiry_clear(&app->inquiry);
        app_say(app, "What stands is hidden again");
        return true;
    }
    const Verdicts *verdicts = verdicts_of(app, error);
    if (verdicts == NULL)
        return false;
    stands_show(stands, true);
    if (!explain_once(app, verdicts))
        say_tally(app, verdicts);
    return true;
}

// --- what is asked about

// The relation that is lit, else the claim; NODE_NONE with a sentence.
static Node node_asked(App *app, Error *error)
{
    static const Node none = { NODE_NONE, NONE };
    const Tree *tree = stands_of(app)->tree;
    PlaceId place = debate_view_selected(debate_of(app));
    int lit = debate_view_lit(debate_of(app));
    Relative *relatives;
    if (place == NONE) {
        error_set(error, "There are no claims here");
        return none;
    }
    if (lit < 0)
        return tree->places[place].node;
    size_t count = outline_relatives(tree, place, app->frame, &relatives);
    RelationId relation =
        (size_t)lit < count ? tree->places[relatives[lit].at].relation : NONE;
    if (relation != NONE)
        return (Node){ NODE_RELATION, relation };
    error_set(error, "A premise belongs to its argument: ask about the claim itself");
    return none;
}

// "1.2 Force breeds resistance", "that 1.2 attacks 1".
static Str asked_name(App *app, Node node)
{
    const Tree *tree = stands_of(app)->tree;
    const Debate *debate = tree->debate;
    if (node.kind != NODE_RELATION)
        return name_of(app, tree_home(tree, node));
    const Relation *relation = &debate->relations[node.id];
    PlaceId from = tree_home(tree, relation->from);
    static const char *const verbs[] = {
        [RELATION_SUPPORT] = "supports",
        [RELATION_ATTACK] = "attacks",
        [RELATION_UNDERCUT] = "undercuts",
        [RELATION_CONTRADICTORY] = "contradicts",
        [RELATION_CONTRARY] = "is contrary to",
        [RELATION_ENTAILS] = "entails",
        [RELATION_REPHRASE] = "rephrases",
    };
    Str name = from == NONE ? str("it") : name_of(app, from);
    PlaceId to = tree_home(tree, relation->to);
    if (to == NONE)
        return arena_format(app->frame, "that %.*s %s a step", STR_ARGUMENTS(name),
                            verbs[relation->kind]);
    Str target = address_of(tree, to, app->frame);
    return arena_format(app->frame, "that %.*s %s %.*s", STR_ARGUMENTS(name),
                        verbs[relation->kind], STR_ARGUMENTS(target));
}

bool command_why(App *app, Str argument, Error *error)
{
    (void)argument;
    Node node = node_asked(app, error);
    if (node.kind == NODE_NONE)
        return false;
    const Verdicts *verdicts = verdicts_of(app, error);
    if (verdicts == NULL)
        return false;
    const Tree *tree = stands_of(app)->tree;
    Why why = why_of(verdicts, node, app->frame);
    Spot *spots = arena_get(app->frame, why.mention_count + 1, sizeof *spots);
    size_t count = 0;
    for (size_t i = 0; i < why.mention_count; i++) {
        PlaceId place = tree_home(tree, why.mentions[i].node);
        bool is_new = place != NONE && !node_equal(why.mentions[i].node, node);
        for (size_t k = 0; k < count && is_new; k++)
            is_new = spots[k].at != place;
        if (is_new)
            spots[count++] = travel_spot(app, app_view(app)->source, place);
    }
    Str head =
        arena_format(app->frame, "Why: %.*s", STR_ARGUMENTS(asked_name(app, node)));
    inquiry_set(&app->inquiry, app_view(app)->source, head, &why.text, 1, count > 0);
    if (count > 0) {
        walk_set(&app->walk, "claim named", spots, count, -1);
        app->found_in_text = false;
    }
    return true;
}

// --- what if

// "fell: 1 Soft power is real power, was unanswered, now answered".
static Str change_line(App *app, const Verdicts *before, const Verdicts *after,
                       PlaceId place, bool *has_risen)
{
    static const int heights[] = {
        [LABEL_OUT] = 0, [LABEL_UNDECIDED] = 1, [LABEL_IN] = 2
    };
    Node node = stands_of(app)->tree->places[place].node;
    Label was = verdict_of(before, node), is = verdict_of(after, node);
    *has_risen = heights[is] > heights[was];
    return arena_format(
        app->frame, "%s: %.*s, was %s, now %s", *has_risen ? "rose" : "fell",
        STR_ARGUMENTS(name_of(app, place)), verdict_word(was), verdict_word(is));
}

static const char change_name[] = "change";

// Shows what rose and fell, `node` itself left out, which is the current list from now
// on; `what` is what has been done.
static void show_changes(App *app, const Verdicts *before, Node node, Str what)
{
    PlaceId *places;
    const Verdicts *after = stands_verdicts(stands_of(app));
    size_t all = standing_changes(before, after, &places, app->frame), count = 0;
    Str *lines = arena_get(app->frame, all + 1, sizeof *lines);
    Spot *spots = arena_get(app->frame, all + 1, sizeof *spots);
    size_t risen = 0;
    for (size_t i = 0; i < all; i++) {
        bool has_risen;
        if (node_equal(stands_of(app)->tree->places[places[i]].node, node))
            continue;
        lines[count] = change_line(app, before, after, places[i], &has_risen);
        spots[count++] = travel_spot(app, app_view(app)->source, places[i]);
        risen += has_risen;
    }
    Str head = arena_format(app->frame, "%.*s · %zu rose, %zu fell",
                            STR_ARGUMENTS(what), risen, count - risen);
    if (count == 0)
        lines[0] = str("Nothing else rises or falls by this.");
    inquiry_set(&app->inquiry, app_view(app)->source, head, lines,
                count > 0 ? count : 1, count > 0);
    if (count > 0) {
        walk_set(&app->walk, change_name, spots, count, -1);
        app->found_in_text = false;
    } else if (app->walk.name == change_name) {
        walk_clear(&app->walk); // of what was supposed before
    }
}

bool command_suppose(App *app, Str argument, Error *error)
{
    (void)argument;
    Node node = node_asked(app, error);
    if (node.kind == NODE_NONE || verdicts_of(app, error) == NULL)
        return false;
    Stands *stands = stands_of(app);
    Verdicts before = stands_copy(stands, app->frame);
    Label label = stands_suppose(stands, node);
    if (verdicts_of(app, error) == NULL)
        return false;
    stands_show(stands, true);
    Str name = asked_name(app, node);
    const char *how = label == LABEL_OUT  ? "Supposed not"
                      : label == LABEL_IN ? "Granted"
                                          : "No longer supposed";
    show_changes(app, &before, node,
                 arena_format(app->frame, "%s: %.*s", how, STR_ARGUMENTS(name)));
    return true;
}

static bool take_back(App *app, bool (*take)(Stands *stands), const char *what,
                      Error *error)
{
    Stands *stands = stands_of(app);
    Verdicts before = stands_copy(stands, app->frame);
    if (!take(stands))
        return error_set(error, "Nothing is supposed; x supposes that a claim is "
                                "rejected");
    show_changes(app, &before, (Node){ NODE_NONE, NONE }, str(what));
    return true;
}

bool command_undo(App *app, Str argument, Error *error)
{
    (void)argument;
    return take_back(app, stands_undo, "Taken back", error);
}

bool command_unsuppose(App *app, Str argument, Error *error)
{
    (void)argument;
    return take_back(app, stands_clear, "Nothing is supposed any more", error);
}

bool command_supposed(App *app, Str argument, Error *error)
{
    (void)argument;
    const Stands *stands = stands_of(app);
    Str *lines = arena_get(app->frame, stands->count + 1, sizeof *lines);
    Spot *spots = arena_get(app->frame, stands->count + 1, sizeof *spots);
    for (size_t i = 0; i < stands->count; i++) {
        Node node = stands->supposed[i].node;
        bool is_relation = node.kind == NODE_RELATION;
        Node claim = is_relation ? stands->tree->debate->relations[node.id].from : node;
        Str name = asked_name(app, node);
        lines[i] =
            arena_format(app->frame, "%s: %.*s",
                         stands->supposed[i].label == LABEL_OUT ? "not" : "granted",
                         STR_ARGUMENTS(name));
        spots[i] =
            travel_spot(app, app_view(app)->source, tree_home(stands->tree, claim));
    }
    if (stands->count == 0)
        return error_set(error, "Nothing is supposed; x supposes that a claim is "
                                "rejected");
    inquiry_set(&app->inquiry, app_view(app)->source, str("What is supposed"), lines,
                stands->count, true);
    walk_set(&app->walk, "supposition", spots, stands->count, -1);
    app->found_in_text = false;
    return true;
}

// --- rules

static bool set_rule(App *app, const char *key, Str name, Error *error)
{
    Stands *stands = stands_of(app);
    Str names = standing_rule_names(str(key), app->frame);
    stands_verdicts(stands);
    if (name.length == 0) {
        app_say(app, "%s is %s; there are %.*s", key,
                standing_rule(&stands->rules, str(key)), STR_ARGUMENTS(names));
        return true;
    }
    if (!stands_rule(stands, str(key), name))
        return error_set(error, "%s takes one of %.*s", key, STR_ARGUMENTS(names));
    inquiry_clear(&app->inquiry);
    const Verdicts *verdicts = verdicts_of(app, error);
    if (verdicts == NULL)
        return false;
    stands_show(stands, true);
    say_tally(app, verdicts);
    return true;
}

bool command_semantics(App *app, Str argument, Error *error)
{
    return set_rule(app, "semantics", argument, error);
}

bool command_reading(App *app, Str argument, Error *error)
{
    return set_rule(app, "reading", argument, error);
}

bool command_burden(App *app, Str argument, Error *error)
{
    return set_rule(app, "burden", argument, error);
}

bool command_standard(App *app, Str argument, Error *error)
{
    return set_rule(app, "standard", argument, error);
}

bool command_strength(App *app, bool on, Error *error)
{
    if (app_view(app)->kind != VIEW_DEBATE)
        return error_set(error, "Strengths are those of claims: open a debate first");
    Stands *stands = stands_of(app);
    if (verdicts_of(app, error) == NULL)
        return false;
    const OpinionBook *book = debate_view_opinions(debate_of(app));
    const double *votes = on ? opinion_book_votes(book, app->frame) : NULL;
    stands_show_strength(stands, on, votes);
    stands_show(stands, true);
    if (on)
        app_say(app, "Strengths from 0 to 1 by DF-QuAD, from %s%s",
                votes != NULL ? "your answers, the author's weights or 0.5"
                              : "the author's weights or 0.5",
                stands->strengths.is_settled ? "" : "; they have not settled");
    else
        app_say(app, "What stands is said in words again");
    return true;
}
