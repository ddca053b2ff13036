#include "ui/map_window.h"

static void selected_cell(const Map *map, int32_t *x, int32_t *y)
{
    map_plan_cell(map->plan, map_row(map), x, y);
}

static int32_t clamp(int32_t at, int32_t size, int32_t window, int32_t margin)
{
    // A map that fits is never moved out.
    margin = size <= window ? 0 : margin;
    int32_t a = -margin, b = size + margin - window;
    int32_t low = a < b ? a : b, high = a < b ? b : a;
    return at < low ? low : at > high ? high : at;
}

static void clamp_window(Map *map)
{
    const Layout *layout = map->plan->layout;
    map->x = clamp(map->x, layout->width, map->columns, MAP_BESIDE);
    map->y = clamp(map->y, layout->height, map_page_rows(map), MAP_ABOVE);
}

// Scrolls an axis as little as it must so that a stretch is in the window, with a
// margin as far as the map goes.
static void bring(int32_t *at, int32_t start, int32_t size, int32_t window,
                  int32_t margin, int32_t whole)
{
    int32_t low = start - margin > 0 ? start - margin : 0;
    int32_t high = start + size + margin < whole ? start + size + margin : whole;
    if (high - low > window) {
        low = start;
        high = start + (size < window ? size : window);
    }
    if (low < *at)
        *at = low;
    else if (high > *at + window)
        *at = high - window;
}

static void bring_selection(Map *map)
{
    const Layout *layout = map->plan->layout;
    const SceneRow *row = &map->plan->scene->rows[map_row(map)];
    const LayoutBox *box = &layout->boxes[row->box];
    const GraphBox *size = &layout->graph->boxes[row->box];
    int32_t rows = map_page_rows(map);
    bring(&map->x, box->x, size->width, map->columns, MAP_BESIDE, layout->width);
    if (size->height + 2 * MAP_ABOVE <= rows)
        bring(&map->y, box->y, size->height, rows, MAP_ABOVE, layout->height);
    else
        bring(&map->y, box->y + row->y, row->height, rows, MAP_ABOVE, layout->height);
}

void map_settle(Map *map)
{
    int32_t x, y;
    selected_cell(map, &x, &y);
    map->column = x - map->x;
    map->line = y - map->y;
}

// What is shown first: all of a small map, else the selection, a third from the top.
static void open_window(Map *map)
{
    const Layout *layout = map->plan->layout;
    int32_t x, y, rows = map_page_rows(map);
    selected_cell(map, &x, &y);
    map->x = layout->width <= map->columns ? (layout->width - map->columns) / 2
                                           : x - map->columns / 2;
    map->y = layout->height <= rows ? 0 : y - rows / 3;
    if (layout->width > map->columns)
        map->x = clamp(map->x, layout->width, map->columns, 0);
    if (layout->height > rows)
        map->y = clamp(map->y, layout->height, rows, 0);
    bring_selection(map);
    map_settle(map);
    map->is_opened = true;
}

void map_bring(Map *map)
{
    if (!map->is_opened) {
        open_window(map);
        return;
    }
    int32_t x, y;
    selected_cell(map, &x, &y);
    map->x = x - map->column;
    map->y = y - map->line;
    clamp_window(map);
    if (!map->is_free)
        bring_selection(map);
}

// Whether a cell is more than a window away from what is shown.
static bool is_far(const Map *map, int32_t x, int32_t y)
{
    int32_t rows = map_page_rows(map);
    return x < map->x - map->columns || x >= map->x + 2 * map->columns ||
           y < map->y - rows || y >= map->y + 2 * rows;
}

void map_show_selection(Map *map)
{
    int32_t x, y;
    selected_cell(map, &x, &y);
    if (is_far(map, x, y)) {
        map->x = x - map->columns / 2;
        map->y = y - map_page_rows(map) / 3;
        clamp_window(map);
    }
    bring_selection(map);
    map_settle(map);
}

void map_put_on(Map *map, int32_t line)
{
    if (map->plan == NULL) {
        map->put_line = line;
        return;
    }
    int32_t x, y, height = map->plan->layout->height, rows = map_page_rows(map);
    selected_cell(map, &x, &y);
    if (height > rows)
        map->y = clamp(y - line, height, rows, 0);
    bring_selection(map);
    map_settle(map);
}

bool map_pan(Map *map, int32_t columns, int32_t rows)
{
    int32_t x = map->x, y = map->y;
    map->x += columns;
    map->y += rows;
    clamp_window(map);
    map->is_free = true;
    map_settle(map);
    return map->x != x || map->y != y;
}

PlaceId map_place_at(const Map *map, int line, int column)
{
    if (map->plan == NULL || line < 0 || line >= map_page_rows(map) || column < 0)
        return NONE;
    int32_t x = map->x + column, y = map->y + line;
    Arena *arena = arena_new();
    LayoutHits hits =
        layout_index_find(map->plan->index, (LayoutWindow){ x, y, 1, 1 }, arena);
    PlaceId found = NONE;
    for (int32_t i = 0; i < hits.boxes.count; i++) {
        const Scene *scene = map->plan->scene;
        const SceneBox *box = &scene->boxes[hits.boxes.items[i]];
        int32_t inside = y - map->plan->layout->boxes[hits.boxes.items[i]].y;
        found = box->place;
        for (int32_t k = 0; k < box->row_count; k++) {
            const SceneRow *row = &scene->rows[box->first_row + k];
            if (row->kind == SCENE_NODE && row->y <= inside)
                found = row->place;
        }
    }
    arena_free(arena);
    return found;
}
