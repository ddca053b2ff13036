#include "src/map/scene_link.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/map/buckets.h"

// Lines to single rows beside one frame; what bears on further rows ends at the frame.
enum { MOST_PORTS = 12, PORT_PITCH = 2 };

// A relation between two rows, before parallel ones become one link.
typedef struct {
    int32_t from, to; // rows
    Link link;
    bool is_to_row; // it ends at its row of a frame
    bool is_home;
    PlaceId place;
    int32_t port; // GraphLink.port
} RawLink;

typedef struct {
    RawLink *items;
    size_t count, room;
} RawLinks;

// --- links

// The row at which a relation ends: the line before the premises if it is an undercut
// of the argument's step, else the row of what it bears on.
static int32_t target_row(const SceneMaker *maker, PlaceId place)
{
    const Scene *scene = maker->scene;
    const Debate *debate = maker->subject->debate;
    const Place *at = &maker->subject->tree->places[place];
    const Place *above = &maker->subject->tree->places[at->parent];
    int32_t row = scene->row_of[at->parent];
    const SceneBox *box = &scene->boxes[scene->rows[row].box];
    if (at->link != LINK_UNDERCUT || above->node.kind != NODE_ARGUMENT ||
        !box->is_frame)
        return row;
    Node to = debate->relations[at->relation].to;
    int32_t end = box->first_row + box->row_count;
    for (int32_t i = row + 1; to.kind == NODE_STEP && i < end; i++)
        if (scene->rows[i].kind == SCENE_BECAUSE && scene->rows[i].step == to.id)
            return i;
    return row + 1 < end && scene->rows[row + 1].kind == SCENE_BECAUSE ? row + 1 : row;
}

static void add_link(SceneMaker *maker, RawLinks *raw, PlaceId place)
{
    const Scene *scene = maker->scene;
    const Place *places = maker->subject->tree->places;
    const Place *at = &places[place];
    bool is_symmetric = link_is_symmetric(at->link), is_self = at->home == at->parent;
    // A symmetric relation has a place below either end: the earlier one's is taken.
    if (is_symmetric && !is_self && at->home < at->parent)
        return;
    RawLink link = { .from = scene->row_of[at->home],
                     .to = target_row(maker, place),
                     .link = at->link == LINK_PREMISE ? LINK_SUPPORT : at->link,
                     .is_home = at->home == place,
                     .place = place,
                     .port = PORT_ANYWHERE };
    const SceneRow *to = &scene->rows[link.to];
    const SceneBox *box = &scene->boxes[to->box];
    link.is_to_row = box->is_frame && !box->is_bare && !is_symmetric &&
                     link.to != box->first_row && scene->rows[link.from].box != to->box;
    raw->items = vec_room(maker->scratch, raw->items, raw->count, &raw->room,
                          sizeof raw->items[0]);
    raw->items[raw->count++] = link;
}

static void find_links(SceneMaker *maker, const PlaceId *shown, int32_t count,
                       RawLinks *raw)
{
    const Place *places = maker->subject->tree->places;
    for (int32_t i = 0; i < count; i++)
        for (PlaceId id = shown[i]; id != NONE; id = places[id].next_of_node) {
            PlaceId parent = places[id].parent;
            bool is_in_frame = places[id].link == LINK_PREMISE && parent != NONE &&
                               scene_row_is_framed(maker, parent);
            if (parent == NONE || !maker->is_shown[parent] || is_in_frame)
                continue;
            if (raw->count == LIMIT_MAP_EDGES) {
                maker->scene->is_cut = true;
                return;
            }
            add_link(maker, raw, id);
        }
}

// --- lines to single rows

static int by_port(const void *left, const void *right)
{
    const RawLink *a = left, *b = right;
    if (a->to != b->to)
        return a->to > b->to ? -1 : 1; // the lowest row of a box first
    if (a->is_to_row != b->is_to_row)
        return a->is_to_row ? -1 : 1;
    if (a->link != b->link)
        return a->link < b->link ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

// A column more beside a frame, for lines of a kind to one of its rows.
static int32_t add_port(SceneMaker *maker, const RawLink *link, int32_t y, size_t *room)
{
    Scene *scene = maker->scene;
    int32_t number = scene->rows[link->to].box;
    SceneBox *box = &scene->boxes[number];
    if (box->port_count == 0)
        box->first_port = scene->port_count;
    scene->ports = vec_room(maker->arena, scene->ports, (size_t)scene->port_count, room,
                            sizeof scene->ports[0]);
    int32_t column = box->width + 1 + PORT_PITCH * box->port_count++;
    scene->ports[scene->port_count++] =
        (ScenePort){ .row = link->to, .link = link->link, .column = column, .y = y };
    scene->graph.boxes[number].corridor = PORT_PITCH * box->port_count;
    scene->graph.boxes[number].width = box->width + PORT_PITCH * box->port_count;
    return column;
}

// Adds blank lines to a row that has fewer; what stands below it moves down.
static void heighten(SceneMaker *maker, int32_t number, int32_t height)
{
    Scene *scene = maker->scene;
    SceneRow *row = &scene->rows[number];
    const SceneBox *box = &scene->boxes[row->box];
    int32_t more = height - row->height;
    if (more <= 0)
        return;
    Str *lines = arena_get(maker->arena, (size_t)height, sizeof *lines);
    for (int32_t i = 0; i < height; i++)
        lines[i] = i < row->height ? row->lines[i] : str("");
    row->lines = lines;
    row->height = height;
    scene->graph.boxes[row->box].height += more;
    for (int32_t i = number + 1; i < box->first_row + box->row_count; i++)
        scene->rows[i].y += more;
    for (int32_t i = 0; i < box->port_count; i++)
        scene->ports[box->first_port + i].y += more;
}

// Gives each kind of line to one row, those of `links`, a column beside its frame and
// a line of the row: two never end in one cell.
static void make_row_ports(SceneMaker *maker, RawLink *links, size_t count,
                           size_t *room)
{
    Scene *scene = maker->scene;
    int32_t kinds = 1, port = PORT_ANYWHERE;
    const SceneBox *box = &scene->boxes[scene->rows[links[0].to].box];
    for (size_t i = 1; i < count; i++)
        kinds += links[i].link != links[i - 1].link;
    int32_t left = MOST_PORTS - box->port_count;
    kinds = kinds < left ? kinds : left;
    heighten(maker, links[0].to, kinds);
    int32_t y = scene->rows[links[0].to].y + kinds;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || links[i].link != links[i - 1].link)
            port = kinds-- > 0 ? add_port(maker, &links[i], --y, room) : PORT_ANYWHERE;
        links[i].port = port;
    }
}

// The lowest row and its lowest line get the column next to the frame, so that no line
// has to cross another.
static void make_ports(SceneMaker *maker, RawLink *links, size_t count)
{
    size_t room = 0, end;
    for (size_t i = 0; i < count; i = end) {
        end = i + 1;
        while (end < count && links[end].to == links[i].to &&
               links[end].is_to_row == links[i].is_to_row)
            end++;
        if (links[i].is_to_row)
            make_row_ports(maker, &links[i], end - i, &room);
    }
}

// --- merging

// What one link of the graph is made of, in the order in which they are merged.
typedef struct {
    GraphLink link;
    int32_t raw;
} Bound;

static int by_ends(const void *left, const void *right)
{
    const Bound *a = left, *b = right;
    const int32_t of_a[] = { a->link.from, a->link.to, (int32_t)a->link.link,
                             a->link.port, a->raw };
    const int32_t of_b[] = { b->link.from, b->link.to, (int32_t)b->link.link,
                             b->link.port, b->raw };
    for (size_t i = 0; i < COUNT(of_a); i++)
        if (of_a[i] != of_b[i])
            return of_a[i] < of_b[i] ? -1 : 1;
    return 0;
}

static bool is_parallel(const GraphLink *a, const GraphLink *b)
{
    return a->from == b->from && a->to == b->to && a->link == b->link &&
           a->port == b->port;
}

// How many relations of the text a place stands for: the same may be said more than
// once, and of a card each row counts.
static int32_t count_relations(const SceneMaker *maker, PlaceId place)
{
    const Bearings *bearings = maker->subject->bearings;
    const Tree *tree = maker->subject->tree;
    const Place *at = &tree->places[place];
    int32_t child = bearing_node(tree->debate, at->node), count = 0;
    int32_t parent = bearing_node(tree->debate, tree->places[at->parent].node);
    const int32_t *out = &bearings->out.start[child];
    const int32_t *into = &bearings->into.start[parent];
    // The shorter of the two lists: a hub has few neighbours that are hubs.
    bool is_out = out[1] - out[0] < into[1] - into[0];
    const int32_t *range = is_out ? out : into;
    const int32_t *items = is_out ? bearings->out.items : bearings->into.items;
    for (int32_t i = range[0]; i < range[1]; i++) {
        const Bearing *edge = &bearings->edges[items[i]];
        count +=
            edge->child == child && edge->parent == parent && edge->link == at->link;
    }
    return count > 0 ? count : 1;
}

static Bound bind(const SceneMaker *maker, const RawLink *raw, int32_t number)
{
    const Scene *scene = maker->scene;
    Bound bound = { .raw = number,
                    .link = { .from = scene->rows[raw->from].box,
                              .to = scene->rows[raw->to].box,
                              .link = raw->link,
                              .count = count_relations(maker, raw->place),
                              .port = raw->port,
                              .is_home = raw->is_home } };
    if (link_is_symmetric(raw->link) && bound.link.from > bound.link.to) {
        int32_t from = bound.link.from;
        bound.link.from = bound.link.to;
        bound.link.to = from;
    }
    return bound;
}

// Merges neighbours; each run keeps the place of its first one.
static int32_t merge(Bound *bounds, size_t count, int32_t *run_of)
{
    int32_t runs = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && is_parallel(&bounds[runs - 1].link, &bounds[i].link)) {
            bounds[runs - 1].link.count += bounds[i].link.count;
            bounds[runs - 1].link.is_home |= bounds[i].link.is_home;
            run_of[bounds[i].raw] = bounds[runs - 1].raw;
        } else {
            run_of[bounds[i].raw] = bounds[i].raw;
            bounds[runs++] = bounds[i];
        }
    }
    return runs;
}

static int by_raw(const void *left, const void *right)
{
    const Bound *a = left, *b = right;
    return (a->raw > b->raw) - (a->raw < b->raw);
}

// The links of the graph, in the order of the first of their relations.
static void put_links(SceneMaker *maker, const Bound *bounds)
{
    Scene *scene = maker->scene;
    MapGraph *graph = &scene->graph;
    size_t count = (size_t)graph->link_count;
    graph->links = arena_get(maker->arena, count + 1, sizeof graph->links[0]);
    scene->links = arena_get(maker->arena, count + 1, sizeof scene->links[0]);
    for (size_t i = 0; i < count; i++)
        graph->links[i] = bounds[i].link;
}

static void put_places(SceneMaker *maker, const Bound *bounds, const RawLinks *raw,
                       const int32_t *run_of)
{
    Scene *scene = maker->scene;
    int32_t *link_of = arena_get(maker->scratch, raw->count + 1, sizeof *link_of);
    for (int32_t i = 0; i < scene->graph.link_count; i++)
        link_of[bounds[i].raw] = i;
    int32_t *bucket_of = arena_get(maker->scratch, raw->count, sizeof *bucket_of);
    for (size_t i = 0; i < raw->count; i++)
        bucket_of[i] = link_of[run_of[i]];
    Buckets buckets = buckets_make(bucket_of, (int32_t)raw->count,
                                   scene->graph.link_count, maker->scratch);
    for (int32_t i = 0; i < scene->graph.link_count; i++)
        scene->links[i] =
            (SceneLink){ buckets.first[i], buckets.first[i + 1] - buckets.first[i] };
    scene->link_places =
        arena_get(maker->arena, raw->count + 1, sizeof scene->link_places[0]);
    for (size_t i = 0; i < raw->count; i++)
        scene->link_places[i] = raw->items[buckets.items[i]].place;
}

static int by_place(const void *left, const void *right)
{
    const RawLink *a = left, *b = right;
    return (a->place > b->place) - (a->place < b->place);
}

void scene_link_all(SceneMaker *maker, const PlaceId *shown, int32_t count)
{
    RawLinks raw = { 0 };
    find_links(maker, shown, count, &raw);
    if (raw.count == 0)
        return;
    qsort(raw.items, raw.count, sizeof raw.items[0], by_port);
    make_ports(maker, raw.items, raw.count);
    qsort(raw.items, raw.count, sizeof raw.items[0], by_place);
    Bound *bounds = arena_get(maker->scratch, raw.count, sizeof *bounds);
    int32_t *run_of = arena_get(maker->scratch, raw.count, sizeof *run_of);
    for (size_t i = 0; i < raw.count; i++)
        bounds[i] = bind(maker, &raw.items[i], (int32_t)i);
    qsort(bounds, raw.count, sizeof *bounds, by_ends);
    maker->scene->graph.link_count = merge(bounds, raw.count, run_of);
    qsort(bounds, (size_t)maker->scene->graph.link_count, sizeof *bounds, by_raw);
    put_links(maker, bounds);
    put_places(maker, bounds, &raw, run_of);
}
