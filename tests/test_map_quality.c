// What every drawing of a map must hold: it can be read back from its signs alone.
#include <stdio.h>
#include <stdlib.h>
#include "src/map/framed.h"
#include "src/map/hang.h"
#include "src/map/layered.h"
#include "src/map/layout_metrics.h"
#include "src/map/layout_path.h"
#include "src/map/raster.h"
#include "tests/check.h"
#include "tests/map_reader.h"
#include "tests/random_graph.h"
#include "tests/random_layout.h"

// Boxes that say nothing but "B" and their number.
static RasterBox *named_boxes(Arena *arena, const MapGraph *graph)
{
    RasterBox *boxes = arena_get(arena, (size_t)graph->box_count + 1, sizeof *boxes);
    for (int32_t i = 0; i < graph->box_count; i++) {
        RasterRow *row = arena_get(arena, 1, sizeof *row);
        row->text = arena_format(arena, "B%d", (int)i);
        boxes[i] = (RasterBox){ .title = row->text,
                                .shape = i % 2 ? BOX_ARGUMENT : BOX_CLAIM,
                                .rows = row,
                                .row_count = 1,
                                .width = graph->boxes[i].width };
    }
    return boxes;
}

// The links that a layout draws, as a reader should find them.
static int32_t expected_links(const Layout *layout, ReadLink *links)
{
    int32_t count = 0;
    for (int32_t i = 0; i < layout->graph->link_count; i++) {
        const GraphLink *link = &layout->graph->links[i];
        if (layout->links[i].fate != FATE_DRAWN)
            continue;
        bool swaps = link_is_symmetric(link->link) && link->from > link->to;
        links[count++] = (ReadLink){ swaps ? link->to : link->from,
                                     swaps ? link->from : link->to, link->link, false };
    }
    qsort(links, (size_t)count, sizeof *links, map_reader_by_ends);
    return count;
}

static bool is_on_border(const Layout *layout, int32_t box, LayoutPoint point)
{
    int32_t x = point.x - layout->boxes[box].x;
    int32_t y = point.y - layout->boxes[box].y;
    const GraphBox *size = &layout->graph->boxes[box];
    return x >= 0 && y >= 0 && x < size->width && y < size->height &&
           (x == 0 || y == 0 || x == size->width - 1 || y == size->height - 1);
}

// Every line that is drawn can be followed from one of its boxes to the other.
static void check_paths(const Layout *layout, const char *what, Arena *arena)
{
    const LayoutPaths *paths = layout_path_make(layout, arena);
    for (int32_t i = 0; i < layout->graph->link_count; i++) {
        const GraphLink *link = &layout->graph->links[i];
        LayoutPath path = layout_path_of(paths, i, arena);
        if (layout->links[i].fate != FATE_DRAWN)
            continue;
        if (path.count < 2)
            fail_msg("%s: link %d has no way", what, (int)i);
        LayoutPoint first = path.points[0];
        LayoutPoint last = path.points[path.count - 1];
        bool is_right = is_on_border(layout, link->from, first) &&
                        is_on_border(layout, link->to, last);
        if (!is_right && !(is_on_border(layout, link->to, first) &&
                           is_on_border(layout, link->from, last)))
            fail_msg("%s: link %d leads elsewhere", what, (int)i);
        for (int32_t j = 1; j < path.count; j++)
            if ((path.points[j].x == path.points[j - 1].x) ==
                (path.points[j].y == path.points[j - 1].y))
                fail_msg("%s: link %d jumps", what, (int)i);
    }
}

// Cells in which one net crosses another, counted one by one.
static int64_t crossings_of(const Layout *layout, Arena *arena)
{
    size_t cells = (size_t)layout->width * (size_t)layout->height;
    int32_t *across = arena_get(arena, cells + 1, sizeof *across);
    int64_t count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int32_t i = 0; i < layout->run_count; i++) {
            const LayoutRun *run = &layout->runs[i];
            if ((run->x0 < run->x1) != (pass == 0))
                continue;
            for (int32_t x = run->x0; x <= run->x1; x++)
                for (int32_t y = run->y0; y <= run->y1; y++) {
                    int32_t *net =
                        &across[(size_t)y * (size_t)layout->width + (size_t)x];
                    if (pass == 0)
                        *net = run->net + 1;
                    else
                        count += *net != 0 && *net != run->net + 1;
                }
        }
    return count;
}

// What must never happen, and the counts of the metrics against plain ones.
static void check_metrics(const Layout *layout, const char *what, Arena *arena)
{
    LayoutMetrics metrics = layout_metrics(layout, arena);
    if (metrics.overlaps != 0)
        fail_msg("%s: two nets share %d cells", what, (int)metrics.overlaps);
    if (metrics.box_overlaps != 0)
        fail_msg("%s: %d pairs of boxes overlap", what, (int)metrics.box_overlaps);
    if (metrics.lines_in_boxes != 0)
        fail_msg("%s: %d lines run through boxes", what, (int)metrics.lines_in_boxes);
    int64_t crossings = crossings_of(layout, arena);
    if (metrics.crossings != crossings)
        fail_msg("%s: %d crossings counted of %d", what, (int)metrics.crossings,
                 (int)crossings);
}

// Tags on rails stand for what is not drawn.
static int32_t take_stubs_away(const MapReading *reading)
{
    int32_t count = 0;
    for (int32_t i = 0; i < reading->count; i++)
        if (!reading->links[i].is_reference)
            reading->links[count++] = reading->links[i];
    return count;
}

enum { SECTIONS = 6 };
static const Str sections[SECTIONS] = { { "S", 1 },         { "A second", 8 },
                                        { "The third", 9 }, { "IV", 2 },
                                        { "", 0 },          { "S", 1 } };

static void check_reading(const Layout *layout, const RasterBox *boxes, Charset charset,
                          int32_t selected, const char *what, Arena *arena)
{
    RasterView view = { .layout = layout,
                        .index = layout_index_make(layout, arena),
                        .boxes = boxes,
                        .sections = sections,
                        .charset = charset,
                        .selected = selected };
    Picture picture = raster_draw(
        &view, (LayoutWindow){ 0, 0, layout->width, layout->height }, arena);
    Str text = picture_print(&picture, charset, arena);
    MapReading reading = map_read(text, charset, arena);
    int32_t room = layout->graph->link_count + 1;
    ReadLink *expected = arena_get(arena, (size_t)room, sizeof *expected);
    int32_t count = expected_links(layout, expected);
    reading.count = take_stubs_away(&reading);
    if (reading.problem != NULL || reading.count != count)
        fprintf(stderr, "%.*s\n", (int)text.length, text.data);
    if (reading.problem != NULL)
        fail_msg("%s, charset %d: %s at %d,%d", what, (int)charset, reading.problem,
                 (int)reading.x, (int)reading.y);
    if (reading.count != count)
        fail_msg("%s, charset %d: %d links read of %d", what, (int)charset,
                 (int)reading.count, (int)count);
    for (int32_t i = 0; i < count; i++)
        if (map_reader_by_ends(&reading.links[i], &expected[i]) != 0) {
            fprintf(stderr, "%.*s\n", (int)text.length, text.data);
            fail_msg("%s, charset %d: read %d-%d->%d, is %d-%d->%d", what, (int)charset,
                     (int)reading.links[i].from, (int)reading.links[i].link,
                     (int)reading.links[i].to, (int)expected[i].from,
                     (int)expected[i].link, (int)expected[i].to);
        }
}

static void test_random_layouts(void **state)
{
    (void)state;
    int seeds = check_seeds(5000);
    for (int seed = 1; seed <= seeds; seed++) {
        Arena *arena = arena_new();
        char what[32];
        snprintf(what, sizeof what, "seed %d", seed);
        const Layout *layout = random_layout(arena, (uint32_t)seed);
        const RasterBox *boxes = named_boxes(arena, layout->graph);
        for (int charset = CHARSET_UTF8; charset <= CHARSET_ASCII; charset++)
            check_reading(layout, boxes, (Charset)charset,
                          seed % layout->graph->box_count, what, arena);
        arena_free(arena);
    }
}

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
    RasterBox *boxes = named_boxes(arena, graph);
    make_corridors(arena, graph, boxes);
    return boxes;
}

// Graphs laid out in layers.
static void check_layered(RandomGraphKind kind, uint32_t seed, int32_t size,
                          Arena *arena)
{
    MapGraph *graph = random_graph(arena, kind, seed, size);
    RasterBox *boxes = make_boxes(arena, graph);
    LayeredOptions options = { .width = seed % 2 ? 80 : 0, .height = 24 };
    const Layout *layout = layered_make(graph, &options, arena);
    Str what = arena_format(arena, "layered, kind %d, seed %d", (int)kind, (int)seed);
    check_paths(layout, what.data, arena);
    check_metrics(layout, what.data, arena);
    int32_t selected = (int32_t)(seed % (uint32_t)graph->box_count);
    for (int charset = CHARSET_UTF8; charset <= CHARSET_ASCII; charset++)
        check_reading(layout, boxes, (Charset)charset, selected, what.data, arena);
}

// Links that hang are drawn. Stubs, of which there are only so many, are read but not
// compared.
static void check_hanging(RandomGraphKind kind, uint32_t seed, int32_t size,
                          Arena *arena)
{
    MapGraph *graph = random_graph(arena, kind, seed, size);
    RasterBox *boxes = make_boxes(arena, graph);
    HangOptions options = { .columns = 80 + (int32_t)(seed % 80) };
    const Layout *layout = hang_make(graph, &options, arena);
    Str what = arena_format(arena, "hanging, kind %d, seed %d", (int)kind, (int)seed);
    check_paths(layout, what.data, arena);
    check_metrics(layout, what.data, arena);
    int32_t selected = (int32_t)(seed % (uint32_t)graph->box_count);
    for (int charset = CHARSET_UTF8; charset <= CHARSET_ASCII; charset++)
        check_reading(layout, boxes, (Charset)charset, selected, what.data, arena);
}

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
static void check_frames(const Layout *layout, const FramedSection *parts,
                         const char *what)
{
    for (int32_t i = 0; i < layout->frame_count; i++) {
        const LayoutFrame *frame = &layout->frames[i];
        for (int32_t k = 0; k < i; k++) {
            const LayoutFrame *other = &layout->frames[k];
            if (is_part_of(parts, frame->section, other->section)
                    ? !is_inside(frame, other)
                    : !is_apart(frame, other))
                fail_msg("%s: frames %d and %d collide", what, (int)frame->section,
                         (int)other->section);
        }
        for (int32_t box = 0; box < layout->graph->box_count; box++) {
            const GraphBox *size = &layout->graph->boxes[box];
            LayoutFrame at = { 0, layout->boxes[box].x, layout->boxes[box].y,
                               size->width, size->height };
            if (layout->boxes[box].is_placed &&
                (is_part_of(parts, size->section, frame->section)
                     ? !is_inside(&at, frame)
                     : !is_apart(&at, frame)))
                fail_msg("%s: box %d stands across a frame", what, (int)box);
        }
    }
}

// What is drawn leads from box to box of one section; all else has tags.
static void check_kept_apart(const Layout *layout, const char *what)
{
    for (int32_t i = 0; i < layout->graph->link_count; i++) {
        const GraphLink *link = &layout->graph->links[i];
        bool is_across = layout->graph->boxes[link->from].section !=
                         layout->graph->boxes[link->to].section;
        if (is_across && layout->links[i].fate != FATE_REFERENCE)
            fail_msg("%s: link %d leaves its section", what, (int)i);
    }
}

// Graphs of which each box is in one of some sections, or in none.
static void check_framed(RandomGraphKind kind, uint32_t seed, int32_t size,
                         Arena *arena)
{
    uint32_t random = seed * 7 + 1;
    MapGraph *graph = random_graph(arena, kind, seed, size);
    RasterBox *boxes = make_boxes(arena, graph);
    FramedSection parts[SECTIONS];
    for (int32_t i = 0; i < SECTIONS; i++)
        parts[i] =
            (FramedSection){ (int32_t)(check_random(&random) % (uint32_t)(i + 1)) - 1,
                             (int32_t)sections[i].length };
    for (int32_t i = 0; i < graph->box_count; i++)
        graph->boxes[i].section = (int32_t)(check_random(&random) % (SECTIONS + 1)) - 1;
    FramedOptions options = { seed % 2 ? ARRANGEMENT_LAYERED : ARRANGEMENT_HANGING,
                              80 + (int32_t)(seed % 120), 24, parts, SECTIONS };
    const Layout *layout = framed_make(graph, &options, arena);
    Str what = arena_format(arena, "framed, kind %d, seed %d", (int)kind, (int)seed);
    check_paths(layout, what.data, arena);
    check_metrics(layout, what.data, arena);
    check_frames(layout, parts, what.data);
    check_kept_apart(layout, what.data);
    int32_t selected = (int32_t)(seed % (uint32_t)graph->box_count);
    for (int charset = CHARSET_UTF8; charset <= CHARSET_ASCII; charset++)
        check_reading(layout, boxes, (Charset)charset, selected, what.data, arena);
}

static void test_framed(void **state)
{
    (void)state;
    int seeds = check_seeds(5000);
    for (int seed = 1; seed <= seeds; seed++) {
        Arena *arena = arena_new();
        check_framed((RandomGraphKind)(seed % 3), (uint32_t)seed, 3 + seed % 40, arena);
        arena_free(arena);
    }
}

static void test_hanging(void **state)
{
    (void)state;
    int seeds = check_seeds(5000);
    for (int seed = 1; seed <= seeds; seed++) {
        Arena *arena = arena_new();
        check_hanging((RandomGraphKind)(seed % 3), (uint32_t)seed, 30, arena);
        arena_free(arena);
    }
}

static void test_layered(void **state)
{
    (void)state;
    int seeds = check_seeds(5000);
    for (int seed = 1; seed <= seeds; seed++) {
        Arena *arena = arena_new();
        RandomGraphKind kind = (RandomGraphKind)(seed % 3);
        check_layered(kind, (uint32_t)seed, kind == GRAPH_OF_ANYTHING ? 12 : 30, arena);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_framed), cmocka_unit_test(test_hanging),
      cmocka_unit_test(test_layered), cmocka_unit_test(test_random_layouts))
