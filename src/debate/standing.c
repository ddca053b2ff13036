#include "src/debate/standing.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/debate/bearing.h"
#include "src/debate/extensions.h"

const Standing *standing_make(const Tree *tree, const StandingRules *rules,
                              Arena *arena)
{
    Standing *standing = arena_get(arena, 1, sizeof *standing);
    standing->tree = tree;
    standing->rules = *rules;
    standing->frame = standing_frame_make(tree, rules, arena);
    return standing;
}

// --- labels

// What is supposed of a relation is supposed of its effects.
static void force(const StandingFrame *frame, const Supposition *supposition,
                  unsigned char *forced)
{
    Node node = supposition->node;
    if (node.kind == NODE_RELATION) {
        for (int32_t i = frame->relation_effects[node.id];
             i < frame->relation_effects[node.id + 1]; i++)
            forced[standing_frame_effect(frame, i)] = (unsigned char)supposition->label;
        return;
    }
    int32_t id = bearing_end(frame->debate, node);
    if (id == NONE)
        return;
    forced[id] = (unsigned char)supposition->label;
    if (frame->group[id] != NONE)
        forced[frame->sound[frame->group[id]]] = (unsigned char)supposition->label;
}

// The framework with a denial for every node, so that what is out in all labellings can
// be asked for: its denial is in in all of them.
static Framework with_denials(const Framework *framework, Arena *scratch)
{
    size_t count = (size_t)framework_attacks(framework) + (size_t)framework->count;
    AttackPair *pairs = arena_get(scratch, count + 1, sizeof *pairs);
    size_t made = 0;
    for (int32_t node = 0; node < framework->count; node++) {
        pairs[made++] = (AttackPair){ node, framework->count + node };
        for (int32_t i = framework->start[node]; i < framework->start[node + 1]; i++)
            pairs[made++] = (AttackPair){ framework->attackers[i], node };
    }
    return framework_make(2 * framework->count, pairs, made, scratch);
}

// Labels by what is in, or out, in all labellings of a kind.
static void label_by_all(Verdicts *verdicts, unsigned char *labels,
                         unsigned char *credulous, Arena *scratch)
{
    const Framework *framework = &verdicts->standing->frame->framework;
    size_t count = (size_t)framework->count;
    Framework denied = with_denials(framework, scratch);
    unsigned char *forced = arena_get(scratch, 2 * count + 1, 1);
    unsigned char *accepted = arena_get(scratch, 2 * count + 1, 1);
    memcpy(forced, verdicts->forced, count);
    Inquiry inquiry = { &denied, forced, verdicts->standing->rules.semantics,
                        STANDING_STEPS };
    memset(labels, LABEL_UNDECIDED, count);
    verdicts->has_none = extension_find(&inquiry, accepted) == ANSWER_NO;
    if (verdicts->has_none)
        return;
    extension_accepted(&inquiry, accepted);
    for (size_t i = 0; i < count; i++) {
        credulous[i] = (accepted[i] & ACCEPTED_IN_SOME) != 0;
        if (accepted[i] & ACCEPTED_IN_ALL)
            labels[i] = LABEL_IN;
        else if (accepted[count + i] & ACCEPTED_IN_ALL)
            labels[i] = LABEL_OUT;
        else if ((accepted[i] | accepted[count + i]) & ACCEPTED_ALL_UNKNOWN)
            verdicts->is_decided = false;
    }
}

Verdicts standing_verdicts(const Standing *standing, const Supposition *suppositions,
                           size_t count, Arena *arena)
{
    const Framework *framework = &standing->frame->framework;
    size_t nodes = (size_t)framework->count + 1;
    unsigned char *forced = arena_get(arena, nodes, sizeof *forced);
    unsigned char *labels = arena_get(arena, nodes, sizeof *labels);
    int32_t *rounds = arena_get(arena, nodes, sizeof *rounds);
    for (size_t i = 0; i < count; i++)
        force(standing->frame, &suppositions[i], forced);
    Verdicts verdicts = { .standing = standing,
                          .suppositions = suppositions,
                          .supposed_count = count,
                          .labels = labels,
                          .forced = forced,
                          .rounds = rounds,
                          .is_decided = true };
    Arena *scratch = arena_new();
    labelling_grounded(framework, forced, labels, rounds, scratch);
    if (standing->rules.semantics != SEMANTICS_GROUNDED) {
        unsigned char *credulous = arena_get(arena, nodes, sizeof *credulous);
        label_by_all(&verdicts, labels, credulous, scratch);
        verdicts.credulous = credulous;
    }
    arena_free(scratch);
    return verdicts;
}

Label verdict_of(const Verdicts *verdicts, Node node)
{
    const StandingFrame *frame = verdicts->standing->frame;
    if (node.kind == NODE_RELATION) {
        int32_t first = frame->relation_effects[node.id];
        bool has_effect = first < frame->relation_effects[node.id + 1];
        return has_effect ? (Label)verdicts->labels[standing_frame_effect(frame, first)]
                          : LABEL_UNDECIDED;
    }
    int32_t id = bearing_end(frame->debate, node);
    return id == NONE ? LABEL_UNDECIDED : (Label)verdicts->labels[id];
}

bool verdict_is_credulous(const Verdicts *verdicts, Node node)
{
    int32_t id = bearing_end(verdicts->standing->frame->debate, node);
    if (id == NONE || !verdicts->credulous)
        return verdict_of(verdicts, node) == LABEL_IN;
    return verdicts->credulous[id];
}

// Of what excludes each other each has an effect of its own on the other.
int32_t standing_effect_of(const Standing *standing, PlaceId place)
{
    const StandingFrame *frame = standing->frame;
    const Place *at = &standing->tree->places[place];
    if (at->link == LINK_ROOT || at->relation == NONE)
        return NONE;
    int32_t from = bearing_end(frame->debate, at->node);
    int32_t first = frame->relation_effects[at->relation];
    int32_t end = frame->relation_effects[at->relation + 1];
    for (int32_t i = first; i < end; i++)
        if (frame->effects[i].from == from || frame->effects[i].carrier == from)
            return i;
    return first < end ? first : NONE;
}

Label verdict_of_bearing(const Verdicts *verdicts, PlaceId place)
{
    const Standing *standing = verdicts->standing;
    const Place *at = &standing->tree->places[place];
    int32_t effect = standing_effect_of(standing, place);
    if (effect != NONE)
        return (Label)verdicts->labels[standing_frame_effect(standing->frame, effect)];
    return at->link == LINK_ROOT ? LABEL_UNDECIDED : verdict_of(verdicts, at->node);
}

Label verdict_supposed(const Verdicts *verdicts, Node node)
{
    for (size_t i = verdicts->supposed_count; i > 0; i--)
        if (node_equal(verdicts->suppositions[i - 1].node, node))
            return verdicts->suppositions[i - 1].label;
    return LABEL_UNDECIDED;
}

const char *verdict_word(Label label)
{
    switch (label) {
    case LABEL_IN: return "unanswered";
    case LABEL_OUT: return "answered";
    default: return "contested";
    }
}

const char *verdict_sign(Label label)
{
    switch (label) {
    case LABEL_IN: return "●";
    case LABEL_OUT: return "○";
    default: return "◐";
    }
}

// --- bare assertions

// What has been met, in the order in which it was: a table of numbers by open
// addressing, because a debate is larger than what is looked at.
typedef struct {
    const Verdicts *verdicts;
    int32_t slots[4 * STANDING_BARE_LOOKED]; // a node + 1, or 0
    int32_t met[STANDING_BARE_LOOKED];
    int32_t count, looked;
} Descent;

static void meet(Descent *descent, int32_t node)
{
    size_t slot = (size_t)node * 2654435761u % COUNT(descent->slots);
    if (descent->count == STANDING_BARE_LOOKED)
        return;
    while (descent->slots[slot] != 0) {
        if (descent->slots[slot] == node + 1)
            return;
        slot = (slot + 1) % COUNT(descent->slots);
    }
    descent->slots[slot] = node + 1;
    descent->met[descent->count++] = node;
}

// Puts what carries a node into what is to be looked at; false if nothing does.
static bool meet_reasons(Descent *descent, int32_t node)
{
    const StandingFrame *frame = descent->verdicts->standing->frame;
    const unsigned char *labels = descent->verdicts->labels;
    const Debate *debate = frame->debate;
    bool is_supported = false;
    for (int32_t i = frame->into_start[node]; i < frame->into_start[node + 1]; i++) {
        int32_t effect = frame->into[i];
        if (!effect_is_reason(&frame->effects[effect]) ||
            labels[standing_frame_effect(frame, effect)] == LABEL_OUT)
            continue;
        is_supported = true;
        meet(descent, frame->effects[effect].from);
    }
    if (node < debate->claim_count)
        return is_supported;
    const Argument *argument = &debate->arguments[node - debate->claim_count];
    for (int32_t i = 0; i < argument->step_count; i++) {
        const Step *step = &debate->steps[argument->first_step + i];
        is_supported = is_supported || step->premise_count > 0;
        for (size_t p = 0; p < step->premise_count; p++)
            meet(descent, step->premises[p]);
    }
    return is_supported;
}

int32_t verdict_bare(const Verdicts *verdicts, Node node, int32_t most)
{
    int32_t id = bearing_end(verdicts->standing->frame->debate, node), count = 0;
    if (id == NONE)
        return 0;
    Descent descent = { .verdicts = verdicts };
    meet(&descent, id);
    while (descent.looked < descent.count && count < most)
        count += !meet_reasons(&descent, descent.met[descent.looked++]);
    return count > 0 ? count : 1;
}

// --- what changes

typedef struct {
    int32_t depth;
    PlaceId place;
} Change;

static int by_nearness(const void *left, const void *right)
{
    const Change *a = left, *b = right;
    int order = (a->depth > b->depth) - (a->depth < b->depth);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

size_t standing_changes(const Verdicts *before, const Verdicts *after, PlaceId **places,
                        Arena *arena)
{
    const Tree *tree = after->standing->tree;
    int32_t nodes = after->standing->frame->node_count;
    Change *changes = arena_get(arena, (size_t)nodes + 1, sizeof *changes);
    size_t count = 0;
    for (int32_t i = 0; i < nodes; i++) {
        PlaceId place = tree_home(tree, bearing_nth(tree->debate, i));
        if (place != NONE && before->labels[i] != after->labels[i])
            changes[count++] = (Change){ tree->places[place].depth, place };
    }
    if (count > 0)
        qsort(changes, count, sizeof *changes, by_nearness);
    *places = arena_get(arena, count + 1, sizeof **places);
    for (size_t i = 0; i < count; i++)
        (*places)[i] = changes[i].place;
    return count;
}
