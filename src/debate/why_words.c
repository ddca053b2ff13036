#include "src/debate/why_words.h"
#include "src/debate/address.h"
#include "src/debate/bearing.h"
#include "src/text/text.h"

enum { NAME_COLUMNS = 72, ADDRESS_BYTES = 60 };

Label why_label(const WhyTeller *teller, int32_t node)
{
    return (Label)teller->verdicts->labels[node];
}

bool why_is_forced(const WhyTeller *teller, int32_t node)
{
    return teller->verdicts->forced[node] != LABEL_UNDECIDED;
}

void why_say(WhyTeller *teller, const char *words)
{
    buffer_add(&teller->text, str(words));
}

void why_derive(WhyTeller *teller, int32_t subject, int32_t because)
{
    teller->steps = vec_room(teller->arena, teller->steps, teller->step_count,
                             &teller->step_capacity, sizeof teller->steps[0]);
    teller->steps[teller->step_count++] = (WhyStep){ subject, because };
}

// --- names

void why_mention(WhyTeller *teller, int32_t node, bool with_title)
{
    const Tree *tree = teller->verdicts->standing->tree;
    Node named = bearing_nth(teller->frame->debate, node);
    uint32_t start = (uint32_t)teller->text.length;
    PlaceId home = tree_home(tree, named);
    if (home != NONE)
        buffer_add(&teller->text,
                   address_end(tree, home, ADDRESS_BYTES, teller->arena));
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

int32_t why_decider(const WhyTeller *teller, int32_t node, Label label)
{
    const Framework *framework = &teller->frame->framework;
    const int32_t *rounds = teller->verdicts->rounds;
    int32_t best = NONE;
    for (int32_t i = framework->start[node]; i < framework->start[node + 1]; i++) {
        int32_t attacker = framework->attackers[i];
        if (why_label(teller, attacker) == label &&
            (best == NONE || rounds[attacker] < rounds[best]))
            best = attacker;
    }
    return best;
}

int32_t why_speaker(const WhyTeller *teller, int32_t effect)
{
    const Effect *e = &teller->frame->effects[effect];
    return e->carrier != NONE ? e->carrier : e->from;
}

int32_t why_denied(const WhyTeller *teller, int32_t attacker)
{
    FrameNode at = teller->frame->frame[attacker];
    return at.kind == FRAME_DENIAL ? at.of : NONE;
}

void why_say_cause(WhyTeller *teller, int32_t attacker, Label label)
{
    FrameNode at = teller->frame->frame[attacker];
    const Effect *effect = &teller->frame->effects[at.of];
    const char *how = label == LABEL_OUT ? "answered by " : "contested by ";
    switch (at.kind) {
    case FRAME_EFFECT:
    case FRAME_OBJECTION:
        if (effect->kind == EFFECT_UNDERCUT)
            how = label == LABEL_OUT ? "undercut by " : "perhaps undercut by ";
        why_say(teller, how);
        why_mention(teller, why_speaker(teller, at.of), true);
        break;
    case FRAME_DENIAL:
        why_say(teller, label == LABEL_OUT ? "left without its premise "
                                           : "carried by a contested premise, ");
        why_mention(teller, at.of, true);
        break;
    case FRAME_UNREASONED:
        why_say(teller, label == LABEL_OUT ? "left without a reason that stands"
                                           : "left without an uncontested reason");
        break;
    case FRAME_FOLLOWS:
        why_say(teller, label == LABEL_OUT ? "defeated with " : "contested with ");
        why_mention(teller, effect->to, true);
        why_say(teller, ", to which it leads");
        break;
    default:
        why_say(teller, label == LABEL_OUT ? "defeated with" : "contested with");
        why_say(teller, " what says the same");
    }
}

void why_say_state(WhyTeller *teller, int32_t node, Label label)
{
    if (why_is_forced(teller, node)) {
        bool is_effect = teller->frame->frame[node].kind == FRAME_EFFECT;
        why_say(teller,
                is_effect ? "supposed to have no force" : "supposed to be rejected");
        why_derive(teller, node, NONE);
        return;
    }
    int32_t because =
        why_decider(teller, node, label == LABEL_OUT ? LABEL_IN : LABEL_UNDECIDED);
    why_derive(teller, node, because);
    if (because == NONE) {
        why_say(teller, verdict_word(label));
        return;
    }
    int32_t source = why_denied(teller, because);
    bool is_effect = teller->frame->frame[node].kind == FRAME_EFFECT;
    if (is_effect && source != NONE) {
        why_derive(teller, because, label == LABEL_OUT ? NONE : source);
        why_say_state(teller, source, label);
    } else {
        why_say_cause(teller, because, label);
    }
}
