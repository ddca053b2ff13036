#include "src/map/layout_metrics.h"
#include <stdlib.h>
#include "src/map/layout_path.h"

static int by_row(const void *left, const void *right)
{
    const LayoutRun *a = left, *b = right;
    if (a->y0 != b->y0)
        return a->y0 < b->y0 ? -1 : 1;
    return (a->x0 > b->x0) - (a->x0 < b->x0);
}

static int by_column(const void *left, const void *right)
{
    const LayoutRun *a = left, *b = right;
    if (a->x0 != b->x0)
        return a->x0 < b->x0 ? -1 : 1;
    return (a->y0 > b->y0) - (a->y0 < b->y0);
}

typedef struct {
    LayoutRun *items;
    int32_t count;
} Runs;

// The runs that lie (or stand), sorted by row (or column). Single cells do both.
static Runs runs_of(const Layout *layout, bool upright, Arena *arena)
{
    Runs runs = { arena_get(arena, (size_t)layout->run_count + 1, sizeof(LayoutRun)),
                  0 };
    for (int32_t i = 0; i < layout->run_count; i++) {
        const LayoutRun *run = &layout->runs[i];
        if (upright ? run->y1 > run->y0 : run->y0 == run->y1)
            runs.items[runs.count++] = *run;
    }
    if (runs.count > 1)
        qsort(runs.items, (size_t)runs.count, sizeof(LayoutRun),
              upright ? by_column : by_row);
    return runs;
}

// Cells that two nets share in one direction: neighbours in the sorted row or column.
static int64_t shared(const Runs *runs, bool upright)
{
    int64_t cells = 0;
    for (int32_t i = 0; i + 1 < runs->count; i++) {
        const LayoutRun *a = &runs->items[i], *b = &runs->items[i + 1];
        bool beside = upright ? a->x0 == b->x0 : a->y0 == b->y0;
        int32_t end = upright ? a->y1 : a->x1, start = upright ? b->y0 : b->x0;
        if (beside && a->net != b->net && end >= start)
            cells += end - start + 1;
    }
    return cells;
}

// The first run of a row that ends at or behind a column.
static int32_t first_in_row(const Runs *runs, int32_t y, int32_t x)
{
    int32_t low = 0, high = runs->count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        const LayoutRun *run = &runs->items[middle];
        if (run->y0 < y || (run->y0 == y && run->x1 < x))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int64_t crossed(const Runs *lying, const Runs *standing)
{
    int64_t cells = 0;
    for (int32_t i = 0; i < standing->count; i++) {
        const LayoutRun *run = &standing->items[i];
        for (int32_t y = run->y0; y <= run->y1; y++) {
            int32_t at = first_in_row(lying, y, run->x0);
            if (at >= lying->count)
                continue;
            const LayoutRun *other = &lying->items[at];
            cells += other->y0 == y && other->x0 <= run->x0 && other->net != run->net;
        }
    }
    return cells;
}

static void measure_paths(const Layout *layout, LayoutMetrics *metrics, Arena *made)
{
    int64_t bends = 0, straight = 0;
    const LayoutPaths *paths = layout_path_make(layout, made);
    Arena *arena = arena_new();
    for (int32_t i = 0; i < layout->graph->link_count; i++) {
        LayoutPath path = layout_path_of(paths, i, arena);
        if (path.count > 1) {
            metrics->drawn++;
            bends += layout_path_bends(path);
            straight += layout_path_bends(path) == 0;
            metrics->length += layout_path_length(path);
        }
        metrics->references += layout->links[i].fate == FATE_REFERENCE;
        arena_reset(arena);
    }
    arena_free(arena);
    if (metrics->drawn == 0)
        return;
    metrics->bends = (double)bends / metrics->drawn;
    metrics->straight = (double)straight / metrics->drawn;
}

LayoutMetrics layout_metrics(const Layout *layout, Arena *arena)
{
    LayoutMetrics metrics = { .relations = layout->graph->link_count };
    Runs lying = runs_of(layout, false, arena), standing = runs_of(layout, true, arena);
    double inside = 0;
    for (int32_t i = 0; i < layout->graph->box_count; i++) {
        if (!layout->boxes[i].is_placed)
            continue;
        metrics.boxes++;
        inside +=
            (double)layout->graph->boxes[i].width * layout->graph->boxes[i].height;
    }
    if (layout->width > 0 && layout->height > 0)
        metrics.ink = inside / ((double)layout->width * layout->height);
    metrics.overlaps = shared(&lying, false) + shared(&standing, true);
    metrics.crossings = crossed(&lying, &standing);
    measure_paths(layout, &metrics, arena);
    return metrics;
}
