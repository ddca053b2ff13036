#include "src/map/family.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
    int64_t key;
    int32_t component, link, section, box;
} Rank;

static int compare_ranks(const void *left, const void *right)
{
    const Rank *a = left, *b = right;
    if (a->component != b->component)
        return a->component < b->component ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->link != b->link)
        return a->link < b->link ? -1 : 1;
    if (a->section != b->section)
        return a->section < b->section ? -1 : 1;
    return a->box < b->box ? -1 : 1;
}

// The boxes in the order of siblings.
static int32_t *sort_boxes(const Proper *proper, Arena *arena)
{
    int32_t count = proper->graph->box_count;
    Rank *ranks = arena_get(arena, (size_t)count + 1, sizeof ranks[0]);
    int32_t *boxes = arena_get(arena, (size_t)count + 1, sizeof boxes[0]);
    bool is_sorted = true;
    for (int32_t i = 0; i < count; i++) {
        const GraphBox *box = &proper->graph->boxes[i];
        int32_t link = proper->ranks.parent_link[i];
        ranks[i] = (Rank){
            .key = box->key,
            .component = proper->ranks.component[i],
            .link = link < 0 ? 0 : (int32_t)proper->graph->links[link].link,
            .section = box->section,
            .box = i,
        };
        is_sorted =
            is_sorted && (i == 0 || compare_ranks(&ranks[i - 1], &ranks[i]) < 0);
    }
    if (!is_sorted)
        qsort(ranks, (size_t)count, sizeof ranks[0], compare_ranks);
    for (int32_t i = 0; i < count; i++)
        boxes[i] = ranks[i].box;
    return boxes;
}

// Lists of children with boxes alone, stations after them.
static void list_children(const Proper *proper, Family *family, Arena *arena)
{
    const int32_t *boxes = sort_boxes(proper, arena);
    int32_t count = proper->node_count, box_count = proper->graph->box_count;
    int32_t *parent = arena_get(arena, (size_t)count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < count; i++) {
        int32_t node = i < box_count ? boxes[i] : i;
        parent[i] = proper->nodes[node].parent;
        if (parent[i] < 0)
            parent[i] = count;
    }
    Buckets lists = buckets_make(parent, count, count + 1, arena);
    for (int32_t i = 0; i < count; i++)
        if (lists.items[i] < box_count)
            lists.items[i] = boxes[lists.items[i]];
    family->first = lists.first;
    family->child = lists.items;
}

void family_walk(const Proper *proper, Family *family)
{
    int32_t depth = 0, met = 0, node = proper->node_count;
    int32_t *stack = family->end; // until the second half
    for (int32_t i = family->first[node + 1]; i-- > family->first[node];)
        stack[depth++] = family->child[i];
    while (depth > 0) {
        node = stack[--depth];
        family->start[node] = met;
        family->preorder[met++] = node;
        for (int32_t i = family->first[node + 1]; i-- > family->first[node];)
            stack[depth++] = family->child[i];
    }
    for (int32_t i = 0; i < met; i++)
        family->end[i] = 0;
    for (int32_t i = met; i-- > 0;) {
        node = family->preorder[i];
        if (family->end[node] <= i)
            family->end[node] = i + 1;
        int32_t parent = proper->nodes[node].parent;
        if (parent >= 0 && family->end[parent] < family->end[node])
            family->end[parent] = family->end[node];
    }
}

typedef struct {
    int32_t slot;  // before which box among the children
    double wanted; // where in `preorder` its line would like to be
    int32_t node;
} Guest;

static int compare_guests(const void *left, const void *right)
{
    const Guest *a = left, *b = right;
    if (a->slot != b->slot)
        return a->slot < b->slot ? -1 : 1;
    if (a->wanted != b->wanted)
        return a->wanted < b->wanted ? -1 : 1;
    return a->node < b->node ? -1 : 1;
}

// Puts the stations among the children of a node into their slots.
static void seat_guests(const Proper *proper, Family *family, int32_t node,
                        const double *wanted, Guest *guests, int32_t *room)
{
    int32_t first = family->first[node], end = family->first[node + 1];
    int32_t boxes = first, count = 0, out = 0;
    while (boxes < end && !proper_is_station(proper, family->child[boxes]))
        boxes++;
    for (int32_t i = boxes; i < end; i++) {
        int32_t station = family->child[i];
        double at = wanted[proper->nodes[station].net];
        int32_t low = first, high = boxes;
        while (low < high) {
            int32_t middle = (low + high) / 2, box = family->child[middle];
            if ((family->start[box] + family->end[box] - 1) / 2.0 < at)
                low = middle + 1;
            else
                high = middle;
        }
        guests[count++] = (Guest){ low - first, at, station };
    }
    if (count == 0)
        return;
    qsort(guests, (size_t)count, sizeof guests[0], compare_guests);
    for (int32_t i = first, k = 0; i <= boxes; i++) {
        while (k < count && guests[k].slot == i - first)
            room[out++] = guests[k++].node;
        if (i < boxes)
            room[out++] = family->child[i];
    }
    memcpy(family->child + first, room, (size_t)out * sizeof room[0]);
}

// By net: the mean place in `preorder` of the lower ends of its lines.
static double *find_wanted(const Proper *proper, const Family *family, Arena *arena)
{
    double *wanted = arena_get(arena, (size_t)proper->net_count + 1, sizeof(double));
    int32_t *ends = arena_get(arena, (size_t)proper->net_count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < proper->edge_count; i++) {
        const ProperEdge *edge = &proper->edges[i];
        if (edge->link < 0 || edge->upper == proper->spans[edge->net].upper)
            continue;
        wanted[edge->net] += family->start[edge->lower];
        ends[edge->net]++;
    }
    for (int32_t i = 0; i < proper->net_count; i++)
        if (ends[i] > 0)
            wanted[i] /= ends[i];
    return wanted;
}

Family *family_make(const Proper *proper, Arena *arena)
{
    size_t count = (size_t)proper->node_count + 1;
    Family *family = arena_get(arena, 1, sizeof *family);
    family->preorder = arena_get(arena, count, sizeof(int32_t));
    family->start = arena_get(arena, count, sizeof(int32_t));
    family->end = arena_get(arena, count, sizeof(int32_t));
    list_children(proper, family, arena);
    family_walk(proper, family);
    if (proper->node_count == proper->graph->box_count)
        return family;
    const double *wanted = find_wanted(proper, family, arena);
    Guest *guests = arena_get(arena, count, sizeof guests[0]);
    int32_t *room = arena_get(arena, count, sizeof room[0]);
    for (int32_t node = 0; node < proper->graph->box_count; node++)
        seat_guests(proper, family, node, wanted, guests, room);
    family_walk(proper, family);
    return family;
}

// Finds the symmetric links that can be drawn straight from side to side.
static void find_partners(Proper *proper, Arena *arena)
{
    int32_t boxes = proper->graph->box_count;
    proper->partner = arena_get(arena, (size_t)boxes + 1, sizeof(int32_t));
    for (int32_t i = 0; i < boxes; i++)
        proper->partner[i] = -1;
    for (int32_t net = 0; net < proper->net_count; net++) {
        ProperNet *span = &proper->spans[net];
        if (span->beside < 0)
            continue;
        int32_t left = span->upper, right = span->beside;
        if (proper->nodes[left].place > proper->nodes[right].place) {
            left = span->beside;
            right = span->upper;
        }
        span->upper = proper->nets[net].to = left;
        span->beside = right;
        if (proper->nodes[right].place != proper->nodes[left].place + 1 ||
            proper->partner[left] >= 0)
            continue;
        proper->nets[net].is_flat = true;
        proper->partner[left] = right;
    }
}

void family_arrange(const Family *family, Proper *proper, Arena *arena)
{
    int32_t count = proper->node_count;
    int32_t *layer = arena_get(arena, (size_t)count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < count; i++)
        layer[i] = proper->nodes[family->preorder[i]].layer;
    Buckets layers = buckets_make(layer, count, proper->layer_count, arena);
    proper->layer_first = layers.first;
    proper->sequence = layers.items;
    for (int32_t i = 0; i < proper->layer_count; i++)
        for (int32_t k = layers.first[i]; k < layers.first[i + 1]; k++) {
            layers.items[k] = family->preorder[layers.items[k]];
            proper->nodes[layers.items[k]].place = k - layers.first[i];
        }
    find_partners(proper, arena);
}
