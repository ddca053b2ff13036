#include "src/map/cycle.h"
#include "src/map/buckets.h"

bool cycle_is_directed(const GraphLink *link)
{
    return !link_is_symmetric(link->link) && link->from != link->to;
}

typedef struct {
    const MapGraph *graph;
    Buckets below;    // directed links by their target
    char *state;      // by box
    int32_t *next;    // by box: where in its bucket the walk is
    int32_t *stack;   // boxes that are being walked from
    int32_t finished; // boxes done
    Cycle cycle;
} Walk;

enum { NOT_SEEN, BEING_WALKED, DONE };

static void walk_from(Walk *walk, int32_t root)
{
    int32_t depth = 0;
    walk->stack[depth++] = root;
    walk->state[root] = BEING_WALKED;
    while (depth > 0) {
        int32_t box = walk->stack[depth - 1];
        if (walk->next[box] == walk->below.first[box + 1]) {
            walk->state[box] = DONE;
            walk->finished++;
            // What is finished last comes first: targets are finished after sources.
            walk->cycle.sequence[walk->graph->box_count - walk->finished] = box;
            depth--;
            continue;
        }
        int32_t link = walk->below.items[walk->next[box]++];
        int32_t source = walk->graph->links[link].from;
        if (walk->state[source] == BEING_WALKED) {
            walk->cycle.is_reversed[link] = true;
        } else if (walk->state[source] == NOT_SEEN) {
            walk->state[source] = BEING_WALKED;
            walk->stack[depth++] = source;
        }
    }
}

// Walks from all boxes that are left: theses, then by the number of links to them, then
// in document order.
static void walk_rest(Walk *walk, Arena *arena)
{
    int32_t count = walk->graph->box_count, most = 0;
    int32_t *bucket_of = arena_get(arena, (size_t)count, sizeof(int32_t));
    for (int32_t i = 0; i < count; i++) {
        bucket_of[i] = walk->below.first[i + 1] - walk->below.first[i];
        if (bucket_of[i] > most)
            most = bucket_of[i];
    }
    for (int32_t i = 0; i < count; i++) {
        if (walk->state[i] != NOT_SEEN)
            bucket_of[i] = -1;
        else
            bucket_of[i] =
                walk->graph->boxes[i].is_thesis ? 0 : 1 + most - bucket_of[i];
    }
    Buckets left = buckets_make(bucket_of, count, most + 2, arena);
    for (int32_t i = 0; i < left.first[most + 2]; i++)
        if (walk->state[left.items[i]] == NOT_SEEN)
            walk_from(walk, left.items[i]);
}

Cycle cycle_break(const MapGraph *graph, Arena *arena)
{
    size_t boxes = (size_t)graph->box_count + 1, links = (size_t)graph->link_count + 1;
    Walk walk = {
        .graph = graph,
        .state = arena_get(arena, boxes, sizeof(char)),
        .stack = arena_get(arena, boxes, sizeof(int32_t)),
        .next = arena_get(arena, boxes, sizeof(int32_t)),
        .cycle = { .is_reversed = arena_get(arena, links, sizeof(bool)),
                   .sequence = arena_get(arena, boxes, sizeof(int32_t)) },
    };
    int32_t *target = arena_get(arena, links, sizeof(int32_t));
    bool *has_target = arena_get(arena, boxes, sizeof(bool));
    for (int32_t i = 0; i < graph->link_count; i++) {
        bool is_directed = cycle_is_directed(&graph->links[i]);
        target[i] = is_directed ? graph->links[i].to : -1;
        if (is_directed)
            has_target[graph->links[i].from] = true;
    }
    walk.below = buckets_make(target, graph->link_count, graph->box_count, arena);
    for (int32_t i = 0; i < graph->box_count; i++)
        walk.next[i] = walk.below.first[i];
    for (int32_t i = 0; i < graph->box_count; i++)
        if (!has_target[i])
            walk_from(&walk, i);
    if (walk.finished < graph->box_count)
        walk_rest(&walk, arena);
    return walk.cycle;
}
