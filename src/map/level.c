#include "src/map/level.h"
#include "src/map/buckets.h"

// Sets of boxes, each with its distance in layers from the set's first member
// (union-find with weights: Tarjan 1975).
typedef struct {
    int32_t *up;    // by box: a member of its set nearer to the first, or itself
    int32_t *shift; // by box: how many layers its own must move, relative to `up`
} Parts;

// Returns the first member of the set of `box`, after which `up[box]` is that member.
static int32_t part_of(Parts *parts, int32_t box)
{
    int32_t first = box, shift = 0;
    while (parts->up[first] != first) {
        shift += parts->shift[first];
        first = parts->up[first];
    }
    while (parts->up[box] != first && box != first) {
        int32_t next = parts->up[box], rest = shift - parts->shift[box];
        parts->up[box] = first;
        parts->shift[box] = shift;
        box = next;
        shift = rest;
    }
    return first;
}

static int32_t shift_of(const Parts *parts, int32_t box)
{
    return parts->up[box] == box ? 0 : parts->shift[box];
}

// Joins the sets of two boxes so that b ends `below` layers under a, if they are two.
static void join(Parts *parts, const int32_t *layer, int32_t a, int32_t b,
                 int32_t below)
{
    int32_t a_first = part_of(parts, a), b_first = part_of(parts, b);
    if (a_first == b_first)
        return;
    int32_t a_layer = layer[a] + shift_of(parts, a);
    int32_t b_layer = layer[b] + shift_of(parts, b);
    // The one with the smaller number goes first, so that chains stay short enough
    // with the shortening of paths alone.
    if (a_first < b_first) {
        parts->up[b_first] = a_first;
        parts->shift[b_first] = a_layer + below - b_layer;
    } else {
        parts->up[a_first] = b_first;
        parts->shift[a_first] = b_layer - below - a_layer;
    }
}

static void join_all(const MapGraph *graph, const LayoutLink *links,
                     const int32_t *parent, const int32_t *layer, Parts *parts)
{
    for (int32_t pass = 0; pass < 3; pass++)
        for (int32_t i = 0; i < graph->link_count; i++) {
            const GraphLink *link = &graph->links[i];
            if (links[i].fate != FATE_DRAWN)
                continue;
            bool is_symmetric = link_is_symmetric(link->link);
            bool has_roots = parent[link->from] < 0 && parent[link->to] < 0;
            int32_t turn = !is_symmetric ? 0 : has_roots ? 1 : 2;
            if (turn == pass)
                join(parts, layer, link->from, link->to,
                     is_symmetric ? 0 : layer[link->to] - layer[link->from]);
        }
}

// Numbers the sets: those with a thesis first, then by their first box.
static int32_t number_parts(const MapGraph *graph, const int32_t *part,
                            int32_t *component, Arena *arena)
{
    size_t count = (size_t)graph->box_count + 1;
    int32_t *number = arena_get(arena, count, sizeof(int32_t));
    bool *has_thesis = arena_get(arena, count, sizeof(bool));
    int32_t next = 0;
    for (int32_t i = 0; i < graph->box_count; i++)
        if (graph->boxes[i].is_thesis)
            has_thesis[part[i]] = true;
    for (int32_t pass = 0; pass < 2; pass++)
        for (int32_t i = 0; i < graph->box_count; i++)
            if (number[part[i]] == 0 && has_thesis[part[i]] == (pass == 0))
                number[part[i]] = ++next;
    for (int32_t i = 0; i < graph->box_count; i++)
        component[i] = number[part[i]] - 1;
    return next;
}

int32_t level_make(const MapGraph *graph, const LayoutLink *links,
                   const int32_t *parent, int32_t *layer, int32_t *component,
                   Arena *arena)
{
    size_t count = (size_t)graph->box_count + 1;
    Parts parts = { arena_get(arena, count, sizeof(int32_t)),
                    arena_get(arena, count, sizeof(int32_t)) };
    int32_t *part = arena_get(arena, count, sizeof(int32_t));
    int32_t *top = arena_get(arena, count, sizeof(int32_t));
    for (int32_t i = 0; i < graph->box_count; i++) {
        parts.up[i] = i;
        top[i] = INT32_MAX;
    }
    join_all(graph, links, parent, layer, &parts);
    for (int32_t i = 0; i < graph->box_count; i++) {
        part[i] = part_of(&parts, i);
        layer[i] += shift_of(&parts, i);
        if (layer[i] < top[part[i]])
            top[part[i]] = layer[i];
    }
    for (int32_t i = 0; i < graph->box_count; i++)
        layer[i] -= top[part[i]];
    return number_parts(graph, part, component, arena);
}
