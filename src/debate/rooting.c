#include "src/debate/rooting.h"
#include <stdlib.h>

// --- roots

// Tarjan's algorithm for strongly connected components (1972), with its own stack.
typedef struct {
    const Bearings *bearings;
    int32_t *number, *low;  // from 1 in order of discovery
    int32_t *component;     // from 1 in order of completion
    int32_t *path, *cursor; // the way from where the search began
    int32_t *open;          // nodes whose component is not complete
    int32_t path_count, open_count, numbers, components;
} Search;

static void enter(Search *search, int32_t node)
{
    search->number[node] = search->low[node] = ++search->numbers;
    search->open[search->open_count++] = node;
    search->cursor[node] = search->bearings->out.start[node];
    search->path[search->path_count++] = node;
}

static void leave(Search *search, int32_t node)
{
    search->path_count--;
    if (search->path_count > 0) {
        int32_t before = search->path[search->path_count - 1];
        if (search->low[node] < search->low[before])
            search->low[before] = search->low[node];
    }
    if (search->low[node] != search->number[node])
        return;
    search->components++;
    int32_t member;
    do {
        member = search->open[--search->open_count];
        search->component[member] = search->components;
    } while (member != node);
}

static void search_from(Search *search, int32_t start)
{
    enter(search, start);
    while (search->path_count > 0) {
        int32_t node = search->path[search->path_count - 1];
        if (search->cursor[node] == search->bearings->out.start[node + 1]) {
            leave(search, node);
            continue;
        }
        int32_t item = search->bearings->out.items[search->cursor[node]++];
        const Bearing *edge = &search->bearings->edges[item];
        if (!edge->bears)
            continue;
        if (search->number[edge->parent] == 0)
            enter(search, edge->parent);
        else if (search->component[edge->parent] == 0 &&
                 search->number[edge->parent] < search->low[node])
            search->low[node] = search->number[edge->parent];
    }
}

// By node: the number of its component.
static int32_t *find_components(const Bearings *bearings, Arena *arena)
{
    size_t nodes = (size_t)bearings->nodes + 1;
    Search search = {
        .bearings = bearings,
        .number = arena_get(arena, nodes, sizeof(int32_t)),
        .low = arena_get(arena, nodes, sizeof(int32_t)),
        .component = arena_get(arena, nodes, sizeof(int32_t)),
        .path = arena_get(arena, nodes, sizeof(int32_t)),
        .cursor = arena_get(arena, nodes, sizeof(int32_t)),
        .open = arena_get(arena, nodes, sizeof(int32_t)),
    };
    for (int32_t node = 0; node < bearings->nodes; node++)
        if (search.number[node] == 0)
            search_from(&search, node);
    return search.component;
}

// Where a node first stands in the text.
static uint32_t text_place(const Debate *debate, int32_t id)
{
    Node node = bearing_nth(debate, id);
    const Member *members = node.kind == NODE_CLAIM
                                ? debate->claims[node.id].members
                                : debate->arguments[node.id].members;
    size_t count = node.kind == NODE_CLAIM ? debate->claims[node.id].member_count
                                           : debate->arguments[node.id].member_count;
    return count > 0 ? members[0].extent.start : 0;
}

static int by_number(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

// Of every component that bears on nothing outside itself, the node that stands first
// in the text: for a component of one that is a claim that bears on nothing.
static void find_roots(Rooting *result, const Bearings *bearings, Arena *arena)
{
    size_t nodes = (size_t)bearings->nodes + 1;
    int32_t *component = find_components(bearings, arena);
    bool *leads_on = arena_get(arena, nodes, sizeof *leads_on);
    int32_t *first = arena_get(arena, nodes, sizeof *first); // the node + 1
    for (int32_t i = 0; i < bearings->edge_count; i++) {
        const Bearing *edge = &bearings->edges[i];
        if (edge->bears && component[edge->child] != component[edge->parent])
            leads_on[component[edge->child]] = true;
    }
    uint64_t *numbers = arena_get(arena, nodes, sizeof *numbers);
    for (int32_t node = 0; node < bearings->nodes; node++) {
        numbers[node] =
            (uint64_t)text_place(bearings->debate, node) << 32 | (uint32_t)node;
        int32_t *best = &first[component[node]];
        if (*best == 0 || numbers[node] < numbers[*best - 1])
            *best = node + 1;
    }
    size_t count = 0;
    for (int32_t node = 0; node < bearings->nodes; node++)
        if (!leads_on[component[node]] && first[component[node]] == node + 1)
            numbers[count++] = numbers[node];
    qsort(numbers, count, sizeof *numbers, by_number);
    result->roots = arena_get(arena, nodes, sizeof result->roots[0]);
    for (size_t i = 0; i < count; i++)
        result->roots[result->root_count++] = (int32_t)(numbers[i] & UINT32_MAX);
}

// --- homes

typedef struct {
    const Bearings *bearings;
    int32_t *home;
    int32_t *first;  // by node: its first edge that bears on another
    bool *is_placed; // a way of homes leads from it to a root
    int32_t *queue;  // placed nodes, in order
    int32_t placed;
} Placing;

static void place_at(Placing *placing, int32_t node, int32_t edge)
{
    placing->home[node] = edge;
    placing->is_placed[node] = true;
    placing->queue[placing->placed++] = node;
}

// Places all that bears, by its first edge, on nodes of the queue from `from` on.
static void place_by_first(Placing *placing, int32_t from)
{
    const BearingIndex *into = &placing->bearings->into;
    for (int32_t i = from; i < placing->placed; i++) {
        int32_t node = placing->queue[i];
        for (int32_t k = into->start[node]; k < into->start[node + 1]; k++) {
            int32_t edge = into->items[k];
            int32_t child = placing->bearings->edges[edge].child;
            if (placing->first[child] == edge && !placing->is_placed[child])
                place_at(placing, child, edge);
        }
    }
}

// Where first edges alone run in a circle, some later edge leads out of it, because
// every component was followed to its root: then what is nearest to the roots counts.
static void place_the_rest(Placing *placing)
{
    const BearingIndex *into = &placing->bearings->into;
    for (int32_t i = 0; i < placing->placed; i++) {
        int32_t node = placing->queue[i];
        for (int32_t k = into->start[node]; k < into->start[node + 1]; k++) {
            const Bearing *edge = &placing->bearings->edges[into->items[k]];
            if (placing->is_placed[edge->child] || !edge->bears)
                continue;
            int32_t from = placing->placed;
            place_at(placing, edge->child, into->items[k]);
            place_by_first(placing, from);
        }
    }
}

static int32_t *first_edges(const Bearings *bearings, Arena *arena)
{
    int32_t *first = arena_get(arena, (size_t)bearings->nodes + 1, sizeof *first);
    for (int32_t node = 0; node < bearings->nodes; node++) {
        first[node] = NONE;
        for (int32_t k = bearings->out.start[node + 1];
             k-- > bearings->out.start[node];)
            if (bearings->edges[bearings->out.items[k]].bears)
                first[node] = bearings->out.items[k];
    }
    return first;
}

Rooting rooting_make(const Bearings *bearings, Arena *arena)
{
    Rooting result = { 0 };
    find_roots(&result, bearings, arena);
    size_t nodes = (size_t)bearings->nodes + 1;
    Placing placing = { .bearings = bearings,
                        .home = arena_get(arena, nodes, sizeof(int32_t)),
                        .first = first_edges(bearings, arena),
                        .is_placed = arena_get(arena, nodes, sizeof(bool)),
                        .queue = arena_get(arena, nodes, sizeof(int32_t)) };
    for (int32_t i = 0; i < result.root_count; i++)
        place_at(&placing, result.roots[i], NONE);
    place_by_first(&placing, 0);
    place_the_rest(&placing);
    result.home = placing.home;
    return result;
}
