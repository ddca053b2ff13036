#include "src/argdown/argdown_relate.h"

// The last step of a reconstructed argument, or NONE.
static StepId last_step(const Draft *draft, Node node)
{
    if (node.kind != NODE_ARGUMENT)
        return NONE;
    const Argument *argument = draft_argument(draft, node.id);
    return argument->step_count > 0 ? argument->first_step + argument->step_count - 1
                                    : NONE;
}

// Gives a relation other ends or another kind, or drops it if that is said already.
static void change(Draft *draft, RelationId id, Relation changed)
{
    RelationDraft *old = draft_relation(draft, id);
    RelationId other =
        draft_find_relation(draft, changed.kind, changed.from, changed.to);
    old->is_dropped = other != NONE && other != id;
    if (!old->is_dropped)
        draft_change_relation(draft, id, &changed);
}

static void move_to_steps(Draft *draft, RelationId id)
{
    Relation relation = draft_relation(draft, id)->relation;
    StepId from = last_step(draft, relation.from), to = last_step(draft, relation.to);
    bool undercut = relation.kind == RELATION_UNDERCUT;
    if (from == NONE && (to == NONE || !undercut))
        return;
    if (from != NONE)
        relation.from = node_claim(draft_step(draft, from)->step.conclusion);
    if (to != NONE && undercut)
        relation.to = (Node){ NODE_STEP, to };
    // an argument supports its conclusion anyway
    if (relation.kind == RELATION_SUPPORT && node_equal(relation.from, relation.to))
        draft_relation(draft, id)->is_dropped = true;
    else
        change(draft, id, relation);
}

static void make_strict(Draft *draft, RelationId id)
{
    Relation relation = draft_relation(draft, id)->relation;
    if (relation.from.kind != NODE_CLAIM || relation.to.kind != NODE_CLAIM)
        return;
    if (relation.kind == RELATION_SUPPORT)
        relation.kind = RELATION_ENTAILS;
    else if (relation.kind == RELATION_ATTACK)
        relation.kind = RELATION_CONTRARY;
    else
        return;
    change(draft, id, relation);
}

static bool opposes(const Draft *draft, Node from, Node premise)
{
    static const RelationKind kinds[] = { RELATION_ATTACK, RELATION_CONTRARY,
                                          RELATION_CONTRADICTORY };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (draft_find_relation(draft, kinds[i], from, premise) != NONE)
            return true;
    return false;
}

// Drops the attack of a claim on an argument of which it attacks a premise.
static void drop_if_said_of_premise(Draft *draft, RelationId id)
{
    RelationDraft *relation = draft_relation(draft, id);
    StepId last = last_step(draft, relation->relation.to);
    if (relation->relation.kind != RELATION_ATTACK || last == NONE ||
        relation->relation.from.kind != NODE_CLAIM)
        return;
    const Argument *argument = draft_argument(draft, relation->relation.to.id);
    const ClaimId *premises = draft->premises.items;
    for (StepId id_of = argument->first_step; id_of <= last; id_of++) {
        const StepDraft *step = draft_step(draft, id_of);
        for (size_t i = 0; i < step->premise_count; i++)
            if (opposes(draft, relation->relation.from,
                        node_claim(premises[step->premise_start + i])))
                relation->is_dropped = true;
    }
}

static void for_all(Draft *draft, void (*act)(Draft *, RelationId))
{
    for (size_t i = 0; i < draft->relations.count; i++)
        if (!draft_relation(draft, (RelationId)i)->is_dropped)
            act(draft, (RelationId)i);
}

void relate(Draft *draft, const RelateOptions *options)
{
    if (options->transform_arguments)
        for_all(draft, move_to_steps);
    if (options->strict_mode)
        for_all(draft, make_strict);
    for_all(draft, drop_if_said_of_premise);
}
