#include "src/debate/why.h"
#include <ctype.h>
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/debate/bearing.h"
#include "src/text/text.h"

enum { NAME_COLUMNS = 72, NAMED_MOST = 2 };

typedef struct {
    const Verdicts *verdicts;
    const StandingFrame *frame;
    Arena *arena;
    Buffer text;
    const char *subject; // "it", or "that" of a relation
    WhyMention *mentions;
    WhyStep *steps;
    size_t mention_count, mention_capacity, step_count, step_capacity;
} Teller;

static Label label_of(const Teller *teller, int32_t node)
{
    return (Label)teller->verdicts->labels[node];
}

static bool is_forced(const Teller *teller, int32_t node)
{
    return teller->verdicts->forced[node] != LABEL_UNDECIDED;
}

static void say(Teller *teller, const char *words)
{
    buffer_add(&teller->text, str(words));
}

static void derive(Teller *teller, int32_t subject, int32_t because)
{
    teller->steps = vec_room(teller->arena, teller->steps, teller->step_count,
                             &teller->step_capacity, sizeof teller->steps[0]);
    teller->steps[teller->step_count++] = (WhyStep){ subject, because };
}

// --- names

static void mention(Teller *teller, int32_t node, bool with_title)
{
    const Tree *tree = teller->verdicts->standing->tree;
    Node named = bearing_nth(teller->frame->debate, node);
    uint32_t start = (uint32_t)teller->text.length;
    PlaceId home = tree_home(tree, named);
    if (home != NONE)
        buffer_add(&teller->text, address_of(tree, home, teller->arena));
    if (with_title || home == NONE) {
        Str name = text_cut(teller->arena, debate_name(teller->frame->debate, named),
                            NAME_COLUMNS);
        buffer_format(&teller->text, "%s“%.*s”", home == NONE ? "" : " ",
                      (int)name.length, name.data);
    }
    teller->mentions = vec_room(teller->arena, teller->mentions, teller->mention_count,
                                &teller->mention_capacity, sizeof teller->mentions[0]);
    teller->mentions[teller->mention_count++] =
        (WhyMention){ named, start, (uint32_t)teller->text.length };
}

// --- what decides

// Of the attackers of a node with this label the one that was decided first; NONE if
// there is none.
static int32_t decider(const Teller *teller, int32_t node, Label label)
{
    const Framework *framework = &teller->frame->framework;
    const int32_t *rounds = teller->verdicts->rounds;
    int32_t best = NONE;
    for (int32_t i = framework->start[node]; i < framework->start[node + 1]; i++) {
        int32_t attacker = framework->attackers[i];
        if (label_of(teller, attacker) == label &&
            (best == NONE || rounds[attacker] < rounds[best]))
            best = attacker;
    }
    return best;
}

// Who speaks through an effect: the argument, if one does, else the claim.
static int32_t speaker_of(const Teller *teller, int32_t effect)
{
    const Effect *e = &teller->frame->effects[effect];
    return e->carrier != NONE ? e->carrier : e->from;
}

// The source of an effect that is not in because one of its sources is not.
static int32_t denied_source(const Teller *teller, int32_t attacker)
{
    FrameNode at = teller->frame->frame[attacker];
    return at.kind == FRAME_DENIAL ? at.of : NONE;
}

// "answered by 2.1 ...": how something is out, or open, because of this attacker.
static void say_cause(Teller *teller, int32_t attacker, Label label)
{
    FrameNode at = teller->frame->frame[attacker];
    const Effect *effect = &teller->frame->effects[at.of];
    const char *how = label == LABEL_OUT ? "answered by " : "contested by ";
    switch (at.kind) {
    case FRAME_EFFECT:
    case FRAME_OBJECTION:
        if (effect->kind == EFFECT_UNDERCUT)
            how = label == LABEL_OUT ? "undercut by " : "perhaps undercut by ";
        say(teller, how);
        mention(teller, speaker_of(teller, at.of), true);
        break;
    case FRAME_DENIAL:
        say(teller, label == LABEL_OUT ? "left without its premise "
                                       : "carried by a contested premise, ");
        mention(teller, at.of, true);
        break;
    case FRAME_UNREASONED:
        say(teller, label == LABEL_OUT ? "left without a reason that stands"
                                       : "left without an uncontested reason");
        break;
    case FRAME_FOLLOWS:
        say(teller, label == LABEL_OUT ? "defeated with " : "contested with ");
        mention(teller, effect->to, true);
        say(teller, ", to which it leads");
        break;
    default:
        say(teller, label == LABEL_OUT ? "defeated with" : "contested with");
        say(teller, " what says the same");
    }
}

// "answered by 2.1", "supposed to be rejected": the state of something that is out or
// undecided, as it follows "is".
static void say_state(Teller *teller, int32_t node, Label label)
{
    if (is_forced(teller, node)) {
        say(teller, "supposed to be rejected");
        derive(teller, node, NONE);
        return;
    }
    int32_t because =
        decider(teller, node, label == LABEL_OUT ? LABEL_IN : LABEL_UNDECIDED);
    derive(teller, node, because);
    if (because == NONE) {
        say(teller, verdict_word(label));
        return;
    }
    int32_t source = denied_source(teller, because);
    bool is_effect = teller->frame->frame[node].kind == FRAME_EFFECT;
    if (is_effect && source != NONE) {
        derive(teller, because, label == LABEL_OUT ? NONE : source);
        say_state(teller, source, label);
    } else {
        say_cause(teller, because, label);
    }
}

// --- objections to what stands

static bool is_objection(const Teller *teller, int32_t attacker)
{
    FrameKind kind = teller->frame->frame[attacker].kind;
    return kind == FRAME_EFFECT || kind == FRAME_OBJECTION;
}

static int32_t count_objections(const Teller *teller, int32_t node)
{
    const Framework *framework = &teller->frame->framework;
    int32_t count = 0;
    for (int32_t i = framework->start[node]; i < framework->start[node + 1]; i++)
        count += is_objection(teller, framework->attackers[i]);
    return count;
}

// "2.1 ... is answered by 2.1.1 ...".
static void say_answered(Teller *teller, int32_t objection)
{
    FrameNode at = teller->frame->frame[objection];
    mention(teller, speaker_of(teller, at.of), true);
    int32_t reason = NONE;
    if (at.kind == FRAME_OBJECTION)
        reason = decider(teller, objection, LABEL_IN);
    if (reason != NONE && teller->frame->frame[reason].kind == FRAME_EFFECT) {
        derive(teller, objection, reason);
        say(teller, " is outweighed by ");
        mention(teller, speaker_of(teller, teller->frame->frame[reason].of), true);
        return;
    }
    say(teller, " is ");
    say_state(teller, standing_frame_effect(teller->frame, at.of), LABEL_OUT);
}

// Why all objections to something fail; there is at least one.
static void say_objections(Teller *teller, int32_t node, int32_t count)
{
    const Framework *framework = &teller->frame->framework;
    int32_t named = 0;
    for (int32_t i = framework->start[node]; i < framework->start[node + 1]; i++) {
        int32_t attacker = framework->attackers[i];
        if (!is_objection(teller, attacker) || named == NAMED_MOST)
            continue;
        say(teller, named > 0 ? "; " : "");
        say_answered(teller, attacker);
        named++;
    }
    if (count > named)
        buffer_format(&teller->text, "; and %d more %s answered", count - named,
                      count - named == 1 ? "is" : "are");
}

// ", and nobody answers 2.1": what there is to say of an objection that is in, and of
// its source, when it defeats something.
static void say_tail(Teller *teller, int32_t objection)
{
    FrameNode at = teller->frame->frame[objection];
    int32_t node = speaker_of(teller, at.of);
    int32_t effect = standing_frame_effect(teller->frame, at.of);
    int32_t against = count_objections(teller, node);
    int32_t undercuts = count_objections(teller, effect);
    derive(teller, objection, NONE);
    derive(teller, node, NONE);
    if (is_forced(teller, node)) {
        say(teller, ", and ");
        mention(teller, node, false);
        say(teller, " is supposed to be granted.");
        return;
    }
    if (against + undercuts == 0) {
        say(teller, ", and nobody answers ");
        mention(teller, node, false);
        say(teller, ".");
        return;
    }
    say(teller, ". What is said against ");
    mention(teller, node, false);
    say(teller, " fails: ");
    if (against > 0)
        say_objections(teller, node, against);
    if (against > 0 && undercuts > 0)
        say(teller, "; ");
    if (undercuts > 0)
        say_objections(teller, effect, undercuts);
    say(teller, ".");
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
static int32_t reasons_of(const Teller *teller, int32_t node, int32_t *first)
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
static bool say_undercut_reason(Teller *teller, int32_t effect)
{
    int32_t against =
        is_forced(teller, effect) ? NONE : decider(teller, effect, LABEL_IN);
    if (against == NONE || !is_objection(teller, against))
        return false;
    FrameNode at = teller->frame->frame[against];
    derive(teller, effect, against);
    mention(teller, speaker_of(teller, at.of), true);
    say(teller, verb_of(&teller->frame->effects[at.of]));
    say(teller, "its only reason");
    say_tail(teller, against);
    return true;
}

static void say_unreasoned(Teller *teller, int32_t node, Label label)
{
    int32_t reason, count = reasons_of(teller, node, &reason);
    const StandingFrame *frame = teller->frame;
    derive(teller, frame->unreasoned[node],
           label == LABEL_OUT
               ? NONE
               : decider(teller, frame->unreasoned[node], LABEL_UNDECIDED));
    if (count == 0) {
        say(teller, "it carries the burden of proof, and no reason for it is given.");
        return;
    }
    int32_t effect = standing_frame_effect(frame, reason);
    if (count == 1 && label == LABEL_OUT && say_undercut_reason(teller, effect))
        return;
    if (count == 1)
        say(teller, "it needs a reason, and its only one, ");
    else
        buffer_format(&teller->text,
                      "it needs a reason, and none of its %d %s: ", count,
                      label == LABEL_OUT ? "stands" : "stands uncontested");
    mention(teller, speaker_of(teller, reason), true);
    say(teller, count == 1 ? ", is " : " is ");
    say_state(teller, effect, label_of(teller, effect));
    say(teller, ".");
}

// "2.1 ... attacks it, and nobody answers 2.1."
static void say_objection(Teller *teller, int32_t objection, Label label)
{
    FrameNode at = teller->frame->frame[objection];
    int32_t by = speaker_of(teller, at.of);
    mention(teller, by, true);
    say(teller, verb_of(&teller->frame->effects[at.of]));
    say(teller, teller->subject);
    if (label == LABEL_OUT) {
        say_tail(teller, objection);
        return;
    }
    say(teller, ", and ");
    mention(teller, by, false);
    say(teller, " is contested itself.");
}

// What is out or undecided because of this attacker.
static void say_defeat(Teller *teller, int32_t node, int32_t because, Label label)
{
    FrameNode at = teller->frame->frame[because];
    derive(teller, node, because);
    switch (at.kind) {
    case FRAME_EFFECT:
    case FRAME_OBJECTION: say_objection(teller, because, label); return;
    case FRAME_DENIAL:
        say(teller, "its premise ");
        mention(teller, at.of, true);
        say(teller, " is ");
        derive(teller, because, label == LABEL_OUT ? NONE : at.of);
        say_state(teller, at.of, label);
        say(teller, ".");
        return;
    case FRAME_UNREASONED: say_unreasoned(teller, node, label); return;
    default:
        say(teller, "it is ");
        say_cause(teller, because, label);
        say(teller, ".");
    }
}

// Whether two nodes attack each other by effects that are both undecided.
static bool is_mutual(const Teller *teller, int32_t node, int32_t by)
{
    const StandingFrame *frame = teller->frame;
    for (int32_t i = frame->into_start[by]; i < frame->into_start[by + 1]; i++) {
        const Effect *effect = &frame->effects[frame->into[i]];
        if (effect_is_attack(effect) && effect->from == node)
            return true;
    }
    return false;
}

static void tell_open(Teller *teller, int32_t node)
{
    int32_t because = decider(teller, node, LABEL_UNDECIDED);
    FrameNode at = teller->frame->frame[because];
    bool is_effect = is_objection(teller, because);
    int32_t by = is_effect ? speaker_of(teller, at.of) : NONE;
    if (by == node) {
        derive(teller, node, because);
        say(teller, "it speaks against itself.");
    } else if (is_effect && is_mutual(teller, node, by)) {
        derive(teller, node, because);
        say(teller, "it and ");
        mention(teller, by, true);
        say(teller, " speak against each other, and nothing decides between them.");
    } else {
        say_defeat(teller, node, because, LABEL_UNDECIDED);
    }
}

static void tell_in(Teller *teller, int32_t node)
{
    int32_t count = count_objections(teller, node);
    const Debate *debate = teller->frame->debate;
    bool is_carried = node >= debate->claim_count && node < teller->frame->node_count &&
                      debate->arguments[node - debate->claim_count].step_count > 0;
    derive(teller, node, NONE);
    if (count == 0) {
        say(teller, is_carried ? "its premises stand, and nothing undercuts it."
                    : teller->subject[0] == 't'
                        ? "nothing undercuts that."
                        : "nothing on this map speaks against it.");
    } else if (count == 1) {
        say(teller, "what is said against it fails: ");
        say_objections(teller, node, count);
        say(teller, ".");
    } else {
        buffer_format(&teller->text, "all %d objections to it fail: ", count);
        say_objections(teller, node, count);
        say(teller, ".");
    }
}

static void tell(Teller *teller, int32_t node)
{
    Label label = label_of(teller, node);
    const char *word = verdict_word(label);
    buffer_add_byte(&teller->text, (char)toupper((unsigned char)word[0]));
    say(teller, word + 1);
    say(teller, ": ");
    if (is_forced(teller, node)) {
        say(teller,
            label == LABEL_IN ? "supposed to be granted." : "supposed to be rejected.");
        derive(teller, node, NONE);
    } else if (label == LABEL_IN) {
        tell_in(teller, node);
    } else if (label == LABEL_OUT) {
        say_defeat(teller, node, decider(teller, node, LABEL_IN), LABEL_OUT);
    } else {
        tell_open(teller, node);
    }
}

// Whether a source bears on its target: "1.2 ... supports 1 ..." comes first.
static void tell_effect(Teller *teller, int32_t effect)
{
    const Effect *e = &teller->frame->effects[effect];
    const Relation *relation = &teller->frame->debate->relations[e->relation];
    mention(teller, speaker_of(teller, effect), true);
    say(teller, effect_is_reason(e) ? " supports " : verb_of(e));
    if (e->to != NONE) {
        mention(teller, e->to, true);
    } else {
        RelationId laid_on =
            relation->to.kind == NODE_RELATION ? relation->to.id : relation->meant;
        say(teller, "what ");
        mention(teller,
                bearing_end(teller->frame->debate,
                            teller->frame->debate->relations[laid_on].from),
                true);
        say(teller, " does");
    }
    say(teller, ". ");
    teller->subject = "that";
    int32_t node = standing_frame_effect(teller->frame, effect);
    int32_t because = decider(teller, node, LABEL_IN);
    if (because == NONE && label_of(teller, node) == LABEL_UNDECIDED)
        because = decider(teller, node, LABEL_UNDECIDED);
    int32_t source = because == NONE ? NONE : denied_source(teller, because);
    if (is_forced(teller, node) || source == NONE) {
        tell(teller, node);
        return;
    }
    say(teller, "That fails, or is open, with its source. ");
    derive(teller, node, because);
    derive(teller, because, label_of(teller, source) == LABEL_OUT ? NONE : source);
    tell(teller, source);
}

Why why_of(const Verdicts *verdicts, Node node, Arena *arena)
{
    Teller teller = { .verdicts = verdicts,
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
        say(&teller, "Only the grounded reading is explained step by step: choose it.");
    else if (has_effect)
        tell_effect(&teller, frame->relation_effects[node.id]);
    else if (!is_relation && id != NONE)
        tell(&teller, id);
    return (Why){ buffer_str(&teller.text), teller.mentions, teller.mention_count,
                  teller.steps, teller.step_count };
}
