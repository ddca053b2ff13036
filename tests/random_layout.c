#include "tests/random_layout.h"

enum { BANDS = 4, MOST_BOXES = 6, MOST = 256 };

typedef struct {
    Arena *arena;
    Random random;
    MapGraph *graph;
    Layout *layout;
    int32_t first[BANDS + 1];                // boxes of each band
    int32_t next_bottom[BANDS * MOST_BOXES]; // the next free column of each side
    int32_t next_top[BANDS * MOST_BOXES];
    bool has_net[BANDS * MOST_BOXES][LINK_COUNT];
} Maker;

static int32_t below(Maker *maker, int32_t limit)
{
    return (int32_t)random_below(&maker->random, (uint32_t)limit);
}

static LayoutNet *add_net(Maker *maker, Link link, int32_t to)
{
    Layout *layout = maker->layout;
    LayoutNet *net = &layout->nets[layout->net_count++];
    *net = (LayoutNet){ .link = link,
                        .to = to,
                        .port = PORT_ANYWHERE,
                        .is_symmetric = link_is_symmetric(link),
                        .first_run = layout->run_count,
                        .first_pin = layout->pin_count };
    return net;
}

static void add_run(Maker *maker, int32_t x0, int32_t y0, int32_t x1, int32_t y1)
{
    Layout *layout = maker->layout;
    bool swaps = x0 > x1;
    layout->runs[layout->run_count++] =
        (LayoutRun){ layout->net_count - 1, swaps ? x1 : x0, y0, swaps ? x0 : x1, y1 };
    layout->nets[layout->net_count - 1].run_count++;
}

static LayoutPin *add_pin(Maker *maker, int32_t box, LayoutSide side, int32_t x,
                          bool is_head, int32_t link)
{
    Layout *layout = maker->layout;
    const LayoutBox *place = &layout->boxes[box];
    int32_t height = maker->graph->boxes[box].height;
    int32_t y = side == SIDE_BOTTOM ? place->y + height - 1
                : side == SIDE_TOP  ? place->y
                                    : place->y + 1;
    LayoutPin *pin = &layout->pins[layout->pin_count++];
    *pin = (LayoutPin){ .net = layout->net_count - 1,
                        .box = box,
                        .side = side,
                        .x = x,
                        .y = y,
                        .is_head = is_head,
                        .count = 1,
                        .link = link };
    layout->nets[layout->net_count - 1].pin_count++;
    return pin;
}

static int32_t add_link(Maker *maker, int32_t from, int32_t to, Link link,
                        LinkFate fate)
{
    MapGraph *graph = maker->graph;
    graph->links[graph->link_count] = (GraphLink){
        .from = from, .to = to, .link = link, .count = 1, .port = PORT_ANYWHERE
    };
    maker->layout->links[graph->link_count] =
        (LayoutLink){ .fate = fate,
                      .net = fate == FATE_DRAWN ? maker->layout->net_count - 1 : -1 };
    return graph->link_count++;
}

// The next free column of a side, -1 if there is none.
static int32_t take_column(Maker *maker, int32_t box, LayoutSide side)
{
    int32_t *next = side == SIDE_BOTTOM ? maker->next_bottom : maker->next_top;
    int32_t column = next[box];
    int32_t end = maker->layout->boxes[box].x + maker->graph->boxes[box].width - 2;
    next[box] += 2 * (1 + below(maker, 3));
    return column <= end ? column : -1;
}

// From the upper end down to the track, along it, and down to the lower end; or up to a
// second upper end.
static void route(Maker *maker, int32_t upper, int32_t top, int32_t track,
                  int32_t lower, int32_t bottom)
{
    add_run(maker, upper, top, upper, track);
    if (upper != lower)
        add_run(maker, upper, track, lower, track);
    if (bottom > track)
        add_run(maker, lower, track, lower, bottom);
    else if (bottom < track)
        add_run(maker, lower, bottom, lower, track);
}

static void place_band(Maker *maker, int32_t band, int32_t y)
{
    int32_t x = 1 + below(maker, 12);
    int32_t count = 1 + below(maker, MOST_BOXES);
    maker->first[band + 1] = maker->first[band] + count;
    for (int32_t box = maker->first[band]; box < maker->first[band + 1]; box++) {
        int32_t width = 9 + below(maker, 20);
        maker->graph->boxes[box] =
            (GraphBox){ .width = width, .height = 3 + below(maker, 3) };
        maker->layout->boxes[box] = (LayoutBox){ .x = x,
                                                 .y = y,
                                                 .layer = band,
                                                 .parent = -1,
                                                 .parent_link = -1,
                                                 .is_placed = true };
        maker->next_bottom[box] = x + 1 + (x + 1) % 2;
        maker->next_top[box] = x + 1 + x % 2;
        x += width + 5 + below(maker, 4);
    }
    maker->graph->box_count = maker->first[band + 1];
    maker->layout->width = x > maker->layout->width ? x : maker->layout->width;
}

static void add_level(Maker *maker, int32_t left)
{
    Link link = below(maker, 2) ? LINK_CONTRARY : LINK_CONTRADICTORY;
    const LayoutBox *place = maker->layout->boxes;
    int32_t start = place[left].x + maker->graph->boxes[left].width;
    add_net(maker, link, left)->is_flat = true;
    int32_t number = add_link(maker, left, left + 1, link, FATE_DRAWN);
    add_run(maker, start, place[left].y + 1, place[left + 1].x - 1, place[left].y + 1);
    add_pin(maker, left, SIDE_RIGHT, start - 1, true, number);
    add_pin(maker, left + 1, SIDE_LEFT, place[left + 1].x, true, number);
}

static int32_t bottom_of(const Maker *maker, int32_t box)
{
    return maker->layout->boxes[box].y + maker->graph->boxes[box].height;
}

// One net in the channel below a band. Reversed: it points down.
static void add_channel_net(Maker *maker, int32_t band, int32_t track, int32_t bottom)
{
    static const Link kinds[] = { LINK_SUPPORT,  LINK_ATTACK,     LINK_UNDERCUT,
                                  LINK_CONTRARY, LINK_EQUIVALENT, LINK_CONTRADICTORY };
    Link link = kinds[below(maker, 6)];
    int32_t count = maker->first[band + 1] - maker->first[band];
    int32_t upper = maker->first[band] + below(maker, count);
    bool is_u = link_is_symmetric(link);
    bool is_reversed = !is_u && below(maker, 6) == 0;
    int32_t x = take_column(maker, upper, SIDE_BOTTOM);
    if (x < 0 || (!is_u && maker->has_net[upper][link]))
        return;
    int32_t wanted = is_reversed || is_u ? 1 : 1 + below(maker, 3);
    LayoutNet *net = NULL;
    LayoutPin *head = NULL;
    for (int32_t i = 0; i < wanted; i++) {
        int32_t start = maker->first[is_u ? band : band + 1];
        int32_t end = maker->first[is_u ? band + 1 : band + 2];
        int32_t lower = start + below(maker, end - start);
        int32_t end_x = lower == upper
                            ? -1
                            : take_column(maker, lower, is_u ? SIDE_BOTTOM : SIDE_TOP);
        if (end_x < 0)
            continue;
        if (net == NULL) {
            net = add_net(maker, link, is_reversed ? lower : upper);
            net->is_reversed = is_reversed;
            maker->has_net[upper][link] |= !is_reversed;
            head = add_pin(maker, upper, SIDE_BOTTOM, x, !is_reversed, -1);
            head->count = 0;
        }
        int32_t number = add_link(maker, is_reversed ? upper : lower,
                                  is_reversed ? lower : upper, link, FATE_DRAWN);
        head->count++;
        head->link = is_u || is_reversed ? number : -1;
        add_pin(maker, lower, is_u ? SIDE_BOTTOM : SIDE_TOP, end_x, is_u || is_reversed,
                is_reversed ? -1 : number);
        route(maker, x, bottom_of(maker, upper), track, end_x,
              is_u ? bottom_of(maker, lower) : bottom);
    }
}

static void add_undrawn(Maker *maker)
{
    for (int32_t i = below(maker, 4); i > 0; i--) {
        int32_t from = below(maker, maker->graph->box_count);
        int32_t to = below(maker, maker->graph->box_count);
        Link link = (Link)(LINK_SUPPORT + below(maker, 6));
        add_link(maker, from, to, link, from == to ? FATE_BADGE : FATE_REFERENCE);
        for (int32_t net = 0; net < maker->layout->net_count; net++)
            if (maker->layout->nets[net].to == to && from != to &&
                maker->layout->nets[net].link == link)
                maker->layout->nets[net].references++;
    }
}

static Maker maker_new(Arena *arena, uint32_t seed)
{
    Maker maker = { .arena = arena, .random = { seed } };
    maker.graph = arena_get(arena, 1, sizeof *maker.graph);
    maker.graph->boxes = arena_get(arena, MOST, sizeof(GraphBox));
    maker.graph->links = arena_get(arena, MOST, sizeof(GraphLink));
    maker.layout = arena_get(arena, 1, sizeof *maker.layout);
    maker.layout->graph = maker.graph;
    maker.layout->boxes = arena_get(arena, MOST, sizeof(LayoutBox));
    maker.layout->links = arena_get(arena, MOST, sizeof(LayoutLink));
    maker.layout->nets = arena_get(arena, MOST, sizeof(LayoutNet));
    maker.layout->runs = arena_get(arena, MOST * 3, sizeof(LayoutRun));
    maker.layout->pins = arena_get(arena, MOST * 2, sizeof(LayoutPin));
    maker.layout->stubs = arena_get(arena, 1, sizeof(LayoutStub));
    return maker;
}

const Layout *random_layout(Arena *arena, uint32_t seed)
{
    Maker maker = maker_new(arena, seed);
    enum { TRACKS = 10, BAND_HEIGHT = 6 };
    for (int32_t band = 0; band < BANDS; band++) {
        place_band(&maker, band, band * (BAND_HEIGHT + TRACKS));
        for (int32_t box = maker.first[band]; box + 1 < maker.first[band + 1]; box++)
            if (below(&maker, 4) == 0)
                add_level(&maker, box);
    }
    for (int32_t band = 0; band + 1 < BANDS; band++)
        for (int32_t track = 0; track < TRACKS - 1; track++)
            if (below(&maker, 3) > 0)
                add_channel_net(&maker, band,
                                band * (BAND_HEIGHT + TRACKS) + BAND_HEIGHT + track,
                                (band + 1) * (BAND_HEIGHT + TRACKS) - 1);
    add_undrawn(&maker);
    maker.layout->height = BANDS * (BAND_HEIGHT + TRACKS);
    maker.layout->layer_count = BANDS;
    return maker.layout;
}
