#include "src/argdown/argdown_relate.h"
#include <stdlib.h>
#include "src/base/alloc.h"

// The last step of a reconstructed argument, or NONE.
static StepId last_step(const Draft *draft, Node node)
{
    return node.kind == NODE_ARGUMENT ? draft_last_step(draft, node.id) : NONE;
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

// When an undercut of an argument becomes one of its last step, the reference first
// takes the latest undercut off the step's own list, whatever it is; only then does it
// look whether the list has this one. `latest` and `below` are those lists, as stacks
// of relations: by step, and by relation.
typedef struct {
    RelationId *latest, *below;
} StepLists;

static StepLists make_lists(const Draft *draft, const RelationId *sorted)
{
    size_t steps = draft->steps.count, count = draft->relations.count;
    StepLists lists = { xalloc((steps + 1) * sizeof(RelationId)),
                        xalloc((count + 1) * sizeof(RelationId)) };
    for (size_t i = 0; i < steps; i++)
        lists.latest[i] = NONE;
    for (size_t i = 0; i < count; i++) {
        const RelationDraft *one = draft_relation(draft, sorted[i]);
        if (one->is_dropped || one->relation.to.kind != NODE_STEP)
            continue;
        lists.below[sorted[i]] = lists.latest[one->relation.to.id];
        lists.latest[one->relation.to.id] = sorted[i];
    }
    return lists;
}

static void undercut_step(Draft *draft, StepLists *lists, RelationId id,
                          const Relation *changed)
{
    RelationId *latest = &lists->latest[changed->to.id];
    RelationId same =
        draft_find_relation(draft, changed->kind, changed->from, changed->to);
    if (*latest != NONE) {
        draft_relation(draft, *latest)->relation.is_unlisted = true;
        *latest = lists->below[*latest];
    }
    if (same != NONE && same != id &&
        !draft_relation(draft, same)->relation.is_unlisted) {
        draft_relation(draft, id)->is_dropped = true;
        return;
    }
    draft_change_relation(draft, id, changed);
    lists->below[id] = *latest;
    *latest = id;
}

// The reference keeps a contradiction that was said the other way round.
static void change_like_reference(Draft *draft, RelationId id, Relation changed)
{
    RelationId other =
        draft_find_relation(draft, changed.kind, changed.from, changed.to);
    bool is_reverse =
        other != NONE &&
        !node_equal(draft_relation(draft, other)->relation.from, changed.from);
    if (is_reverse)
        draft_change_relation(draft, id, &changed);
    else
        change(draft, id, changed);
}

static void move(Draft *draft, RelationId id, StepLists *lists)
{
    Relation relation = draft_relation(draft, id)->relation;
    StepId from = last_step(draft, relation.from), to = last_step(draft, relation.to);
    bool undercut = relation.kind == RELATION_UNDERCUT;
    if (from == NONE && (to == NONE || !undercut))
        return;
    if (to != NONE && undercut) {
        relation.to_argument = relation.to.id;
        relation.to = (Node){ NODE_STEP, to };
    }
    if (from != NONE) {
        relation.from_argument = relation.from.id;
        relation.from = node_claim(draft_step(draft, from)->step.conclusion);
    }
    // how an argument bears on its own conclusion, it says itself
    if (from != NONE && node_equal(relation.from, relation.to))
        draft_relation(draft, id)->is_dropped = true;
    else if (lists && relation.to.kind == NODE_STEP && to != NONE)
        undercut_step(draft, lists, id, &relation);
    else if (lists)
        change_like_reference(draft, id, relation);
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
    const StepDraft *step = draft_step(draft, last);
    const ClaimId *lines = draft->lines.items;
    for (size_t i = 0; i < step->line_count; i++)
        if (opposes(draft, relation->relation.from,
                    node_claim(lines[step->line_start + i])))
            relation->is_dropped = true;
}

// The reference takes a relation of something to itself for said already if any other
// of its kind bears on the same.
static void drop_self(Draft *draft, RelationKind kind)
{
    size_t claims = draft->claims.count, nodes = claims + draft->arguments.count;
    int32_t *first = xalloc((nodes + 1) * sizeof *first);
    memset(first, 0, (nodes + 1) * sizeof *first);
    for (size_t i = 0; i < draft->relations.count * 2; i++) {
        RelationDraft *one =
            draft_relation(draft, (RelationId)(i % draft->relations.count));
        const Relation *relation = &one->relation;
        if (relation->kind != kind || relation->to.kind == NODE_STEP)
            continue;
        size_t to =
            (size_t)relation->to.id + (relation->to.kind == NODE_ARGUMENT ? claims : 0);
        bool is_self = node_equal(relation->from, relation->to);
        if (i < draft->relations.count &&
            (first[to] == 0 || relation->order < first[to]))
            first[to] = relation->order;
        else if (is_self && first[to] < relation->order)
            one->is_dropped = true;
    }
    free(first);
}

static void drop_selves(Draft *draft)
{
    bool has_some = false;
    for (size_t i = 0; i < draft->relations.count; i++) {
        const Relation *relation = &draft_relation(draft, (RelationId)i)->relation;
        has_some |= node_equal(relation->from, relation->to);
    }
    for (RelationKind kind = RELATION_SUPPORT;
         has_some && kind <= RELATION_CONTRADICTORY; kind++)
        drop_self(draft, kind);
}

// The relations in the order in which their lines end.
static RelationId *in_order(const Draft *draft)
{
    size_t count = draft->relations.count;
    int32_t most = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t order = draft_relation(draft, (RelationId)i)->relation.order;
        most = order > most ? order : most;
    }
    RelationId *by_order = xalloc(((size_t)most + 1) * sizeof *by_order);
    RelationId *sorted = xalloc((count + 1) * sizeof *sorted);
    for (int32_t i = 0; i <= most; i++)
        by_order[i] = NONE;
    for (size_t i = 0; i < count; i++)
        by_order[draft_relation(draft, (RelationId)i)->relation.order] = (RelationId)i;
    size_t filled = 0;
    for (int32_t i = 0; i <= most; i++)
        if (by_order[i] != NONE)
            sorted[filled++] = by_order[i];
    free(by_order);
    return sorted;
}

static void move_all(Draft *draft, const RelationId *sorted, bool like_reference)
{
    StepLists lists = { NULL, NULL };
    if (like_reference)
        lists = make_lists(draft, sorted);
    for (size_t i = 0; i < draft->relations.count; i++)
        if (!draft_relation(draft, sorted[i])->is_dropped)
            move(draft, sorted[i], like_reference ? &lists : NULL);
    free(lists.latest);
    free(lists.below);
}

static void for_all(Draft *draft, const RelationId *sorted,
                    void (*act)(Draft *, RelationId))
{
    for (size_t i = 0; i < draft->relations.count; i++)
        if (!draft_relation(draft, sorted[i])->is_dropped)
            act(draft, sorted[i]);
}

void relate(Draft *draft, const RelateOptions *options)
{
    RelationId *sorted = in_order(draft);
    if (options->like_reference)
        drop_selves(draft);
    if (options->transform_arguments)
        move_all(draft, sorted, options->like_reference);
    if (options->strict_mode)
        for_all(draft, sorted, make_strict);
    for_all(draft, sorted, drop_if_said_of_premise);
    free(sorted);
}
