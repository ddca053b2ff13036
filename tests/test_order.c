// The order of siblings: what a move is said to change is what counting anew says, and
// orders that have been found stay.
#include "src/map/order.h"
#include "src/map/order_swap.h"
#include "tests/check.h"
#include "tests/random_graph.h"

// Changes of kind between neighbours in the lists of children.
static int64_t count_changes(const Proper *proper, const Family *family)
{
    int64_t changes = 0;
    for (int32_t node = 0; node <= proper->node_count; node++) {
        int before = -1;
        for (int32_t i = family->first[node]; i < family->first[node + 1]; i++) {
            int32_t child = family->child[i], net = proper->nodes[child].net;
            int32_t link = net < 0 ? proper->ranks.parent_link[child] : -1;
            int kind = net >= 0    ? (int)proper->nets[net].link
                       : link >= 0 ? (int)proper->graph->links[link].link
                                   : 0;
            changes += before >= 0 && kind != before;
            before = kind;
        }
    }
    return changes;
}

static int64_t count_anew(Proper *proper, Family *family, Arena *arena)
{
    family_arrange(family, proper, arena);
    return order_crossings(proper, arena) + count_changes(proper, family);
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
                now += turn % 3 == 0 ? order_swap_sift(swap, node, false, &work)
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

TESTS(cmocka_unit_test(test_changes), cmocka_unit_test(test_fewer))
