#include "tests/random_graph.h"
#include "src/map/order.h"
#include "tests/random_debate.h"

typedef struct {
    MapGraph *graph;
    Random random;
    int32_t *parent, *preorder, *place; // of the tree; a walk over it; each box in it
} Growing;

static int32_t below(Growing *growing, int32_t limit)
{
    return (int32_t)random_below(&growing->random, (uint32_t)limit);
}

static Link any_link(Growing *growing)
{
    int32_t percent = below(growing, 100);
    return percent < 55 ? LINK_SUPPORT : percent < 96 ? LINK_ATTACK : LINK_UNDERCUT;
}

static void add_link(Growing *growing, int32_t from, int32_t to, Link link)
{
    MapGraph *graph = growing->graph;
    if (link_is_symmetric(link) && from > to) {
        int32_t first = to;
        to = from;
        from = first;
    }
    graph->links[graph->link_count++] = (GraphLink){
        .from = from, .to = to, .link = link, .count = 1, .port = PORT_ANYWHERE
    };
}

static bool has_link(const MapGraph *graph, int32_t a, int32_t b)
{
    for (int32_t i = 0; i < graph->link_count; i++)
        if ((graph->links[i].from == a && graph->links[i].to == b) ||
            (graph->links[i].from == b && graph->links[i].to == a))
            return true;
    return false;
}

// A walk over the tree, children in the order of their numbers.
static void walk(Growing *growing, Arena *arena)
{
    size_t count = (size_t)growing->graph->box_count + 1;
    int32_t *last = arena_get(arena, count, sizeof last[0]);
    int32_t *before = arena_get(arena, count, sizeof before[0]);
    int32_t *stack = arena_get(arena, count, sizeof stack[0]), depth = 0, met = 0;
    for (int32_t i = 0; i < growing->graph->box_count; i++) {
        int32_t parent = growing->parent[i];
        before[i] = parent < 0 ? 0 : last[parent];
        if (parent >= 0)
            last[parent] = i;
    }
    growing->preorder = arena_get(arena, count, sizeof(int32_t));
    growing->place = arena_get(arena, count, sizeof(int32_t));
    stack[depth++] = 0;
    while (depth > 0) {
        int32_t box = stack[--depth];
        growing->place[box] = met;
        growing->preorder[met++] = box;
        for (int32_t child = last[box]; child > 0; child = before[child])
            stack[depth++] = child;
    }
}

// A tree in which a few boxes have many children: each new one hangs under one of the
// boxes so far, or beside the one before it.
static void grow_debate(Growing *growing, Arena *arena)
{
    int32_t count = growing->graph->box_count;
    for (int32_t i = 1; i < count; i++) {
        int32_t near = below(growing, 2) ? growing->parent[i - 1] : below(growing, i);
        growing->parent[i] = near < 0 ? 0 : near;
        add_link(growing, i, growing->parent[i], any_link(growing));
        growing->graph->links[i - 1].is_home = true;
    }
    walk(growing, arena);
    for (int32_t i = 0; i < (count * 8 + 50) / 100; i++) {
        int32_t a = below(growing, count), b = below(growing, count);
        int32_t near = growing->place[a] + below(growing, 21) - 10;
        if (below(growing, 4) > 0 && near >= 0 && near < count)
            b = growing->preorder[near];
        if (a != b && !has_link(growing->graph, a, b))
            add_link(growing, a > b ? a : b, a > b ? b : a, any_link(growing));
    }
    for (int32_t i = 0; i < count / 50; i++) {
        int32_t a = below(growing, count), b = below(growing, count);
        if (a != b && !has_link(growing->graph, a, b))
            add_link(growing, a, b,
                     below(growing, 2) ? LINK_CONTRARY : LINK_CONTRADICTORY);
    }
    for (int32_t i = 0; i < count; i++) {
        growing->graph->boxes[i].width = 26;
        growing->graph->boxes[i].height = 3 + below(growing, 4);
    }
}

static void grow_near_links(Growing *growing, Arena *arena)
{
    int32_t count = growing->graph->box_count, next = 1, open = 1;
    int32_t *queue = arena_get(arena, (size_t)count + 1, sizeof queue[0]), head = 0;
    while (next < count) {
        // Mostly the oldest box without children, sometimes any.
        int32_t at = below(growing, 10) < 3 ? head + below(growing, open - head) : head;
        int32_t box = queue[at];
        for (; at > head; at--)
            queue[at] = queue[at - 1];
        head++;
        for (int32_t more = 2 + below(growing, 4); more > 0 && next < count; more--) {
            growing->parent[next] = box;
            add_link(growing, next, box,
                     below(growing, 2) ? LINK_SUPPORT : LINK_ATTACK);
            queue[open++] = next++;
        }
    }
    walk(growing, arena);
    for (int32_t made = 0; made < count / 10;) {
        int32_t i = below(growing, count), j = i + below(growing, 61) - 30;
        if (j < 0 || j >= count || i == j)
            continue;
        int32_t a = growing->preorder[i], b = growing->preorder[j];
        if (has_link(growing->graph, a, b))
            continue;
        add_link(growing, a > b ? a : b, a > b ? b : a,
                 below(growing, 2) ? LINK_SUPPORT : LINK_ATTACK);
        made++;
    }
    for (int32_t i = 0; i < count; i++) {
        growing->graph->boxes[i].width = 32;
        growing->graph->boxes[i].height = 6;
    }
}

static void grow_anything(Growing *growing)
{
    MapGraph *graph = growing->graph;
    int32_t count = graph->box_count, links = below(growing, 2 * count + 1);
    bool is_small = below(growing, 4) == 0;
    for (int32_t i = 0; i < count; i++)
        graph->boxes[i] = (GraphBox){
            .width = 1 + below(growing, is_small ? 4 : 30),
            .height = 1 + below(growing, 8),
            .section = below(growing, 3) - 1,
            .key = below(growing, 3),
            .is_thesis = below(growing, 10) == 0,
        };
    for (int32_t i = 0; i < links; i++) {
        int32_t from = below(growing, count), to = below(growing, count);
        Link link = LINK_SUPPORT + (Link)below(growing, LINK_EQUIVALENT);
        add_link(growing, from, to, link);
        if (!link_is_symmetric(link) && below(growing, 5) == 0)
            graph->links[i].port = below(growing, graph->boxes[to].width);
    }
}

MapGraph *random_graph(Arena *arena, RandomGraphKind kind, uint32_t seed, int32_t size)
{
    size_t count = (size_t)size;
    MapGraph *graph = arena_get(arena, 1, sizeof *graph);
    graph->box_count = size;
    graph->boxes = arena_get(arena, count, sizeof graph->boxes[0]);
    graph->links = arena_get(arena, 2 * count + 8, sizeof graph->links[0]);
    for (size_t i = 0; i < count; i++)
        graph->boxes[i].section = -1;
    graph->boxes[0].is_thesis = true;
    Growing growing = { .graph = graph,
                        .random = { seed * 2654435761u + 12345 },
                        .parent = arena_get(arena, count, sizeof(int32_t)) };
    growing.parent[0] = -1;
    if (kind == GRAPH_OF_DEBATE)
        grow_debate(&growing, arena);
    else if (kind == GRAPH_OF_NEAR_LINKS)
        grow_near_links(&growing, arena);
    else
        grow_anything(&growing);
    return graph;
}

void random_graph_order(MapGraph *graph, bool sifts, Arena *arena)
{
    int64_t *keys = arena_get(arena, (size_t)graph->box_count + 1, sizeof keys[0]);
    order_make(graph, sifts, keys, arena);
    for (int32_t i = 0; i < graph->box_count; i++)
        graph->boxes[i].key = keys[i];
}

int64_t random_graph_crossings(const MapGraph *graph, Arena *arena)
{
    RankOptions options = { 0 };
    Ranks ranks = rank_make(graph, &options, arena);
    Proper *proper = proper_make(graph, &ranks, arena);
    Family *family = family_make(proper, arena);
    order_stations(proper, family, arena);
    family_arrange(family, proper, arena);
    return order_crossings(proper, arena);
}
