#include "src/map/order_keep.h"
#include <stdlib.h>
#include <string.h>

// --- seats

// Where a box stands among its siblings: keys of boxes that were there are multiples
// of STEP, with room for new ones before and after each.
enum { STEP = 3, AT = 1, BEFORE_ALL = -1 };

typedef struct {
    int64_t seat; // by which boxes that were there sort, and new ones between them
    int32_t turn; // of new ones of one seat: as siblings are listed
} Seat;

typedef struct {
    int32_t parent, link, section, box;
} Sibling;

static int compare_siblings(const void *left, const void *right)
{
    const Sibling *a = left, *b = right;
    const int32_t of_a[] = { a->parent, a->link, a->section, a->box };
    const int32_t of_b[] = { b->parent, b->link, b->section, b->box };
    for (size_t i = 0; i < sizeof of_a / sizeof of_a[0]; i++)
        if (of_a[i] != of_b[i])
            return of_a[i] < of_b[i] ? -1 : 1;
    return 0;
}

// The boxes by what they hang under; siblings by kind and in the order of the text.
static Sibling *list_siblings(const MapGraph *graph, const Ranks *ranks, Arena *arena)
{
    size_t count = (size_t)graph->box_count;
    Sibling *siblings = arena_get(arena, count + 1, sizeof siblings[0]);
    for (int32_t i = 0; i < graph->box_count; i++) {
        int32_t link = ranks->parent_link[i];
        siblings[i] =
            (Sibling){ .parent = ranks->parent[i],
                       .link = link < 0 ? 0 : (int32_t)graph->links[link].link,
                       .section = graph->boxes[i].section,
                       .box = i };
    }
    qsort(siblings, count, sizeof siblings[0], compare_siblings);
    return siblings;
}

// Seats the new ones among siblings of one kind. `last` is the seat furthest to the
// right of all kinds before, and becomes that of these too.
static void seat_kind(const Sibling *siblings, int32_t from, int32_t to, Seat *seats,
                      const bool *is_new, int64_t *last)
{
    int64_t first = INT64_MAX, furthest = *last;
    for (int32_t i = from; i < to; i++) {
        int64_t seat = seats[siblings[i].box].seat;
        if (is_new[siblings[i].box])
            continue;
        first = seat < first ? seat : first;
        furthest = seat > furthest ? seat : furthest;
    }
    int64_t seat = first == INT64_MAX ? *last : first - AT;
    for (int32_t i = from; i < to; i++) {
        int32_t box = siblings[i].box;
        if (is_new[box])
            seats[box] = (Seat){ seat, i + 1 };
        else
            seat = seats[box].seat;
    }
    *last = furthest;
}

void order_keep_seat(const MapGraph *graph, const Ranks *ranks,
                     const OrderBefore *before, int64_t *keys, Arena *arena)
{
    int32_t count = graph->box_count;
    Seat *seats = arena_get(arena, (size_t)count + 1, sizeof seats[0]);
    bool *is_new = arena_get(arena, (size_t)count + 1, sizeof(bool));
    memset(is_new, true, (size_t)count);
    for (int32_t i = 0; i < before->graph->box_count; i++) {
        int32_t box = before->again[i];
        if (box < 0)
            continue;
        seats[box].seat = before->graph->boxes[i].key * STEP + AT;
        is_new[box] = false;
    }
    const Sibling *siblings = list_siblings(graph, ranks, arena);
    int64_t last = BEFORE_ALL;
    for (int32_t from = 0, to = 0; from < count; from = to) {
        while (to < count && siblings[to].parent == siblings[from].parent &&
               siblings[to].link == siblings[from].link)
            to++;
        seat_kind(siblings, from, to, seats, is_new, &last);
        if (to < count && siblings[to].parent != siblings[from].parent)
            last = BEFORE_ALL;
    }
    for (int32_t i = 0; i < count; i++)
        keys[i] = seats[i].seat * ((int64_t)count + 1) + seats[i].turn;
}

// --- links that are new or gone

// Links by their ends and kind, as bytes.
typedef struct {
    int32_t from, to;
    int32_t link;
} Ends;

static int compare_ends(const void *left, const void *right)
{
    return memcmp(left, right, sizeof(Ends));
}

static bool has_ends(const Ends *ends, int32_t count, Ends wanted)
{
    return bsearch(&wanted, ends, (size_t)count, sizeof *ends, compare_ends) != NULL;
}

// The links of a graph that are no branches of the tree in it, sorted; `again` says
// what its boxes are called, NULL: as they are.
static Ends *list_across(const MapGraph *graph, const Ranks *ranks,
                         const int32_t *again, int32_t *count, Arena *arena)
{
    Ends *ends = arena_get(arena, (size_t)graph->link_count + 1, sizeof ends[0]);
    *count = 0;
    for (int32_t i = 0; i < graph->link_count; i++) {
        const GraphLink *link = &graph->links[i];
        if (ranks->parent_link[link->from] == i || ranks->parent_link[link->to] == i)
            continue;
        int32_t from = again ? again[link->from] : link->from;
        int32_t to = again ? again[link->to] : link->to;
        // Which end of a symmetric link comes first is a matter of numbers.
        bool is_turned = link_is_symmetric(link->link) && from > to;
        ends[(*count)++] =
            (Ends){ is_turned ? to : from, is_turned ? from : to, (int32_t)link->link };
    }
    qsort(ends, (size_t)*count, sizeof ends[0], compare_ends);
    return ends;
}

// Marks what is above two nodes up to where they meet; one of them may be gone (-1).
static void mark_above(const Proper *proper, int32_t a, int32_t b, bool *is_free)
{
    const ProperNode *nodes = proper->nodes;
    while (a != b) {
        int32_t *lower =
            b < 0 || (a >= 0 && nodes[a].layer >= nodes[b].layer) ? &a : &b;
        *lower = nodes[*lower].parent;
        is_free[*lower < 0 ? proper->node_count : *lower] = true;
    }
}

bool *order_keep_free(const Proper *proper, const OrderBefore *before, Arena *arena)
{
    bool *is_free = arena_get(arena, (size_t)proper->node_count + 1, sizeof(bool));
    Ranks was = rank_make(before->graph, &(RankOptions){ 0 }, arena);
    int32_t old_count, new_count;
    const Ends *old =
        list_across(before->graph, &was, before->again, &old_count, arena);
    const Ends *new =
        list_across(proper->graph, &proper->ranks, NULL, &new_count, arena);
    for (int32_t i = 0; i < old_count; i++)
        if (!has_ends(new, new_count, old[i]))
            mark_above(proper, old[i].from, old[i].to, is_free);
    for (int32_t i = 0; i < new_count; i++)
        if (!has_ends(old, old_count, new[i]))
            mark_above(proper, new[i].from, new[i].to, is_free);
    return is_free;
}
