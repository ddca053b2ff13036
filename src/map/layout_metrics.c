#include "src/map/layout_metrics.h"
#include <stdlib.h>
#include "src/base/vec.h"
#include "src/map/layout_index.h"
#include "src/map/layout_path.h"

// --- lines as stretches

typedef struct {
    LayoutRun *items;
    int32_t count;
} Stretches;

static bool is_across(const LayoutRun *run)
{
    return run->x0 < run->x1;
}

static int compare(int32_t a, int32_t b)
{
    return (a > b) - (a < b);
}

static int by_row(const void *left, const void *right)
{
    const LayoutRun *a = left;
    const LayoutRun *b = right;
    int order = compare(a->y0, b->y0);
    order = order != 0 ? order : compare(a->x0, b->x0);
    return order != 0 ? order : compare(a->net, b->net);
}

static int by_column(const void *left, const void *right)
{
    const LayoutRun *a = left;
    const LayoutRun *b = right;
    int order = compare(a->x0, b->x0);
    order = order != 0 ? order : compare(a->y0, b->y0);
    return order != 0 ? order : compare(a->net, b->net);
}

static Stretches pick(const Layout *layout, bool across, Arena *arena)
{
    Stretches picked = {
        arena_get(arena, (size_t)layout->run_count + 1, sizeof(LayoutRun)), 0
    };
    for (int32_t i = 0; i < layout->run_count; i++)
        if (is_across(&layout->runs[i]) == across)
            picked.items[picked.count++] = layout->runs[i];
    qsort(picked.items, (size_t)picked.count, sizeof(LayoutRun),
          across ? by_row : by_column);
    return picked;
}

// Cells of one row or column that runs of two nets share: each run against the one
// before it that reaches furthest.
static int64_t count_overlaps(Stretches runs, bool across)
{
    int64_t overlaps = 0;
    const LayoutRun *furthest = NULL;
    for (int32_t i = 0; i < runs.count; i++) {
        const LayoutRun *run = &runs.items[i];
        int32_t start = across ? run->x0 : run->y0;
        int32_t end = across ? run->x1 : run->y1;
        bool is_same_place = furthest != NULL && (across ? furthest->y0 == run->y0
                                                         : furthest->x0 == run->x0);
        int32_t reached = is_same_place ? (across ? furthest->x1 : furthest->y1) : -1;
        if (is_same_place && reached >= start && furthest->net != run->net)
            overlaps += (reached < end ? reached : end) - start + 1;
        if (!is_same_place || end > reached)
            furthest = run;
    }
    return overlaps;
}

// --- crossings: a sweep from left to right over a tree of rows

typedef struct {
    int32_t x, order, y0, y1; // order 0: a row begins, 1: asks, 2: a row ends
} Event;

static int by_event(const void *left, const void *right)
{
    const Event *a = left;
    const Event *b = right;
    int order = compare(a->x, b->x);
    return order != 0 ? order : compare(a->order, b->order);
}

static void add_row(int64_t *sums, int32_t rows, int32_t row, int64_t value)
{
    for (int32_t i = row + 1; i <= rows; i += i & -i)
        sums[i] += value;
}

static int64_t sum_to(const int64_t *sums, int32_t row)
{
    int64_t sum = 0;
    for (int32_t i = row + 1; i > 0; i -= i & -i)
        sum += sums[i];
    return sum;
}

// Pairs of a horizontal and a vertical stretch that share a cell. `sums` is a tree of
// `rows` rows, empty before and after.
static int64_t count_pairs(const LayoutRun *runs, int32_t count, Event *events,
                           int64_t *sums, int32_t rows)
{
    int32_t event_count = 0;
    for (int32_t i = 0; i < count; i++) {
        const LayoutRun *run = &runs[i];
        if (is_across(run)) {
            events[event_count++] = (Event){ run->x0, 0, run->y0, 0 };
            events[event_count++] = (Event){ run->x1, 2, run->y0, 0 };
        } else {
            events[event_count++] = (Event){ run->x0, 1, run->y0, run->y1 };
        }
    }
    qsort(events, (size_t)event_count, sizeof *events, by_event);
    int64_t pairs = 0;
    for (int32_t i = 0; i < event_count; i++) {
        const Event *event = &events[i];
        if (event->order == 1)
            pairs += sum_to(sums, event->y1) - sum_to(sums, event->y0 - 1);
        else
            add_row(sums, rows, event->y0, event->order == 0 ? 1 : -1);
    }
    return pairs;
}

// Pairs of different nets: all less those within one net. The runs stand net by net.
static int64_t count_crossings(const LayoutRun *runs, int32_t count, int32_t rows,
                               Arena *arena)
{
    Event *events = arena_get(arena, (size_t)count * 2 + 1, sizeof *events);
    int64_t *sums = arena_get(arena, (size_t)rows + 2, sizeof *sums);
    int64_t pairs = count_pairs(runs, count, events, sums, rows + 1);
    for (int32_t first = 0, end = 0; first < count; first = end) {
        while (end < count && runs[end].net == runs[first].net)
            end++;
        pairs -= count_pairs(runs + first, end - first, events, sums, rows + 1);
    }
    return pairs;
}

// --- ways of relations

static int by_length(const void *left, const void *right)
{
    const int64_t *a = left;
    const int64_t *b = right;
    return (*a > *b) - (*a < *b);
}

static int by_net(const void *left, const void *right)
{
    const LayoutRun *a = left;
    const LayoutRun *b = right;
    return compare(a->net, b->net);
}

static LayoutRun stretch_of(LayoutPoint a, LayoutPoint b, int32_t net)
{
    return (LayoutRun){ net, a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y,
                        a.x < b.x ? b.x : a.x, a.y < b.y ? b.y : a.y };
}

// The stretches of all ways, without the cells in the borders.
static Stretches list_ways(const Layout *layout, LayoutMetrics *metrics, Arena *arena)
{
    const LayoutPaths *paths = layout_path_make(layout, arena);
    Stretches ways = { NULL, 0 };
    size_t room = 0;
    int64_t *lengths =
        arena_get(arena, (size_t)layout->graph->link_count + 1, sizeof *lengths);
    int64_t total = 0, shortest = 0, bends = 0, straight = 0;
    int32_t count = 0;
    for (int32_t i = 0; i < layout->graph->link_count; i++) {
        LayoutPath path = layout_path_of(paths, i, arena);
        if (layout->links[i].fate != FATE_DRAWN || path.count == 0)
            continue;
        LayoutPoint first = path.points[0];
        LayoutPoint last = path.points[path.count - 1];
        lengths[count] = layout_path_length(path);
        total += lengths[count++];
        shortest += labs((long)first.x - last.x) + labs((long)first.y - last.y);
        bends += layout_path_bends(path);
        straight += layout_path_bends(path) == 0;
        for (int32_t j = 1; j < path.count; j++) {
            ways.items = vec_room(arena, ways.items, (size_t)ways.count, &room,
                                  sizeof(LayoutRun));
            ways.items[ways.count++] =
                stretch_of(path.points[j - 1], path.points[j], layout->links[i].net);
        }
    }
    metrics->drawn = count;
    if (count == 0)
        return ways;
    qsort(lengths, (size_t)count, sizeof *lengths, by_length);
    metrics->bends = (double)bends / count;
    metrics->straight = (double)straight / count;
    metrics->detour = shortest > 0 ? (double)total / (double)shortest : 1;
    metrics->length = total;
    metrics->length_95 = lengths[(int64_t)count * 95 / 100];
    if (ways.items && ways.count > 1)
        qsort(ways.items, (size_t)ways.count, sizeof(LayoutRun), by_net);
    return ways;
}

// --- boxes

static void measure_boxes(const Layout *layout, LayoutMetrics *metrics, Arena *arena)
{
    const LayoutIndex *index = layout_index_make(layout, arena);
    Arena *scratch = arena_new();
    double area = 0;
    for (int32_t i = 0; i < layout->graph->box_count; i++) {
        const LayoutBox *at = &layout->boxes[i];
        const GraphBox *size = &layout->graph->boxes[i];
        if (!at->is_placed)
            continue;
        arena_reset(scratch);
        metrics->boxes++;
        area += (double)size->width * size->height;
        LayoutWindow window = { at->x, at->y, size->width, size->height };
        LayoutHits hits = layout_index_find(index, window, scratch);
        metrics->box_overlaps += hits.boxes.count - 1;
        metrics->lines_in_boxes += hits.runs.count;
    }
    metrics->box_overlaps /= 2;
    double cells = (double)layout->width * layout->height;
    metrics->ink = cells > 0 ? area / cells : 0;
    arena_free(scratch);
}

// Whether boxes stand over the middle of those that hang under them.
static void measure_tree(const Layout *layout, LayoutMetrics *metrics, Arena *arena)
{
    size_t boxes = (size_t)layout->graph->box_count + 1;
    int32_t *first = arena_get(arena, boxes, sizeof *first);
    int32_t *last = arena_get(arena, boxes, sizeof *last);
    bool *has_child = arena_get(arena, boxes, sizeof *has_child);
    for (int32_t i = 0; i < layout->graph->box_count; i++) {
        int32_t parent = layout->boxes[i].parent;
        int32_t middle = 2 * layout->boxes[i].x + layout->graph->boxes[i].width;
        if (parent < 0)
            continue;
        if (!has_child[parent] || middle < first[parent])
            first[parent] = middle;
        if (!has_child[parent] || middle > last[parent])
            last[parent] = middle;
        has_child[parent] = true;
    }
    int32_t parents = 0, centred = 0;
    for (int32_t i = 0; i < layout->graph->box_count; i++) {
        int32_t middle = 2 * layout->boxes[i].x + layout->graph->boxes[i].width;
        parents += has_child[i];
        centred += has_child[i] && abs(2 * middle - first[i] - last[i]) <= 8;
    }
    metrics->centred = parents > 0 ? (double)centred / parents : 1;
}

static void measure_links(const Layout *layout, LayoutMetrics *metrics)
{
    const MapGraph *graph = layout->graph;
    int32_t home = 0, level = 0, across = 0, references_across = 0;
    for (int32_t i = 0; i < graph->link_count; i++) {
        const GraphLink *link = &graph->links[i];
        bool is_reference = layout->links[i].fate == FATE_REFERENCE;
        int32_t layers =
            layout->boxes[link->from].layer - layout->boxes[link->to].layer;
        metrics->references += is_reference;
        metrics->reversed += layout->links[i].is_reversed;
        across += !link->is_home;
        references_across += !link->is_home && is_reference;
        home += link->is_home && !is_reference;
        level += link->is_home && !is_reference && layers == 1;
    }
    metrics->level = home > 0 ? (double)level / home : 1;
    metrics->references_across = across > 0 ? (double)references_across / across : 0;
}

LayoutMetrics layout_metrics(const Layout *layout, Arena *arena)
{
    LayoutMetrics metrics = { .relations = layout->graph->link_count,
                              .width = layout->width,
                              .height = layout->height };
    metrics.overlaps = count_overlaps(pick(layout, true, arena), true) +
                       count_overlaps(pick(layout, false, arena), false);
    metrics.crossings =
        count_crossings(layout->runs, layout->run_count, layout->height, arena);
    Stretches ways = list_ways(layout, &metrics, arena);
    metrics.edge_crossings =
        count_crossings(ways.items, ways.count, layout->height, arena);
    measure_boxes(layout, &metrics, arena);
    measure_tree(layout, &metrics, arena);
    measure_links(layout, &metrics);
    return metrics;
}
