#include "ui/map_overview.h"
#include <stdlib.h>
#include "src/map/overview.h"
#include "src/text/text.h"

static Overview overview_of(const Map *map, int rows, Arena *arena)
{
    return overview_make(map->plan->layout, map->columns, rows, arena);
}

MapCursor map_overview_start(const Map *map, int rows)
{
    Arena *arena = arena_new();
    Overview overview = overview_of(map, rows, arena);
    int32_t x, y, column, row;
    map_plan_cell(map->plan, map_row(map), &x, &y);
    overview_cell(&overview, x, y, &column, &row);
    arena_free(arena);
    return (MapCursor){ column, row };
}

static int within(int at, int size)
{
    return at < 0 ? 0 : at >= size ? size - 1 : at;
}

bool map_overview_move(const Map *map, MapCursor *cursor, int rows, Motion motion,
                       int count)
{
    MapCursor was = *cursor;
    switch (motion) {
    case MOTION_NEXT: cursor->row += count; break;
    case MOTION_PREVIOUS: cursor->row -= count; break;
    case MOTION_LEFT: cursor->column -= count; break;
    case MOTION_RIGHT: cursor->column += count; break;
    case MOTION_HALF_DOWN: cursor->row += rows / 2; break;
    case MOTION_HALF_UP: cursor->row -= rows / 2; break;
    case MOTION_PAGE_DOWN:
    case MOTION_LAST: cursor->row = rows - 1; break;
    case MOTION_PAGE_UP:
    case MOTION_FIRST: cursor->row = 0; break;
    default: return false;
    }
    cursor->row = within(cursor->row, rows);
    cursor->column = within(cursor->column, map->columns);
    return cursor->row != was.row || cursor->column != was.column;
}

PlaceId map_overview_place(const Map *map, const MapCursor *cursor, int rows)
{
    Arena *arena = arena_new();
    const Scene *scene = map->plan->scene;
    Overview overview = overview_of(map, rows, arena);
    int64_t least = INT64_MAX;
    PlaceId nearest = NONE;
    for (int32_t i = 0; i < scene->row_count; i++) {
        int32_t x, y, column, row, middle_x, middle_y;
        if (scene->rows[i].kind != SCENE_NODE ||
            !map->plan->layout->boxes[scene->rows[i].box].is_placed)
            continue;
        map_plan_cell(map->plan, i, &x, &y);
        overview_cell(&overview, x, y, &column, &row);
        overview_middle(&overview, cursor->column, cursor->row, &middle_x, &middle_y);
        // Cells of the overview first, for it is what the reader sees.
        int64_t cells = abs(column - cursor->column) + 2 * abs(row - cursor->row);
        int64_t distance = (cells << 32) + abs(x - middle_x) + abs(y - middle_y);
        if (distance < least) {
            least = distance;
            nearest = scene->rows[i].place;
        }
    }
    arena_free(arena);
    return nearest;
}

// --- drawing

static bool is_found(const MarkedWords *words, const SceneRow *row, Arena *arena)
{
    for (int32_t line = 0; line < row->height; line++) {
        Str folded = text_fold(arena, row->lines[line]);
        for (size_t i = 0; i < words->count; i++)
            if (str_find(folded, words->words[i]) >= 0)
                return true;
    }
    return false;
}

static void draw_hits(const Map *map, const Overview *overview, Canvas canvas,
                      const MarkedWords *words, Arena *arena)
{
    const Scene *scene = map->plan->scene;
    for (int32_t i = 0; words->count > 0 && i < scene->row_count; i++) {
        int32_t x, y, column, row;
        if (!map->plan->layout->boxes[scene->rows[i].box].is_placed ||
            !is_found(words, &scene->rows[i], arena))
            continue;
        map_plan_cell(map->plan, i, &x, &y);
        overview_cell(overview, x, y, &column, &row);
        canvas_text(canvas, row, column, ROLE_MATCH, str("█"));
    }
}

// What the window shows, as a frame of reversed cells.
static void draw_window(const Map *map, const Overview *overview, Canvas canvas)
{
    int32_t left, top, right, bottom;
    overview_cell(overview, map->x, map->y, &left, &top);
    overview_cell(overview, map->x + map->columns - 1, map->y + map_page_rows(map) - 1,
                  &right, &bottom);
    for (int32_t row = top; row <= bottom; row++) {
        bool is_edge = row == top || row == bottom;
        canvas_role(canvas, row, left, is_edge ? right - left + 1 : 1, ROLE_BAR);
        canvas_role(canvas, row, right, 1, ROLE_BAR);
    }
}

void map_overview_draw(const Map *map, const MapCursor *cursor, Canvas canvas,
                       const MarkedWords *words, Arena *arena)
{
    Overview overview = overview_of(map, canvas.rows, arena);
    canvas_clear(canvas, ROLE_TEXT);
    for (int row = 0; row < canvas.rows; row++)
        for (int column = 0; column < canvas.columns && column < overview.columns;
             column++) {
            char sign[4];
            overview_sign(overview.dots[row * overview.columns + column], sign);
            canvas_text(canvas, row, column, ROLE_TEXT, str(sign));
        }
    draw_window(map, &overview, canvas);
    draw_hits(map, &overview, canvas, words, arena);
    if (cursor != NULL)
        canvas_role(canvas, cursor->row, cursor->column, 1, ROLE_SELECTED);
}
