// The order of siblings: what a move is said to change is what counting anew says, and
// orders that have been found stay.
#include "src/map/order.h"
#include "src/map/order_swap.h"
#include "tests/check.h"
#include "tests/random_graph.h"

// What the kinds in the lists of children count.
static int64_t count_kinds(const Proper *proper, const Family *family)
{
    int64_t sum = 0;
    for (int32_t node = 0; node <= proper->node_count; node++) {
        int before = -1, first = LINK_COUNT, least = LINK_COUNT;
        for (int32_t i = family->first[node]; i < family->first[node + 1]; i++) {
            int32_t child = family->child[i], net = proper->nodes[child].net;
            int32_t link = net < 0 ? proper->ranks.parent_link[child] : -1;
            int kind = net >= 0    ? (int)proper->nets[net].link
                       : link >= 0 ? (int)proper->graph->links[link].link
                                   : 0;
            sum += before >= 0 && kind != before ? ORDER_CHANGE_OF_KIND : 0;
            first = before < 0 ? kind : first;
            least = kind < least ? kind : least;
            before = kind;
        }
        sum += first != least ? ORDER_NOT_FIRST : 0;
    }
    return sum;
}

static int64_t count_anew(Proper *proper, Family *family, Arena *arena)
{
    family_arrange(family, proper, arena);
    return ORDER_CROSSING * order_crossings(proper, arena) +
           count_kinds(proper, family);
}

static void test_changes(void **state)
{
    (void)state;
    for (int kind = GRAPH_OF_DEBATE; kind <= GRAPH_OF_ANYTHING; kind++)
        for (int seed = 1; seed <= check_seeds(3000); seed++) {
            Arena *arena = arena_new();
            uint32_t random = (uint32_t)seed * 77u + 5u;
            int32_t size = 2 + (int32_t)(check_random(&random) % 60u);
            MapGraph *graph = random_graph(arena, kind, (uint32_t)seed, size);
            RankOptions options = { 0 };
            Ranks ranks = rank_make(graph, &options, arena);
            Proper *proper = proper_make(graph, &ranks, arena);
            Family *family = family_make(proper, arena);
            OrderSwap *swap = order_swap_new(proper, family, arena);
            int64_t now = count_anew(proper, family, arena), work = 0;
            for (int turn = 0; turn < 20; turn++) {
                int32_t node =
                    (int32_t)(check_random(&random) % (uint32_t)proper->node_count);
                uint32_t count =
                    (uint32_t)(family->first[node + 1] - family->first[node]);
                if (count < 2)
                    continue;
                int32_t from = (int32_t)(check_random(&random) % count);
                int32_t to = (int32_t)(check_random(&random) % count);
                now += turn % 3 == 0 ? order_swap_sift(swap, node, false, 1, &work)
                                     : order_swap_move(swap, node, from, to, &work);
                assert_int_equal(now, count_anew(proper, family, arena));
            }
            arena_free(arena);
        }
}

// A tree has no crossings, and sifting makes nothing worse.
static void test_fewer(void **state)
{
    (void)state;
    int64_t sums[2] = { 0, 0 };
    for (int seed = 1; seed <= 10; seed++) {
        Arena *arena = arena_new();
        MapGraph *graph = random_graph(arena, GRAPH_OF_DEBATE, (uint32_t)seed, 100);
        for (int sifts = 0; sifts < 2; sifts++) {
            for (int32_t i = 0; i < 100; i++)
                graph->boxes[i].key = 0;
            random_graph_order(graph, sifts, arena);
            sums[sifts] += random_graph_crossings(graph, arena);
        }
        graph->link_count = 99;
        assert_int_equal(random_graph_crossings(graph, arena), 0);
        arena_free(arena);
    }
    assert_true(sums[1] * 2 < sums[0]);
}

// --- a graph that changes

typedef struct {
    MapGraph graph;
    int32_t *again; // by box of the graph before
    int32_t *was;   // by box, the one before; -1: it is new
    bool is_across; // links across have come or gone
} Edited;

static void copy_link(Edited *edited, GraphLink link)
{
    link.from = edited->again[link.from];
    link.to = edited->again[link.to];
    if (link.from >= 0 && link.to >= 0)
        edited->graph.links[edited->graph.link_count++] = link;
}

// The graph without one of its boxes, and with a new one at a place of the text.
static Edited edit_boxes(const MapGraph *before, int32_t gone, int32_t at, Arena *arena)
{
    size_t boxes = (size_t)before->box_count + 2,
           links = (size_t)before->link_count + 3;
    Edited edited = { .again = arena_get(arena, boxes, sizeof(int32_t)),
                      .was = arena_get(arena, boxes, sizeof(int32_t)) };
    edited.graph.boxes = arena_get(arena, boxes, sizeof(GraphBox));
    edited.graph.links = arena_get(arena, links, sizeof(GraphLink));
    int32_t *count = &edited.graph.box_count;
    for (int32_t i = 0; i <= before->box_count; i++) {
        if (i == at) {
            edited.was[*count] = -1;
            edited.graph.boxes[(*count)++] = before->boxes[0];
        }
        if (i == before->box_count)
            break;
        edited.again[i] = i == gone ? -1 : *count;
        if (i == gone)
            continue;
        edited.was[*count] = i;
        edited.graph.boxes[(*count)++] = before->boxes[i];
    }
    for (int32_t i = 0; i < before->link_count; i++)
        copy_link(&edited, before->links[i]);
    return edited;
}

static void add_link(Edited *edited, int32_t from, int32_t to, Link link)
{
    edited->graph.links[edited->graph.link_count++] =
        (GraphLink){ from, to, link, .count = 1, .port = PORT_ANYWHERE };
}

static bool is_leaf(const MapGraph *graph, int32_t box)
{
    int32_t links = 0;
    for (int32_t i = 0; i < graph->link_count; i++)
        links += graph->links[i].from == box || graph->links[i].to == box;
    return links <= 1;
}

// A claim is added, a leaf may go; or besides, a link across comes or goes.
static Edited edit(const MapGraph *before, uint32_t *random, Arena *arena)
{
    uint32_t size = (uint32_t)before->box_count;
    int32_t gone = (int32_t)(check_random(random) % size);
    int32_t at = (int32_t)(check_random(random) % (size + 1));
    Edited edited = edit_boxes(before, is_leaf(before, gone) ? gone : -1, at, arena);
    int32_t target = (int32_t)(check_random(random) % size), new = 0;
    target = edited.again[target] >= 0 ? edited.again[target] : edited.again[0];
    while (edited.was[new] >= 0)
        new ++;
    if (target >= 0)
        add_link(&edited, new, target,
                 check_random(random) % 2 ? LINK_SUPPORT : LINK_ATTACK);
    edited.is_across = check_random(random) % 2 == 0;
    if (!edited.is_across)
        return edited;
    uint32_t boxes = (uint32_t)edited.graph.box_count;
    int32_t from = (int32_t)(check_random(random) % boxes);
    int32_t to = (int32_t)(check_random(random) % boxes);
    if (check_random(random) % 3 > 0) {
        if (from != to)
            add_link(&edited, from, to, LINK_SUPPORT);
        return edited;
    }
    uint32_t last = (uint32_t)--edited.graph.link_count;
    edited.graph.links[check_random(random) % (last + 1)] = edited.graph.links[last];
    return edited;
}

// The sum that sifting makes small, of a graph in the order of its keys.
static int64_t sum_of(const MapGraph *graph, Arena *arena)
{
    Ranks ranks = rank_make(graph, &(RankOptions){ 0 }, arena);
    Proper *proper = proper_make(graph, &ranks, arena);
    Family *family = family_make(proper, arena);
    order_stations(proper, family, arena);
    return count_anew(proper, family, arena);
}

// How many pairs of siblings that were there have changed sides.
static int32_t count_swaps(const MapGraph *before, const Edited *edited, Arena *arena)
{
    Ranks was = rank_make(before, &(RankOptions){ 0 }, arena);
    Ranks now = rank_make(&edited->graph, &(RankOptions){ 0 }, arena);
    int32_t swaps = 0;
    for (int32_t i = 0; i < before->box_count; i++)
        for (int32_t k = 0; k < before->box_count; k++) {
            int32_t a = edited->again[i], b = edited->again[k];
            if (a >= 0 && b >= 0 && was.parent[i] >= 0 &&
                was.parent[i] == was.parent[k] && now.parent[a] == now.parent[b] &&
                before->boxes[i].key < before->boxes[k].key)
                swaps += edited->graph.boxes[a].key > edited->graph.boxes[b].key;
        }
    return swaps;
}

static void order_edited(Edited *edited, const MapGraph *before, bool sifts,
                         Arena *arena)
{
    int32_t count = edited->graph.box_count;
    int64_t *keys = arena_get(arena, (size_t)count + 1, sizeof *keys);
    OrderBefore order = { before, edited->again };
    order_again(&edited->graph, &order, sifts, keys, arena);
    for (int32_t i = 0; i < count; i++)
        edited->graph.boxes[i].key = keys[i];
}

// Edits never let two survivors change sides, unless a link across has come or gone and
// moving saves at least two crossings.
static void test_edits(void **state)
{
    (void)state;
    int32_t all_swaps = 0;
    for (int seed = 1; seed <= check_seeds(3000); seed++) {
        uint32_t random = (uint32_t)seed * 31u + 7u;
        Arena *arena = arena_new();
        int32_t size = 3 + (int32_t)(check_random(&random) % 70u);
        const MapGraph *before =
            random_graph(arena, GRAPH_OF_DEBATE, (uint32_t)seed, size);
        random_graph_order((MapGraph *)(uintptr_t)before, true, arena);
        for (int turn = 0; turn < 5; turn++) {
            Edited edited = edit(before, &random, arena);
            order_edited(&edited, before, false, arena);
            assert_int_equal(count_swaps(before, &edited, arena), 0);
            int64_t kept = sum_of(&edited.graph, arena);
            order_edited(&edited, before, true, arena);
            int32_t swaps = count_swaps(before, &edited, arena);
            if (!edited.is_across)
                assert_int_equal(swaps, 0);
            if (swaps > 0)
                assert_true(sum_of(&edited.graph, arena) <= kept - 2);
            all_swaps += swaps;
            MapGraph *next = arena_get(arena, 1, sizeof *next);
            *next = edited.graph;
            before = next;
        }
        arena_free(arena);
    }
    assert_true(all_swaps > 0);
}

// Where new siblings go: a, b, c support the root and have been put into the order
// c a b; d attacks it.
static void test_seats(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what;
        int32_t at; // of the new box in the text
        Link link;
        int32_t order[5]; // boxes as they are numbered now
    } cases[] = {
        { "behind the one before it in the text", 3, LINK_SUPPORT,  { 4, 1, 2, 3, 5 } },
        { "... wherever that one stands",         4, LINK_SUPPORT,  { 3, 4, 1, 2, 5 } },
        { "before the first of its kind",         1, LINK_SUPPORT,  { 1, 4, 2, 3, 5 } },
        { "before another attack",                1, LINK_ATTACK,   { 4, 2, 3, 1, 5 } },
        { "behind all other kinds",               1, LINK_UNDERCUT, { 4, 2, 3, 5, 1 } },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Edited start = { .graph = {
                             .boxes = arena_get(arena, 5, sizeof(GraphBox)),
                             .links = arena_get(arena, 5, sizeof(GraphLink)),
                             .box_count = 5,
                         } };
        static const int64_t keys[] = { 0, 2, 3, 1, 4 };
        for (int32_t k = 0; k < 5; k++) {
            start.graph.boxes[k] = (GraphBox){ 3, 3, .section = -1, .key = keys[k] };
            if (k > 0)
                add_link(&start, k, 0, k == 4 ? LINK_ATTACK : LINK_SUPPORT);
        }
        Edited edited = edit_boxes(&start.graph, -1, cases[i].at, arena);
        add_link(&edited, cases[i].at, 0, cases[i].link);
        order_edited(&edited, &start.graph, true, arena);
        for (int32_t k = 0; k < 5; k++)
            if (edited.graph.boxes[cases[i].order[k]].key != k + 1)
                fail_msg("%s: box %d stands at %d", cases[i].what, cases[i].order[k],
                         (int)edited.graph.boxes[cases[i].order[k]].key);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_edits), cmocka_unit_test(test_seats),
      cmocka_unit_test(test_changes), cmocka_unit_test(test_fewer))
