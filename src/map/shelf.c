#include "src/map/shelf.h"

enum { GAP_OF_COMPONENTS = 4 };

typedef struct {
    int32_t width, layers; // of the component
    int32_t x, layer;      // where it goes
} Part;

static Part *measure(const Proper *proper, Arena *arena)
{
    Part *parts =
        arena_get(arena, (size_t)proper->ranks.component_count + 1, sizeof parts[0]);
    for (int32_t i = 0; i < proper->node_count; i++) {
        const ProperNode *node = &proper->nodes[i];
        Part *part = &parts[proper_component(proper, i)];
        if (node->x + node->width > part->width)
            part->width = node->x + node->width;
        if (node->layer + 1 > part->layers)
            part->layers = node->layer + 1;
    }
    return parts;
}

// Returns how many layers all shelves have.
static int32_t fill_shelves(Part *parts, int32_t count, int32_t width)
{
    int32_t x = 0, layer = 0, layers = 0;
    for (int32_t i = 0; i < count; i++)
        if (parts[i].width > width)
            width = parts[i].width;
    for (int32_t i = 0; i < count; i++) {
        if (x > 0 && x + parts[i].width > width) {
            x = 0;
            layer += layers;
            layers = 0;
        }
        parts[i].x = x;
        parts[i].layer = layer;
        x += parts[i].width + GAP_OF_COMPONENTS;
        if (parts[i].layers > layers)
            layers = parts[i].layers;
    }
    return layer + layers;
}

// Sorts nodes and edges anew by the layers that they are in now.
static void sort_layers(Proper *proper, Arena *arena)
{
    size_t most = (size_t)(proper->node_count + proper->edge_count) + 1;
    int32_t *layer = arena_get(arena, most, sizeof(int32_t));
    for (int32_t i = 0; i < proper->node_count; i++)
        layer[i] = proper->nodes[proper->sequence[i]].layer;
    Buckets nodes = buckets_make(layer, proper->node_count, proper->layer_count, arena);
    for (int32_t i = 0; i < proper->node_count; i++)
        nodes.items[i] = proper->sequence[nodes.items[i]];
    for (int32_t i = 0; i < proper->layer_count; i++)
        for (int32_t k = nodes.first[i]; k < nodes.first[i + 1]; k++)
            proper->nodes[nodes.items[k]].place = k - nodes.first[i];
    for (int32_t i = 0; i < proper->edge_count; i++)
        layer[i] = proper->nodes[proper->edges[i].upper].layer;
    Buckets edges = buckets_make(layer, proper->edge_count, proper->layer_count, arena);
    ProperEdge *sorted = arena_get(arena, most, sizeof sorted[0]);
    for (int32_t i = 0; i < proper->edge_count; i++)
        sorted[i] = proper->edges[edges.items[i]];
    proper->layer_first = nodes.first;
    proper->sequence = nodes.items;
    proper->channel_first = edges.first;
    proper->edges = sorted;
}

void shelf_make(Proper *proper, int32_t window_width, Arena *arena)
{
    Part *parts = measure(proper, arena);
    if (proper->ranks.component_count < 2)
        return;
    proper->layer_count =
        fill_shelves(parts, proper->ranks.component_count, window_width);
    for (int32_t i = 0; i < proper->node_count; i++) {
        const Part *part = &parts[proper_component(proper, i)];
        proper->nodes[i].x += part->x;
        proper->nodes[i].layer += part->layer;
    }
    for (int32_t i = 0; i < proper->graph->box_count; i++)
        proper->ranks.layer[i] = proper->nodes[i].layer;
    sort_layers(proper, arena);
}
