#include "src/map/track.h"
#include <stdlib.h>
#include "src/base/vec.h"

enum { PAIRS_AT_MOST = 4000000 }; // of segments side by side, in one channel

typedef struct {
    int32_t segment, low, high; // columns
    int32_t level, waits,
        must_wait; // for how many others, and for how many of necessity
    bool is_done;
} Lane;

typedef struct {
    int32_t above, below; // lanes
    bool is_needed;       // else the two would only cross more the other way round
} Order;

typedef struct {
    const Proper *proper;
    Wiring *wiring;
    Arena *arena; // of this channel
    Lane *lanes;
    int32_t lane_count;
    Order *orders;
    size_t order_count, order_capacity;
    bool *is_refused;
    bool has_refused;
} Tracking;

// Marks a link of a segment's net, if there is one that nothing hangs by.
static bool refuse(Tracking *tracking, int32_t segment, bool takes_any)
{
    const Proper *proper = tracking->proper;
    const Wiring *wiring = tracking->wiring;
    int32_t net = wiring->segments[segment].net, best = -1;
    for (int32_t i = 0; i < proper->graph->link_count; i++) {
        if (proper->ranks.links[i].net != net)
            continue;
        bool is_tree = proper->ranks.parent_link[proper->graph->links[i].from] == i;
        if (!is_tree || (takes_any && best < 0))
            best = i;
        if (!is_tree)
            break;
    }
    if (best < 0)
        return false;
    tracking->is_refused[best] = true;
    tracking->has_refused = true;
    return true;
}

static void refuse_one(Tracking *tracking, int32_t a, int32_t b)
{
    if (!refuse(tracking, a, false) && !refuse(tracking, b, false) &&
        !refuse(tracking, b, true))
        refuse(tracking, a, true);
}

static int compare_lanes(const void *left, const void *right)
{
    const Lane *a = left, *b = right;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return a->segment < b->segment ? -1 : a->segment > b->segment;
}

// How many of the pins (sorted by column) stand in columns low ... high.
static int32_t count_within(const Pin *pins, int32_t count, int32_t low, int32_t high)
{
    int32_t ends[2];
    for (int32_t side = 0; side < 2; side++) {
        int32_t from = 0, to = count;
        while (from < to) {
            int32_t middle = (from + to) / 2;
            if (pins[middle].x < (side == 0 ? low : high + 1))
                from = middle + 1;
            else
                to = middle;
        }
        ends[side] = from;
    }
    return ends[1] - ends[0];
}

static bool has_column(const Pin *pins, int32_t count, int32_t x)
{
    return count_within(pins, count, x, x) > 0;
}

typedef struct {
    int32_t crossings;
    bool overlaps;
} Cost;

// What it costs if the track of lane a is above that of lane b.
static Cost cost_of(const Tracking *tracking, const Lane *a, const Lane *b)
{
    const Segment *upper = &tracking->wiring->segments[a->segment];
    const Segment *lower = &tracking->wiring->segments[b->segment];
    const Pin *pins_a = &tracking->wiring->pins[upper->first_pin + upper->upper_count];
    const Pin *pins_b = &tracking->wiring->pins[lower->first_pin];
    int32_t count = upper->pin_count - upper->upper_count;
    Cost cost = { count_within(pins_a, count, b->low, b->high), false };
    for (int32_t i = 0; i < lower->upper_count; i++) {
        cost.crossings += pins_b[i].x >= a->low && pins_b[i].x <= a->high;
        cost.overlaps = cost.overlaps || has_column(pins_a, count, pins_b[i].x);
    }
    return cost;
}

static void add_order(Tracking *tracking, int32_t above, int32_t below, bool is_needed)
{
    tracking->orders =
        vec_room(tracking->arena, tracking->orders, tracking->order_count,
                 &tracking->order_capacity, sizeof tracking->orders[0]);
    tracking->orders[tracking->order_count++] = (Order){ above, below, is_needed };
    tracking->lanes[below].waits++;
    tracking->lanes[below].must_wait += is_needed;
}

// Which of two lanes with common columns goes above the other.
static void compare(Tracking *tracking, int32_t a, int32_t b)
{
    const Lane *lanes = tracking->lanes;
    Cost over = cost_of(tracking, &lanes[a], &lanes[b]);
    Cost under = cost_of(tracking, &lanes[b], &lanes[a]);
    if (over.overlaps && under.overlaps)
        refuse_one(tracking, lanes[a].segment, lanes[b].segment);
    bool goes_above = over.overlaps != under.overlaps
                          ? under.overlaps
                          : over.crossings <= under.crossings;
    bool is_needed = over.overlaps != under.overlaps;
    if (goes_above)
        add_order(tracking, a, b, is_needed);
    else
        add_order(tracking, b, a, is_needed);
}

// Collects the segments that run across, from the left.
static void find_lanes(Tracking *tracking, int32_t begin, int32_t end)
{
    const Wiring *wiring = tracking->wiring;
    tracking->lanes =
        arena_get(tracking->arena, (size_t)(end - begin) + 1, sizeof(Lane));
    for (int32_t i = begin; i < end; i++) {
        Lane lane = { .segment = i, .low = INT32_MAX, .high = INT32_MIN };
        for (int32_t k = 0; k < wiring->segments[i].pin_count; k++) {
            int32_t x = wiring->pins[wiring->segments[i].first_pin + k].x;
            lane.low = x < lane.low ? x : lane.low;
            lane.high = x > lane.high ? x : lane.high;
        }
        if (lane.low < lane.high)
            tracking->lanes[tracking->lane_count++] = lane;
    }
    qsort(tracking->lanes, (size_t)tracking->lane_count, sizeof(Lane), compare_lanes);
}

// The widest lanes of a channel that is too full.
static void refuse_widest(Tracking *tracking)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < tracking->lane_count; i++)
        sum += tracking->lanes[i].high - tracking->lanes[i].low;
    for (int32_t i = 0; i < tracking->lane_count; i++)
        if ((int64_t)(tracking->lanes[i].high - tracking->lanes[i].low) *
                tracking->lane_count >=
            sum)
            refuse(tracking, tracking->lanes[i].segment, false);
}

// Compares all pairs of lanes that have columns in common or touch.
static void find_orders(Tracking *tracking)
{
    int32_t count = tracking->lane_count, open = 0;
    int32_t *active = arena_get(tracking->arena, (size_t)count + 1, sizeof active[0]);
    int64_t pairs = 0;
    for (int32_t i = 0; i < count; i++) {
        int32_t kept = 0;
        for (int32_t k = 0; k < open; k++)
            if (tracking->lanes[active[k]].high + 1 >= tracking->lanes[i].low)
                active[kept++] = active[k];
        open = kept;
        pairs += open;
        if (pairs > PAIRS_AT_MOST) {
            refuse_widest(tracking);
            if (tracking->has_refused)
                return;
        }
        for (int32_t k = 0; k < open; k++)
            compare(tracking, active[k], i);
        active[open++] = i;
    }
}

// The lane to be let go when each waits for another.
static int32_t least_waiting(const Tracking *tracking)
{
    int32_t best = -1;
    for (int32_t i = 0; i < tracking->lane_count; i++) {
        const Lane *lane = &tracking->lanes[i];
        const Lane *other = best < 0 ? NULL : &tracking->lanes[best];
        if (lane->is_done)
            continue;
        if (other == NULL || lane->must_wait < other->must_wait ||
            (lane->must_wait == other->must_wait && lane->waits < other->waits))
            best = i;
    }
    return best;
}

typedef struct {
    Buckets below, above; // orders by the lane above, and by the lane below
    int32_t *queue, head, tail;
} Release;

// Gives the lane its level for good, and others that are bound to it theirs.
static void release(Tracking *tracking, Release *state, int32_t number)
{
    Lane *lanes = tracking->lanes, *lane = &lanes[number];
    lane->is_done = true;
    for (int32_t k = state->above.first[number]; k < state->above.first[number + 1];
         k++) {
        const Order *order = &tracking->orders[state->above.items[k]];
        Lane *late = &lanes[order->above];
        if (late->is_done)
            continue;
        if (order->is_needed)
            refuse_one(tracking, lane->segment, late->segment);
        late->level = late->level > lane->level ? late->level : lane->level + 1;
    }
    for (int32_t k = state->below.first[number]; k < state->below.first[number + 1];
         k++) {
        const Order *order = &tracking->orders[state->below.items[k]];
        Lane *next = &lanes[order->below];
        if (next->is_done)
            continue;
        next->must_wait -= order->is_needed;
        next->level = next->level > lane->level ? next->level : lane->level + 1;
        if (--next->waits == 0)
            state->queue[state->tail++] = order->below;
    }
}

// Levels by longest paths. Returns how many there are.
static int32_t find_levels(Tracking *tracking)
{
    int32_t count = tracking->lane_count, levels = 0;
    int32_t orders = (int32_t)tracking->order_count;
    int32_t *end = arena_get(tracking->arena, (size_t)orders + 1, sizeof end[0]);
    Release state = {
        .queue = arena_get(tracking->arena, 2 * (size_t)count + 1, sizeof(int32_t)),
    };
    for (int32_t i = 0; i < orders; i++)
        end[i] = tracking->orders[i].above;
    state.below = buckets_make(end, orders, count, tracking->arena);
    for (int32_t i = 0; i < orders; i++)
        end[i] = tracking->orders[i].below;
    state.above = buckets_make(end, orders, count, tracking->arena);
    for (int32_t i = 0; i < count; i++)
        if (tracking->lanes[i].waits == 0)
            state.queue[state.tail++] = i;
    for (int32_t done = 0; done < count;) {
        int32_t next = state.head < state.tail ? state.queue[state.head++]
                                               : least_waiting(tracking);
        if (tracking->lanes[next].is_done)
            continue;
        release(tracking, &state, next);
        done++;
    }
    for (int32_t i = 0; i < count; i++) {
        const Lane *lane = &tracking->lanes[i];
        tracking->wiring->segments[lane->segment].track = lane->level;
        levels = lane->level >= levels ? lane->level + 1 : levels;
    }
    return levels;
}

typedef struct {
    int32_t node, x, segment;
    bool is_upper;
} Spot;

static int compare_spots(const void *left, const void *right)
{
    const Spot *a = left, *b = right;
    if (a->is_upper != b->is_upper)
        return a->is_upper ? -1 : 1;
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return a->segment < b->segment ? -1 : a->segment > b->segment;
}

// Refuses links where several lines came to end in one column of a side, or in columns
// beside each other at one box: there is no room for the sign of a head's kind.
static void check_sides(Tracking *tracking, int32_t first, int32_t last)
{
    const Wiring *wiring = tracking->wiring;
    size_t count = (size_t)(last - first);
    Spot *spots = arena_get(tracking->arena, count + 1, sizeof spots[0]);
    for (size_t i = 0; i < count; i++) {
        const Pin *pin = &wiring->pins[first + (int32_t)i];
        spots[i] = (Spot){ pin->node, pin->x, pin->segment, pin->is_upper };
    }
    qsort(spots, count, sizeof spots[0], compare_spots);
    for (size_t i = 1; i < count; i++)
        if (spots[i].is_upper == spots[i - 1].is_upper &&
            spots[i].segment != spots[i - 1].segment &&
            (spots[i].x == spots[i - 1].x ||
             (spots[i].x == spots[i - 1].x + 1 && spots[i].node == spots[i - 1].node)))
            refuse_one(tracking, spots[i - 1].segment, spots[i].segment);
}

bool track_make(const Proper *proper, Wiring *wiring, int32_t *tracks, bool *is_refused,
                Arena *arena)
{
    bool has_refused = false;
    for (int32_t channel = 0; channel < proper->layer_count; channel++) {
        int32_t begin = wiring->channel_first[channel];
        int32_t end = wiring->channel_first[channel + 1];
        tracks[channel] = 0;
        if (begin == end)
            continue;
        Tracking tracking = {
            .proper = proper,
            .wiring = wiring,
            .arena = arena,
            .is_refused = is_refused,
        };
        const Segment *last = &wiring->segments[end - 1];
        check_sides(&tracking, wiring->segments[begin].first_pin,
                    last->first_pin + last->pin_count);
        find_lanes(&tracking, begin, end);
        find_orders(&tracking);
        tracks[channel] = find_levels(&tracking);
        has_refused = has_refused || tracking.has_refused;
    }
    return has_refused;
}

// --- room for signs

// Columns of a line's run across that nothing else passes or meets.
static int32_t free_columns(const Wiring *wiring, int32_t channel, int32_t number)
{
    const Segment *segment = &wiring->segments[number];
    int32_t begin = wiring->channel_first[channel];
    const Segment *last = &wiring->segments[wiring->channel_first[channel + 1] - 1];
    int32_t end = last->first_pin + last->pin_count;
    int32_t low = INT32_MAX, high = INT32_MIN, taken = 0;
    for (int32_t i = 0; i < segment->pin_count; i++) {
        int32_t x = wiring->pins[segment->first_pin + i].x;
        low = x < low ? x : low;
        high = x > high ? x : high;
    }
    for (int32_t i = wiring->segments[begin].first_pin; i < end; i++)
        taken += wiring->pins[i].x > low && wiring->pins[i].x < high;
    return high - low - 1 - taken;
}

// Whether a level line from one layer to the next is too short for its sign.
static bool is_short(const Proper *proper, const Wiring *wiring, int32_t channel,
                     int32_t number)
{
    enum { LEAST = 2 }; // columns: the sign, and one that shows the line's style
    const Segment *segment = &wiring->segments[number];
    if (!proper->nets[segment->net].is_symmetric || segment->upper_count != 1)
        return false;
    for (int32_t i = 0; i < segment->pin_count; i++)
        if (proper_is_station(proper, wiring->pins[segment->first_pin + i].node))
            return false;
    return free_columns(wiring, channel, number) < LEAST;
}

void track_widen(const Proper *proper, const Wiring *wiring, bool is_airy,
                 int32_t *tracks)
{
    enum { LEAST = 3 }; // rows: the sign, and one on either side
    for (int32_t channel = 0; channel < proper->layer_count; channel++) {
        int32_t rows = tracks[channel] > 0 ? tracks[channel] : 1, least = 0;
        for (int32_t i = wiring->channel_first[channel];
             i < wiring->channel_first[channel + 1]; i++) {
            int32_t track = wiring->segments[i].track;
            if (!is_short(proper, wiring, channel, i))
                continue;
            int32_t here = (track > 0 ? track : 0) + LEAST;
            here = here > rows + 1 ? here : rows + 1; // one that no other line crosses
            least = here > least ? here : least;
        }
        if (least > rows + is_airy)
            tracks[channel] = least - is_airy;
    }
}
