#include "src/debate/components.h"

typedef struct {
    const Framework *graph;
    int32_t *component, *low, *next; // next: the target to be looked at
    int32_t *path, *open;            // the way down, and what has no component yet
    int32_t path_count, open_count, visited, found;
} Search;

static void enter(Search *search, int32_t node)
{
    search->low[node] = ++search->visited;
    search->component[node] = -1;
    search->next[node] = search->graph->out_start[node];
    search->path[search->path_count++] = node;
    search->open[search->open_count++] = node;
}

// Leaves the last node of the way down; `first` is the number that it was entered with.
static void leave(Search *search, int32_t first)
{
    int32_t node = search->path[--search->path_count];
    if (search->path_count > 0) {
        int32_t above = search->path[search->path_count - 1];
        if (search->low[node] < search->low[above])
            search->low[above] = search->low[node];
    }
    if (search->low[node] != first)
        return;
    int32_t member;
    do {
        member = search->open[--search->open_count];
        search->component[member] = search->found;
        search->low[member] = INT32_MAX; // no way back to it any more
    } while (member != node);
    search->found++;
}

int32_t components_find(const Framework *graph, int32_t *component, Arena *scratch)
{
    size_t room = (size_t)graph->count + 1;
    int32_t *first = arena_get(scratch, room, sizeof *first);
    Search search = { .graph = graph,
                      .component = component,
                      .low = arena_get(scratch, room, sizeof(int32_t)),
                      .next = arena_get(scratch, room, sizeof(int32_t)),
                      .path = arena_get(scratch, room, sizeof(int32_t)),
                      .open = arena_get(scratch, room, sizeof(int32_t)) };
    for (int32_t root = 0; root < graph->count; root++) {
        if (first[root] != 0)
            continue;
        enter(&search, root);
        first[root] = search.visited;
        while (search.path_count > 0) {
            int32_t node = search.path[search.path_count - 1];
            if (search.next[node] == graph->out_start[node + 1]) {
                leave(&search, first[node]);
                continue;
            }
            int32_t target = graph->targets[search.next[node]++];
            if (first[target] == 0) {
                enter(&search, target);
                first[target] = search.visited;
            } else if (search.low[target] < search.low[node]) {
                search.low[node] = search.low[target];
            }
        }
    }
    return search.found;
}
