#include "src/map/rank.h"
#include <stdlib.h>
#include "src/map/buckets.h"
#include "src/map/cycle.h"
#include "src/map/level.h"

enum {
    LAYERS_AT_MOST = 4,  // that a drawn link spans
    WINDOWS_AT_MOST = 3, // that it is wide
    LEAF_PERCENT = 55,   // of a leaf's width that remains, because cards join leaves
    STATIONS_FREE = 1000000, // that the lines of all links may have in layers between
    STATIONS_EACH = 16,      // and so many more for each box
};

typedef struct {
    const MapGraph *graph;
    const RankOptions *options;
    Arena *arena;
    Cycle cycle;
    Buckets above; // directed links by their source
    Ranks ranks;
} Ranking;

// Whether the link makes its source stand below its target.
static bool is_upward(const Ranking *ranking, int32_t link)
{
    return ranking->ranks.links[link].fate == FATE_DRAWN &&
           !ranking->ranks.links[link].is_reversed &&
           cycle_is_directed(&ranking->graph->links[link]);
}

// The longest path from a root to each box.
static void find_layers(Ranking *ranking)
{
    for (int32_t i = 0; i < ranking->graph->box_count; i++) {
        int32_t box = ranking->cycle.sequence[i], layer = 0;
        for (int32_t k = ranking->above.first[box]; k < ranking->above.first[box + 1];
             k++) {
            int32_t link = ranking->above.items[k];
            int32_t target = ranking->graph->links[link].to;
            if (is_upward(ranking, link) && ranking->ranks.layer[target] >= layer)
                layer = ranking->ranks.layer[target] + 1;
        }
        ranking->ranks.layer[box] = layer;
    }
}

// Whether link a, to the same layer as b, is the better one to hang by.
static bool hangs_better(const Ranking *ranking, int32_t a, int32_t b)
{
    const GraphLink *links = ranking->graph->links;
    const GraphBox *boxes = ranking->graph->boxes;
    if (links[a].is_home != links[b].is_home)
        return links[a].is_home;
    bool a_near = boxes[links[a].from].section == boxes[links[a].to].section;
    bool b_near = boxes[links[b].from].section == boxes[links[b].to].section;
    if (a_near != b_near)
        return a_near;
    return links[a].link < links[b].link;
}

static void find_parents(Ranking *ranking)
{
    const Ranks *ranks = &ranking->ranks;
    for (int32_t box = 0; box < ranking->graph->box_count; box++) {
        int32_t best = -1;
        for (int32_t k = ranking->above.first[box]; k < ranking->above.first[box + 1];
             k++) {
            int32_t link = ranking->above.items[k];
            if (!is_upward(ranking, link))
                continue;
            int32_t layer = ranks->layer[ranking->graph->links[link].to];
            int32_t lowest =
                best < 0 ? -1 : ranks->layer[ranking->graph->links[best].to];
            if (layer > lowest ||
                (layer == lowest && hangs_better(ranking, link, best)))
                best = link;
        }
        ranks->parent_link[box] = best;
        ranks->parent[box] = best < 0 ? -1 : ranking->graph->links[best].to;
    }
}

static int32_t widest_box(const MapGraph *graph)
{
    int32_t widest = 0;
    for (int32_t i = 0; i < graph->box_count; i++)
        if (graph->boxes[i].width > widest)
            widest = graph->boxes[i].width;
    return widest;
}

// Twice the number of leaves that stand left of the middle of each box, by a walk over
// the tree of parents in document order.
static int64_t *find_middles(const Ranking *ranking)
{
    int32_t count = ranking->graph->box_count;
    const int32_t *parent = ranking->ranks.parent;
    Buckets below = buckets_make(parent, count, count, ranking->arena);
    int64_t *leaves = arena_get(ranking->arena, (size_t)count + 1, sizeof(int64_t));
    int64_t *left = arena_get(ranking->arena, (size_t)count + 1, sizeof(int64_t));
    for (int32_t i = count; i-- > 0;) {
        int32_t box = ranking->cycle.sequence[i];
        if (leaves[box] == 0)
            leaves[box] = 1;
        if (parent[box] >= 0)
            leaves[parent[box]] += leaves[box];
    }
    int64_t roots = 0;
    for (int32_t box = 0; box < count; box++)
        if (parent[box] < 0) {
            left[box] = roots;
            roots += leaves[box];
        }
    for (int32_t i = 0; i < count; i++) {
        int32_t box = ranking->cycle.sequence[i];
        int64_t next = left[box];
        for (int32_t k = below.first[box]; k < below.first[box + 1]; k++) {
            left[below.items[k]] = next;
            next += leaves[below.items[k]];
        }
    }
    for (int32_t box = 0; box < count; box++)
        left[box] = 2 * left[box] + leaves[box] - 1;
    return left;
}

// Turns the links into references that are too wide or too high for the window.
static void find_references(Ranking *ranking)
{
    const MapGraph *graph = ranking->graph;
    const int64_t *middle = find_middles(ranking);
    int64_t pitch = (int64_t)(widest_box(graph) + 2) * LEAF_PERCENT;
    int64_t limit = (int64_t)ranking->options->window_width * WINDOWS_AT_MOST * 2 * 100;
    for (int32_t i = 0; i < graph->link_count; i++) {
        const GraphLink *link = &graph->links[i];
        if (ranking->ranks.links[i].fate != FATE_DRAWN ||
            ranking->ranks.parent_link[link->from] == i)
            continue;
        const bool *was = ranking->options->was_reference;
        int64_t allowed = was != NULL && was[i] ? limit / 5 * 4 : limit;
        int64_t wide = llabs(middle[link->from] - middle[link->to]) * pitch;
        int32_t high =
            abs(ranking->ranks.layer[link->from] - ranking->ranks.layer[link->to]);
        if (wide > allowed || high > LAYERS_AT_MOST)
            ranking->ranks.links[i].fate = FATE_REFERENCE;
    }
}

// How many layers lie between the ends of a drawn link.
static int32_t stations_of(const Ranking *ranking, int32_t link)
{
    const GraphLink *ends = &ranking->graph->links[link];
    if (ranking->ranks.links[link].fate != FATE_DRAWN)
        return 0;
    int32_t span =
        abs(ranking->ranks.layer[ends->from] - ranking->ranks.layer[ends->to]);
    return span > 1 ? span - 1 : 0;
}

// Turns the longest links into references until the rest is bearable; returns whether
// there were any.
static bool drop_longest(Ranking *ranking)
{
    const MapGraph *graph = ranking->graph;
    int64_t allowed = STATIONS_FREE + (int64_t)STATIONS_EACH * graph->box_count;
    int64_t total = 0;
    int32_t *stations =
        arena_get(ranking->arena, (size_t)graph->link_count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < graph->link_count; i++) {
        stations[i] = stations_of(ranking, i);
        total += stations[i];
    }
    if (total <= allowed)
        return false;
    Buckets by_length =
        buckets_make(stations, graph->link_count, graph->box_count + 1, ranking->arena);
    for (int32_t k = graph->link_count; k-- > 0 && total > allowed / 2;) {
        int32_t link = by_length.items[k];
        total -= stations[link];
        ranking->ranks.links[link].fate = FATE_REFERENCE;
    }
    return true;
}

// Links against a cycle whose other links are references may now point up after all, or
// to the same layer; those cannot be drawn.
static void mend_reversed(Ranking *ranking)
{
    for (int32_t i = 0; i < ranking->graph->link_count; i++) {
        const GraphLink *link = &ranking->graph->links[i];
        LayoutLink *fate = &ranking->ranks.links[i];
        int32_t down =
            ranking->ranks.layer[link->to] - ranking->ranks.layer[link->from];
        if (!fate->is_reversed || fate->fate != FATE_DRAWN)
            continue;
        fate->is_reversed = down > 0;
        if (down == 0)
            fate->fate = FATE_REFERENCE;
    }
}

static void start_links(Ranking *ranking)
{
    const MapGraph *graph = ranking->graph;
    const bool *refused = ranking->options->is_refused;
    int32_t *source =
        arena_get(ranking->arena, (size_t)graph->link_count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < graph->link_count; i++) {
        bool is_badge = graph->links[i].from == graph->links[i].to;
        bool is_refused = refused != NULL && refused[i];
        ranking->ranks.links[i] = (LayoutLink){
            .fate = is_badge     ? FATE_BADGE
                    : is_refused ? FATE_REFERENCE
                                 : FATE_DRAWN,
            .net = -1,
        };
        source[i] = cycle_is_directed(&graph->links[i]) ? graph->links[i].from : -1;
    }
    ranking->above =
        buckets_make(source, graph->link_count, graph->box_count, ranking->arena);
}

// Layers, parents and components from the links that are drawn.
static void settle(Ranking *ranking)
{
    Ranks *ranks = &ranking->ranks;
    for (int32_t i = 0; i < ranking->graph->link_count; i++)
        ranks->links[i].is_reversed = ranking->cycle.is_reversed[i];
    find_layers(ranking);
    find_parents(ranking);
    mend_reversed(ranking);
    ranks->component_count = level_make(ranking->graph, ranks->links, ranks->parent,
                                        ranks->layer, ranks->component, ranking->arena);
}

Ranks rank_make(const MapGraph *graph, const RankOptions *options, Arena *arena)
{
    size_t boxes = (size_t)graph->box_count + 1;
    Ranking ranking = { .graph = graph, .options = options, .arena = arena };
    ranking.cycle = cycle_break(graph, arena);
    ranking.ranks = (Ranks){
        .links = arena_get(arena, (size_t)graph->link_count + 1, sizeof(LayoutLink)),
        .layer = arena_get(arena, boxes, sizeof(int32_t)),
        .parent = arena_get(arena, boxes, sizeof(int32_t)),
        .parent_link = arena_get(arena, boxes, sizeof(int32_t)),
        .component = arena_get(arena, boxes, sizeof(int32_t)),
    };
    start_links(&ranking);
    settle(&ranking);
    if (options->window_width > 0) {
        find_references(&ranking);
        settle(&ranking);
    }
    while (drop_longest(&ranking))
        settle(&ranking);
    for (int32_t i = 0; i < graph->box_count; i++)
        if (ranking.ranks.layer[i] >= ranking.ranks.layer_count)
            ranking.ranks.layer_count = ranking.ranks.layer[i] + 1;
    return ranking.ranks;
}
