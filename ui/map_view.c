#include "ui/map_view.h"
#include <inttypes.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/debate/address.h"
#include "src/text/text.h"
#include "ui/map_draw.h"
#include "ui/map_motion.h"
#include "ui/map_overview.h"
#include "ui/map_pane.h"

struct MapView {
    Map map;
    bool is_begun; // something has been opened
    Sieve *sieve;  // what passes it alone is shown; NULL: everything
    bool is_overview;
    MapCursor cursor; // of the overview
};

MapView *map_view_new(OutlineSubject *subject)
{
    enum { ROWS = 22, COLUMNS = 80 }; // until it is laid out
    MapView *view = xalloc(sizeof *view);
    *view = (MapView){ .map = { .subject = subject,
                                .zoom = ZOOM_TITLE,
                                .selected = NONE,
                                .lit = -1,
                                .rows = ROWS,
                                .columns = COLUMNS } };
    return view;
}

void map_view_free(MapView *view)
{
    if (view == NULL)
        return;
    map_page_free(&view->map);
    free(view);
}

void map_view_reload(MapView *view)
{
    view->sieve = NULL;
    if (view->map.arena != NULL)
        map_page_read(&view->map);
}

void map_view_employ(MapView *view, MapDesk *desk)
{
    view->map.desk = desk;
}

bool map_view_take(MapView *view)
{
    return map_take(&view->map);
}

int32_t map_view_awaited(const MapView *view)
{
    return map_awaited(&view->map);
}

void map_view_show(MapView *view, PlaceId place, int line)
{
    Map *map = &view->map;
    if (map->arena == NULL)
        map_page_read(map);
    if (map->selected == NONE)
        return;
    PlaceId was = map->subject->tree->places[map->selected].home;
    if (!view->is_begun) {
        view->is_begun = true;
        map->selected = place;
        map_fit(map);
        if (view->sieve != NULL)
            map_sift(map, view->sieve, place);
    } else if (place != map->selected && place != was) {
        map_select(map, place);
    }
    map_update(map);
    if (line >= 0 && line < map_page_rows(map))
        map_put_on(map, line);
}

void map_view_sift(MapView *view, Sieve *sieve, PlaceId wanted)
{
    view->sieve = sieve;
    view->is_overview = false;
    if (view->is_begun && view->map.arena != NULL)
        map_sift(&view->map, sieve, wanted);
}

void map_view_turn(MapView *view)
{
    Map *map = &view->map;
    map->arrangement = map->arrangement == ARRANGEMENT_LAYERED ? ARRANGEMENT_HANGING
                                                               : ARRANGEMENT_LAYERED;
    map->is_chosen = true;
    map->is_stale = true;
    map->is_free = false;
}

PlaceId map_view_selected(const MapView *view)
{
    return view->map.selected;
}

void map_view_select(MapView *view, PlaceId place)
{
    map_select(&view->map, place);
}

void map_view_layout(MapView *view, int rows, int columns)
{
    Map *map = &view->map;
    rows = rows > 1 ? rows : 1;
    columns = columns > 1 ? columns : 1;
    map->is_stale |= rows != map->rows || columns != map->columns;
    map->rows = rows;
    map->columns = columns;
    map_update(map);
}

// --- moving

// Rows of the overview; below it stands what the cursor is nearest to.
static int overview_rows(const MapView *view)
{
    return view->map.rows > 1 ? view->map.rows - 1 : 1;
}

void map_view_overview(MapView *view)
{
    if (view->map.selected == NONE)
        return;
    map_update(&view->map);
    if (view->map.plan == NULL)
        return;
    view->is_overview = !view->is_overview;
    view->cursor = map_overview_start(&view->map, overview_rows(view));
}

bool map_view_leave_overview(MapView *view)
{
    bool was_shown = view->is_overview;
    view->is_overview = false;
    return was_shown;
}

void map_view_strip(MapView *view)
{
    view->map.has_strip = !view->map.has_strip;
    view->map.is_stale = true;
}

bool map_view_move(MapView *view, Motion motion, int count)
{
    if (view->is_overview)
        return map_overview_move(&view->map, &view->cursor, overview_rows(view), motion,
                                 count);
    return map_move(&view->map, motion, count);
}

bool map_view_zoom(MapView *view, int zoom)
{
    return map_zoom(&view->map, zoom);
}

bool map_view_frame(MapView *view)
{
    return map_frame(&view->map);
}

void map_view_pane(MapView *view)
{
    view->map.pane = (view->map.pane + 1) % PANE_SIZES;
    view->map.is_stale = true;
}

bool map_view_follow(MapView *view)
{
    if (view->is_overview) {
        view->is_overview = false;
        map_select(&view->map,
                   map_overview_place(&view->map, &view->cursor, overview_rows(view)));
        return true;
    }
    PlaceId far = map_lit_end(&view->map);
    if (far == NONE)
        return false;
    map_select(&view->map, far);
    return true;
}

int map_view_lit(const MapView *view)
{
    return view->map.lit;
}

bool map_view_put_out(MapView *view)
{
    bool was_lit = view->map.lit >= 0;
    view->map.lit = -1;
    return map_view_leave_overview(view) || was_lit;
}

void map_view_root(MapView *view, bool selected)
{
    Map *map = &view->map;
    if (map->selected == NONE)
        return;
    map->folds.root = selected ? map->subject->tree->places[map->selected].home : NONE;
    map->is_stale = true;
    map->is_free = false;
}

// --- words

Str map_view_title(const MapView *view, Arena *arena)
{
    const Map *map = &view->map;
    if (view->is_overview)
        return str("Overview");
    const char *arrangement = map->arrangement == ARRANGEMENT_LAYERED
                                  ? (map->has_frames ? "layered · framed" : "layered")
                                  : (map->has_frames ? "hanging · framed" : "hanging");
    if (map->arena == NULL || map->folds.root == NONE)
        return arena_format(arena, "Map · %s", arrangement);
    Str root = address_of(map->subject->tree, map->folds.root, arena);
    return arena_format(arena, "Map of %.*s · %s", (int)root.length, root.data,
                        arrangement);
}

Str map_view_count(const MapView *view, Arena *arena)
{
    static const char *const names[] = { "", "dots", "tags", "title", "text", "full" };
    const Map *map = &view->map;
    if (map->plan == NULL)
        return str("");
    const Scene *scene = map->plan->scene;
    return arena_format(arena, "%" PRId32 " of %" PRId32 " claims · zoom %d %s",
                        scene->shown, scene->shown + scene->hidden + scene->sifted,
                        (int)map->zoom, names[map->zoom]);
}

// --- cells

bool map_view_target(const MapView *view, int index, int *row, int *column,
                     PlaceId *place)
{
    const Map *map = &view->map;
    if (map->plan == NULL || view->is_overview)
        return false;
    const Scene *scene = map->plan->scene;
    for (int32_t i = 0; i < scene->row_count; i++) {
        int32_t x, y;
        map_plan_cell(map->plan, i, &x, &y);
        x -= map->x;
        y -= map->y;
        if (scene->rows[i].kind != SCENE_NODE || scene->rows[i].height == 0 || x < 0 ||
            y < 0 || x >= map->columns || y >= map_page_rows(map) ||
            !map->plan->layout->boxes[scene->rows[i].box].is_placed || index-- > 0)
            continue;
        *row = y;
        // A label covers the border and the margin, not the words.
        *column = x > 1 && !scene->style.is_bare ? x - 2 : x;
        *place = scene->rows[i].place;
        return true;
    }
    return false;
}

PlaceId map_view_place_at(const MapView *view, int row, int column)
{
    if (view->is_overview && view->map.plan != NULL)
        return map_overview_place(&view->map, &(MapCursor){ column, row },
                                  overview_rows(view));
    return map_place_at(&view->map, row, column);
}

void map_view_cursor(const MapView *view, int *row, int *column)
{
    const Map *map = &view->map;
    *row = view->is_overview ? view->cursor.row : 0;
    *column = view->is_overview ? view->cursor.column : 0;
    if (map->plan == NULL || map->selected == NONE || view->is_overview)
        return;
    int32_t x, y, rows = map_page_rows(map);
    map_plan_cell(map->plan, map_row(map), &x, &y);
    x -= map->x;
    y -= map->y;
    *row = y < 0 ? 0 : y < rows ? y : rows - 1;
    *column = x < 0 ? 0 : x < map->columns ? x : map->columns - 1;
}

// --- drawing

static void draw_overview(const MapView *view, Canvas canvas, const MarkedWords *words,
                          Arena *arena)
{
    const Map *map = &view->map;
    int rows = overview_rows(view);
    map_overview_draw(map, &view->cursor,
                      canvas_part(canvas, 0, 0, rows, canvas.columns), words, arena);
    PlaceId place = map_overview_place(map, &view->cursor, rows);
    if (place == NONE || rows >= canvas.rows)
        return;
    const Tree *tree = map->subject->tree;
    Str address = address_of(tree, place, arena);
    Str name = outline_name(tree->debate, tree->places[place].node, arena);
    Str line = arena_format(arena, "%.*s %.*s", (int)address.length, address.data,
                            (int)name.length, name.data);
    canvas_text(canvas, rows, 1, ROLE_STRONG,
                text_cut(arena, line, canvas.columns - 2));
}

void map_view_draw(const MapView *view, Canvas canvas, const MarkedWords *words,
                   bool focused)
{
    const Map *map = &view->map;
    canvas_clear(canvas, ROLE_TEXT);
    if (map->selected == NONE) {
        canvas_text(canvas, 0, 1, ROLE_DIM, str("This debate has no claims yet."));
        return;
    }
    Arena *arena = arena_new();
    if (map->plan == NULL) {
        canvas_text(canvas, 0, 1, ROLE_DIM,
                    arena_format(arena, "The map of %" PRId32 " claims is being made …",
                                 map->bearings.nodes));
        arena_free(arena);
        return;
    }
    if (view->is_overview) {
        draw_overview(view, canvas, words, arena);
        arena_free(arena);
        return;
    }
    int rows = map_page_rows(map), strip = map_strip_rows(map);
    map_draw(map, canvas_part(canvas, 0, 0, rows, canvas.columns), words, focused,
             arena);
    if (strip > 0)
        map_overview_draw(map, NULL,
                          canvas_part(canvas, rows, 0, strip, canvas.columns), words,
                          arena);
    rows += strip;
    if (rows < canvas.rows)
        map_pane_draw(map,
                      canvas_part(canvas, rows, 0, canvas.rows - rows, canvas.columns),
                      arena);
    arena_free(arena);
}
