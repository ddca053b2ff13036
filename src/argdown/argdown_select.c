#include "src/argdown/argdown_select.h"
#include "src/argdown/argdown_order.h"

typedef struct {
    const ArgdownMap *map;
    const Debate *debate;
    const Value *settings;
    bool ignores_flag;          // isInMap means nothing
    bool excludes_disconnected; // what bears on nothing is left out
    ArgdownSelection now;       // what the step before has left
} Selector;

// --- settings

static bool list_has(const Value *list, Str text)
{
    if (list && list->kind == VALUE_STRING)
        return str_find(list->string, text) >= 0;
    if (!list || list->kind != VALUE_LIST)
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].value->kind == VALUE_STRING &&
            str_equal(list->entries[i].value->string, text))
            return true;
    return false;
}

static const Value *setting(const Selector *selector, const char *key)
{
    return value_get(selector->settings, key);
}

static bool setting_lists(const Selector *selector, const char *key, Str text)
{
    const Value *list = setting(selector, key);
    return argdown_is_true(list) && list_has(list, text);
}

static bool says_true(const Selector *selector, const char *key)
{
    const Value *value = setting(selector, key);
    return value && value->kind == VALUE_BOOLEAN && value->boolean;
}

static bool is_in_map(const Value *data, bool wanted)
{
    const Value *flag = value_get(data, "isInMap");
    return flag && flag->kind == VALUE_BOOLEAN && flag->boolean == wanted;
}

// --- what may be shown at all

static bool has_chosen_tag(const Selector *selector, const TagId *tags, size_t count)
{
    if (!argdown_is_true(setting(selector, "selectedTags")))
        return true;
    if (count == 0)
        return says_true(selector, "selectElementsWithoutTag");
    for (size_t i = 0; i < count; i++)
        if (setting_lists(selector, "selectedTags", selector->debate->tags[tags[i]]))
            return true;
    return false;
}

static bool has_chosen_section(const Selector *selector, int32_t section)
{
    if (!argdown_is_true(setting(selector, "selectedSections")))
        return true;
    if (section < 0)
        return says_true(selector, "selectElementsWithoutSection");
    return setting_lists(selector, "selectedSections",
                         selector->map->sections[section].title);
}

static bool is_preselected(const Selector *selector, Str title, const Value *data,
                           const char *excluding, int32_t section)
{
    bool has_flag = value_get(data, "isInMap") != NULL;
    if (!selector->ignores_flag && has_flag && !is_in_map(data, true))
        return false;
    return !setting_lists(selector, excluding, title) &&
           has_chosen_section(selector, section);
}

static void preselect(Selector *selector)
{
    const Debate *debate = selector->debate;
    for (ClaimId i = 0; i < debate->claim_count; i++) {
        const Claim *claim = &debate->claims[i];
        selector->now.claims[i] =
            is_preselected(selector, claim->title, claim->data, "excludeStatements",
                           selector->map->claim_section[i]) &&
            has_chosen_tag(selector, claim->tags, claim->tag_count);
    }
    for (ArgumentId i = 0; i < debate->argument_count; i++) {
        const Argument *argument = &debate->arguments[i];
        selector->now.arguments[i] =
            is_preselected(selector, argument->title, argument->data,
                           "excludeArguments", selector->map->argument_section[i]) &&
            has_chosen_tag(selector, argument->tags, argument->tag_count);
    }
}

// --- relations to what is shown

static bool stands_in_selected(const ArgdownSelection *selection, const Claim *claim,
                               MemberRole role, bool any_role)
{
    for (size_t i = 0; i < claim->member_count; i++) {
        const Member *member = &claim->members[i];
        if (member->argument != NONE && selection->arguments[member->argument] &&
            (any_role || member->role == role))
            return true;
    }
    return false;
}

bool argdown_is_selected(const Debate *debate, const ArgdownSelection *selection,
                         const Relation *relation, bool is_to)
{
    Node node = is_to ? relation->to : relation->from;
    switch (node.kind) {
    case NODE_CLAIM:
        return selection->claims[node.id] ||
               stands_in_selected(selection, &debate->claims[node.id],
                                  is_to || node_equal(relation->to, node)
                                      ? MEMBER_PREMISE
                                      : MEMBER_CONCLUSION,
                                  relation_is_symmetric(relation->kind));
    case NODE_ARGUMENT: return selection->arguments[node.id];
    case NODE_STEP: return selection->arguments[debate->steps[node.id].argument];
    default: return false;
    }
}

static bool other_is_selected(const Selector *selector, const Relation *relation,
                              Node node)
{
    return argdown_is_selected(selector->debate, &selector->now, relation,
                               node_equal(relation->from, node));
}

// Whether any relation in a list has something that is shown at its other end.
static bool is_related(const Selector *selector, RelationList list, Node node)
{
    for (size_t i = 0; i < list.count; i++)
        if (other_is_selected(selector, &selector->debate->relations[list.items[i]],
                              node))
            return true;
    return false;
}

static bool has_relation(const Selector *selector, Node node)
{
    return is_related(selector, debate_into(selector->debate, node), node) ||
           is_related(selector, debate_out_of(selector->debate, node), node);
}

// --- claims

static bool is_used(const Selector *selector, const Claim *claim)
{
    for (size_t i = 0; i < claim->member_count; i++) {
        const Member *member = &claim->members[i];
        if (member->argument != NONE && member->role != MEMBER_INTERMEDIARY &&
            selector->now.arguments[member->argument])
            return true;
    }
    return false;
}

static int places_in_arguments(const Selector *selector, const Relation *relation,
                               ClaimId id)
{
    bool is_from = node_equal(relation->from, node_claim(id));
    Node other = is_from ? relation->to : relation->from;
    const Debate *debate = selector->debate;
    if (other.kind != NODE_CLAIM) {
        ArgumentId argument =
            other.kind == NODE_STEP ? debate->steps[other.id].argument : other.id;
        return selector->now.arguments[argument] ? 1 : 0;
    }
    if (!selector->now.claims[id])
        return 0;
    MemberRole role =
        node_equal(relation->to, other) ? MEMBER_PREMISE : MEMBER_CONCLUSION;
    const Claim *claim = &debate->claims[other.id];
    int count = 0;
    for (size_t i = 0; i < claim->member_count; i++)
        count += claim->members[i].role == role && claim->members[i].argument != NONE &&
                 selector->now.arguments[claim->members[i].argument];
    return count;
}

// How many arguments a claim's relations lead to.
static int partners(const Selector *selector, ClaimId id)
{
    RelationList into = debate_into(selector->debate, node_claim(id));
    RelationList out_of = debate_out_of(selector->debate, node_claim(id));
    int count = 0;
    for (size_t i = 0; i < into.count; i++) {
        const Relation *relation = &selector->debate->relations[into.items[i]];
        if (!relation_is_symmetric(relation->kind)) // these are in both lists
            count += places_in_arguments(selector, relation, id);
    }
    for (size_t i = 0; i < out_of.count; i++)
        count += places_in_arguments(selector,
                                     &selector->debate->relations[out_of.items[i]], id);
    return count;
}

static bool is_top_level(const Claim *claim)
{
    for (size_t i = 0; i < claim->member_count; i++)
        if (claim->members[i].role == MEMBER_TOP_LEVEL)
            return true;
    return false;
}

static bool claim_is_selected(const Selector *selector, ClaimId id)
{
    const Claim *claim = &selector->debate->claims[id];
    if ((!selector->ignores_flag && is_in_map(claim->data, true)) ||
        setting_lists(selector, "includeStatements", claim->title))
        return true;
    const Value *said = setting(selector, "statementSelectionMode");
    Str mode = said ? value_string(said) : str("with-title");
    bool related = has_relation(selector, node_claim(id));
    bool used = is_used(selector, claim), chosen = false;
    if (selector->excludes_disconnected && !used && !related)
        return false;
    if (str_is(mode, "all"))
        chosen = true;
    else if (str_is(mode, "with-title"))
        chosen = (!used && related) || !str_starts(claim->title, str("Untitled"));
    else if (str_is(mode, "top-level"))
        chosen = (!used && related) || is_top_level(claim);
    else if (str_is(mode, "with-relations"))
        chosen = related;
    else if (str_is(mode, "not-used-in-argument"))
        chosen = !used;
    else if (str_is(mode, "with-more-than-one-relation"))
        chosen = related && (!used || partners(selector, id) > 1);
    return chosen;
}

// --- arguments

// A relation of a premise or main conclusion in the direction in which it concerns the
// argument.
static bool row_is_related(const Selector *selector, ClaimId id, MemberRole role)
{
    const Debate *debate = selector->debate;
    Node node = node_claim(id);
    for (int way = 0; way < 2; way++) {
        RelationList list =
            way == 0 ? debate_into(debate, node) : debate_out_of(debate, node);
        for (size_t i = 0; i < list.count; i++) {
            const Relation *relation = &debate->relations[list.items[i]];
            bool against = role == MEMBER_PREMISE ? node_equal(relation->from, node)
                                                  : node_equal(relation->to, node);
            if ((relation_is_symmetric(relation->kind) || !against) &&
                other_is_selected(selector, relation, node))
                return true;
        }
    }
    return false;
}

static bool row_is_connected(const Selector *selector, ClaimId id, MemberRole role)
{
    return row_is_related(selector, id, role) || selector->now.claims[id] ||
           stands_in_selected(
               &selector->now, &selector->debate->claims[id],
               role == MEMBER_PREMISE ? MEMBER_CONCLUSION : MEMBER_PREMISE, false);
}

// Marks the arguments that some premise or main conclusion, or an undercut of a step,
// connects with what is shown.
static void mark_connected(const Selector *selector, bool *connected)
{
    const Debate *debate = selector->debate;
    for (ClaimId i = 0; i < debate->claim_count; i++) {
        const Claim *claim = &debate->claims[i];
        for (size_t k = 0; k < claim->member_count; k++) {
            const Member *member = &claim->members[k];
            if (member->argument == NONE || member->role == MEMBER_INTERMEDIARY ||
                connected[member->argument])
                continue;
            connected[member->argument] = row_is_connected(selector, i, member->role);
        }
    }
    for (RelationId i = 0; i < debate->relation_count; i++) {
        const Relation *relation = &debate->relations[i];
        if (relation->to.kind == NODE_STEP &&
            argdown_is_selected(debate, &selector->now, relation, false))
            connected[debate->steps[relation->to.id].argument] = true;
    }
}

static void select_arguments(Selector *selector, Arena *arena)
{
    const Debate *debate = selector->debate;
    size_t count = (size_t)debate->argument_count;
    bool *connected = arena_get(arena, count + 1, sizeof *connected);
    bool *selected = arena_get(arena, count + 1, sizeof *selected);
    if (selector->excludes_disconnected)
        mark_connected(selector, connected);
    for (ArgumentId i = 0; i < debate->argument_count; i++) {
        bool always =
            !selector->excludes_disconnected ||
            (!selector->ignores_flag && is_in_map(debate->arguments[i].data, true));
        selected[i] =
            selector->now.arguments[i] &&
            (always || connected[i] || has_relation(selector, node_argument(i)));
    }
    selector->now.arguments = selected;
}

static void select_claims(Selector *selector, Arena *arena)
{
    const Debate *debate = selector->debate;
    bool *selected =
        arena_get(arena, (size_t)debate->claim_count + 1, sizeof *selected);
    for (ClaimId i = 0; i < debate->claim_count; i++)
        selected[i] = selector->now.claims[i] && claim_is_selected(selector, i);
    selector->now.claims = selected;
}

ArgdownSelection argdown_select(const ArgdownMap *map, Arena *arena)
{
    const Debate *debate = map->debate;
    Selector selector = { .map = map,
                          .debate = debate,
                          .settings = value_get(debate->meta, "selection") };
    const Value *excludes = setting(&selector, "excludeDisconnected");
    selector.excludes_disconnected = !excludes || argdown_is_true(excludes);
    selector.ignores_flag = argdown_is_true(setting(&selector, "ignoreIsInMap"));
    selector.now.claims =
        arena_get(arena, (size_t)debate->claim_count + 1, sizeof(bool));
    selector.now.arguments =
        arena_get(arena, (size_t)debate->argument_count + 1, sizeof(bool));
    preselect(&selector);
    select_claims(&selector, arena);
    select_arguments(&selector, arena);
    return selector.now;
}
