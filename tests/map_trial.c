#include "tests/map_trial.h"
#include <stdio.h>
#include <stdlib.h>
#include "src/map/layout_metrics.h"
#include "src/map/layout_path.h"
#include "src/map/raster.h"
#include "tests/check.h"
#include "tests/map_reader.h"

void map_trial_complain(MapTrial *trial, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s: ", trial->what);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    trial->problems++;
}

RasterBox *map_trial_boxes(Arena *arena, const MapGraph *graph)
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

// The links that a layout draws, and those that hang as a line of text, as a reader
// should find them.
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
    for (int32_t i = 0; i < layout->stub_count; i++) {
        const GraphLink *link = &layout->graph->links[layout->stubs[i].link];
        links[count++] = (ReadLink){ link->from, link->to, link->link, true };
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
static void check_paths(MapTrial *trial, const Layout *layout)
{
    Arena *arena = trial->arena;
    const LayoutPaths *paths = layout_path_make(layout, arena);
    for (int32_t i = 0; i < layout->graph->link_count; i++) {
        const GraphLink *link = &layout->graph->links[i];
        LayoutPath path = layout_path_of(paths, i, arena);
        if (layout->links[i].fate != FATE_DRAWN)
            continue;
        if (path.count < 2) {
            map_trial_complain(trial, "link %d has no way", (int)i);
            continue;
        }
        LayoutPoint first = path.points[0];
        LayoutPoint last = path.points[path.count - 1];
        bool is_right = is_on_border(layout, link->from, first) &&
                        is_on_border(layout, link->to, last);
        if (!is_right && !(is_on_border(layout, link->to, first) &&
                           is_on_border(layout, link->from, last)))
            map_trial_complain(trial, "link %d leads elsewhere", (int)i);
        for (int32_t j = 1; j < path.count; j++)
            if ((path.points[j].x == path.points[j - 1].x) ==
                (path.points[j].y == path.points[j - 1].y))
                map_trial_complain(trial, "link %d jumps", (int)i);
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
static void check_metrics(MapTrial *trial, const Layout *layout)
{
    Arena *arena = trial->arena;
    LayoutMetrics metrics = layout_metrics(layout, arena);
    if (metrics.overlaps != 0)
        map_trial_complain(trial, "two nets share %d cells", (int)metrics.overlaps);
    if (metrics.box_overlaps != 0)
        map_trial_complain(trial, "%d pairs of boxes overlap",
                           (int)metrics.box_overlaps);
    if (metrics.lines_in_boxes != 0)
        map_trial_complain(trial, "%d lines run through boxes",
                           (int)metrics.lines_in_boxes);
    int64_t crossings = crossings_of(layout, arena);
    if (metrics.crossings != crossings)
        map_trial_complain(trial, "%d crossings counted of %d", (int)metrics.crossings,
                           (int)crossings);
}

// What is read against what is drawn; the first link that differs.
static void compare_links(MapTrial *trial, Charset charset, const MapReading *reading,
                          const ReadLink *expected, int32_t count)
{
    if (reading->count != count)
        map_trial_complain(trial, "charset %d: %d links read of %d", (int)charset,
                           (int)reading->count, (int)count);
    for (int32_t i = 0; i < count && i < reading->count; i++) {
        const ReadLink *read = &reading->links[i], *is = &expected[i];
        if (map_reader_by_ends(read, is) == 0)
            continue;
        map_trial_complain(trial, "charset %d: read %d-%d->%d, is %d-%d->%d",
                           (int)charset, (int)read->from, (int)read->link,
                           (int)read->to, (int)is->from, (int)is->link, (int)is->to);
        break;
    }
}

static void read_in(MapTrial *trial, const Layout *layout, const RasterBox *boxes,
                    Charset charset, int32_t selected)
{
    Arena *arena = trial->arena;
    int problems = trial->problems;
    RasterView view = { .layout = layout,
                        .index = layout_index_make(layout, arena),
                        .boxes = boxes,
                        .sections = trial->sections,
                        .charset = charset,
                        .selected = selected };
    Picture picture = raster_draw(
        &view, (LayoutWindow){ 0, 0, layout->width, layout->height }, arena);
    Str text = picture_print(&picture, charset, arena);
    MapReading reading = map_read(text, charset, arena);
    int32_t room = layout->graph->link_count + layout->stub_count + 1;
    ReadLink *expected = arena_get(arena, (size_t)room, sizeof *expected);
    int32_t count = expected_links(layout, expected);
    if (reading.problem != NULL)
        map_trial_complain(trial, "charset %d: %s at %d,%d", (int)charset,
                           reading.problem, (int)reading.x, (int)reading.y);
    else
        compare_links(trial, charset, &reading, expected, count);
    if (problems == 0 && trial->problems > 0)
        fprintf(stderr, "%.*s\n", (int)text.length, text.data);
}

void map_trial_read(MapTrial *trial, const Layout *layout, const RasterBox *boxes,
                    int32_t selected)
{
    for (int charset = CHARSET_UTF8; charset <= CHARSET_ASCII; charset++)
        read_in(trial, layout, boxes, (Charset)charset, selected);
}

void map_trial_check_lines(MapTrial *trial, const Layout *layout)
{
    check_paths(trial, layout);
    check_metrics(trial, layout);
}

void map_trial_check(MapTrial *trial, const Layout *layout, const RasterBox *boxes,
                     int32_t selected)
{
    map_trial_check_lines(trial, layout);
    map_trial_read(trial, layout, boxes, selected);
}
