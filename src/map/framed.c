#include "src/map/framed.h"
#include <string.h>
#include "src/map/buckets.h"
#include "src/map/hang.h"
#include "src/map/layered.h"

enum {
    GAP_BESIDE = 2, // columns between frames
    GAP_BELOW = 1,  // rows
    FRAME_ABOVE = 1,
    TITLE_BESIDE = 8, // columns of a frame's upper side that are not its title
};

// A section, or, after all of them, what stands outside any.
typedef struct {
    MapGraph graph;        // its own boxes, and the links between them
    const Layout *drawn;   // NULL: it has no boxes of its own
    bool is_used;          // there are boxes in it, or in sections in it
    int32_t depth;         // frames around its content
    int32_t x, y;          // of the frame: first in what is around it, then in all
    int32_t width, height; // of the frame
    int32_t first_net, first_layer;
} Unit;

typedef struct {
    const MapGraph *graph;
    const FramedOptions *options;
    Unit *units;
    int32_t unit_count;   // with the outermost, which is the last one
    int32_t *unit_of;     // by box
    int32_t *number;      // by box: in the graph of its unit
    int32_t *link_of;     // by link: in that graph; -1: it leads from unit to unit
    Buckets boxes, links; // by unit
    Buckets inner;        // units by the unit around them
    Layout *layout;
    Arena *arena, *scratch;
} Framer;

static int32_t around(const Framer *framer, int32_t unit)
{
    int32_t parent = framer->options->sections[unit].parent;
    return parent < 0 ? framer->unit_count - 1 : parent;
}

// --- the parts

static void find_units(Framer *framer)
{
    const MapGraph *graph = framer->graph;
    const FramedOptions *options = framer->options;
    int32_t outermost = options->section_count;
    framer->unit_count = outermost + 1;
    framer->units =
        arena_get(framer->scratch, (size_t)framer->unit_count, sizeof(Unit));
    framer->unit_of =
        arena_get(framer->scratch, (size_t)graph->box_count + 1, sizeof(int32_t));
    framer->units[outermost].is_used = true;
    for (int32_t i = 0; i < graph->box_count; i++) {
        int32_t unit =
            graph->boxes[i].section < 0 ? outermost : graph->boxes[i].section;
        framer->unit_of[i] = unit;
        for (; !framer->units[unit].is_used; unit = around(framer, unit))
            framer->units[unit].is_used = true;
    }
    for (int32_t i = 0; i < outermost; i++) {
        int32_t parent = around(framer, i);
        framer->units[i].depth =
            parent == outermost ? 1 : framer->units[parent].depth + 1;
    }
}

static void sort_parts(Framer *framer)
{
    const MapGraph *graph = framer->graph;
    size_t boxes = (size_t)graph->box_count + 1, links = (size_t)graph->link_count + 1;
    size_t most = boxes + links + (size_t)framer->unit_count;
    int32_t *group = arena_get(framer->scratch, most, sizeof *group);
    framer->boxes = buckets_make(framer->unit_of, graph->box_count, framer->unit_count,
                                 framer->scratch);
    framer->number = arena_get(framer->scratch, boxes, sizeof(int32_t));
    for (int32_t unit = 0; unit < framer->unit_count; unit++)
        for (int32_t i = framer->boxes.first[unit]; i < framer->boxes.first[unit + 1];
             i++)
            framer->number[framer->boxes.items[i]] = i - framer->boxes.first[unit];
    for (int32_t i = 0; i < graph->link_count; i++) {
        int32_t from = framer->unit_of[graph->links[i].from];
        group[i] = from == framer->unit_of[graph->links[i].to] ? from : -1;
    }
    framer->links =
        buckets_make(group, graph->link_count, framer->unit_count, framer->scratch);
    framer->link_of = arena_get(framer->scratch, links, sizeof(int32_t));
    for (int32_t i = 0; i < graph->link_count; i++)
        framer->link_of[i] = -1;
    int32_t *parent = arena_get(framer->scratch, most, sizeof *parent);
    for (int32_t i = 0; i < framer->unit_count; i++)
        parent[i] = i + 1 < framer->unit_count && framer->units[i].is_used
                        ? around(framer, i)
                        : -1;
    framer->inner =
        buckets_make(parent, framer->unit_count, framer->unit_count, framer->scratch);
}

// The graph of a unit's own boxes.
static void cut_out(Framer *framer, int32_t unit)
{
    MapGraph *part = &framer->units[unit].graph;
    const int32_t *boxes = &framer->boxes.first[unit];
    const int32_t *links = &framer->links.first[unit];
    part->boxes = arena_get(framer->scratch, (size_t)(boxes[1] - boxes[0]) + 1,
                            sizeof part->boxes[0]);
    part->links = arena_get(framer->scratch, (size_t)(links[1] - links[0]) + 1,
                            sizeof part->links[0]);
    for (int32_t i = boxes[0]; i < boxes[1]; i++)
        part->boxes[part->box_count++] = framer->graph->boxes[framer->boxes.items[i]];
    for (int32_t i = links[0]; i < links[1]; i++) {
        int32_t link = framer->links.items[i];
        framer->link_of[link] = part->link_count;
        part->links[part->link_count] = framer->graph->links[link];
        part->links[part->link_count].from =
            framer->number[framer->graph->links[link].from];
        part->links[part->link_count++].to =
            framer->number[framer->graph->links[link].to];
    }
}

// --- sizes and places

static int32_t room_in(const Framer *framer, int32_t unit)
{
    int32_t room = framer->options->columns - FRAMED_BESIDE * framer->units[unit].depth;
    return room > 1 ? room : 1;
}

static const Layout *draw(const Framer *framer, int32_t unit)
{
    const FramedOptions *options = framer->options;
    const MapGraph *graph = &framer->units[unit].graph;
    int32_t columns = room_in(framer, unit);
    if (graph->box_count == 0)
        return NULL;
    if (options->arrangement == ARRANGEMENT_HANGING)
        return hang_make(graph, &(HangOptions){ columns }, framer->scratch);
    LayeredOptions layered = { .width = columns, .height = options->rows };
    return layered_make(graph, &layered, framer->scratch);
}

// Shelves: side by side as far as there is room, then below each other.
typedef struct {
    int32_t room, x, y, height; // of the shelf that is being filled
    int32_t width;              // of all
} Shelves;

static void put_down(Shelves *shelves, int32_t width, int32_t height, int32_t *x,
                     int32_t *y)
{
    if (shelves->x > 0 && shelves->x + width > shelves->room) {
        shelves->x = 0;
        shelves->y += shelves->height + GAP_BELOW;
        shelves->height = 0;
    }
    *x = shelves->x;
    *y = shelves->y;
    shelves->x += width;
    shelves->width = shelves->x > shelves->width ? shelves->x : shelves->width;
    shelves->x += GAP_BESIDE;
    shelves->height = height > shelves->height ? height : shelves->height;
}

// Draws a unit whose inner frames have been drawn, and puts all of it on shelves.
static void measure(Framer *framer, int32_t unit)
{
    Unit *self = &framer->units[unit];
    Shelves shelves = { .room = room_in(framer, unit) };
    cut_out(framer, unit);
    self->drawn = draw(framer, unit);
    int32_t x = 0, y = 0, end = framer->inner.first[unit + 1];
    // The widest is what others may stand beside each other in, too.
    if (self->drawn != NULL && self->drawn->width > shelves.room)
        shelves.room = self->drawn->width;
    for (int32_t i = framer->inner.first[unit]; i < end; i++)
        if (framer->units[framer->inner.items[i]].width > shelves.room)
            shelves.room = framer->units[framer->inner.items[i]].width;
    if (self->drawn != NULL)
        put_down(&shelves, self->drawn->width, self->drawn->height, &x, &y);
    for (int32_t i = framer->inner.first[unit]; i < end; i++) {
        Unit *inner = &framer->units[framer->inner.items[i]];
        put_down(&shelves, inner->width, inner->height, &inner->x, &inner->y);
    }
    self->width = shelves.width;
    self->height = shelves.y + shelves.height;
    if (unit + 1 == framer->unit_count)
        return;
    int32_t title = framer->options->sections[unit].width + TITLE_BESIDE;
    int32_t most = room_in(framer, unit) + FRAMED_BESIDE;
    title = title < most ? title : most;
    self->width += FRAMED_BESIDE;
    self->width = self->width > title ? self->width : title;
    self->height += 2 * FRAME_ABOVE;
}

static void measure_all(Framer *framer)
{
    for (int32_t unit = framer->unit_count - 1; unit-- > 0;)
        if (framer->units[unit].is_used)
            measure(framer, unit);
    measure(framer, framer->unit_count - 1);
}

// --- one layout of all

static void new_layout(Framer *framer)
{
    int32_t nets = 0, runs = 0, pins = 0, stubs = 0, layers = 0;
    for (int32_t i = 0; i < framer->unit_count; i++) {
        const Layout *drawn = framer->units[i].drawn;
        if (drawn == NULL)
            continue;
        framer->units[i].first_net = nets;
        framer->units[i].first_layer = layers;
        nets += drawn->net_count;
        runs += drawn->run_count;
        pins += drawn->pin_count;
        stubs += drawn->stub_count;
        layers += drawn->layer_count > 0 ? drawn->layer_count : drawn->graph->box_count;
    }
    Arena *arena = framer->arena;
    const MapGraph *graph = framer->graph;
    const Unit *all = &framer->units[framer->unit_count - 1];
    Layout *layout = arena_get(arena, 1, sizeof *layout);
    *layout = (Layout){
        .graph = graph,
        .arrangement = framer->options->arrangement,
        .boxes = arena_get(arena, (size_t)graph->box_count + 1, sizeof(LayoutBox)),
        .links = arena_get(arena, (size_t)graph->link_count + 1, sizeof(LayoutLink)),
        .nets = arena_get(arena, (size_t)nets + 1, sizeof(LayoutNet)),
        .runs = arena_get(arena, (size_t)runs + 1, sizeof(LayoutRun)),
        .pins = arena_get(arena, (size_t)pins + 1, sizeof(LayoutPin)),
        .stubs = arena_get(arena, (size_t)stubs + 1, sizeof(LayoutStub)),
        .frames = arena_get(arena, (size_t)framer->unit_count, sizeof(LayoutFrame)),
        .width = all->width,
        .height = all->height,
        .layer_count = layers,
    };
    framer->layout = layout;
}

static int32_t box_in_all(const Framer *framer, int32_t unit, int32_t box)
{
    return box < 0 ? -1 : framer->boxes.items[framer->boxes.first[unit] + box];
}

static int32_t link_in_all(const Framer *framer, int32_t unit, int32_t link)
{
    return link < 0 ? -1 : framer->links.items[framer->links.first[unit] + link];
}

static void copy_boxes(Framer *framer, int32_t unit, int32_t x, int32_t y)
{
    const Layout *drawn = framer->units[unit].drawn;
    for (int32_t i = 0; i < drawn->graph->box_count; i++) {
        LayoutBox box = drawn->boxes[i];
        box.x += x;
        box.y += y;
        box.layer += framer->units[unit].first_layer;
        box.parent = box_in_all(framer, unit, box.parent);
        box.parent_link = link_in_all(framer, unit, box.parent_link);
        framer->layout->boxes[box_in_all(framer, unit, i)] = box;
    }
}

static void copy_lines(Framer *framer, int32_t unit, int32_t x, int32_t y)
{
    const Layout *drawn = framer->units[unit].drawn;
    Layout *all = framer->layout;
    int32_t first = framer->units[unit].first_net;
    for (int32_t i = 0; i < drawn->net_count; i++) {
        LayoutNet net = drawn->nets[i];
        net.to = box_in_all(framer, unit, net.to);
        net.first_run += all->run_count;
        net.first_pin += all->pin_count;
        all->nets[all->net_count++] = net;
    }
    for (int32_t i = 0; i < drawn->run_count; i++) {
        LayoutRun run = drawn->runs[i];
        all->runs[all->run_count++] = (LayoutRun){ run.net + first, run.x0 + x,
                                                   run.y0 + y, run.x1 + x, run.y1 + y };
    }
    for (int32_t i = 0; i < drawn->pin_count; i++) {
        LayoutPin pin = drawn->pins[i];
        pin.net += first;
        pin.box = box_in_all(framer, unit, pin.box);
        pin.link = link_in_all(framer, unit, pin.link);
        pin.x += x;
        pin.y += y;
        all->pins[all->pin_count++] = pin;
    }
    for (int32_t i = 0; i < drawn->stub_count; i++) {
        LayoutStub stub = drawn->stubs[i];
        all->stubs[all->stub_count++] =
            (LayoutStub){ link_in_all(framer, unit, stub.link), stub.x + x, stub.y + y,
                          stub.width };
    }
}

// Outer frames come before what is in them.
static void copy_units(Framer *framer)
{
    int32_t outermost = framer->unit_count - 1;
    for (int32_t i = 0; i < framer->unit_count; i++) {
        Unit *unit = &framer->units[i];
        bool is_frame = i < outermost && unit->is_used;
        int32_t parent = is_frame ? around(framer, i) : outermost;
        if (is_frame && parent != outermost) {
            unit->x += framer->units[parent].x + FRAMED_BESIDE / 2;
            unit->y += framer->units[parent].y + FRAME_ABOVE;
        }
        if (is_frame)
            framer->layout->frames[framer->layout->frame_count++] =
                (LayoutFrame){ i, unit->x, unit->y, unit->width, unit->height };
        if (unit->drawn == NULL)
            continue;
        int32_t x = unit->x + (is_frame ? FRAMED_BESIDE / 2 : 0);
        int32_t y = unit->y + (is_frame ? FRAME_ABOVE : 0);
        copy_boxes(framer, i, x, y);
        copy_lines(framer, i, x, y);
    }
}

// What becomes of each link; of those from unit to unit both ends have a tag.
static void copy_links(Framer *framer)
{
    Layout *layout = framer->layout;
    for (int32_t i = 0; i < framer->graph->link_count; i++) {
        int32_t unit = framer->unit_of[framer->graph->links[i].from];
        layout->links[i] = (LayoutLink){ FATE_REFERENCE, -1, false };
        if (framer->link_of[i] < 0)
            continue;
        layout->links[i] = framer->units[unit].drawn->links[framer->link_of[i]];
        if (layout->links[i].net >= 0)
            layout->links[i].net += framer->units[unit].first_net;
    }
}

static void count_references(Framer *framer)
{
    Layout *layout = framer->layout;
    int32_t *target =
        arena_get(framer->scratch, (size_t)layout->net_count + 1, sizeof *target);
    for (int32_t i = 0; i < layout->net_count; i++)
        target[i] = layout->nets[i].to;
    Buckets nets = buckets_make(target, layout->net_count, framer->graph->box_count,
                                framer->scratch);
    for (int32_t i = 0; i < framer->graph->link_count; i++) {
        const GraphLink *link = &framer->graph->links[i];
        for (int32_t k = nets.first[link->to];
             framer->link_of[i] < 0 && k < nets.first[link->to + 1]; k++) {
            LayoutNet *net = &layout->nets[nets.items[k]];
            if (net->link == link->link && net->port == link->port &&
                !net->is_symmetric && !net->is_reversed)
                net->references += link->count;
        }
    }
}

const Layout *framed_make(const MapGraph *graph, const FramedOptions *options,
                          Arena *arena)
{
    Framer framer = {
        .graph = graph, .options = options, .arena = arena, .scratch = arena_new()
    };
    find_units(&framer);
    sort_parts(&framer);
    measure_all(&framer);
    new_layout(&framer);
    copy_units(&framer);
    copy_links(&framer);
    count_references(&framer);
    arena_free(framer.scratch);
    return framer.layout;
}
