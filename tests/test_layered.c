// The layered arrangement: whatever the graph, boxes and lines keep clear of each
// other, and every line leads where it should.
#include "src/map/layered.h"
#include "tests/check.h"
#include "tests/random_graph.h"

enum { ACROSS = 0, ALONG = 1 };

// Which net has a line across or along in each cell, and which box covers it; numbers
// from 1.
typedef struct {
    const Layout *layout;
    int32_t *net[2], *box;
    int32_t width, height;
} Picture;

static int32_t *cell(const Picture *picture, int32_t *plane, int32_t x, int32_t y)
{
    assert_in_range(x, 0, picture->width - 1);
    assert_in_range(y, 0, picture->height - 1);
    return &plane[(int64_t)y * picture->width + x];
}

static void paint_boxes(Picture *picture)
{
    const Layout *layout = picture->layout;
    for (int32_t i = 0; i < layout->graph->box_count; i++)
        for (int32_t y = 0; y < layout->graph->boxes[i].height; y++)
            for (int32_t x = 0; x < layout->graph->boxes[i].width; x++) {
                int32_t *owner = cell(picture, picture->box, layout->boxes[i].x + x,
                                      layout->boxes[i].y + y);
                assert_int_equal(*owner, 0);
                *owner = i + 1;
            }
}

// A cell belongs to one net, unless one crosses the other: a corner or an end of a run
// counts for both directions.
static void paint_runs(Picture *picture)
{
    const Layout *layout = picture->layout;
    for (int32_t i = 0; i < layout->run_count; i++) {
        const LayoutRun *run = &layout->runs[i];
        assert_true(run->x0 == run->x1 || run->y0 == run->y1);
        for (int32_t y = run->y0; y <= run->y1; y++)
            for (int32_t x = run->x0; x <= run->x1; x++) {
                assert_int_equal(*cell(picture, picture->box, x, y), 0);
                for (int plane = ACROSS; plane <= ALONG; plane++) {
                    bool is_corner =
                        (x == run->x0 || x == run->x1) && run->x0 < run->x1;
                    bool is_dot = run->x0 == run->x1 && run->y0 == run->y1;
                    bool counts = plane == ACROSS
                                      ? run->x0 < run->x1
                                      : run->y0 < run->y1 || is_corner || is_dot;
                    int32_t *owner = cell(picture, picture->net[plane], x, y);
                    if (!counts)
                        continue;
                    if (*owner != 0 && *owner != run->net + 1)
                        fail_msg("nets %d and %d share %d,%d", *owner - 1, run->net, x,
                                 y);
                    *owner = run->net + 1;
                }
            }
    }
}

// The cells of one net hang together, from pin to pin.
static bool has_line(const Picture *picture, int32_t net, int32_t x, int32_t y)
{
    if (x < 0 || y < 0 || x >= picture->width || y >= picture->height)
        return false;
    return *cell(picture, picture->net[ACROSS], x, y) == net + 1 ||
           *cell(picture, picture->net[ALONG], x, y) == net + 1;
}

static void check_pins(const Picture *picture)
{
    const Layout *layout = picture->layout;
    static const int steps[][2] = {
        [SIDE_TOP] = { 0, -1 },
        [SIDE_BOTTOM] = { 0, 1 },
        [SIDE_LEFT] = { -1, 0 },
        [SIDE_RIGHT] = { 1, 0 },
    };
    for (int32_t i = 0; i < layout->pin_count; i++) {
        const LayoutPin *pin = &layout->pins[i];
        assert_int_equal(*cell(picture, picture->box, pin->x, pin->y), pin->box + 1);
        int32_t x = pin->x + steps[pin->side][0], y = pin->y + steps[pin->side][1];
        assert_true(has_line(picture, pin->net, x, y));
    }
}

// The runs of a net hang together: each touches another that leads on to the head.
static void check_nets(const Layout *layout, Arena *arena)
{
    for (int32_t net = 0; net < layout->net_count; net++) {
        const LayoutNet *said = &layout->nets[net];
        const LayoutRun *runs = &layout->runs[said->first_run];
        int32_t *queue = arena_get(arena, (size_t)said->run_count + 1, sizeof queue[0]);
        bool *is_met = arena_get(arena, (size_t)said->run_count + 1, sizeof is_met[0]);
        int32_t tail = 0;
        assert_true(said->run_count > 0 && said->pin_count >= 2);
        assert_true(layout->pins[said->first_pin].is_head);
        queue[tail++] = 0;
        is_met[0] = true;
        for (int32_t head = 0; head < tail; head++) {
            const LayoutRun *a = &runs[queue[head]];
            for (int32_t k = 0; k < said->run_count; k++) {
                const LayoutRun *b = &runs[k];
                bool across = a->x0 <= b->x1 && b->x0 <= a->x1;
                bool along = a->y0 <= b->y1 && b->y0 <= a->y1;
                bool touches = (across && along) ||
                               (across && (a->y1 + 1 == b->y0 || b->y1 + 1 == a->y0) &&
                                a->x0 == a->x1 && b->x0 == b->x1);
                if (is_met[k] || !touches)
                    continue;
                is_met[k] = true;
                queue[tail++] = k;
            }
        }
        assert_int_equal(tail, said->run_count);
    }
}

// Every drawn link has its pins, and counts agree.
static void check_links(const Layout *layout)
{
    const MapGraph *graph = layout->graph;
    for (int32_t i = 0; i < graph->link_count; i++) {
        const LayoutLink *link = &layout->links[i];
        assert_true((link->fate == FATE_DRAWN) == (link->net >= 0));
        assert_true((link->fate == FATE_BADGE) ==
                    (graph->links[i].from == graph->links[i].to));
        if (link->fate != FATE_DRAWN)
            continue;
        const LayoutNet *net = &layout->nets[link->net];
        int ends = 0;
        assert_int_equal(net->link, graph->links[i].link);
        for (int32_t k = 0; k < net->pin_count; k++) {
            const LayoutPin *pin = &layout->pins[net->first_pin + k];
            ends += pin->box == graph->links[i].to && pin->is_head;
            ends += pin->box == graph->links[i].from && pin->link == i &&
                    pin->is_head == net->is_symmetric;
        }
        assert_int_equal(ends, 2);
    }
}

static void check_layout(const Layout *layout, Arena *arena)
{
    Picture picture = { .layout = layout,
                        .width = layout->width,
                        .height = layout->height };
    size_t cells = (size_t)layout->width * (size_t)layout->height + 1;
    for (int plane = ACROSS; plane <= ALONG; plane++)
        picture.net[plane] = arena_get(arena, cells, sizeof(int32_t));
    picture.box = arena_get(arena, cells, sizeof(int32_t));
    paint_boxes(&picture);
    paint_runs(&picture);
    check_pins(&picture);
    check_nets(layout, arena);
    check_links(layout);
}

static void test_random(void **state)
{
    (void)state;
    static const int32_t widths[] = { 0, 1, 80, 250 };
    int seeds = check_seeds(5000);
    for (int kind = GRAPH_OF_DEBATE; kind <= GRAPH_OF_ANYTHING; kind++)
        for (int seed = 1; seed <= seeds; seed++) {
            Arena *arena = arena_new();
            int32_t size = 1 + (int32_t)((uint32_t)seed * 7919u % 70u);
            MapGraph *graph = random_graph(arena, kind, (uint32_t)seed, size);
            LayeredOptions options = { .width = widths[seed % 4], .height = seed % 40 };
            check_layout(layered_make(graph, &options, arena), arena);
            arena_free(arena);
        }
}

typedef struct {
    int32_t boxes;
    enum { CHAIN, STAR, RING, CLIQUE, LADDER, ALONE } shape;
    Link link;
} Extreme;

static MapGraph *extreme_graph(const Extreme *extreme, Arena *arena)
{
    size_t count = (size_t)extreme->boxes;
    MapGraph *graph = arena_get(arena, 1, sizeof *graph);
    graph->boxes = arena_get(arena, count + 1, sizeof graph->boxes[0]);
    graph->links = arena_get(arena, 2 * count + 1024, sizeof graph->links[0]);
    graph->box_count = extreme->boxes;
    for (int32_t i = 0; i < extreme->boxes; i++)
        graph->boxes[i] = (GraphBox){ .width = 18, .height = 4, .section = -1 };
    for (int32_t i = 1; i < extreme->boxes && extreme->shape != ALONE; i++) {
        int32_t to = extreme->shape == STAR ? 0 : i - 1;
        bool is_across = extreme->shape == LADDER && i % 3 == 0 && i > 50;
        int32_t least = extreme->shape == CLIQUE ? 0 : i - 1;
        for (int32_t k = i - 1; k >= least; k--)
            graph->links[graph->link_count++] =
                (GraphLink){ i,
                             extreme->shape == CLIQUE ? k : to,
                             extreme->link,
                             1,
                             PORT_ANYWHERE,
                             false };
        if (is_across)
            graph->links[graph->link_count++] =
                (GraphLink){ i, i / 2, LINK_ATTACK, 1, PORT_ANYWHERE, false };
    }
    if (extreme->shape == RING)
        graph->links[graph->link_count++] = (GraphLink){
            0, extreme->boxes - 1, extreme->link, 1, PORT_ANYWHERE, false
        };
    return graph;
}

static int64_t run_cells(const Layout *layout)
{
    int64_t cells = 0;
    for (int32_t i = 0; i < layout->run_count; i++)
        cells += layout->runs[i].x1 - layout->runs[i].x0 + 1;
    return cells;
}

// Nesting, fan-out and cycles without limit: no recursion, no endless work.
static void test_extremes(void **state)
{
    (void)state;
    static const Extreme extremes[] = {
        { 0, ALONE, LINK_SUPPORT },       { 1, ALONE, LINK_SUPPORT },
        { 1000, ALONE, LINK_SUPPORT },    { 100000, CHAIN, LINK_ATTACK },
        { 5000, STAR, LINK_SUPPORT },     { 2, RING, LINK_UNDERCUT },
        { 20000, RING, LINK_EQUIVALENT }, { 300, STAR, LINK_CONTRARY },
        { 40, CHAIN, LINK_CONTRARY },     { 20, CLIQUE, LINK_SUPPORT },
        { 8, CLIQUE, LINK_CONTRARY },     { 6000, LADDER, LINK_SUPPORT },
    };
    static const int32_t widths[] = { 0, 1, 80 };
    for (size_t i = 0; i < COUNT(extremes); i++)
        for (size_t k = 0; k < COUNT(widths); k++) {
            Arena *arena = arena_new();
            MapGraph *graph = extreme_graph(&extremes[i], arena);
            LayeredOptions options = { .width = widths[k], .height = widths[k] };
            random_graph_order(graph, true, arena);
            const Layout *layout = layered_make(graph, &options, arena);
            if ((int64_t)layout->width * layout->height < 3000000)
                check_layout(layout, arena);
            assert_true(run_cells(layout) < 20000000);
            arena_free(arena);
        }
}

// The same graph gives the same layout, and boxes that stay keep their sides when
// others go.
static void test_stable(void **state)
{
    (void)state;
    for (int seed = 1; seed <= check_seeds(2000); seed++) {
        Arena *arena = arena_new();
        int32_t size = 10 + seed % 50;
        MapGraph *graph = random_graph(arena, GRAPH_OF_DEBATE, (uint32_t)seed, size);
        LayeredOptions options = { .width = 80, .height = 24 };
        random_graph_order(graph, seed % 8 == 0, arena);
        const Layout *all = layered_make(graph, &options, arena);
        const Layout *again = layered_make(graph, &options, arena);
        assert_int_equal(all->run_count, again->run_count);
        assert_memory_equal(all->runs, again->runs,
                            (size_t)all->run_count * sizeof all->runs[0]);
        // Without the last boxes and what leads to them.
        MapGraph part = *graph;
        part.links = arena_get(arena, (size_t)graph->link_count, sizeof part.links[0]);
        part.link_count = 0;
        part.box_count = size - size / 3;
        for (int32_t i = 0; i < graph->link_count; i++)
            if (graph->links[i].from < part.box_count &&
                graph->links[i].to < part.box_count)
                part.links[part.link_count++] = graph->links[i];
        const Layout *rest = layered_make(&part, &options, arena);
        for (int32_t a = 0; a < part.box_count; a++)
            for (int32_t b = 0; b < a; b++) {
                bool are_siblings = all->boxes[a].parent == all->boxes[b].parent &&
                                    rest->boxes[a].parent == all->boxes[a].parent &&
                                    rest->boxes[b].parent == all->boxes[b].parent &&
                                    all->boxes[a].parent >= 0;
                if (are_siblings)
                    assert_int_equal(all->boxes[a].x < all->boxes[b].x,
                                     rest->boxes[a].x < rest->boxes[b].x);
            }
        arena_free(arena);
    }
}

// Boxes of a layer keep their order when a map is moved together to fit a window.
static void check_same_order(const Layout *wide, const Layout *narrow)
{
    for (int32_t i = 0; i < wide->graph->box_count; i++)
        for (int32_t k = 0; k < wide->graph->box_count; k++) {
            const LayoutBox *a = &wide->boxes[i], *b = &wide->boxes[k];
            if (a->layer == b->layer && a->x < b->x)
                assert_true(narrow->boxes[i].x + narrow->graph->boxes[i].width <
                            narrow->boxes[k].x);
        }
}

// A map that is a little too wide fits the window if its layers have room, which about
// a fifth of these have; and it is right in everything else.
static void test_fitting(void **state)
{
    (void)state;
    int fitted = 0, tried = 0;
    for (int seed = 1; seed <= check_seeds(2000); seed++) {
        Arena *arena = arena_new();
        MapGraph *graph =
            random_graph(arena, GRAPH_OF_DEBATE, (uint32_t)seed, 3 + seed % 12);
        random_graph_order(graph, true, arena);
        LayeredOptions options = { .width = 1000, .height = 24 };
        const Layout *wide = layered_make(graph, &options, arena);
        options.width = wide->width * 9 / 10;
        const Layout *narrow = layered_make(graph, &options, arena);
        check_layout(narrow, arena);
        if (narrow->layer_count == wide->layer_count)
            check_same_order(wide, narrow);
        fitted += narrow->width <= options.width;
        tried++;
        arena_free(arena);
    }
    assert_true(6 * fitted > tried);
}

TESTS(cmocka_unit_test(test_random), cmocka_unit_test(test_extremes),
      cmocka_unit_test(test_stable), cmocka_unit_test(test_fitting))
