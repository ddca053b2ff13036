#include "src/debate/tree.h"
#include <assert.h>
#include <inttypes.h>
#include "src/base/vec.h"
#include "src/debate/bearing.h"
#include "src/debate/rooting.h"

// The making of places, in reading order. The way from the root to the place in hand is
// a stack of its own, so that a chain of any length is no deeper a call.
typedef struct {
    const Bearings *bearings;
    const Rooting *rooting;
    Tree *tree;
    int32_t *cursor;     // by node: how far its edges have been looked through
    PlaceId *last_child; // by place
    PlaceId *home;       // by node
    PlaceId *last_place; // by node: the latest of its references, NONE
    int64_t *seen;       // by node: under which place and link it was made last
    PlaceId *path;
    int32_t path_count;
} Maker;

static PlaceId add_place(Maker *maker, int32_t node, PlaceId parent,
                         const Bearing *edge, bool is_home)
{
    Tree *tree = maker->tree;
    PlaceId id = tree->count++;
    Place *place = &tree->places[id];
    *place = (Place){ .node = bearing_nth(maker->bearings->debate, node),
                      .link = edge ? edge->link : LINK_ROOT,
                      .relation = edge ? edge->relation : NONE,
                      .step = edge ? edge->step : NONE,
                      .parent = parent,
                      .first_child = NONE,
                      .next_sibling = NONE,
                      .home = is_home ? id : NONE,
                      .next_of_node = NONE,
                      .root = id,
                      .after = id + 1 };
    if (parent != NONE) {
        Place *above = &tree->places[parent];
        place->root = above->root;
        place->depth = above->depth + 1;
        place->minuses = above->minuses + (link_is_minus(place->link) ? 1 : 0);
        above->replies[place->link]++;
        PlaceId before = maker->last_child[parent];
        if (before == NONE)
            above->first_child = id;
        else
            tree->places[before].next_sibling = id;
        maker->last_child[parent] = id;
    }
    maker->last_child[id] = NONE;
    if (is_home)
        maker->home[node] = id;
    tree->deepest = place->depth > tree->deepest ? place->depth : tree->deepest;
    return id;
}

// The next edge of the place on top of the path that has not been shown there: of
// several relations of one kind between the same two, the first.
static int32_t next_edge(Maker *maker, PlaceId place, int32_t node)
{
    const BearingIndex *into = &maker->bearings->into;
    while (maker->cursor[node] < into->start[node + 1]) {
        int32_t item = into->items[maker->cursor[node]++];
        const Bearing *edge = &maker->bearings->edges[item];
        int64_t here = ((int64_t)place + 1) * LINK_COUNT + edge->link;
        if (maker->seen[edge->child] != here) {
            maker->seen[edge->child] = here;
            return item;
        }
    }
    return NONE;
}

static void make_places(Maker *maker, int32_t root)
{
    const Bearings *bearings = maker->bearings;
    Tree *tree = maker->tree;
    maker->path[maker->path_count++] = add_place(maker, root, NONE, NULL, true);
    while (maker->path_count > 0) {
        PlaceId place = maker->path[maker->path_count - 1];
        int32_t node = bearing_node(bearings->debate, tree->places[place].node);
        int32_t item = next_edge(maker, place, node);
        if (item == NONE) {
            tree->places[place].after = tree->count;
            maker->path_count--;
            continue;
        }
        const Bearing *edge = &bearings->edges[item];
        bool is_home = maker->rooting->home[edge->child] == item;
        PlaceId child = add_place(maker, edge->child, place, edge, is_home);
        if (is_home)
            maker->path[maker->path_count++] = child;
    }
}

// What can only be said once all places are there: the homes of references, numbers,
// and how much is below.
static void finish(Maker *maker)
{
    Tree *tree = maker->tree;
    int32_t roots = 0;
    for (PlaceId id = 0; id < tree->count; id++) {
        Place *place = &tree->places[id];
        int32_t node = bearing_node(tree->debate, place->node);
        if (place->home == NONE) {
            place->home = maker->home[node];
            PlaceId before = maker->last_place[node];
            tree->places[before == NONE ? place->home : before].next_of_node = id;
            maker->last_place[node] = id;
        } else if (place->parent == NONE) {
            place->number = ++roots;
        }
        int32_t number = 0;
        for (PlaceId child = place->first_child; child != NONE;
             child = tree->places[child].next_sibling)
            if (tree->places[child].home == child)
                tree->places[child].number = ++number;
    }
    tree->root_count = roots;
    for (PlaceId id = tree->count; id-- > 0;) {
        const Place *place = &tree->places[id];
        if (place->parent != NONE && place->home == id)
            tree->places[place->parent].below += place->below + 1;
    }
}

static int32_t *nones(Arena *arena, size_t count)
{
    int32_t *numbers = arena_get(arena, count + 1, sizeof *numbers);
    for (size_t i = 0; i < count; i++)
        numbers[i] = NONE;
    return numbers;
}

static void make_tree(Tree *tree, Arena *arena, Arena *scratch)
{
    const Debate *debate = tree->debate;
    Bearings bearings = bearings_make(debate, scratch);
    Rooting rooting = rooting_make(&bearings, scratch);
    size_t nodes = (size_t)bearings.nodes;
    size_t most = nodes + (size_t)bearings.edge_count;
    tree->places = arena_get(arena, most + 1, sizeof tree->places[0]);
    Maker maker = {
        .bearings = &bearings,
        .rooting = &rooting,
        .tree = tree,
        .cursor = arena_get(scratch, nodes + 1, sizeof(int32_t)),
        .last_child = arena_get(scratch, most + 1, sizeof(PlaceId)),
        .home = nones(arena, nodes),
        .last_place = nones(scratch, nodes),
        .seen = arena_get(scratch, nodes + 1, sizeof(int64_t)),
        .path = arena_get(scratch, nodes + 1, sizeof(PlaceId)),
    };
    for (size_t i = 0; i < nodes; i++)
        maker.cursor[i] = bearings.into.start[i];
    for (int32_t i = 0; i < rooting.root_count; i++) {
        make_places(&maker, rooting.roots[i]);
        if (i > 0)
            tree->places[maker.home[rooting.roots[i - 1]]].next_sibling =
                maker.home[rooting.roots[i]];
    }
    finish(&maker);
    tree->claim_home = maker.home;
    tree->argument_home = maker.home + debate->claim_count;
}

const Tree *tree_make(const Debate *debate, Arena *arena)
{
    Tree *tree = arena_get(arena, 1, sizeof *tree);
    tree->debate = debate;
    tree->deepest = -1;
    Arena *scratch = arena_new();
    make_tree(tree, arena, scratch);
    arena_free(scratch);
    return tree;
}

PlaceId tree_home(const Tree *tree, Node node)
{
    switch (node.kind) {
    case NODE_CLAIM: return tree->claim_home[node.id];
    case NODE_ARGUMENT: return tree->argument_home[node.id];
    case NODE_STEP: return tree->argument_home[tree->debate->steps[node.id].argument];
    default: return NONE;
    }
}

PlaceId tree_after(const Tree *tree, PlaceId place)
{
    return tree->places[place].after;
}

// --- roles

enum { ROLE_WORDS = 5 };

// Whoever attacks an attack defends; whoever attacks a defence weakens it.
static int role_of(const Place *place)
{
    if (place->parent == NONE)
        return 0;
    if (place->minuses < 2)
        return 1 + place->minuses;
    return place->minuses % 2 == 0 ? 3 : 4;
}

static const char *role_words(int role)
{
    static const char *const words[ROLE_WORDS] = {
        "thesis", "supports", "opposes", "defends", "weakens a defence",
    };
    return words[role];
}

const char *tree_role(const Tree *tree, PlaceId place)
{
    return role_words(role_of(&tree->places[place]));
}

Str tree_roles(const Tree *tree, Node node, Arena *arena)
{
    PlaceId home = tree_home(tree, node);
    assert(home != NONE);
    int roles[ROLE_WORDS], count = 0;
    bool has[ROLE_WORDS] = { false };
    for (PlaceId id = home; id != NONE; id = tree->places[id].next_of_node) {
        int role = role_of(&tree->places[id]);
        if (has[role] || link_is_symmetric(tree->places[id].link))
            continue;
        has[role] = true;
        roles[count++] = role;
    }
    assert(count > 0); // its home is among them
    if (count == 1)
        return str(role_words(roles[0]));
    Buffer out = { .arena = arena };
    buffer_format(&out, "both %s", role_words(roles[0]));
    for (int i = 1; i < count; i++)
        buffer_format(&out, "%s %s", i + 1 < count ? "," : " and",
                      role_words(roles[i]));
    return buffer_str(&out);
}

Str tree_counts(const Place *place, Arena *arena)
{
    static const Link order[] = { LINK_PREMISE, LINK_SUPPORT, LINK_EQUIVALENT,
                                  LINK_ATTACK, LINK_UNDERCUT };
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
        if (place->replies[order[i]] > 0)
            buffer_format(&out, "%s%s%" PRId32, out.length > 0 ? " " : "",
                          link_sign(order[i]), place->replies[order[i]]);
    return buffer_str(&out);
}
