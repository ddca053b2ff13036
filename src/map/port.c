#include "src/map/port.h"
#include <stdlib.h>

enum {
    PITCH_AT_MOST = 8,  // between ports of one side: room for a head and a number
    PITCH_AT_LEAST = 2, // room for a head and the sign of its kind
    CORNER = 2,         // columns from the corners of a wide box that stay free
    ROUNDS = 3,         // of moving pins out of each other's columns
};

typedef struct {
    const Proper *proper;
    Wiring *wiring;
    Arena *arena;
    Buckets sides; // pins by 2 * node, and 1 more for its bottom
    int32_t *upper,
        *lower; // by column: the pin there, of the channel that is worked on
    int32_t width;
} Porting;

static int32_t middle_of(const ProperNode *node)
{
    return node->x + (node->reach - 1) / 2;
}

static void add_pin(Wiring *wiring, int32_t segment, int32_t node, int32_t link,
                    bool is_upper)
{
    wiring->pins[wiring->pin_count++] =
        (Pin){ .segment = segment, .node = node, .link = link, .is_upper = is_upper };
    wiring->segments[segment].pin_count++;
    wiring->segments[segment].upper_count += is_upper;
}

static void start_segment(Wiring *wiring, int32_t net, int32_t channel)
{
    wiring->segments[wiring->segment_count++] = (Segment){
        .net = net,
        .channel = channel,
        .first_pin = wiring->pin_count,
        .track = -1,
    };
}

// The nets within one layer that lead through the channel below, by layer.
static Buckets list_loops(const Proper *proper, Arena *arena)
{
    int32_t *layer = arena_get(arena, (size_t)proper->net_count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < proper->net_count; i++) {
        bool is_loop = proper->spans[i].beside >= 0 && !proper->nets[i].is_flat;
        layer[i] = is_loop ? proper->nodes[proper->spans[i].upper].layer : -1;
    }
    return buckets_make(layer, proper->net_count, proper->layer_count, arena);
}

// The link of a net that has only one, by net.
static int32_t *find_links(const Proper *proper, Arena *arena)
{
    int32_t *links = arena_get(arena, (size_t)proper->net_count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < proper->graph->link_count; i++)
        if (proper->ranks.links[i].net >= 0)
            links[proper->ranks.links[i].net] = i;
    return links;
}

static void make_segments(Porting *porting)
{
    const Proper *proper = porting->proper;
    Wiring *wiring = porting->wiring;
    Buckets loops = list_loops(proper, porting->arena);
    const int32_t *links = find_links(proper, porting->arena);
    for (int32_t channel = 0; channel < proper->layer_count; channel++) {
        wiring->channel_first[channel] = wiring->segment_count;
        for (int32_t i = proper->channel_first[channel];
             i < proper->channel_first[channel + 1]; i++) {
            const ProperEdge *edge = &proper->edges[i];
            int32_t last = wiring->segment_count - 1;
            if (last < wiring->channel_first[channel] ||
                wiring->segments[last].net != edge->net) {
                start_segment(wiring, edge->net, channel);
                last++;
                bool is_end = edge->upper == proper->spans[edge->net].upper;
                const LayoutNet *net = &proper->nets[edge->net];
                bool is_single = net->is_reversed || net->is_symmetric;
                add_pin(wiring, last, edge->upper,
                        is_end && is_single ? links[edge->net] : -1, true);
            }
            add_pin(wiring, last, edge->lower, edge->link, false);
        }
        for (int32_t i = loops.first[channel]; i < loops.first[channel + 1]; i++) {
            int32_t net = loops.items[i];
            start_segment(wiring, net, channel);
            add_pin(wiring, wiring->segment_count - 1, proper->spans[net].upper,
                    links[net], true);
            add_pin(wiring, wiring->segment_count - 1, proper->spans[net].beside,
                    links[net], true);
        }
    }
    wiring->channel_first[proper->layer_count] = wiring->segment_count;
}

// The columns of a node at which lines may end: right of a head there is room for the
// sign of its kind.
static void usable(const ProperNode *node, int32_t wanted, int32_t *first,
                   int32_t *last)
{
    int32_t taken = PITCH_AT_LEAST * (wanted - 1) + 1;
    bool is_roomy = node->reach >= 2 * CORNER + taken;
    int32_t left = is_roomy ? CORNER : node->reach > 2 ? 1 : 0;
    int32_t right = is_roomy || node->reach > 3 ? CORNER : left;
    *first = node->x + left;
    *last = node->x + node->reach - 1 - right;
}

typedef struct {
    int32_t ideal; // twice the column, so that means of two stay exact
    int32_t order, pin;
} Wish;

static int compare_wishes(const void *left, const void *right)
{
    const Wish *a = left, *b = right;
    if (a->ideal != b->ideal)
        return a->ideal < b->ideal ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

// Where a pin would like to be, in half columns, from the other pins of its segment:
// those above it have their columns already, those below count by their nodes.
static int32_t ideal_of(const Porting *porting, const Pin *pin)
{
    const Wiring *wiring = porting->wiring;
    const Segment *segment = &wiring->segments[pin->segment];
    const Pin *pins = &wiring->pins[segment->first_pin];
    if (!pin->is_upper)
        return 2 * pins[0].x;
    int64_t sum = 0;
    int32_t count = 0;
    for (int32_t i = 0; i < segment->pin_count; i++)
        if (&pins[i] != pin) {
            sum += 2 * (int64_t)middle_of(&porting->proper->nodes[pins[i].node]);
            count++;
        }
    return count == 0 ? 2 * middle_of(&porting->proper->nodes[pin->node])
                      : (int32_t)(sum / count);
}

// Whether a line may bend the pin of a node below towards it: only if it ends here
// alone.
static bool pulls(const Porting *porting, const Pin *pin)
{
    return pin->is_upper || porting->wiring->segments[pin->segment].pin_count == 2;
}

// Sets pins that are sorted by their wishes into columns first ... last, `pitch` apart
// or more, each as near to its wish as the others allow.
static void spread(Wiring *wiring, const Wish *wishes, int32_t count, int32_t first,
                   int32_t last, int32_t pitch)
{
    int32_t next = first;
    for (int32_t i = 0; i < count; i++) {
        int32_t x = wishes[i].ideal / 2;
        x = x < next ? next : x;
        wiring->pins[wishes[i].pin].x = x;
        next = x + pitch;
    }
    int32_t limit = last;
    for (int32_t i = count; i-- > 0;) {
        Pin *pin = &wiring->pins[wishes[i].pin];
        pin->x = pin->x > limit ? limit : pin->x;
        pin->x = pin->x < first ? first : pin->x;
        limit = pin->x - pitch;
    }
}

// Moves the pins that came to stand on a fixed one to free columns, where there are
// any.
static void make_way(Wiring *wiring, const int32_t *pins, int32_t count, int32_t first,
                     int32_t last)
{
    for (int32_t i = 0; i < count; i++) {
        Pin *pin = &wiring->pins[pins[i]];
        int32_t reach = last - first, x = pin->x;
        for (int32_t step = 0; step <= 2 * reach + 1; step++) {
            x = pin->x + (step % 2 ? (step + 1) / 2 : -step / 2);
            bool is_free = step == 0 || (x >= first && x <= last);
            for (int32_t k = 0; k < count && is_free; k++) {
                const Pin *other = &wiring->pins[pins[k]];
                // Among equals the first stays.
                bool yields = other->is_fixed ? !pin->is_fixed || k < i
                                              : !pin->is_fixed && (k < i || step > 0);
                is_free = k == i || other->x != x || !yields;
            }
            if (is_free)
                break;
        }
        pin->x = x >= first && x <= last ? x : pin->x;
    }
}

static void wire_side(Porting *porting, int32_t side, Wish *wishes)
{
    Wiring *wiring = porting->wiring;
    const Proper *proper = porting->proper;
    const ProperNode *node = &proper->nodes[side / 2];
    const int32_t *pins = &porting->sides.items[porting->sides.first[side]];
    int32_t count = porting->sides.first[side + 1] - porting->sides.first[side];
    int32_t free = 0, first, last;
    bool has_fixed = false;
    usable(node, count, &first, &last);
    for (int32_t i = 0; i < count; i++) {
        Pin *pin = &wiring->pins[pins[i]];
        const LayoutNet *net = &proper->nets[wiring->segments[pin->segment].net];
        bool is_target = pin->is_upper && net->to == pin->node;
        pin->x = middle_of(node);
        if (is_target && net->port >= 0) {
            pin->is_fixed = has_fixed = true;
            pin->x = node->x + (net->port < node->width ? net->port : node->width - 1);
            continue;
        }
        int32_t ideal = ideal_of(porting, pin);
        if (count == 1 && !pulls(porting, pin))
            ideal = 2 * middle_of(node);
        wishes[free++] = (Wish){ ideal, i, pins[i] };
    }
    if (proper_is_station(proper, side / 2)) {
        for (int32_t i = 0; i < count; i++)
            wiring->pins[pins[i]].is_fixed = true;
        return;
    }
    qsort(wishes, (size_t)free, sizeof wishes[0], compare_wishes);
    int32_t pitch = count > 0 ? (node->reach - 2 * CORNER) / count : 0;
    pitch = pitch > PITCH_AT_MOST    ? PITCH_AT_MOST
            : pitch < PITCH_AT_LEAST ? PITCH_AT_LEAST
                                     : pitch;
    spread(wiring, wishes, free, first, last, pitch);
    if (has_fixed || PITCH_AT_LEAST * (count - 1) > last - first)
        make_way(wiring, pins, count, first, last);
}

// A segment of two pins becomes straight if the upper one can stand over the lower.
static void straighten(Porting *porting, int32_t channel)
{
    Wiring *wiring = porting->wiring;
    for (int32_t i = wiring->channel_first[channel];
         i < wiring->channel_first[channel + 1]; i++) {
        const Segment *segment = &wiring->segments[i];
        Pin *upper = &wiring->pins[segment->first_pin], *lower = upper + 1;
        if (segment->pin_count != 2 || segment->upper_count != 1 || upper->is_fixed)
            continue;
        int32_t side = 2 * upper->node + 1, first, last;
        usable(&porting->proper->nodes[upper->node], 1, &first, &last);
        if (porting->sides.first[side + 1] - porting->sides.first[side] == 1 &&
            lower->x >= first && lower->x <= last)
            upper->x = lower->x;
    }
}

static bool is_straight(const Wiring *wiring, const Segment *segment)
{
    for (int32_t i = 1; i < segment->pin_count; i++)
        if (wiring->pins[segment->first_pin + i].x !=
            wiring->pins[segment->first_pin].x)
            return false;
    return true;
}

// Whether a pin of a box may stand in a column: none of the same side is too near.
static bool has_room(const Porting *porting, const int32_t *own, const Pin *pin,
                     int32_t x)
{
    for (int32_t near = x - PITCH_AT_LEAST + 1; near < x + PITCH_AT_LEAST; near++) {
        int32_t other = near < 0 || near >= porting->width ? -1 : own[near];
        if (other >= 0 && porting->wiring->pins[other].node == pin->node &&
            &porting->wiring->pins[other] != pin)
            return false;
    }
    return true;
}

// Moves a pin to the nearest column of its side that no other net has in the channel.
static bool move_away(Porting *porting, int32_t number)
{
    Wiring *wiring = porting->wiring;
    Pin *pin = &wiring->pins[number];
    int32_t *own = pin->is_upper ? porting->upper : porting->lower;
    int32_t *other = pin->is_upper ? porting->lower : porting->upper;
    int32_t first, last;
    usable(&porting->proper->nodes[pin->node], 1, &first, &last);
    if (pin->is_fixed || is_straight(wiring, &wiring->segments[pin->segment]))
        return false;
    for (int32_t step = 2; step <= 2 * (last - first) + 1; step++) {
        int32_t x = pin->x + (step % 2 ? -(step / 2) : step / 2);
        if (x < first || x > last || own[x] >= 0 || !has_room(porting, own, pin, x) ||
            (other[x] >= 0 && wiring->pins[other[x]].segment != pin->segment))
            continue;
        if (own[pin->x] == number)
            own[pin->x] = -1;
        own[x] = number;
        pin->x = x;
        return true;
    }
    return false;
}

static void separate(Porting *porting, int32_t channel)
{
    Wiring *wiring = porting->wiring;
    int32_t begin = wiring->channel_first[channel];
    int32_t end = wiring->channel_first[channel + 1];
    if (begin == end)
        return;
    int32_t first = wiring->segments[begin].first_pin;
    int32_t last =
        wiring->segments[end - 1].first_pin + wiring->segments[end - 1].pin_count;
    for (int32_t i = first; i < last; i++)
        (wiring->pins[i].is_upper ? porting->upper
                                  : porting->lower)[wiring->pins[i].x] = i;
    for (int32_t round = 0, moved = 1; round < ROUNDS && moved > 0; round++) {
        moved = 0;
        for (int32_t i = first; i < last; i++) {
            int32_t x = wiring->pins[i].x, below = porting->lower[x];
            if (!wiring->pins[i].is_upper || below < 0 ||
                wiring->pins[below].segment == wiring->pins[i].segment)
                continue;
            moved += move_away(porting, below) || move_away(porting, i);
        }
    }
    for (int32_t i = first; i < last; i++)
        porting->upper[wiring->pins[i].x] = porting->lower[wiring->pins[i].x] = -1;
}

static int compare_pins(const void *left, const void *right)
{
    const Pin *a = left, *b = right;
    return a->x < b->x ? -1 : a->x > b->x;
}

static void sort_pins(Wiring *wiring)
{
    for (int32_t i = 0; i < wiring->segment_count; i++) {
        const Segment *segment = &wiring->segments[i];
        qsort(&wiring->pins[segment->first_pin + segment->upper_count],
              (size_t)(segment->pin_count - segment->upper_count),
              sizeof wiring->pins[0], compare_pins);
    }
}

static void sort_sides(Porting *porting)
{
    Wiring *wiring = porting->wiring;
    int32_t *side =
        arena_get(porting->arena, (size_t)wiring->pin_count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < wiring->pin_count; i++)
        side[i] = 2 * wiring->pins[i].node + wiring->pins[i].is_upper;
    porting->sides = buckets_make(side, wiring->pin_count,
                                  2 * porting->proper->node_count, porting->arena);
}

Wiring *port_make(const Proper *proper, int32_t width, Arena *arena)
{
    size_t pins = 2 * (size_t)(proper->edge_count + proper->net_count) + 1;
    size_t columns = (size_t)width + 1;
    Porting porting = {
        .proper = proper,
        .wiring = arena_get(arena, 1, sizeof(Wiring)),
        .arena = arena,
        .upper = arena_get(arena, columns, sizeof(int32_t)),
        .lower = arena_get(arena, columns, sizeof(int32_t)),
        .width = width,
    };
    for (size_t i = 0; i < columns; i++)
        porting.upper[i] = porting.lower[i] = -1;
    porting.wiring->pins = arena_get(arena, pins, sizeof(Pin));
    porting.wiring->segments =
        arena_get(arena, (size_t)proper->segment_count + 1, sizeof(Segment));
    porting.wiring->channel_first =
        arena_get(arena, (size_t)proper->layer_count + 1, sizeof(int32_t));
    make_segments(&porting);
    sort_sides(&porting);
    Wish *wishes = arena_get(arena, pins, sizeof wishes[0]);
    for (int32_t layer = 0; layer < proper->layer_count; layer++) {
        for (int32_t top = 0; top < 2; top++)
            for (int32_t i = proper->layer_first[layer];
                 i < proper->layer_first[layer + 1]; i++)
                wire_side(&porting, 2 * proper->sequence[i] + top, wishes);
        if (layer > 0) {
            straighten(&porting, layer - 1);
            separate(&porting, layer - 1);
        }
    }
    if (proper->layer_count > 0)
        separate(&porting, proper->layer_count - 1);
    sort_pins(porting.wiring);
    return porting.wiring;
}
