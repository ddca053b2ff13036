// What every drawing of a map must hold, on made-up graphs and layouts.
#include "src/base/vec.h"
#include "src/map/framed.h"
#include "src/map/hang.h"
#include "src/map/layered.h"
#include "tests/check.h"
#include "tests/map_trial.h"
#include "tests/random_graph.h"
#include "tests/random_layout.h"

// Makes room beside the boxes to which lines lead that end at a row.
static void make_corridors(Arena *arena, MapGraph *graph, RasterBox *boxes)
{
    size_t room = (size_t)graph->link_count + 1;
    for (int32_t i = 0; i < graph->link_count; i++) {
        GraphLink *link = &graph->links[i];
        if (link->port == PORT_ANYWHERE)
            continue;
        if (boxes[link->to].port_count == graph->boxes[link->to].height - 3) {
            link->port = PORT_ANYWHERE;
            continue;
        }
        GraphBox *size = &graph->boxes[link->to];
        RasterBox *box = &boxes[link->to];
        if (box->ports == NULL) {
            size->width++;
            box->ports = arena_get(arena, room, sizeof *box->ports);
        }
        link->port = size->width;
        size->width += 2;
        size->corridor = size->width - box->width;
        ((RasterPort *)box->ports)[box->port_count] =
            (RasterPort){ link->port, 2 + box->port_count };
        box->port_count++;
    }
}

// Boxes must be high and wide enough to say a number.
static RasterBox *make_boxes(Arena *arena, MapGraph *graph)
{
    for (int32_t i = 0; i < graph->box_count; i++) {
        GraphBox *box = &graph->boxes[i];
        box->width = box->width > 8 ? box->width : 8;
        box->height = box->height > 3 ? box->height : 3;
    }
    RasterBox *boxes = map_trial_boxes(arena, graph);
    make_corridors(arena, graph, boxes);
    return boxes;
}

// One drawing of a seed.
typedef void (*Check)(MapTrial *trial, int seed);

static void check_all_seeds(Check check)
{
    int seeds = check_seeds(15000), first = check_first_seed(), problems = 0;
    for (int seed = first; seed < first + seeds; seed++) {
        MapTrial trial = { .arena = arena_new() };
        check(&trial, seed);
        problems += trial.problems > 0;
        arena_free(trial.arena);
    }
    if (problems > 0)
        fail_msg("%d of %d drawings have problems", problems, seeds);
}

static void check_made_up(MapTrial *trial, int seed)
{
    trial->what = arena_format(trial->arena, "made up, seed %d", seed).data;
    const Layout *layout = random_layout(trial->arena, (uint32_t)seed);
    map_trial_read(trial, layout, map_trial_boxes(trial->arena, layout->graph),
                   seed % layout->graph->box_count);
}

static void test_random_layouts(void **state)
{
    (void)state;
    check_all_seeds(check_made_up);
}

// Graphs of each kind in turn, of many sizes.
static MapGraph *graph_of(MapTrial *trial, const char *arrangement, int seed)
{
    RandomGraphKind kind = (RandomGraphKind)(seed % GRAPH_KINDS);
    int32_t size = kind == GRAPH_OF_ANYTHING ? 4 + seed % 9 : 12 + seed % 25;
    trial->what =
        arena_format(trial->arena, "%s, kind %d, seed %d", arrangement, (int)kind, seed)
            .data;
    return random_graph(trial->arena, kind, (uint32_t)seed, size);
}

static void check_layered(MapTrial *trial, int seed)
{
    MapGraph *graph = graph_of(trial, "layered", seed);
    RasterBox *boxes = make_boxes(trial->arena, graph);
    LayeredOptions options = { .width = seed % 2 ? 80 : 0, .height = 24 };
    const Layout *layout = layered_make(graph, &options, trial->arena);
    map_trial_check(trial, layout, boxes, seed % graph->box_count);
}

static void test_layered(void **state)
{
    (void)state;
    check_all_seeds(check_layered);
}

static void check_hanging(MapTrial *trial, int seed)
{
    MapGraph *graph = graph_of(trial, "hanging", seed);
    RasterBox *boxes = make_boxes(trial->arena, graph);
    HangOptions options = { .columns = 80 + seed % 80 };
    const Layout *layout = hang_make(graph, &options, trial->arena);
    map_trial_check(trial, layout, boxes, seed % graph->box_count);
}

static void test_hanging(void **state)
{
    (void)state;
    check_all_seeds(check_hanging);
}

// --- sections in frames

enum { SECTIONS = 6 };
static const Str sections[SECTIONS] = { { "S", 1 },         { "A second", 8 },
                                        { "The third", 9 }, { "IV", 2 },
                                        { "", 0 },          { "S", 1 } };

static bool is_apart(const LayoutFrame *a, const LayoutFrame *b)
{
    return a->x + a->width <= b->x || b->x + b->width <= a->x ||
           a->y + a->height <= b->y || b->y + b->height <= a->y;
}

static bool is_inside(const LayoutFrame *inner, const LayoutFrame *outer)
{
    return inner->x > outer->x && inner->y > outer->y &&
           inner->x + inner->width < outer->x + outer->width &&
           inner->y + inner->height < outer->y + outer->height;
}

// Whether a section is in another, or is it.
static bool is_part_of(const FramedSection *parts, int32_t section, int32_t other)
{
    while (section >= 0 && section != other)
        section = parts[section].parent;
    return section == other;
}

// Each frame is in those of the sections around it and apart from all others; boxes
// are in their own.
static void check_frames(MapTrial *trial, const Layout *layout,
                         const FramedSection *parts)
{
    for (int32_t i = 0; i < layout->frame_count; i++) {
        const LayoutFrame *frame = &layout->frames[i];
        for (int32_t k = 0; k < i; k++) {
            const LayoutFrame *other = &layout->frames[k];
            if (is_part_of(parts, frame->section, other->section)
                    ? !is_inside(frame, other)
                    : !is_apart(frame, other))
                map_trial_complain(trial, "frames %d and %d collide",
                                   (int)frame->section, (int)other->section);
        }
        for (int32_t box = 0; box < layout->graph->box_count; box++) {
            const GraphBox *size = &layout->graph->boxes[box];
            LayoutFrame at = { 0, layout->boxes[box].x, layout->boxes[box].y,
                               size->width, size->height };
            if (layout->boxes[box].is_placed &&
                (is_part_of(parts, size->section, frame->section)
                     ? !is_inside(&at, frame)
                     : !is_apart(&at, frame)))
                map_trial_complain(trial, "box %d stands across a frame", (int)box);
        }
    }
}

// What is drawn leads from box to box of one section; all else has tags.
static void check_kept_apart(MapTrial *trial, const Layout *layout)
{
    for (int32_t i = 0; i < layout->graph->link_count; i++) {
        const GraphLink *link = &layout->graph->links[i];
        bool is_across = layout->graph->boxes[link->from].section !=
                         layout->graph->boxes[link->to].section;
        if (is_across && layout->links[i].fate != FATE_REFERENCE)
            map_trial_complain(trial, "link %d leaves its section", (int)i);
    }
}

// Graphs of which each box is in one of some sections, or in none.
static void check_framed(MapTrial *trial, int seed)
{
    uint32_t random = (uint32_t)seed * 7 + 1;
    MapGraph *graph = graph_of(trial, "framed", seed);
    RasterBox *boxes = make_boxes(trial->arena, graph);
    FramedSection parts[SECTIONS];
    for (int32_t i = 0; i < SECTIONS; i++)
        parts[i] =
            (FramedSection){ (int32_t)(check_random(&random) % (uint32_t)(i + 1)) - 1,
                             (int32_t)sections[i].length };
    for (int32_t i = 0; i < graph->box_count; i++)
        graph->boxes[i].section = (int32_t)(check_random(&random) % (SECTIONS + 1)) - 1;
    FramedOptions options = { seed % 2 ? ARRANGEMENT_LAYERED : ARRANGEMENT_HANGING,
                              80 + seed % 120, 24, parts, SECTIONS };
    const Layout *layout = framed_make(graph, &options, trial->arena);
    check_frames(trial, layout, parts);
    check_kept_apart(trial, layout);
    trial->sections = sections;
    map_trial_check(trial, layout, boxes, seed % graph->box_count);
}

static void test_framed(void **state)
{
    (void)state;
    check_all_seeds(check_framed);
}

TESTS(cmocka_unit_test(test_framed), cmocka_unit_test(test_hanging),
      cmocka_unit_test(test_layered), cmocka_unit_test(test_random_layouts))
