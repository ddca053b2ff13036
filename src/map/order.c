#include "src/map/order.h"
#include <string.h>
#include "src/map/order_swap.h"

enum {
    // Steps are some nanoseconds each. Small maps, which are read most closely, get
    // the most; large ones what keeps opening them quick.
    STEPS_FREE = 400000,
    STEPS_SHARED = 500000000, // by all boxes
    STEPS_AT_MOST = 6000000,
    STEPS_EACH = 150, // for each box
    STATION_STEPS_EACH = 20,
    LISTS_SHAKEN = 3, // at most, at a time
    // What a move must save among boxes whose order the reader knows.
    LEAST_AGAIN = 2 * ORDER_CROSSING,
};

typedef struct {
    const Proper *proper;
    Family *family;
    OrderSwap *swap;
    int32_t *nodes; // those whose children's order matters: from the top, roots last
    int32_t node_count;
    int64_t least; // what a move must save
    int64_t work, work_allowed;
    uint32_t random;
} Search;

static Search start(const Proper *proper, Family *family, Arena *arena)
{
    Search search = {
        .proper = proper,
        .family = family,
        .swap = order_swap_new(proper, family, arena),
        .nodes = arena_get(arena, (size_t)proper->node_count + 2, sizeof(int32_t)),
        .least = 1,
        .random = 2463534242u,
    };
    int32_t *depth = arena_get(arena, (size_t)proper->node_count + 2, sizeof(int32_t));
    for (int32_t i = 0; i < proper->node_count; i++)
        depth[i] = order_swap_matters(search.swap, i) ? proper->nodes[i].layer : -1;
    Buckets layers =
        buckets_make(depth, proper->node_count, proper->layer_count, arena);
    for (int32_t i = 0; i < layers.first[proper->layer_count]; i++)
        search.nodes[search.node_count++] = layers.items[i];
    // Theses last: they change sides only for what no other move mends.
    if (order_swap_matters(search.swap, proper->node_count))
        search.nodes[search.node_count++] = proper->node_count;
    return search;
}

// Sifts until nothing gets better or the steps are used up; returns the change.
static int64_t descend(Search *search, bool stations_only)
{
    int64_t change = 0, gain = -1;
    while (gain < 0 && search->work < search->work_allowed) {
        gain = 0;
        for (int32_t i = 0; i < search->node_count; i++) {
            if (search->work >= search->work_allowed)
                break;
            gain += order_swap_sift(search->swap, search->nodes[i], stations_only,
                                    search->least, &search->work);
        }
        change += gain;
    }
    return change;
}

static uint32_t random_below(Search *search, uint32_t limit)
{
    search->random ^= search->random << 13;
    search->random ^= search->random >> 17;
    search->random ^= search->random << 5;
    return search->random % limit;
}

// Copies of what moving children changes.
typedef struct {
    int32_t *child, *preorder, *start, *end;
} Saved;

static Saved saved_new(const Search *search, Arena *arena)
{
    size_t count = (size_t)search->proper->node_count + 1;
    return (Saved){ arena_get(arena, count, sizeof(int32_t)),
                    arena_get(arena, count, sizeof(int32_t)),
                    arena_get(arena, count, sizeof(int32_t)),
                    arena_get(arena, count, sizeof(int32_t)) };
}

static void save(const Search *search, Saved *saved)
{
    size_t size = (size_t)search->proper->node_count * sizeof(int32_t);
    memcpy(saved->child, search->family->child, size);
    memcpy(saved->preorder, search->family->preorder, size);
    memcpy(saved->start, search->family->start, size);
    memcpy(saved->end, search->family->end, size);
}

static void restore(Search *search, const Saved *saved)
{
    size_t size = (size_t)search->proper->node_count * sizeof(int32_t);
    memcpy(search->family->child, saved->child, size);
    memcpy(search->family->preorder, saved->preorder, size);
    memcpy(search->family->start, saved->start, size);
    memcpy(search->family->end, saved->end, size);
}

// Moves a few children anywhere in their lists; returns the change.
static int64_t shake(Search *search)
{
    int64_t change = 0;
    for (uint32_t left = 1 + random_below(search, LISTS_SHAKEN); left > 0; left--) {
        int32_t node =
            search->nodes[random_below(search, (uint32_t)search->node_count)];
        const int32_t *first = &search->family->first[node];
        uint32_t count = (uint32_t)(first[1] - first[0]);
        // Roots stay in the order of their components.
        if (node == search->proper->node_count)
            continue;
        change +=
            order_swap_move(search->swap, node, (int32_t)random_below(search, count),
                            (int32_t)random_below(search, count), &search->work);
    }
    return change;
}

// Shakes and sifts from the order that is there, as long as `excess`, by which the sum
// of crossings and changes of kind is above what no order can do without, is not 0.
static void search_on(Search *search, int64_t excess, Arena *arena)
{
    Saved saved = saved_new(search, arena);
    excess += descend(search, false);
    save(search, &saved);
    while (excess > 0 && search->node_count > 0 &&
           search->work < search->work_allowed) {
        int64_t change = shake(search);
        change += descend(search, false);
        if (change > 0) {
            restore(search, &saved);
            continue;
        }
        excess += change;
        save(search, &saved);
        search->work += search->proper->node_count / 4;
    }
}

static int64_t steps_for(int32_t boxes)
{
    int64_t steps = STEPS_FREE + STEPS_SHARED / (boxes + 1);
    return (steps < STEPS_AT_MOST ? steps : STEPS_AT_MOST) +
           STEPS_EACH * (int64_t)boxes;
}

void order_make(const MapGraph *graph, bool sifts, int64_t *keys, Arena *arena)
{
    RankOptions options = { 0 };
    Ranks ranks = rank_make(graph, &options, arena);
    Proper *proper = proper_make(graph, &ranks, arena);
    Family *family = family_make(proper, arena);
    if (sifts) {
        Search search = start(proper, family, arena);
        search.work_allowed = steps_for(graph->box_count);
        family_arrange(family, proper, arena);
        int64_t excess = ORDER_CROSSING * order_crossings(proper, arena);
        for (int32_t i = 0; i < search.node_count; i++)
            excess += order_swap_excess(search.swap, search.nodes[i]);
        search_on(&search, excess, arena);
    }
    for (int32_t i = 0; i < graph->box_count; i++)
        keys[i] = family->start[i];
}

// Leaves of the nodes only those that are free.
static void keep_free(Search *search, const bool *is_free)
{
    int32_t count = 0;
    for (int32_t i = 0; i < search->node_count; i++)
        if (is_free[search->nodes[i]])
            search->nodes[count++] = search->nodes[i];
    search->node_count = count;
}

// A graph with other keys, and what is arranged by them.
typedef struct {
    Proper *proper;
    Family *family;
} Keyed;

static Keyed arrange_by(const MapGraph *graph, const Ranks *ranks, const int64_t *keys,
                        Arena *arena)
{
    MapGraph *keyed = arena_get(arena, 1, sizeof *keyed);
    *keyed = *graph;
    keyed->boxes =
        arena_get(arena, (size_t)graph->box_count + 1, sizeof keyed->boxes[0]);
    for (int32_t i = 0; i < graph->box_count; i++) {
        keyed->boxes[i] = graph->boxes[i];
        keyed->boxes[i].key = keys[i];
    }
    Proper *proper = proper_make(keyed, ranks, arena);
    return (Keyed){ proper, family_make(proper, arena) };
}

// The sum that sifting makes small, as a layout with these keys has it.
static int64_t sum_by(const MapGraph *graph, const Ranks *ranks, const int64_t *keys,
                      Arena *arena)
{
    Keyed keyed = arrange_by(graph, ranks, keys, arena);
    order_stations(keyed.proper, keyed.family, arena);
    family_arrange(keyed.family, keyed.proper, arena);
    int64_t sum = ORDER_CROSSING * order_crossings(keyed.proper, arena);
    Search search = start(keyed.proper, keyed.family, arena);
    for (int32_t i = 0; i < search.node_count; i++)
        sum += order_swap_excess(search.swap, search.nodes[i]);
    return sum;
}

// Sifts where links across have changed. Sifting moves the stations of lines along,
// which a layout seats anew, so what it says is saved is measured again.
static bool improve(const MapGraph *graph, const Ranks *ranks,
                    const OrderBefore *before, const int64_t *keys, int64_t *better,
                    Arena *arena)
{
    Keyed keyed = arrange_by(graph, ranks, keys, arena);
    Search search = start(keyed.proper, keyed.family, arena);
    search.work_allowed = steps_for(graph->box_count);
    search.least = LEAST_AGAIN;
    keep_free(&search, order_keep_free(keyed.proper, before, arena));
    if (descend(&search, false) == 0)
        return false;
    for (int32_t i = 0; i < graph->box_count; i++)
        better[i] = keyed.family->start[i];
    return sum_by(graph, ranks, better, arena) + LEAST_AGAIN <=
           sum_by(graph, ranks, keys, arena);
}

void order_again(const MapGraph *graph, const OrderBefore *before, bool sifts,
                 int64_t *keys, Arena *arena)
{
    Ranks ranks = rank_make(graph, &(RankOptions){ 0 }, arena);
    size_t count = (size_t)graph->box_count;
    int64_t *better = arena_get(arena, count + 1, sizeof *better);
    order_keep_seat(graph, &ranks, before, keys, arena);
    if (sifts && improve(graph, &ranks, before, keys, better, arena))
        memcpy(keys, better, count * sizeof *keys);
    Keyed keyed = arrange_by(graph, &ranks, keys, arena);
    for (int32_t i = 0; i < graph->box_count; i++)
        keys[i] = keyed.family->start[i];
}

void order_stations(const Proper *proper, Family *family, Arena *arena)
{
    if (proper->node_count == proper->graph->box_count)
        return;
    Search search = start(proper, family, arena);
    search.work_allowed = STATION_STEPS_EACH * (int64_t)proper->node_count;
    descend(&search, true);
}

// Counts inversions by a tree of sums over the places of the lower layer (Fenwick).
typedef struct {
    int64_t *sums;
    int32_t size;
} Sums;

static void sums_add(Sums *sums, int32_t place, int64_t weight)
{
    for (int32_t i = place + 1; i <= sums->size; i += i & -i)
        sums->sums[i] += weight;
}

static int64_t sums_up_to(const Sums *sums, int32_t place)
{
    int64_t sum = 0;
    for (int32_t i = place + 1; i > 0; i -= i & -i)
        sum += sums->sums[i];
    return sum;
}

int64_t order_crossings(const Proper *proper, Arena *arena)
{
    size_t most = (size_t)(proper->edge_count + proper->node_count) + 2;
    int32_t *upper = arena_get(arena, most, sizeof upper[0]);
    Sums sums = { arena_get(arena, most, sizeof(int64_t)), 0 };
    int64_t crossings = 0;
    for (int32_t channel = 0; channel + 1 < proper->layer_count; channel++) {
        int32_t first = proper->channel_first[channel];
        int32_t count = proper->channel_first[channel + 1] - first;
        const ProperEdge *edges = &proper->edges[first];
        const int32_t *layers = &proper->layer_first[channel];
        for (int32_t i = 0; i < count; i++)
            upper[i] = proper->nodes[edges[i].upper].place;
        Buckets by_upper = buckets_make(upper, count, layers[1] - layers[0], arena);
        int64_t total = 0;
        sums.size = layers[2] - layers[1];
        memset(sums.sums, 0, ((size_t)sums.size + 1) * sizeof sums.sums[0]);
        for (int32_t i = 0, group = 0; i < count; i++) {
            const ProperEdge *edge = &edges[by_upper.items[i]];
            crossings += edge->weight *
                         (total - sums_up_to(&sums, proper->nodes[edge->lower].place));
            bool is_last =
                i + 1 == count || edges[by_upper.items[i + 1]].upper != edge->upper;
            for (; is_last && group <= i; group++) {
                const ProperEdge *done = &edges[by_upper.items[group]];
                sums_add(&sums, proper->nodes[done->lower].place, done->weight);
                total += done->weight;
            }
        }
    }
    return crossings;
}
