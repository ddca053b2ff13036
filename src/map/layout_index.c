#include "src/map/layout_index.h"
#include <stdlib.h>
#include "src/base/alloc.h"

enum { TILE_WIDTH = 64, TILE_HEIGHT = 16, SIZES = 27 };

typedef struct {
    int32_t x0, y0, x1, y1;
} Extent;

// Boxes, runs and stubs in one row of numbers: "things".
struct LayoutIndex {
    const Layout *layout;
    int32_t run_start, stub_start, thing_count;
    uint64_t *keys;  // an open hash table of tiles
    int32_t *starts; // by slot: its first entry; then where its entries end
    int32_t *ends;
    size_t mask;
    int32_t *entries;            // things
    bool has_size[SIZES][SIZES]; // [width][height]
    int32_t *pin_starts, *pins;
    int32_t *undrawn_starts, *undrawn;
};

static Extent extent_of(const LayoutIndex *index, int32_t thing)
{
    const Layout *layout = index->layout;
    if (thing < index->run_start) {
        const LayoutBox *at = &layout->boxes[thing];
        const GraphBox *size = &layout->graph->boxes[thing];
        if (!at->is_placed)
            return (Extent){ 0, 0, -1, -1 };
        return (Extent){ at->x, at->y, at->x + size->width - 1,
                         at->y + size->height - 1 };
    }
    if (thing < index->stub_start) {
        const LayoutRun *run = &layout->runs[thing - index->run_start];
        return (Extent){ run->x0, run->y0, run->x1, run->y1 };
    }
    const LayoutStub *stub = &layout->stubs[thing - index->stub_start];
    return (Extent){ stub->x, stub->y, stub->x + stub->width - 1, stub->y };
}

static int size_class(int32_t length, int32_t tile)
{
    int class = 0;
    for (int64_t size = tile; size < length && class < SIZES - 1; size *= 2)
        class ++;
    return class;
}

// The tiles that an extent touches in the grid of a pair of sizes; cells may be left of
// or above the layout's first.
typedef struct {
    int across, along;
    int64_t x0, x1, y0, y1;
} Tiles;

static int64_t tile_of(int32_t cell, int32_t tile, int class)
{
    int64_t size = (int64_t)tile << class;
    return cell >= 0 ? cell / size : -((size - 1 - (int64_t)cell) / size);
}

static Tiles tiles_of(Extent extent, int across, int along)
{
    return (Tiles){ across,
                    along,
                    tile_of(extent.x0, TILE_WIDTH, across),
                    tile_of(extent.x1, TILE_WIDTH, across),
                    tile_of(extent.y0, TILE_HEIGHT, along),
                    tile_of(extent.y1, TILE_HEIGHT, along) };
}

static Tiles own_tiles(Extent extent)
{
    return tiles_of(extent, size_class(extent.x1 - extent.x0 + 1, TILE_WIDTH),
                    size_class(extent.y1 - extent.y0 + 1, TILE_HEIGHT));
}

// Never 0, which marks a free slot.
static uint64_t key_of(const Tiles *tiles, int64_t x, int64_t y)
{
    return (1ULL << 63) | ((uint64_t)tiles->across << 58) |
           ((uint64_t)tiles->along << 53) | (((uint64_t)x & 0x1FFFFFF) << 28) |
           ((uint64_t)y & 0xFFFFFFF);
}

static size_t slot_of(const LayoutIndex *index, uint64_t key)
{
    uint64_t hash = key * 0x9E3779B97F4A7C15ULL;
    size_t slot = (size_t)(hash >> 20) & index->mask;
    while (index->keys[slot] != 0 && index->keys[slot] != key)
        slot = (slot + 1) & index->mask;
    return slot;
}

static bool is_empty(Extent extent)
{
    return extent.x1 < extent.x0 || extent.y1 < extent.y0;
}

// Counts each tile's things, or, the second time, puts them into their places.
static void visit_things(LayoutIndex *index, bool counts)
{
    for (int32_t thing = 0; thing < index->thing_count; thing++) {
        Extent extent = extent_of(index, thing);
        if (is_empty(extent))
            continue;
        Tiles tiles = own_tiles(extent);
        index->has_size[tiles.across][tiles.along] = true;
        for (int64_t y = tiles.y0; y <= tiles.y1; y++)
            for (int64_t x = tiles.x0; x <= tiles.x1; x++) {
                uint64_t key = key_of(&tiles, x, y);
                size_t slot = slot_of(index, key);
                index->keys[slot] = key;
                if (!counts)
                    index->entries[index->ends[slot]] = thing;
                index->ends[slot]++;
            }
    }
}

static size_t entry_count(const LayoutIndex *index)
{
    int64_t count = 0;
    for (int32_t thing = 0; thing < index->thing_count; thing++) {
        Extent extent = extent_of(index, thing);
        if (is_empty(extent))
            continue;
        Tiles tiles = own_tiles(extent);
        count += (tiles.x1 - tiles.x0 + 1) * (tiles.y1 - tiles.y0 + 1);
    }
    return (size_t)count;
}

static void fill_tiles(LayoutIndex *index, Arena *arena)
{
    size_t total = entry_count(index);
    size_t size = 16;
    while (size < total * 2)
        size *= 2;
    index->mask = size - 1;
    index->keys = arena_get(arena, size, sizeof *index->keys);
    index->starts = arena_get(arena, size, sizeof *index->starts);
    index->ends = arena_get(arena, size, sizeof *index->ends);
    visit_things(index, true);
    int32_t next = 0;
    for (size_t slot = 0; slot < size; slot++) {
        int32_t count = index->ends[slot];
        index->starts[slot] = index->ends[slot] = next;
        next += count;
    }
    index->entries = arena_get(arena, total + 1, sizeof *index->entries);
    visit_things(index, false);
}

// Starts of each box's part of a list, from counts in starts[box + 1].
static void sum_up(int32_t *starts, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        starts[i + 1] += starts[i];
}

static void fill_pins(LayoutIndex *index, Arena *arena)
{
    const Layout *layout = index->layout;
    int32_t boxes = layout->graph->box_count;
    index->pin_starts = arena_get(arena, (size_t)boxes + 1, sizeof(int32_t));
    index->pins = arena_get(arena, (size_t)layout->pin_count + 1, sizeof(int32_t));
    for (int32_t i = 0; i < layout->pin_count; i++)
        index->pin_starts[layout->pins[i].box + 1]++;
    sum_up(index->pin_starts, boxes);
    int32_t *next = arena_get(arena, (size_t)boxes + 1, sizeof *next);
    for (int32_t i = 0; i < layout->pin_count; i++) {
        int32_t box = layout->pins[i].box;
        index->pins[index->pin_starts[box] + next[box]++] = i;
    }
}

static void fill_undrawn(LayoutIndex *index, Arena *arena)
{
    const MapGraph *graph = index->layout->graph;
    int32_t *starts = arena_get(arena, (size_t)graph->box_count + 1, sizeof *starts);
    int32_t *next = arena_get(arena, (size_t)graph->box_count + 1, sizeof *next);
    index->undrawn_starts = starts;
    index->undrawn =
        arena_get(arena, (size_t)graph->link_count * 2 + 1, sizeof *index->undrawn);
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; i < graph->link_count; i++) {
            if (index->layout->links[i].fate == FATE_DRAWN)
                continue;
            int32_t ends[2] = { graph->links[i].from, graph->links[i].to };
            for (int end = 0; end < (ends[0] == ends[1] ? 1 : 2); end++)
                if (pass == 0)
                    starts[ends[end] + 1]++;
                else
                    index->undrawn[starts[ends[end]] + next[ends[end]]++] = i;
        }
        if (pass == 0)
            sum_up(starts, graph->box_count);
    }
}

const LayoutIndex *layout_index_make(const Layout *layout, Arena *arena)
{
    LayoutIndex *index = arena_get(arena, 1, sizeof *index);
    index->layout = layout;
    index->run_start = layout->graph->box_count;
    index->stub_start = index->run_start + layout->run_count;
    index->thing_count = index->stub_start + layout->stub_count;
    fill_tiles(index, arena);
    fill_pins(index, arena);
    fill_undrawn(index, arena);
    return index;
}

// --- asking

typedef struct {
    const LayoutIndex *index;
    Extent window;
    int32_t *things;
    int32_t count, room;
    Arena *arena;
} Search;

static void add(Search *search, int32_t thing)
{
    if (search->count == search->room) {
        int32_t room = search->room * 2 + 64;
        int32_t *things = arena_get(search->arena, (size_t)room, sizeof *things);
        if (search->count > 0)
            memcpy(things, search->things, (size_t)search->count * sizeof *things);
        search->things = things;
        search->room = room;
    }
    search->things[search->count++] = thing;
}

// A thing in several tiles of the window counts in the one that has the first cell of
// what the two share.
static void take_tile(Search *search, const Tiles *tiles, int64_t x, int64_t y)
{
    const LayoutIndex *index = search->index;
    size_t slot = slot_of(index, key_of(tiles, x, y));
    const Extent *window = &search->window;
    for (int32_t i = index->starts[slot]; i < index->ends[slot]; i++) {
        Extent extent = extent_of(index, index->entries[i]);
        if (extent.x0 > window->x1 || extent.x1 < window->x0 ||
            extent.y0 > window->y1 || extent.y1 < window->y0)
            continue;
        int32_t left = extent.x0 > window->x0 ? extent.x0 : window->x0;
        int32_t top = extent.y0 > window->y0 ? extent.y0 : window->y0;
        if (tile_of(left, TILE_WIDTH, tiles->across) == x &&
            tile_of(top, TILE_HEIGHT, tiles->along) == y)
            add(search, index->entries[i]);
    }
}

static int by_number(const void *a, const void *b)
{
    int32_t left = *(const int32_t *)a;
    int32_t right = *(const int32_t *)b;
    return (left > right) - (left < right);
}

static LayoutHits hits_of(const Search *search)
{
    const LayoutIndex *index = search->index;
    int32_t runs = 0;
    while (runs < search->count && search->things[runs] < index->run_start)
        runs++;
    int32_t stubs = runs;
    for (; stubs < search->count && search->things[stubs] < index->stub_start; stubs++)
        search->things[stubs] -= index->run_start;
    for (int32_t i = stubs; i < search->count; i++)
        search->things[i] -= index->stub_start;
    return (LayoutHits){ { search->things, runs },
                         { search->things + runs, stubs - runs },
                         { search->things + stubs, search->count - stubs } };
}

LayoutHits layout_index_find(const LayoutIndex *index, LayoutWindow window,
                             Arena *arena)
{
    Search search = { .index = index,
                      .window = { window.x, window.y, window.x + window.width - 1,
                                  window.y + window.height - 1 },
                      .arena = arena };
    add(&search, 0); // so that there is an array
    search.count = 0;
    if (is_empty(search.window))
        return hits_of(&search);
    for (int across = 0; across < SIZES; across++)
        for (int along = 0; along < SIZES; along++) {
            if (!index->has_size[across][along])
                continue;
            Tiles tiles = tiles_of(search.window, across, along);
            for (int64_t y = tiles.y0; y <= tiles.y1; y++)
                for (int64_t x = tiles.x0; x <= tiles.x1; x++)
                    take_tile(&search, &tiles, x, y);
        }
    qsort(search.things, (size_t)search.count, sizeof *search.things, by_number);
    return hits_of(&search);
}

LayoutList layout_index_pins(const LayoutIndex *index, int32_t box)
{
    int32_t start = index->pin_starts[box];
    return (LayoutList){ index->pins + start, index->pin_starts[box + 1] - start };
}

LayoutList layout_index_undrawn(const LayoutIndex *index, int32_t box)
{
    int32_t start = index->undrawn_starts[box];
    return (LayoutList){ index->undrawn + start,
                         index->undrawn_starts[box + 1] - start };
}
