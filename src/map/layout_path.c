#include "src/map/layout_path.h"
#include <stdlib.h>

struct LayoutPaths {
    const Layout *layout;
    // The runs of each net in its part of `sorted`: the vertical ones (and single
    // cells) by column, then from `first_across` of the net the horizontal ones by row.
    int32_t *sorted, *first_across;
    int32_t *parent;    // by run: the run nearer to the head; -1 of the first
    LayoutPoint *joint; // where it meets its parent
    bool *is_reached;
    int32_t *tail; // by link: its pin; -1
};

typedef struct {
    const LayoutRun *run;
    int32_t number;
} Item;

static bool is_across(const LayoutRun *run)
{
    return run->x0 < run->x1;
}

static int compare(int32_t a, int32_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *left, const void *right)
{
    const Item *a = left;
    const Item *b = right;
    if (is_across(a->run) != is_across(b->run))
        return is_across(a->run) ? 1 : -1;
    int order = is_across(a->run) ? compare(a->run->y0, b->run->y0)
                                  : compare(a->run->x0, b->run->x0);
    return order != 0 ? order : compare(a->number, b->number);
}

static void sort_net(LayoutPaths *paths, int32_t number, Item *items)
{
    const LayoutNet *net = &paths->layout->nets[number];
    int32_t across = 0;
    for (int32_t i = 0; i < net->run_count; i++) {
        const LayoutRun *run = &paths->layout->runs[net->first_run + i];
        items[i] = (Item){ run, net->first_run + i };
        across += is_across(run);
    }
    qsort(items, (size_t)net->run_count, sizeof *items, by_place);
    for (int32_t i = 0; i < net->run_count; i++)
        paths->sorted[net->first_run + i] = items[i].number;
    paths->first_across[number] = net->first_run + net->run_count - across;
}

// The first of the net's runs in one direction that stands at this column or row, or
// later; *end is where the runs of that direction end.
static int32_t find_first(const LayoutPaths *paths, int32_t number, bool across,
                          int32_t place, int32_t *end)
{
    const LayoutNet *net = &paths->layout->nets[number];
    int32_t low = across ? paths->first_across[number] : net->first_run;
    *end = across ? net->first_run + net->run_count : paths->first_across[number];
    int32_t high = *end;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        const LayoutRun *run = &paths->layout->runs[paths->sorted[middle]];
        if ((across ? run->y0 : run->x0) < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

// Whether two runs share a cell, or one goes on where the other ends; *joint is a cell
// of the first where they do.
static bool touch(const LayoutRun *a, const LayoutRun *b, LayoutPoint *joint)
{
    bool is_along = !is_across(a) && !is_across(b);
    bool is_level = is_across(a) && is_across(b);
    int32_t more = is_along || is_level;
    int32_t x = larger(a->x0, b->x0);
    int32_t y = larger(a->y0, b->y0);
    if (x > (a->x1 < b->x1 ? a->x1 : b->x1) + (is_level ? more : 0) ||
        y > (a->y1 < b->y1 ? a->y1 : b->y1) + (is_along ? more : 0))
        return false;
    *joint = (LayoutPoint){ x > a->x1 ? a->x1 : x, y > a->y1 ? a->y1 : y };
    return true;
}

// The runs that touch one, and have not been reached yet, are reached from it.
static int32_t reach(LayoutPaths *paths, int32_t net, int32_t number, int32_t *queue,
                     int32_t count)
{
    const LayoutRun *run = &paths->layout->runs[number];
    for (int across = 0; across < 2; across++) {
        int32_t end;
        int32_t last = across ? run->y1 : run->x1;
        int32_t i =
            find_first(paths, net, across != 0, across ? run->y0 : run->x0, &end);
        for (; i < end; i++) {
            int32_t next = paths->sorted[i];
            const LayoutRun *other = &paths->layout->runs[next];
            if ((across ? other->y0 : other->x0) > last)
                break;
            if (paths->is_reached[next] || !touch(other, run, &paths->joint[next]))
                continue;
            paths->is_reached[next] = true;
            paths->parent[next] = number;
            queue[count++] = next;
        }
    }
    return count;
}

// The cell outside the border at which a line ends.
static LayoutPoint outside(const LayoutPin *pin)
{
    return (LayoutPoint){ pin->x + (pin->side == SIDE_RIGHT) - (pin->side == SIDE_LEFT),
                          pin->y + (pin->side == SIDE_BOTTOM) -
                              (pin->side == SIDE_TOP) };
}

// The net's run that passes through a cell, -1 if there is none.
static int32_t run_at(const LayoutPaths *paths, int32_t net, LayoutPoint at)
{
    for (int across = 0; across < 2; across++) {
        int32_t end;
        int32_t i = find_first(paths, net, across != 0, across ? at.y : at.x, &end);
        for (; i < end; i++) {
            const LayoutRun *run = &paths->layout->runs[paths->sorted[i]];
            if ((across ? run->y0 : run->x0) != (across ? at.y : at.x))
                break;
            if (run->x0 <= at.x && run->x1 >= at.x && run->y0 <= at.y &&
                run->y1 >= at.y)
                return paths->sorted[i];
        }
    }
    return -1;
}

// Finds how the runs of one net hang together, from its head on.
static void find_net(LayoutPaths *paths, int32_t net, Item *items, int32_t *queue)
{
    const Layout *layout = paths->layout;
    sort_net(paths, net, items);
    if (layout->nets[net].pin_count == 0)
        return;
    const LayoutPin *head = &layout->pins[layout->nets[net].first_pin];
    int32_t first = run_at(paths, net, outside(head));
    if (first < 0)
        return;
    int32_t count = 0;
    paths->is_reached[first] = true;
    paths->parent[first] = -1;
    queue[count++] = first;
    for (int32_t i = 0; i < count; i++)
        count = reach(paths, net, queue[i], queue, count);
}

static void find_tails(LayoutPaths *paths, int32_t first_pin, int32_t pin_count)
{
    const Layout *layout = paths->layout;
    for (int32_t i = first_pin + pin_count - 1; i >= first_pin; i--) {
        const LayoutPin *pin = &layout->pins[i];
        bool is_first = i == layout->nets[pin->net].first_pin;
        if (pin->link >= 0 && !is_first)
            paths->tail[pin->link] = i;
    }
}

// With room for everything and nothing found yet.
static LayoutPaths *make_empty(const Layout *layout, Arena *arena)
{
    size_t runs = (size_t)layout->run_count + 1;
    size_t links = (size_t)layout->graph->link_count + 1;
    LayoutPaths *paths = arena_get(arena, 1, sizeof *paths);
    paths->layout = layout;
    paths->sorted = arena_get(arena, runs, sizeof *paths->sorted);
    paths->first_across =
        arena_get(arena, (size_t)layout->net_count + 1, sizeof(int32_t));
    paths->parent = arena_get(arena, runs, sizeof *paths->parent);
    paths->joint = arena_get(arena, runs, sizeof *paths->joint);
    paths->is_reached = arena_get(arena, runs, sizeof *paths->is_reached);
    paths->tail = arena_get(arena, links, sizeof *paths->tail);
    for (size_t i = 0; i < links; i++)
        paths->tail[i] = -1;
    return paths;
}

const LayoutPaths *layout_path_make(const Layout *layout, Arena *arena)
{
    size_t runs = (size_t)layout->run_count + 1;
    LayoutPaths *paths = make_empty(layout, arena);
    Item *items = arena_get(arena, runs, sizeof *items);
    int32_t *queue = arena_get(arena, runs, sizeof *queue);
    for (int32_t net = 0; net < layout->net_count; net++)
        find_net(paths, net, items, queue);
    find_tails(paths, 0, layout->pin_count);
    return paths;
}

LayoutPath layout_path_alone(const Layout *layout, int32_t link, Arena *arena)
{
    int32_t number = layout->links[link].net;
    if (number < 0)
        return (LayoutPath){ NULL, 0 };
    const LayoutNet *net = &layout->nets[number];
    size_t runs = (size_t)net->run_count + 1;
    LayoutPaths *paths = make_empty(layout, arena);
    Item *items = arena_get(arena, runs, sizeof *items);
    int32_t *queue = arena_get(arena, runs, sizeof *queue);
    find_net(paths, number, items, queue);
    find_tails(paths, net->first_pin, net->pin_count);
    return layout_path_of(paths, link, arena);
}

// Adds a point; one that only goes on in the same direction moves the last.
static int32_t add_point(LayoutPoint *points, int32_t count, LayoutPoint point)
{
    if (count > 0 && points[count - 1].x == point.x && points[count - 1].y == point.y)
        return count;
    if (count > 1) {
        const LayoutPoint *a = &points[count - 2];
        const LayoutPoint *b = &points[count - 1];
        if ((a->x == b->x && b->x == point.x) || (a->y == b->y && b->y == point.y))
            count--;
    }
    points[count] = point;
    return count + 1;
}

LayoutPath layout_path_of(const LayoutPaths *paths, int32_t link, Arena *arena)
{
    LayoutPath path = { NULL, 0 };
    if (paths->tail[link] < 0)
        return path;
    const Layout *layout = paths->layout;
    const LayoutPin *tail = &layout->pins[paths->tail[link]];
    const LayoutPin *head = &layout->pins[layout->nets[tail->net].first_pin];
    int32_t first = run_at(paths, tail->net, outside(tail));
    if (first < 0 || !paths->is_reached[first])
        return path;
    size_t room = 4;
    for (int32_t run = first; run >= 0; run = paths->parent[run])
        room++;
    LayoutPoint *points = arena_get(arena, room, sizeof *points);
    int32_t count = add_point(points, 0, (LayoutPoint){ tail->x, tail->y });
    count = add_point(points, count, outside(tail));
    for (int32_t run = first; paths->parent[run] >= 0; run = paths->parent[run])
        count = add_point(points, count, paths->joint[run]);
    count = add_point(points, count, outside(head));
    count = add_point(points, count, (LayoutPoint){ head->x, head->y });
    return (LayoutPath){ points, count };
}

int64_t layout_path_length(LayoutPath path)
{
    int64_t length = 0;
    for (int32_t i = 1; i < path.count; i++)
        length += llabs((long long)path.points[i].x - path.points[i - 1].x) +
                  llabs((long long)path.points[i].y - path.points[i - 1].y);
    return length;
}

int32_t layout_path_bends(LayoutPath path)
{
    return path.count > 2 ? path.count - 2 : 0;
}
