#include "src/map/place_fit.h"

// A component is moved together if it is at most so much wider, in quarters of the
// window.
enum { QUARTERS = 5 };

typedef struct {
    Proper *proper;
    int32_t window;
    int32_t *was;  // by node: its column before
    bool *is_wide; // by component: it is moved
} Fit;

// The end of the part of a layer that is of one component.
static int32_t part_end(const Proper *proper, int32_t first, int32_t end)
{
    int32_t component = proper_component(proper, proper->sequence[first]);
    while (first < end &&
           proper_component(proper, proper->sequence[first]) == component)
        first++;
    return first;
}

static int32_t columns_between(const Proper *proper, int32_t left, int32_t right)
{
    return proper->nodes[left].width + place_gap(proper, left, right);
}

// Which components are a little too wide, and would have room.
static void choose(Fit *fit, Arena *arena)
{
    const Proper *proper = fit->proper;
    size_t count = (size_t)proper->ranks.component_count + 1;
    int32_t *width = arena_get(arena, count, sizeof *width);
    fit->is_wide = arena_get(arena, count, sizeof *fit->is_wide);
    for (int32_t i = 0; i < proper->node_count; i++) {
        int32_t component = proper_component(proper, i);
        int32_t end = proper->nodes[i].x + proper->nodes[i].width;
        width[component] = end > width[component] ? end : width[component];
    }
    for (int32_t i = 0; i < proper->ranks.component_count; i++)
        fit->is_wide[i] = width[i] > fit->window &&
                          4 * (int64_t)width[i] <= QUARTERS * (int64_t)fit->window;
    for (int32_t layer = 0; layer < proper->layer_count; layer++) {
        const int32_t *bounds = &proper->layer_first[layer];
        for (int32_t i = bounds[0], end; i < bounds[1]; i = end) {
            end = part_end(proper, i, bounds[1]);
            int32_t last = proper->sequence[end - 1];
            int64_t need = proper->nodes[last].width;
            for (int32_t k = i; k + 1 < end; k++)
                need += columns_between(proper, proper->sequence[k],
                                        proper->sequence[k + 1]);
            if (need > fit->window)
                fit->is_wide[proper_component(proper, last)] = false;
        }
    }
}

// Moves the part of a layer from `first` to `end`.
static void move_part(Fit *fit, int32_t first, int32_t end)
{
    Proper *proper = fit->proper;
    const int32_t *sequence = proper->sequence;
    for (int32_t i = first; i < end; i++) {
        ProperNode *node = &proper->nodes[sequence[i]];
        if (node->parent >= 0)
            node->x += proper->nodes[node->parent].x - fit->was[node->parent];
    }
    int32_t most = fit->window - proper->nodes[sequence[end - 1]].width;
    for (int32_t i = end; i-- > first;) {
        ProperNode *node = &proper->nodes[sequence[i]];
        node->x = node->x < most ? node->x : most;
        if (i > first)
            most = node->x - columns_between(proper, sequence[i - 1], sequence[i]);
    }
    int32_t least = 0;
    for (int32_t i = first; i < end; i++) {
        ProperNode *node = &proper->nodes[sequence[i]];
        node->x = node->x > least ? node->x : least;
        if (i + 1 < end)
            least = node->x + columns_between(proper, sequence[i], sequence[i + 1]);
    }
}

void place_fit(Proper *proper, int32_t window_width, Arena *arena)
{
    Fit fit = { .proper = proper, .window = window_width };
    fit.was = arena_get(arena, (size_t)proper->node_count + 1, sizeof *fit.was);
    for (int32_t i = 0; i < proper->node_count; i++)
        fit.was[i] = proper->nodes[i].x;
    choose(&fit, arena);
    for (int32_t layer = 0; layer < proper->layer_count; layer++) {
        const int32_t *bounds = &proper->layer_first[layer];
        for (int32_t i = bounds[0], end; i < bounds[1]; i = end) {
            end = part_end(proper, i, bounds[1]);
            if (fit.is_wide[proper_component(proper, proper->sequence[i])])
                move_part(&fit, i, end);
        }
    }
}
