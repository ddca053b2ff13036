#include "src/debate/standing_frame.h"
#include "src/base/vec.h"
#include "src/debate/bearing.h"
#include "src/debate/components.h"

static const double usual_weight = 0.5, clear_least = 0.5, clear_margin = 0.3;

typedef struct {
    StandingFrame *frame;
    const Tree *tree;
    StandingRules rules;
    Arena *arena, *scratch;
    AttackPair *pairs;
    size_t pair_count, pair_capacity, effect_capacity, frame_capacity;
    int32_t frame_count;
} FrameMaker;

int32_t standing_frame_denial(const StandingFrame *frame, int32_t node)
{
    return frame->node_count + node;
}

int32_t standing_frame_effect(const StandingFrame *frame, int32_t effect)
{
    return 2 * frame->node_count + effect;
}

int32_t standing_frame_laid_on(const StandingFrame *frame, const Effect *undercut,
                               int32_t *end)
{
    *end = undercut->undercut == NONE ? 0
                                      : frame->relation_effects[undercut->undercut + 1];
    return undercut->undercut == NONE ? 0 : frame->relation_effects[undercut->undercut];
}

static void attack(FrameMaker *maker, int32_t attacker, int32_t target)
{
    maker->pairs = vec_room(maker->scratch, maker->pairs, maker->pair_count,
                            &maker->pair_capacity, sizeof maker->pairs[0]);
    maker->pairs[maker->pair_count++] = (AttackPair){ attacker, target };
}

static int32_t add_node(FrameMaker *maker, FrameKind kind, int32_t of)
{
    StandingFrame *frame = maker->frame;
    frame->frame = vec_room(maker->arena, frame->frame, (size_t)maker->frame_count,
                            &maker->frame_capacity, sizeof frame->frame[0]);
    frame->frame[maker->frame_count] = (FrameNode){ kind, of };
    return maker->frame_count++;
}

// --- effects

static void add_effect(FrameMaker *maker, Effect effect)
{
    StandingFrame *frame = maker->frame;
    int32_t speaks = effect.carrier != NONE ? effect.carrier : effect.from;
    double weight =
        standing_own_weight(frame->debate, bearing_nth(frame->debate, speaks));
    effect.weight = weight < 0 ? usual_weight : weight;
    frame->effects = vec_room(maker->arena, frame->effects, (size_t)frame->effect_count,
                              &maker->effect_capacity, sizeof frame->effects[0]);
    frame->effects[frame->effect_count++] = effect;
}

static EffectKind kind_of(RelationKind kind)
{
    switch (kind) {
    case RELATION_SUPPORT: return EFFECT_SUPPORT;
    case RELATION_ATTACK: return EFFECT_ATTACK;
    case RELATION_UNDERCUT: return EFFECT_UNDERCUT;
    case RELATION_CONTRADICTORY:
    case RELATION_CONTRARY: return EFFECT_EXCLUDE;
    default: return EFFECT_ENTAIL;
    }
}

// What a relation does: what excludes or rephrases does so each way.
static void add_relation(FrameMaker *maker, RelationId id)
{
    const Debate *debate = maker->frame->debate;
    const Relation *relation = &debate->relations[id];
    bool is_laid_on_relation =
        relation->to.kind == NODE_RELATION ||
        (relation->kind == RELATION_UNDERCUT && relation->to.kind == NODE_CLAIM);
    Effect effect = { .kind = kind_of(relation->kind),
                      .from = bearing_end(debate, relation->from),
                      .carrier = NONE,
                      .to = NONE,
                      .relation = id,
                      .undercut = NONE };
    if (is_laid_on_relation) {
        effect.kind = EFFECT_UNDERCUT;
        effect.undercut =
            relation->to.kind == NODE_RELATION ? relation->to.id : relation->meant;
    } else {
        effect.to = bearing_end(debate, relation->to);
    }
    if (effect.from == NONE || (effect.to == NONE && effect.undercut == NONE))
        return;
    if (relation->from_argument != NONE)
        effect.carrier = bearing_node(debate, node_argument(relation->from_argument));
    add_effect(maker, effect);
    if (effect.to != NONE && effect.to != effect.from &&
        (effect.kind == EFFECT_EXCLUDE || relation->kind == RELATION_REPHRASE)) {
        int32_t from = effect.from;
        effect.from = effect.to;
        effect.to = from;
        effect.carrier = NONE;
        add_effect(maker, effect);
    }
}

static void add_effects(FrameMaker *maker)
{
    StandingFrame *frame = maker->frame;
    const Debate *debate = frame->debate;
    frame->relation_effects =
        arena_get(maker->arena, (size_t)debate->relation_count + 1, sizeof(int32_t));
    for (RelationId i = 0; i < debate->relation_count; i++) {
        frame->relation_effects[i] = frame->effect_count;
        add_relation(maker, i);
    }
    frame->relation_effects[debate->relation_count] = frame->effect_count;
    for (ArgumentId i = 0; i < debate->argument_count; i++) {
        const Argument *argument = &debate->arguments[i];
        ClaimId conclusion =
            argument->step_count > 0
                ? debate->steps[argument->first_step + argument->step_count - 1]
                      .conclusion
                : NONE;
        if (conclusion != NONE)
            add_effect(maker, (Effect){ .kind = EFFECT_SUPPORT,
                                        .from = bearing_node(debate, node_argument(i)),
                                        .carrier = NONE,
                                        .to = conclusion,
                                        .relation = NONE,
                                        .undercut = NONE });
    }
}

// The effects on each node and those that each has, in stretches.
static void index_effects(FrameMaker *maker, bool is_out, int32_t **starts,
                          int32_t **items)
{
    const StandingFrame *frame = maker->frame;
    size_t nodes = (size_t)frame->node_count;
    int32_t *start = arena_get(maker->arena, nodes + 2, sizeof *start);
    *items =
        arena_get(maker->arena, 2 * (size_t)frame->effect_count + 1, sizeof **items);
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; i < frame->effect_count; i++) {
            const Effect *effect = &frame->effects[i];
            int32_t ends[2] = { is_out ? effect->from : effect->to,
                                is_out ? effect->carrier : NONE };
            for (int end = 0; end < 2; end++)
                if (ends[end] != NONE && pass == 0)
                    start[ends[end] + 2]++;
                else if (ends[end] != NONE)
                    (*items)[start[ends[end] + 1]++] = i;
        }
        for (size_t i = 2; pass == 0 && i < nodes + 2; i++)
            start[i] += start[i - 1];
    }
    *starts = start;
}

size_t standing_frame_premises(const Debate *debate, ArgumentId id, ClaimId **premises,
                               Arena *arena)
{
    const Argument *argument = &debate->arguments[id];
    size_t count = 0, most = 0;
    for (int32_t i = 0; i < argument->step_count; i++)
        most += debate->steps[argument->first_step + i].premise_count;
    *premises = arena_get(arena, most + 1, sizeof **premises);
    for (int32_t i = 0; i < argument->step_count; i++) {
        const Step *step = &debate->steps[argument->first_step + i];
        for (size_t p = 0; p < step->premise_count; p++)
            (*premises)[count++] = step->premises[p];
    }
    return count;
}

// --- attacks

bool effect_is_attack(const Effect *effect)
{
    return effect->kind == EFFECT_ATTACK || effect->kind == EFFECT_EXCLUDE ||
           (effect->kind == EFFECT_UNDERCUT && effect->to != NONE);
}

bool effect_is_reason(const Effect *effect)
{
    return effect->kind == EFFECT_SUPPORT || effect->kind == EFFECT_ENTAIL;
}

// An effect stands with its source, and with the argument that speaks through it,
// unless it is undercut.
static void bind_effects(FrameMaker *maker)
{
    const StandingFrame *frame = maker->frame;
    for (int32_t i = 0; i < frame->effect_count; i++) {
        const Effect *effect = &frame->effects[i];
        int32_t node = standing_frame_effect(frame, i);
        attack(maker, standing_frame_denial(frame, effect->from), node);
        if (effect->carrier != NONE)
            attack(maker, standing_frame_denial(frame, effect->carrier), node);
        int32_t end, target = standing_frame_laid_on(frame, effect, &end);
        for (; target < end; target++)
            attack(maker, node, standing_frame_effect(frame, target));
    }
}

static void bind_premises(FrameMaker *maker)
{
    const StandingFrame *frame = maker->frame;
    const Debate *debate = frame->debate;
    for (ArgumentId i = 0; i < debate->argument_count; i++) {
        ClaimId *premises;
        size_t count = standing_frame_premises(debate, i, &premises, maker->scratch);
        for (size_t p = 0; p < count; p++)
            attack(maker, standing_frame_denial(frame, premises[p]),
                   bearing_node(debate, node_argument(i)));
    }
}

// --- burdens and standards

static bool is_thesis(const FrameMaker *maker, int32_t node)
{
    const Tree *tree = maker->tree;
    return node < maker->frame->debate->claim_count &&
           tree->places[tree->claim_home[node]].link == LINK_ROOT;
}

static bool needs_reason(const FrameMaker *maker, int32_t node)
{
    const StandingFrame *frame = maker->frame;
    bool is_questioned = false, is_supported = false;
    if (node >= frame->debate->claim_count)
        return false;
    for (int32_t i = frame->into_start[node]; i < frame->into_start[node + 1]; i++) {
        const Effect *effect = &frame->effects[frame->into[i]];
        is_questioned = is_questioned || effect_is_attack(effect);
        is_supported = is_supported || effect_is_reason(effect);
    }
    int own = standing_own_burden(frame->debate, node);
    if (own >= 0)
        return own > 0;
    switch (maker->rules.burden) {
    case BURDEN_THESIS: return is_thesis(maker, node);
    case BURDEN_QUESTIONED: return is_questioned || is_thesis(maker, node);
    case BURDEN_SUPPORTED: return is_supported || is_thesis(maker, node);
    default: return false;
    }
}

// Whether a reason of one weight outweighs an objection of another.
static bool outweighs(Standard standard, double reason, double objection)
{
    if (standard == STANDARD_CLEAR)
        return reason >= clear_least && reason - objection >= clear_margin;
    return standard == STANDARD_PREPONDERANCE && reason > objection;
}

// An objection that reasons outweigh attacks through a node that they attack.
static int32_t objection_node(FrameMaker *maker, int32_t node, int32_t objection)
{
    const StandingFrame *frame = maker->frame;
    int32_t weighed = standing_frame_effect(frame, objection), made = NONE;
    if (maker->rules.standard == STANDARD_DEFEAT || node >= frame->debate->claim_count)
        return weighed;
    for (int32_t i = frame->into_start[node]; i < frame->into_start[node + 1]; i++) {
        int32_t reason = frame->into[i];
        if (!effect_is_reason(&frame->effects[reason]) ||
            !outweighs(maker->rules.standard, frame->effects[reason].weight,
                       frame->effects[objection].weight))
            continue;
        if (made == NONE) {
            // the denial of a denial: what stands where the objection does
            int32_t without = add_node(maker, FRAME_SILENT, objection);
            made = add_node(maker, FRAME_OBJECTION, objection);
            attack(maker, weighed, without);
            attack(maker, without, made);
        }
        attack(maker, standing_frame_effect(frame, reason), made);
    }
    return made == NONE ? weighed : made;
}

static void bind_node(FrameMaker *maker, int32_t node)
{
    const StandingFrame *frame = maker->frame;
    int32_t unreasoned = NONE;
    frame->unreasoned[node] = NONE;
    attack(maker, node, standing_frame_denial(frame, node));
    if (needs_reason(maker, node)) {
        unreasoned = frame->unreasoned[node] = add_node(maker, FRAME_UNREASONED, node);
        attack(maker, unreasoned, node);
    }
    for (int32_t i = frame->into_start[node]; i < frame->into_start[node + 1]; i++) {
        const Effect *effect = &frame->effects[frame->into[i]];
        bool convinces =
            maker->rules.standard != STANDARD_CLEAR || effect->weight >= clear_least;
        if (effect_is_attack(effect)) {
            int32_t objection = objection_node(maker, node, frame->into[i]);
            attack(maker, objection, node);
            if (frame->group[node] != NONE)
                attack(maker, objection, frame->sound[frame->group[node]]);
        } else if (effect_is_reason(effect) && unreasoned != NONE && convinces) {
            attack(maker, standing_frame_effect(frame, frame->into[i]), unreasoned);
        }
    }
}

// --- deduction

static bool is_deductive(const FrameMaker *maker, const Effect *effect)
{
    return effect->kind == EFFECT_ENTAIL || (effect->kind == EFFECT_SUPPORT &&
                                             maker->rules.reading == READING_DEDUCTIVE);
}

// Claims that lead to each other stand and fall together: they are one group.
static void find_groups(FrameMaker *maker)
{
    StandingFrame *frame = maker->frame;
    size_t nodes = (size_t)frame->node_count, count = 0;
    AttackPair *leads =
        arena_get(maker->scratch, (size_t)frame->effect_count + 1, sizeof *leads);
    bool *is_touched = arena_get(maker->scratch, nodes + 1, sizeof *is_touched);
    frame->group = arena_get(maker->arena, nodes + 1, sizeof *frame->group);
    for (int32_t i = 0; i < frame->effect_count; i++) {
        const Effect *effect = &frame->effects[i];
        if (!is_deductive(maker, effect) || effect->to == NONE)
            continue;
        is_touched[effect->from] = is_touched[effect->to] = true;
        leads[count++] = (AttackPair){ effect->from, effect->to };
    }
    if (count == 0) {
        for (size_t i = 0; i < nodes; i++)
            frame->group[i] = NONE;
        return;
    }
    Framework graph = framework_make(frame->node_count, leads, count, maker->scratch);
    int32_t groups = components_find(&graph, frame->group, maker->scratch);
    frame->sound = arena_get(maker->arena, (size_t)groups + 1, sizeof *frame->sound);
    for (size_t i = 0; i < nodes; i++)
        if (!is_touched[i])
            frame->group[i] = NONE;
        else if (frame->sound[frame->group[i]] == 0)
            frame->sound[frame->group[i]] =
                add_node(maker, FRAME_SOUND, frame->group[i]);
}

// In a group of several all fall with one.
static void bind_groups(FrameMaker *maker)
{
    const StandingFrame *frame = maker->frame;
    size_t groups = (size_t)maker->frame_count; // at least as many as there are groups
    int32_t *unsound = arena_get(maker->scratch, groups + 1, sizeof *unsound);
    int32_t *sizes = arena_get(maker->scratch, groups + 1, sizeof *sizes);
    for (int32_t i = 0; i < frame->node_count; i++)
        if (frame->group[i] != NONE)
            sizes[frame->group[i]]++;
    for (int32_t i = 0; i < frame->node_count; i++) {
        int32_t group = frame->group[i];
        if (group == NONE || sizes[group] < 2)
            continue;
        if (unsound[group] == 0) {
            unsound[group] = add_node(maker, FRAME_UNSOUND, group);
            attack(maker, frame->sound[group], unsound[group]);
        }
        attack(maker, unsound[group], i);
    }
}

// What undercuts a support takes away that its source falls with its target.
static void undercut_deductions(FrameMaker *maker, const int32_t *follows_of)
{
    const StandingFrame *frame = maker->frame;
    for (int32_t i = 0; i < frame->effect_count; i++) {
        int32_t end, target = standing_frame_laid_on(frame, &frame->effects[i], &end);
        for (; target < end; target++)
            if (follows_of[target] != 0)
                attack(maker, standing_frame_effect(frame, i), follows_of[target]);
    }
}

// What leads to a group that is not sound falls with it, unless that is undercut.
static void bind_deductions(FrameMaker *maker)
{
    const StandingFrame *frame = maker->frame;
    if (!frame->sound)
        return;
    int32_t *follows_of =
        arena_get(maker->scratch, (size_t)frame->effect_count + 1, sizeof *follows_of);
    bind_groups(maker);
    for (int32_t i = 0; i < frame->effect_count; i++) {
        const Effect *effect = &frame->effects[i];
        if (!is_deductive(maker, effect) || effect->to == NONE ||
            frame->group[effect->from] == frame->group[effect->to])
            continue;
        follows_of[i] = add_node(maker, FRAME_FOLLOWS, i);
        attack(maker, frame->sound[frame->group[effect->to]], follows_of[i]);
        attack(maker, follows_of[i], effect->from);
        attack(maker, follows_of[i], frame->sound[frame->group[effect->from]]);
    }
    undercut_deductions(maker, follows_of);
}

const StandingFrame *standing_frame_make(const Tree *tree, const StandingRules *rules,
                                         Arena *arena)
{
    StandingFrame *frame = arena_get(arena, 1, sizeof *frame);
    FrameMaker maker = {
        .frame = frame, .tree = tree, .rules = *rules, .arena = arena
    };
    const Debate *debate = tree->debate;
    maker.scratch = arena_new();
    frame->debate = debate;
    frame->node_count = debate->claim_count + debate->argument_count;
    frame->unreasoned =
        arena_get(arena, (size_t)frame->node_count + 1, sizeof *frame->unreasoned);
    add_effects(&maker);
    index_effects(&maker, false, &frame->into_start, &frame->into);
    index_effects(&maker, true, &frame->out_start, &frame->out);
    for (int32_t i = 0; i < frame->node_count; i++)
        add_node(&maker, FRAME_NODE, i);
    for (int32_t i = 0; i < frame->node_count; i++)
        add_node(&maker, FRAME_DENIAL, i);
    for (int32_t i = 0; i < frame->effect_count; i++)
        add_node(&maker, FRAME_EFFECT, i);
    find_groups(&maker);
    bind_effects(&maker);
    bind_premises(&maker);
    for (int32_t i = 0; i < frame->node_count; i++)
        bind_node(&maker, i);
    bind_deductions(&maker);
    frame->framework =
        framework_make(maker.frame_count, maker.pairs, maker.pair_count, arena);
    arena_free(maker.scratch);
    return frame;
}
