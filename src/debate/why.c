#include "src/debate/why.h"
#include <ctype.h>
#include "src/debate/bearing.h"

enum { NAMED_MOST = 2 };

// --- objections to what stands

static bool is_objection(const WhyTeller *teller, int32_t attacker)
{
    FrameKind kind = teller->frame->frame[attacker].kind;
    return kind == FRAME_EFFECT || kind == FRAME_OBJECTION;
}

static int32_t count_objections(const WhyTeller *teller, int32_t node)
{
    const Framework *framework = &teller->frame->framework;
    int32_t count = 0;
    for (int32_t i = framework->start[node]; i < framework->start[node + 1]; i++)
        count += is_objection(teller, framework->attackers[i]);
    return count;
}

// "2.1 ... is answered by 2.1.1 ...".
static void say_answered(WhyTeller *teller, int32_t objection)
{
    FrameNode at = teller->frame->frame[objection];
    why_mention(teller, why_speaker(teller, at.of), true);
    int32_t reason = NONE;
    if (at.kind == FRAME_OBJECTION)
        reason = why_decider(teller, objection, LABEL_IN);
    if (reason != NONE && teller->frame->frame[reason].kind == FRAME_EFFECT) {
        why_derive(teller, objection, reason);
        why_say(teller, " is outweighed by ");
        why_mention(teller, why_speaker(teller, teller->frame->frame[reason].of), true);
        return;
    }
    why_say(teller, " is ");
    why_say_state(teller, standing_frame_effect(teller->frame, at.of), LABEL_OUT);
}

// Why all objections to something fail; there is at least one.
static void say_objections(WhyTeller *teller, int32_t node, int32_t count)
{
    const Framework *framework = &teller->frame->framework;
    int32_t named = 0;
    for (int32_t i = framework->start[node]; i < framework->start[node + 1]; i++) {
        int32_t attacker = framework->attackers[i];
        if (!is_objection(teller, attacker) || named == NAMED_MOST)
            continue;
        why_say(teller, named > 0 ? "; " : "");
        say_answered(teller, attacker);
        named++;
    }
    if (count > named)
        buffer_format(&teller->text, "; and %d more %s answered", count - named,
                      count - named == 1 ? "is" : "are");
}

// ", and nobody answers 2.1": what there is to say of an objection that is in, and of
// its source, when it defeats something.
static void say_tail(WhyTeller *teller, int32_t objection)
{
    FrameNode at = teller->frame->frame[objection];
    int32_t node = why_speaker(teller, at.of);
    int32_t effect = standing_frame_effect(teller->frame, at.of);
    int32_t against = count_objections(teller, node);
    int32_t undercuts = count_objections(teller, effect);
    why_derive(teller, objection, NONE);
    why_derive(teller, node, NONE);
    if (why_is_forced(teller, node)) {
        why_say(teller, ", and ");
        why_mention(teller, node, false);
        why_say(teller, " is supposed to be granted.");
        return;
    }
    if (against + undercuts == 0) {
        why_say(teller, ", and nobody answers ");
        why_mention(teller, node, false);
        why_say(teller, ".");
        return;
    }
    why_say(teller, ". What is said against ");
    why_mention(teller, node, false);
    why_say(teller, " fails: ");
    if (against > 0)
        say_objections(teller, node, against);
    if (against > 0 && undercuts > 0)
        why_say(teller, "; ");
    if (undercuts > 0)
        say_objections(teller, effect, undercuts);
    why_say(teller, ".");
}

// --- the three labels

static const char *verb_of(const Effect *effect)
{
    switch (effect->kind) {
    case EFFECT_UNDERCUT: return " undercuts ";
    case EFFECT_EXCLUDE: return " excludes ";
    default: return " attacks ";
    }
}

// How many reasons for a claim there are, and the first of them.
static int32_t reasons_of(const WhyTeller *teller, int32_t node, int32_t *first)
{
    const StandingFrame *frame = teller->frame;
    int32_t count = 0;
    *first = NONE;
    for (int32_t i = frame->into_start[node]; i < frame->into_start[node + 1]; i++)
        if (effect_is_reason(&frame->effects[frame->into[i]])) {
            *first = count == 0 ? frame->into[i] : *first;
            count++;
        }
    return count;
}

// The only reason for a claim is undercut; false if that is not what became of it.
static bool say_undercut_reason(WhyTeller *teller, int32_t effect)
{
    int32_t against =
        why_is_forced(teller, effect) ? NONE : why_decider(teller, effect, LABEL_IN);
    if (against == NONE || !is_objection(teller, against))
        return false;
    FrameNode at = teller->frame->frame[against];
    why_derive(teller, effect, against);
    why_mention(teller, why_speaker(teller, at.of), true);
    why_say(teller, verb_of(&teller->frame->effects[at.of]));
    why_say(teller, "its only reason");
    say_tail(teller, against);
    return true;
}

static void say_unreasoned(WhyTeller *teller, int32_t node, Label label)
{
    int32_t reason, count = reasons_of(teller, node, &reason);
    const StandingFrame *frame = teller->frame;
    why_derive(teller, frame->unreasoned[node],
               label == LABEL_OUT
                   ? NONE
                   : why_decider(teller, frame->unreasoned[node], LABEL_UNDECIDED));
    if (count == 0) {
        why_say(teller,
                "it carries the burden of proof, and no reason for it is given.");
        return;
    }
    int32_t effect = standing_frame_effect(frame, reason);
    if (count == 1 && label == LABEL_OUT && say_undercut_reason(teller, effect))
        return;
    if (count == 1)
        why_say(teller, "it needs a reason, and its only one, ");
    else
        buffer_format(&teller->text,
                      "it needs a reason, and none of its %d %s: ", count,
                      label == LABEL_OUT ? "stands" : "stands uncontested");
    why_mention(teller, why_speaker(teller, reason), true);
    why_say(teller, count == 1 ? ", is " : " is ");
    why_say_state(teller, effect, why_label(teller, effect));
    why_say(teller, ".");
}

// "2.1 ... attacks it, and nobody answers 2.1."
static void say_objection(WhyTeller *teller, int32_t objection, Label label)
{
    FrameNode at = teller->frame->frame[objection];
    int32_t by = why_speaker(teller, at.of);
    why_mention(teller, by, true);
    why_say(teller, verb_of(&teller->frame->effects[at.of]));
    why_say(teller, teller->subject);
    if (label == LABEL_OUT) {
        say_tail(teller, objection);
        return;
    }
    why_say(teller, ", and ");
    why_mention(teller, by, false);
    why_say(teller, " is contested itself.");
}

// What is out or undecided because of this attacker.
static void say_defeat(WhyTeller *teller, int32_t node, int32_t because, Label label)
{
    FrameNode at = teller->frame->frame[because];
    why_derive(teller, node, because);
    switch (at.kind) {
    case FRAME_EFFECT:
    case FRAME_OBJECTION: say_objection(teller, because, label); return;
    case FRAME_DENIAL:
        why_say(teller, "its premise ");
        why_mention(teller, at.of, true);
        why_say(teller, " is ");
        why_derive(teller, because, label == LABEL_OUT ? NONE : at.of);
        why_say_state(teller, at.of, label);
        why_say(teller, ".");
        return;
    case FRAME_UNREASONED: say_unreasoned(teller, node, label); return;
    default:
        why_say(teller, "it is ");
        why_say_cause(teller, because, label);
        why_say(teller, ".");
    }
}

// Whether two nodes attack each other by effects that are both undecided.
static bool is_mutual(const WhyTeller *teller, int32_t node, int32_t by)
{
    const StandingFrame *frame = teller->frame;
    for (int32_t i = frame->into_start[by]; i < frame->into_start[by + 1]; i++) {
        const Effect *effect = &frame->effects[frame->into[i]];
        if (effect_is_attack(effect) && effect->from == node)
            return true;
    }
    return false;
}

static void tell_open(WhyTeller *teller, int32_t node)
{
    int32_t because = why_decider(teller, node, LABEL_UNDECIDED);
    FrameNode at = teller->frame->frame[because];
    bool is_effect = is_objection(teller, because);
    int32_t by = is_effect ? why_speaker(teller, at.of) : NONE;
    if (by == node) {
        why_derive(teller, node, because);
        why_say(teller, "it speaks against itself.");
    } else if (is_effect && is_mutual(teller, node, by)) {
        why_derive(teller, node, because);
        why_say(teller, "it and ");
        why_mention(teller, by, true);
        why_say(teller, " speak against each other, and nothing decides between them.");
    } else {
        say_defeat(teller, node, because, LABEL_UNDECIDED);
    }
}

static void tell_in(WhyTeller *teller, int32_t node)
{
    int32_t count = count_objections(teller, node);
    const Debate *debate = teller->frame->debate;
    bool is_carried = node >= debate->claim_count && node < teller->frame->node_count &&
                      debate->arguments[node - debate->claim_count].step_count > 0;
    why_derive(teller, node, NONE);
    if (count == 0) {
        why_say(teller, is_carried ? "its premises stand, and nothing undercuts it."
                        : teller->subject[0] == 't'
                            ? "nothing undercuts that."
                            : "nothing on this map speaks against it.");
    } else if (count == 1) {
        why_say(teller, "what is said against it fails: ");
        say_objections(teller, node, count);
        why_say(teller, ".");
    } else {
        if (count == 2)
            why_say(teller, "both objections to it fail: ");
        else
            buffer_format(&teller->text, "all %d objections to it fail: ", count);
        say_objections(teller, node, count);
        why_say(teller, ".");
    }
}

static void tell(WhyTeller *teller, int32_t node)
{
    Label label = why_label(teller, node);
    const char *word = verdict_word(label);
    buffer_add_byte(&teller->text, (char)toupper((unsigned char)word[0]));
    why_say(teller, word + 1);
    why_say(teller, ": ");
    if (why_is_forced(teller, node)) {
        why_say(teller, label == LABEL_IN ? "supposed to be granted."
                                          : "supposed to be rejected.");
        why_derive(teller, node, NONE);
    } else if (label == LABEL_IN) {
        tell_in(teller, node);
    } else if (label == LABEL_OUT) {
        say_defeat(teller, node, why_decider(teller, node, LABEL_IN), LABEL_OUT);
    } else {
        tell_open(teller, node);
    }
}

// What becomes of its bearing on what is above it, where that is not what becomes of
// itself.
static void tell_bearing(WhyTeller *teller, int32_t node)
{
    const Tree *tree = teller->verdicts->standing->tree;
    PlaceId home = tree_home(tree, bearing_nth(teller->frame->debate, node));
    if (home == NONE || tree->places[home].parent == NONE)
        return;
    int32_t effect = standing_effect_of(teller->verdicts->standing, home);
    if (effect == NONE)
        return;
    int32_t at = standing_frame_effect(teller->frame, effect);
    Label label = why_label(teller, at);
    if (label == why_label(teller, node) || label == LABEL_IN)
        return;
    Node above = tree->places[tree->places[home].parent].node;
    why_say(teller, " Its bearing on ");
    why_mention(teller, bearing_node(teller->frame->debate, above), false);
    why_say(teller, " is ");
    why_say_state(teller, at, label);
    why_say(teller, ".");
}

// Whether a source bears on its target: "1.2 ... supports 1 ..." comes first.
static void tell_effect(WhyTeller *teller, int32_t effect)
{
    const Effect *e = &teller->frame->effects[effect];
    const Relation *relation = &teller->frame->debate->relations[e->relation];
    why_mention(teller, why_speaker(teller, effect), true);
    why_say(teller, effect_is_reason(e) ? " supports " : verb_of(e));
    if (e->to != NONE) {
        why_mention(teller, e->to, true);
    } else {
        RelationId laid_on =
            relation->to.kind == NODE_RELATION ? relation->to.id : relation->meant;
        why_say(teller, "what ");
        why_mention(teller,
                    bearing_end(teller->frame->debate,
                                teller->frame->debate->relations[laid_on].from),
                    true);
        why_say(teller, " does");
    }
    why_say(teller, ". ");
    teller->subject = "that";
    int32_t node = standing_frame_effect(teller->frame, effect);
    int32_t because = why_decider(teller, node, LABEL_IN);
    if (because == NONE && why_label(teller, node) == LABEL_UNDECIDED)
        because = why_decider(teller, node, LABEL_UNDECIDED);
    int32_t source = because == NONE ? NONE : why_denied(teller, because);
    if (why_is_forced(teller, node) || source == NONE) {
        tell(teller, node);
        return;
    }
    why_say(teller, "That fails, or is open, with its source. ");
    why_derive(teller, node, because);
    why_derive(teller, because, why_label(teller, source) == LABEL_OUT ? NONE : source);
    tell(teller, source);
}

Why why_of(const Verdicts *verdicts, Node node, Arena *arena)
{
    WhyTeller teller = { .verdicts = verdicts,
                         .frame = verdicts->standing->frame,
                         .arena = arena,
                         .text = { .arena = arena },
                         .subject = "it" };
    const StandingFrame *frame = teller.frame;
    int32_t id = bearing_end(frame->debate, node);
    bool is_relation = node.kind == NODE_RELATION;
    bool has_effect = is_relation && frame->relation_effects[node.id] <
                                         frame->relation_effects[node.id + 1];
    if (verdicts->standing->rules.semantics != SEMANTICS_GROUNDED)
        why_say(&teller,
                "Only the grounded reading is explained step by step: choose it.");
    else if (has_effect)
        tell_effect(&teller, frame->relation_effects[node.id]);
    else if (!is_relation && id != NONE) {
        tell(&teller, id);
        tell_bearing(&teller, id);
    }
    return (Why){ buffer_str(&teller.text), teller.mentions, teller.mention_count,
                  teller.steps, teller.step_count };
}
