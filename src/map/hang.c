#include "src/map/hang.h"
#include "src/map/hang_place.h"

static const GraphBox *size_of(const Hanger *hanger, int32_t box)
{
    return &hanger->tree.graph->boxes[box];
}

// --- lines

static void add_run(Hanger *hanger, int32_t x0, int32_t y0, int32_t x1, int32_t y1)
{
    Layout *layout = hanger->layout;
    int32_t left = x0 < x1 ? x0 : x1;
    layout->runs[layout->run_count++] =
        (LayoutRun){ layout->net_count - 1, left, y0, x0 + x1 - left, y1 };
    layout->nets[layout->net_count - 1].run_count++;
}

static void add_pin(Hanger *hanger, LayoutPin pin)
{
    Layout *layout = hanger->layout;
    pin.net = layout->net_count - 1;
    layout->pins[layout->pin_count++] = pin;
    layout->nets[pin.net].pin_count++;
}

// Begins a net with its head, in the bottom border at this column of the map.
static void add_net(Hanger *hanger, int32_t box, const HangGroup *group, int32_t x)
{
    Layout *layout = hanger->layout;
    layout->nets[layout->net_count++] = (LayoutNet){
        .link = group->link,
        .to = box,
        .port = group->port,
        .first_run = layout->run_count,
        .first_pin = layout->pin_count,
    };
    int32_t y = layout->boxes[box].y + size_of(hanger, box)->height - 1;
    add_pin(hanger, (LayoutPin){ .box = box,
                                 .side = SIDE_BOTTOM,
                                 .x = x,
                                 .y = y,
                                 .is_head = true,
                                 .link = -1 });
}

static void add_tail(Hanger *hanger, int32_t child, LayoutSide side, int32_t x,
                     int32_t y)
{
    Layout *layout = hanger->layout;
    int32_t link = hanger->tree.parent_link[child];
    int32_t count = hanger->tree.graph->links[link].count;
    layout->pins[layout->nets[layout->net_count - 1].first_pin].count += count;
    layout->links[link] = (LayoutLink){ FATE_DRAWN, layout->net_count - 1, false };
    add_pin(
        hanger,
        (LayoutPin){
            .box = child, .side = side, .x = x, .y = y, .count = count, .link = link });
}

static int32_t tail_row(const Hanger *hanger, int32_t child)
{
    return hanger->layout->boxes[child].y + (size_of(hanger, child)->height >= 3);
}

// The row of the last thing that hangs on a rail, or -1 if nothing does.
static int32_t last_row(const Hanger *hanger, const HangBlock *block, int32_t number)
{
    const HangGroup *group = &hanger->tree.groups[number];
    for (int32_t i = group->child_count; i-- > 0;) {
        int32_t child = hang_place_child(hanger, group, i);
        if (child >= 0)
            return tail_row(hanger, child);
    }
    if (group->stub_count == 0)
        return -1;
    // The stubs stand right below what hangs on the rails further in.
    int32_t row = block->y + group->stub_count - 1;
    for (int32_t g = block->first; g < number; g++) {
        const HangGroup *before = &hanger->tree.groups[g];
        row += before->stub_count;
        for (int32_t i = 0; i < before->child_count; i++) {
            int32_t child = hang_place_child(hanger, before, i);
            row += child >= 0 ? hanger->shapes[child].height : 0;
        }
    }
    return row;
}

// One rail: from the border at `leaves`, if need be by a row of its own, down to the
// last thing on it. Returns whether it took such a row.
static bool draw_rail(Hanger *hanger, const HangBlock *block, int32_t number,
                      int32_t leaves, int32_t turn)
{
    const HangGroup *group = &hanger->tree.groups[number];
    int32_t rail = hang_place_rail(block, number),
            last = last_row(hanger, block, number);
    const LayoutBox *place = &hanger->layout->boxes[block->box];
    int32_t top = place->y + size_of(hanger, block->box)->height;
    if (last < 0)
        return leaves != rail;
    add_net(hanger, block->box, group, leaves);
    if (leaves != rail) {
        add_run(hanger, leaves, top, leaves, top + turn);
        add_run(hanger, leaves, top + turn, rail, top + turn);
        top += turn;
    }
    add_run(hanger, rail, top, rail, last);
    for (int32_t i = 0; i < group->child_count; i++) {
        int32_t child = hang_place_child(hanger, group, i);
        if (child < 0)
            continue;
        int32_t x = hanger->layout->boxes[child].x, row = tail_row(hanger, child);
        add_run(hanger, rail, row, x - 1, row);
        add_tail(hanger, child, SIDE_LEFT, x, row);
    }
    return leaves != rail;
}

static void draw_rails(Hanger *hanger, int32_t box)
{
    const HangTree *tree = &hanger->tree;
    const HangShape *shape = &hanger->shapes[box];
    int32_t x = hanger->layout->boxes[box].x;
    HangBlock blocks[2];
    int count = hang_place_blocks(hanger, box, blocks), turns = 0;
    for (int32_t g = blocks[0].first; g < blocks[0].end; g++) {
        int32_t port = tree->groups[g].port;
        turns += draw_rail(
            hanger, &blocks[0], g,
            port != PORT_ANYWHERE ? x + port : hang_place_rail(&blocks[0], g), turns);
    }
    if (count == 1)
        return;
    int32_t leaves = x + hang_shape_leaves(tree, box, shape->left);
    for (int32_t g = blocks[1].first; g < blocks[1].end; g++) {
        turns += draw_rail(hanger, &blocks[1], g, leaves, turns);
        leaves -= blocks[1].rails.pitch;
    }
}

// --- lines of rows

// Where a line comes down to a child: straight below the head if it can.
static int32_t top_column(const Hanger *hanger, int32_t child, int32_t head)
{
    const GraphBox *size = size_of(hanger, child);
    int32_t x = hanger->layout->boxes[child].x, width = size->width - size->corridor;
    int32_t margin = width >= 3 && size->height >= 3 ? 1 : 0;
    return head >= x + margin && head < x + width - margin ? head : x + width / 2;
}

static void draw_bus(Hanger *hanger, int32_t box, int32_t number, int32_t head,
                     int32_t row)
{
    const HangGroup *group = &hanger->tree.groups[number];
    const LayoutBox *place = &hanger->layout->boxes[box];
    int32_t top = place->y + size_of(hanger, box)->height, left = head, right = head;
    bool is_begun = false;
    for (int32_t i = 0; i < group->child_count; i++) {
        int32_t child = hang_place_child(hanger, group, i);
        if (child < 0)
            continue;
        if (!is_begun) {
            add_net(hanger, box, group, head);
            add_run(hanger, head, top, head, row);
        }
        is_begun = true;
        int32_t x = top_column(hanger, child, head);
        int32_t y = hanger->layout->boxes[child].y;
        left = x < left ? x : left;
        right = x > right ? x : right;
        add_run(hanger, x, row, x, y - 1);
        add_tail(hanger, child, SIDE_TOP, x, y);
    }
    if (left < right)
        add_run(hanger, left, row, right, row);
}

// The first group has the lowest bus, and its children stand furthest left: so no line
// crosses another.
static void draw_row(Hanger *hanger, int32_t box)
{
    const HangTree *tree = &hanger->tree;
    const LayoutBox *place = &hanger->layout->boxes[box];
    int32_t first = tree->group_start[box], end = tree->group_start[box + 1];
    HangRails rails = hang_tree_rails(tree, box, end - first);
    int32_t top = place->y + size_of(hanger, box)->height;
    for (int32_t g = first; g < end; g++) {
        int32_t port = tree->groups[g].port;
        int32_t head =
            port != PORT_ANYWHERE ? port : rails.first + rails.pitch * (g - first);
        draw_bus(hanger, box, g, place->x + head, top + end - 1 - g);
    }
}

// --- the whole

// What is not drawn: links to itself are badges, all others references.
static void settle_links(Hanger *hanger)
{
    const MapGraph *graph = hanger->tree.graph;
    for (int32_t i = 0; i < graph->link_count; i++) {
        bool is_self = graph->links[i].from == graph->links[i].to;
        hanger->layout->links[i] =
            (LayoutLink){ is_self ? FATE_BADGE : FATE_REFERENCE, -1, false };
    }
}

static void count_references(Hanger *hanger, Arena *scratch)
{
    const MapGraph *graph = hanger->tree.graph;
    Layout *layout = hanger->layout;
    // Nets stand in the order of `order`, those of one box together.
    int32_t *first_net =
        arena_get(scratch, (size_t)graph->box_count + 1, sizeof *first_net);
    for (int32_t i = 0; i < graph->box_count; i++)
        first_net[i] = layout->net_count;
    for (int32_t i = layout->net_count; i-- > 0;)
        first_net[layout->nets[i].to] = i;
    for (int32_t i = 0; i < graph->link_count; i++) {
        const GraphLink *link = &graph->links[i];
        if (layout->links[i].fate != FATE_REFERENCE ||
            !hanger->tree.is_placed[link->from])
            continue;
        for (int32_t n = first_net[link->to];
             n < layout->net_count && layout->nets[n].to == link->to; n++)
            if (layout->nets[n].link == link->link &&
                layout->nets[n].port == link->port)
                layout->nets[n].references += link->count;
    }
}

static Layout *new_layout(const HangTree *tree, Arena *arena)
{
    size_t boxes = (size_t)tree->graph->box_count + 1;
    size_t links = (size_t)tree->graph->link_count + 1;
    size_t groups = (size_t)tree->group_start[tree->graph->box_count] + 1;
    Layout *layout = arena_get(arena, 1, sizeof *layout);
    *layout = (Layout){
        .graph = tree->graph,
        .arrangement = ARRANGEMENT_HANGING,
        .boxes = arena_get(arena, boxes, sizeof layout->boxes[0]),
        .links = arena_get(arena, links, sizeof layout->links[0]),
        .nets = arena_get(arena, groups, sizeof layout->nets[0]),
        .runs = arena_get(arena, links + 3 * groups, sizeof layout->runs[0]),
        .pins = arena_get(arena, links + groups, sizeof layout->pins[0]),
        .stubs = arena_get(arena, links, sizeof layout->stubs[0]),
    };
    for (int32_t i = 0; i < tree->graph->box_count; i++)
        layout->boxes[i] = (LayoutBox){ .parent = tree->parent[i],
                                        .parent_link = tree->parent_link[i],
                                        .layer = tree->depth[i] };
    return layout;
}

const Layout *hang_make(const MapGraph *graph, const HangOptions *options, Arena *arena)
{
    Arena *scratch = arena_new();
    Hanger hanger = { .tree = hang_tree_make(graph, options->columns, scratch) };
    hanger.shapes = hang_shape_choose(&hanger.tree, scratch);
    hanger.layout = new_layout(&hanger.tree, arena);
    settle_links(&hanger);
    hang_place_all(&hanger);
    for (int32_t i = 0; i < graph->box_count; i++) {
        int32_t box = hanger.tree.order[i];
        if (!hanger.tree.is_placed[box])
            continue;
        if (hanger.shapes[box].style == HANG_ROW)
            draw_row(&hanger, box);
        else
            draw_rails(&hanger, box);
    }
    count_references(&hanger, scratch);
    arena_free(scratch);
    return hanger.layout;
}
