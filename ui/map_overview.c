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
    int32_t columns = map->columns, most = rows;
    overview_size(map->plan->layout, &columns, &most);
    cursor->row = within(cursor->row, most);
    cursor->column = within(cursor->column, columns);
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
    for (int32_t line = 0; line < row->height; line++)
        if (marked_words_has(words, row->lines[line], arena))
            return true;
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

typedef struct {
    const Map *map;
    const Overview *overview;
    Canvas canvas;
    bool *is_taken;  // by cell: a title stands there
    bool *is_titled; // by box: its title stands in place of its dots
    Arena *arena;
} Titles;

static bool is_free(const Titles *titles, int32_t row, int32_t column, int32_t columns)
{
    const bool *taken = &titles->is_taken[row * titles->overview->columns + column];
    for (int32_t i = 0; i < columns; i++)
        if (taken[i])
            return false;
    return true;
}

// Writes the title of a box into a row of it that no other title has taken, if there is
// one: in place of its dots, or of a box of three rows within them.
static void draw_title(Titles *titles, int32_t box, Role role)
{
    enum { LEAST = 5, CUT = 10, FRAMED = 3 };
    OverviewCells cells = overview_box(titles->overview, box);
    int32_t border = cells.rows >= FRAMED ? 1 : 0;
    int32_t column = cells.column + border, columns = cells.columns - 2 * border;
    int32_t row = cells.row + border, end = cells.row + cells.rows - border;
    if (!titles->map->plan->layout->boxes[box].is_placed || columns < LEAST)
        return;
    while (row < end && !is_free(titles, row, column, columns))
        row++;
    if (row == end)
        return;
    Str title = titles->map->plan->boxes[box].title;
    int32_t room = border > 0 ? columns : columns - 1; // it never touches another
    title = room < CUT ? text_fit(title, room) : text_cut(titles->arena, title, room);
    canvas_text(titles->canvas, row, column, role, title);
    titles->is_titled[box] = border == 0;
    for (int32_t i = 0; i < columns; i++)
        titles->is_taken[row * titles->overview->columns + column + i] = true;
}

// The titles where there is room, that of the selection first, then as they are read.
static Titles draw_titles(const Map *map, const Overview *overview, Canvas canvas,
                          Arena *arena)
{
    const Scene *scene = map->plan->scene;
    size_t cells = (size_t)overview->columns * (size_t)overview->rows;
    Titles titles = { map,
                      overview,
                      canvas,
                      arena_get(arena, cells, sizeof(bool)),
                      arena_get(arena, (size_t)scene->graph.box_count + 1,
                                sizeof(bool)),
                      arena };
    int32_t selected = scene->rows[map_row(map)].box;
    draw_title(&titles, selected, ROLE_STRONG);
    for (int32_t i = 0; i < scene->graph.box_count; i++)
        if (i != selected)
            draw_title(&titles, i, ROLE_DIM);
    return titles;
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
    Titles titles = draw_titles(map, &overview, canvas, arena);
    overview_fill(&overview, titles.is_titled);
    for (int row = 0; row < canvas.rows && row < overview.rows; row++)
        for (int column = 0; column < canvas.columns && column < overview.columns;
             column++) {
            int cell = row * overview.columns + column;
            char sign[4];
            overview_sign(overview.dots[cell], sign);
            if (!titles.is_taken[cell])
                canvas_text(canvas, row, column, ROLE_TEXT, str(sign));
        }
    draw_window(map, &overview, canvas);
    draw_hits(map, &overview, canvas, words, arena);
    if (cursor != NULL)
        canvas_role(canvas, cursor->row, cursor->column, 1, ROLE_SELECTED);
}
