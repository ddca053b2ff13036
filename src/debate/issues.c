#include "src/debate/issues.h"
#include "src/base/vec.h"

typedef struct {
    const Tree *tree;
    const Verdicts *verdicts;
    bool *is_one_sided; // by place in full: no objection in it or below
    bool *is_idle;      // by place in full: a premise of a step that leads nowhere
    Issue *issues;
    size_t count, capacity;
    Arena *arena;
} Search;

static void add(Search *search, IssueKind kind, PlaceId place)
{
    search->issues = vec_room(search->arena, search->issues, search->count,
                              &search->capacity, sizeof *search->issues);
    search->issues[search->count++] = (Issue){ kind, place };
}

// --- objections

static int32_t objections(const Place *place)
{
    return place->replies[LINK_ATTACK] + place->replies[LINK_UNDERCUT];
}

static bool stands_as_objection(const Search *search, PlaceId place)
{
    const Tree *tree = search->tree;
    const Place *at = &tree->places[place];
    if (at->link != LINK_ATTACK && at->link != LINK_UNDERCUT)
        return false;
    if (search->verdicts == NULL)
        return objections(&tree->places[at->home]) == 0;
    return verdict_of_bearing(search->verdicts, place) == LABEL_IN;
}

static bool is_open_objection(const Search *search, PlaceId home)
{
    const Place *places = search->tree->places;
    for (PlaceId id = home; id != NONE; id = places[id].next_of_node)
        if (stands_as_objection(search, id))
            return true;
    return false;
}

// --- claims without a reason

static int32_t reasons(const Place *place)
{
    return place->replies[LINK_SUPPORT] + place->replies[LINK_PREMISE] +
           place->replies[LINK_EQUIVALENT];
}

static bool is_bare(const Search *search, PlaceId home)
{
    const Place *place = &search->tree->places[home];
    const Value *data = debate_data(search->tree->debate, place->node);
    return place->node.kind == NODE_CLAIM && reasons(place) == 0 &&
           value_get(data, "cite") == NULL && value_get(data, "source") == NULL;
}

// --- one side only

// From the end of the tree to its beginning, so that what is below comes first.
static void find_sides(Search *search)
{
    const Place *places = search->tree->places;
    for (PlaceId id = search->tree->count; id-- > 0;) {
        search->is_one_sided[id] = true;
        for (PlaceId child = places[id].first_child; child != NONE;
             child = places[child].next_sibling)
            if (link_is_minus(places[child].link) || !search->is_one_sided[child])
                search->is_one_sided[id] = false;
    }
}

// The largest branches alone; or a claim that is only objected to.
static bool has_one_side(const Search *search, PlaceId home)
{
    const Place *place = &search->tree->places[home];
    bool is_inner = place->parent != NONE && search->is_one_sided[place->parent];
    if (search->is_one_sided[home])
        return !is_inner && place->below + 1 >= ISSUE_BRANCH;
    return reasons(place) == 0 && objections(place) >= ISSUE_OBJECTIONS;
}

// --- what is not used

static bool is_premise(const Step *step, ClaimId claim)
{
    for (size_t i = 0; i < step->premise_count; i++)
        if (step->premises[i] == claim)
            return true;
    return false;
}

// Marks the premises of steps whose conclusion no later step of the argument uses.
static void find_idle(Search *search)
{
    const Debate *debate = search->tree->debate;
    for (ArgumentId id = 0; id < debate->argument_count; id++) {
        const Argument *argument = &debate->arguments[id];
        for (int32_t i = 0; i + 1 < argument->step_count; i++) {
            const Step *step = &debate->steps[argument->first_step + i];
            bool is_used = false;
            for (int32_t k = i + 1; k < argument->step_count; k++)
                is_used =
                    is_used || is_premise(&debate->steps[argument->first_step + k],
                                          step->conclusion);
            for (size_t k = 0; k < step->premise_count && !is_used; k++)
                search->is_idle[search->tree->claim_home[step->premises[k]]] = true;
        }
    }
}

// A root by itself beside others; or an argument that concludes nothing.
static bool is_unused(const Search *search, PlaceId home)
{
    const Place *place = &search->tree->places[home];
    bool is_alone =
        place->parent == NONE && place->first_child == NONE && search->tree->count > 1;
    bool is_loose = place->parent == NONE && place->node.kind == NODE_ARGUMENT;
    return is_alone || is_loose || search->is_idle[home];
}

// --- all of them

static bool (*const tests[ISSUE_KINDS])(const Search *search, PlaceId home) = {
    [ISSUE_OBJECTION] = is_open_objection,
    [ISSUE_BARE] = is_bare,
    [ISSUE_ONE_SIDED] = has_one_side,
    [ISSUE_UNUSED] = is_unused,
};

size_t issues_find(const Tree *tree, const Verdicts *verdicts, Issue **issues,
                   Arena *arena)
{
    Arena *scratch = arena_new();
    size_t places = (size_t)tree->count + 1;
    Search search = { .tree = tree,
                      .verdicts = verdicts,
                      .is_one_sided = arena_get(scratch, places, sizeof(bool)),
                      .is_idle = arena_get(scratch, places, sizeof(bool)),
                      .arena = arena };
    find_sides(&search);
    find_idle(&search);
    for (int kind = 0; kind < ISSUE_KINDS; kind++)
        for (PlaceId id = 0; id < tree->count; id++)
            if (tree->places[id].home == id && tests[kind](&search, id))
                add(&search, (IssueKind)kind, id);
    arena_free(scratch);
    *issues = search.issues;
    return search.count;
}

const char *issue_name(IssueKind kind)
{
    static const char *const names[ISSUE_KINDS] = {
        [ISSUE_OBJECTION] = "unanswered objection",
        [ISSUE_BARE] = "no reason and no source",
        [ISSUE_ONE_SIDED] = "one side only",
        [ISSUE_UNUSED] = "bears on nothing",
    };
    return names[kind];
}

const char *issue_names(IssueKind kind)
{
    static const char *const names[ISSUE_KINDS] = {
        [ISSUE_OBJECTION] = "unanswered objections",
        [ISSUE_BARE] = "claims without reason and source",
        [ISSUE_ONE_SIDED] = "with one side only",
        [ISSUE_UNUSED] = "that bear on nothing",
    };
    return names[kind];
}
