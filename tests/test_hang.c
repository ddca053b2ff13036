// Hanging arrangements of random graphs: nothing overlaps, nothing is wider than the
// window, links that hang are drawn.
#include "src/map/hang.h"
#include "tests/check.h"

enum { WIDTH = 32, COLUMNS = 80 };

typedef struct {
    int boxes;
    uint32_t seed;
    int nearness;   // a box hangs under one of the so many before it; 0: under any
    int extras;     // links beside those at home, in percent
    int width;      // of boxes; 0: of any width from 1 to 12
    bool has_ports; // some links end at single rows
} Recipe;

static int32_t below(uint32_t *seed, int32_t limit)
{
    return (int32_t)(check_random(seed) % (uint32_t)limit);
}

static void add_extras(MapGraph *graph, const Recipe *recipe, uint32_t *seed)
{
    static const Link links[] = { LINK_SUPPORT,  LINK_ATTACK,        LINK_UNDERCUT,
                                  LINK_CONTRARY, LINK_CONTRADICTORY, LINK_EQUIVALENT };
    for (int i = 0; i < recipe->boxes * recipe->extras / 100; i++) {
        int32_t from = below(seed, recipe->boxes), to = below(seed, recipe->boxes);
        Link link = links[below(seed, COUNT(links))];
        bool is_turned = link_is_symmetric(link) && from > to;
        graph->links[graph->link_count++] = (GraphLink){ .from = is_turned ? to : from,
                                                         .to = is_turned ? from : to,
                                                         .link = link,
                                                         .count = 1,
                                                         .port = PORT_ANYWHERE };
    }
}

static const MapGraph *make_graph(const Recipe *recipe, Arena *arena)
{
    static const Link links[] = { LINK_SUPPORT, LINK_SUPPORT, LINK_SUPPORT,
                                  LINK_ATTACK,  LINK_ATTACK,  LINK_UNDERCUT };
    uint32_t seed = recipe->seed * 7919 + 1;
    MapGraph *graph = arena_get(arena, 1, sizeof *graph);
    size_t most = (size_t)recipe->boxes * (size_t)(200 + recipe->extras) / 100 + 1;
    graph->box_count = recipe->boxes;
    graph->boxes = arena_get(arena, (size_t)recipe->boxes + 1, sizeof(GraphBox));
    graph->links = arena_get(arena, most, sizeof(GraphLink));
    for (int32_t i = 0; i < recipe->boxes; i++) {
        int width = recipe->width ? recipe->width : 1 + below(&seed, 12);
        bool is_framed = recipe->has_ports && below(&seed, 3) == 0;
        graph->boxes[i] = (GraphBox){ .width = is_framed ? width + 4 : width,
                                      .corridor = is_framed ? 4 : 0,
                                      .height = recipe->width ? 3 + below(&seed, 4)
                                                              : 1 + below(&seed, 5),
                                      .section = -1,
                                      .key = below(&seed, 5),
                                      .is_thesis = i == 0 };
        if (i == 0 || below(&seed, 60) == 0)
            continue;
        int32_t least =
            recipe->nearness && i > recipe->nearness ? i - recipe->nearness : 0;
        int32_t to = least + below(&seed, i - least);
        bool is_to_row = graph->boxes[to].width == recipe->width + 4 && is_framed;
        graph->links[graph->link_count++] = (GraphLink){
            .from = i,
            .to = to,
            .link = links[below(&seed, COUNT(links))],
            .count = 1 + below(&seed, 2),
            .port = is_to_row ? recipe->width + 1 + 2 * below(&seed, 2) : PORT_ANYWHERE,
            .is_home = true,
        };
    }
    add_extras(graph, recipe, &seed);
    return graph;
}

// --- what is in each cell

enum { BOX = 1 << 30, STUB = 1 << 29 };

typedef struct {
    int32_t *across, *along; // by cell: the net of a line, from 1; BOX or STUB
    const Layout *layout;
} Cells;

static int32_t *cell_at(const Cells *cells, int32_t *of, int32_t x, int32_t y)
{
    assert_in_range(x, 0, cells->layout->width - 1);
    assert_in_range(y, 0, cells->layout->height - 1);
    return &of[(size_t)y * (size_t)cells->layout->width + (size_t)x];
}

static void fill(const Cells *cells, int32_t x, int32_t y, int32_t width,
                 int32_t height, int32_t with)
{
    for (int32_t row = y; row < y + height; row++)
        for (int32_t column = x; column < x + width; column++) {
            assert_int_equal(*cell_at(cells, cells->across, column, row), 0);
            assert_int_equal(*cell_at(cells, cells->along, column, row), 0);
            *cell_at(cells, cells->across, column, row) = with;
            *cell_at(cells, cells->along, column, row) = with;
        }
}

// Each cell may be in one net across and in another along it; where a net turns it is
// in both.
static void draw_run(const Cells *cells, const LayoutRun *run)
{
    bool is_across = run->y0 == run->y1, is_along = run->x0 == run->x1;
    assert_true((is_across || is_along) && run->x0 <= run->x1 && run->y0 <= run->y1);
    for (int32_t y = run->y0; y <= run->y1; y++)
        for (int32_t x = run->x0; x <= run->x1; x++) {
            int32_t *across = cell_at(cells, cells->across, x, y);
            int32_t *along = cell_at(cells, cells->along, x, y);
            if (is_across) {
                assert_true(*across == 0 || *across == run->net + 1);
                *across = run->net + 1;
            }
            if (is_along) {
                assert_true(*along == 0 || *along == run->net + 1);
                *along = run->net + 1;
            }
        }
}

static void check_cells(const Layout *layout, Arena *arena)
{
    size_t size = (size_t)layout->width * (size_t)layout->height + 1;
    Cells cells = { arena_get(arena, size, sizeof(int32_t)),
                    arena_get(arena, size, sizeof(int32_t)), layout };
    for (int32_t i = 0; i < layout->graph->box_count; i++)
        if (layout->boxes[i].is_placed)
            fill(&cells, layout->boxes[i].x, layout->boxes[i].y,
                 layout->graph->boxes[i].width, layout->graph->boxes[i].height, BOX);
    for (int32_t i = 0; i < layout->stub_count; i++)
        fill(&cells, layout->stubs[i].x, layout->stubs[i].y, layout->stubs[i].width, 1,
             STUB);
    for (int32_t i = 0; i < layout->run_count; i++)
        draw_run(&cells, &layout->runs[i]);
}

// --- what is told of

// A tail's line ends beside its box, and its net's head stands in the target's border.
static void check_pin(const Layout *layout, const LayoutPin *pin)
{
    const LayoutBox *box = &layout->boxes[pin->box];
    const GraphBox *size = &layout->graph->boxes[pin->box];
    const LayoutNet *net = &layout->nets[pin->net];
    assert_true(box->is_placed);
    if (!pin->is_head || net->port == PORT_ANYWHERE)
        assert_true(pin->x < box->x + size->width - size->corridor);
    assert_in_range(pin->x, box->x, box->x + size->width - 1);
    assert_in_range(pin->y, box->y, box->y + size->height - 1);
    int32_t x = pin->x, y = pin->y;
    if (pin->is_head) {
        assert_int_equal(pin->box, net->to);
        assert_int_equal(y++, box->y + size->height - 1);
        if (net->port != PORT_ANYWHERE)
            assert_int_equal(pin->x, box->x + net->port);
    } else if (pin->side == SIDE_LEFT) {
        assert_int_equal(x--, box->x);
    } else {
        assert_int_equal(y--, box->y);
    }
    bool meets = false;
    for (int32_t i = 0; i < net->run_count; i++) {
        const LayoutRun *run = &layout->runs[net->first_run + i];
        meets |= x >= run->x0 && x <= run->x1 && y >= run->y0 && y <= run->y1;
    }
    assert_true(meets);
}

static bool has_stub(const Layout *layout, int32_t link)
{
    for (int32_t i = 0; i < layout->stub_count; i++)
        if (layout->stubs[i].link == link)
            return true;
    return false;
}

static void check_links(const Layout *layout)
{
    const MapGraph *graph = layout->graph;
    for (int32_t i = 0; i < graph->link_count; i++) {
        const GraphLink *link = &graph->links[i];
        const LayoutLink *fate = &layout->links[i];
        bool is_self = link->from == link->to;
        assert_int_equal(fate->fate == FATE_BADGE, is_self);
        if (fate->fate == FATE_DRAWN) {
            const LayoutNet *net = &layout->nets[fate->net];
            assert_true(link->is_home && net->to == link->to &&
                        net->link == link->link && net->port == link->port &&
                        !has_stub(layout, i));
            assert_int_equal(layout->boxes[link->from].parent_link, i);
        } else {
            assert_int_equal(fate->net, -1);
        }
    }
    for (int32_t i = 0; i < layout->pin_count; i++)
        check_pin(layout, &layout->pins[i]);
}

static void check_layout(const MapGraph *graph, int32_t columns)
{
    Arena *arena = arena_new();
    const Layout *layout = hang_make(graph, &(HangOptions){ columns }, arena);
    assert_true(layout->width <= columns);
    check_cells(layout, arena);
    check_links(layout);
    const Layout *again = hang_make(graph, &(HangOptions){ columns }, arena);
    assert_memory_equal(layout->boxes, again->boxes,
                        (size_t)graph->box_count * sizeof layout->boxes[0]);
    assert_int_equal(layout->run_count, again->run_count);
    assert_memory_equal(layout->runs, again->runs,
                        (size_t)layout->run_count * sizeof layout->runs[0]);
    arena_free(arena);
}

static void test_random(void **unused)
{
    (void)unused;
    static const int windows[] = { 1, 5, 18, 40, 59, 60, 80, 120, 160, 240, 500 };
    for (int seed = 1; seed <= check_seeds(5000); seed++) {
        uint32_t random = (uint32_t)seed;
        Arena *arena = arena_new();
        Recipe recipe = { .boxes = 1 + below(&random, 120),
                          .seed = (uint32_t)seed,
                          .nearness = below(&random, 3) * 8,
                          .extras = below(&random, 3) * 20,
                          .width = below(&random, 3) ? 18 + below(&random, 20) : 0 };
        recipe.has_ports = recipe.width > 0 && below(&random, 2);
        const MapGraph *graph = make_graph(&recipe, arena);
        check_layout(graph, windows[below(&random, COUNT(windows))]);
        arena_free(arena);
    }
}

// --- extremes

// A line of boxes, each under the one before, or all under the first.
static const MapGraph *make_extreme(int32_t boxes, bool is_chain, Arena *arena)
{
    MapGraph *graph = arena_get(arena, 1, sizeof *graph);
    graph->boxes = arena_get(arena, (size_t)boxes, sizeof(GraphBox));
    graph->links = arena_get(arena, (size_t)boxes, sizeof(GraphLink));
    graph->box_count = boxes;
    for (int32_t i = 0; i < boxes; i++) {
        graph->boxes[i] = (GraphBox){ .width = 20, .height = 3, .section = -1 };
        if (i > 0)
            graph->links[graph->link_count++] =
                (GraphLink){ .from = i,
                             .to = is_chain ? i - 1 : 0,
                             .link = i % 2 ? LINK_ATTACK : LINK_SUPPORT,
                             .count = 1,
                             .port = PORT_ANYWHERE,
                             .is_home = true };
    }
    return graph;
}

// clang-format off
static const struct {
    int32_t boxes;
    bool is_chain;
    int32_t columns;
    int32_t placed;
} extremes[] = {
    { 100000, true, 80, 100000 }, // each right below the one before
    { 100000, true, 20, 100000 },
    { 100000, true, 19, 0 },
    { 5000, false, 80, 5000 },
    { 5000, false, 500, 5000 },
    { 5000, false, 20, 1 }, // no room further in
    { 1, true, 20, 1 },
};
// clang-format on

static void test_extremes(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT(extremes); i++) {
        Arena *arena = arena_new();
        const MapGraph *graph =
            make_extreme(extremes[i].boxes, extremes[i].is_chain, arena);
        const Layout *layout =
            hang_make(graph, &(HangOptions){ extremes[i].columns }, arena);
        int32_t placed = 0;
        for (int32_t box = 0; box < graph->box_count; box++)
            placed += layout->boxes[box].is_placed;
        assert_int_equal(placed, extremes[i].placed);
        assert_true(layout->width <= extremes[i].columns);
        check_links(layout);
        arena_free(arena);
    }
}

// Cycles of home links, which no tree has, end at a root all the same.
static void test_cycle(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    GraphBox boxes[] = { { .width = 20, .height = 3 }, { .width = 20, .height = 3 } };
    GraphLink links[] = {
        { .from = 0, .to = 1, .link = LINK_SUPPORT, .port = -1, .is_home = true },
        { .from = 1, .to = 0, .link = LINK_ATTACK, .port = -1, .is_home = true },
    };
    MapGraph graph = { boxes, links, COUNT(boxes), COUNT(links) };
    check_layout(&graph, COLUMNS);
    const Layout *layout = hang_make(&graph, &(HangOptions){ COLUMNS }, arena);
    assert_int_equal(layout->boxes[0].parent, -1);
    assert_int_equal(layout->boxes[1].parent, 0);
    arena_free(arena);
}

// --- quality

// How much of a map is boxes, on the average (metric 12), and that all have a place.
static void test_ink(void **unused)
{
    (void)unused;
    static const struct {
        int32_t columns;
        double least;
    } bars[] = { { 80, 0.32 }, { 160, 0.24 } };
    enum { GRAPHS = 10, BOXES = 100 };
    for (size_t i = 0; i < COUNT(bars); i++) {
        double ink = 0;
        for (uint32_t seed = 1; seed <= GRAPHS; seed++) {
            Arena *arena = arena_new();
            Recipe recipe = { BOXES, seed, 0, 8, WIDTH, false };
            const MapGraph *graph = make_graph(&recipe, arena);
            const Layout *layout =
                hang_make(graph, &(HangOptions){ bars[i].columns }, arena);
            double cells = 0;
            for (int32_t box = 0; box < graph->box_count; box++) {
                assert_true(layout->boxes[box].is_placed);
                cells += (double)graph->boxes[box].width * graph->boxes[box].height;
            }
            ink += cells / ((double)layout->width * layout->height) / GRAPHS;
            arena_free(arena);
        }
        assert_true(ink >= bars[i].least);
    }
}

TESTS(cmocka_unit_test(test_random), cmocka_unit_test(test_extremes),
      cmocka_unit_test(test_cycle), cmocka_unit_test(test_ink))
