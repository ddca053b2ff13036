#include "ui/map_draw.h"
#include "src/base/alloc.h"
#include "src/map/layout_path.h"
#include "src/map/raster.h"
#include "src/text/text.h"
#include "ui/link_look.h"

static Role role_of(const PictureCell *cell)
{
    switch ((PictureStyle)cell->style) {
    case PICTURE_TITLE: return ROLE_TEXT;
    case PICTURE_BORDER: return cell->is_strong ? ROLE_STRONG : ROLE_DIM;
    case PICTURE_LINE: return link_look((Link)cell->link).role;
    case PICTURE_REFERENCE: return ROLE_REFERENCE;
    case PICTURE_TEXT:
    case PICTURE_NOTE: return ROLE_DIM;
    case PICTURE_BLANK: break;
    }
    return ROLE_TEXT;
}

// --- the relation that is followed

// Which cells of a window its line goes through.
typedef struct {
    LayoutWindow window;
    bool *has; // by cell, row by row
} Trace;

// A straight stretch, ends included.
static void trace_to(const Trace *trace, LayoutPoint a, LayoutPoint b)
{
    const LayoutWindow *window = &trace->window;
    int32_t left = (a.x < b.x ? a.x : b.x) - window->x;
    int32_t right = (a.x < b.x ? b.x : a.x) - window->x;
    int32_t top = (a.y < b.y ? a.y : b.y) - window->y;
    int32_t end = (a.y < b.y ? b.y : a.y) - window->y;
    left = left > 0 ? left : 0;
    top = top > 0 ? top : 0;
    for (int32_t y = top; y <= end && y < window->height; y++)
        for (int32_t x = left; x <= right && x < window->width; x++)
            trace->has[(size_t)y * (size_t)window->width + (size_t)x] = true;
}

// Between what a box shows and its side a line runs on: along the row to a pin on the
// right, and from a pin at the bottom up to the row that it ends at.
static void trace_beside(const Map *map, const Trace *trace, LayoutPoint end)
{
    const MapPlan *plan = map->plan;
    for (int32_t i = 0; i < plan->layout->pin_count; i++) {
        const LayoutPin *pin = &plan->layout->pins[i];
        if (pin->x != end.x || pin->y != end.y)
            continue;
        const RasterBox *box = &plan->boxes[pin->box];
        const LayoutBox *place = &plan->layout->boxes[pin->box];
        const RasterPort *port =
            raster_view_port(box, plan->layout->nets[pin->net].port);
        LayoutPoint side = { place->x + box->width, end.y };
        if (pin->is_head && pin->side == SIDE_BOTTOM && port != NULL) {
            side.y = place->y + port->row;
            trace_to(trace, end, (LayoutPoint){ end.x, side.y });
            trace_to(trace, (LayoutPoint){ end.x, side.y }, side);
        } else if (pin->side == SIDE_RIGHT) {
            trace_to(trace, end, side);
        }
    }
}

// The way of a link through a window; no cells if it is not drawn.
static Trace trace_of(const Map *map, int32_t link, LayoutWindow window, Arena *arena)
{
    Trace trace = { window, NULL };
    if (link < 0)
        return trace;
    LayoutPath path = layout_path_alone(map->plan->layout, link, arena);
    if (path.count == 0)
        return trace;
    trace.has = arena_get(arena, (size_t)window.width * (size_t)window.height + 1,
                          sizeof *trace.has);
    for (int32_t i = 1; i < path.count; i++)
        trace_to(&trace, path.points[i - 1], path.points[i]);
    trace_beside(map, &trace, path.points[0]);
    trace_beside(map, &trace, path.points[path.count - 1]);
    return trace;
}

// --- cells

// A line that is followed is drawn strongly: its kind is told by its signs. Of lines
// that share their end only its own way is.
static void draw_cells(const Picture *picture, Canvas canvas, const Trace *trace,
                       int32_t net)
{
    for (int row = 0; row < canvas.rows && row < picture->height; row++)
        for (int column = 0; column < canvas.columns && column < picture->width;
             column++) {
            size_t at = (size_t)row * (size_t)picture->width + (size_t)column;
            const PictureCell *cell = &picture->cells[at];
            if (cell->text[0] == '\0')
                continue;
            bool is_followed = trace->has != NULL && trace->has[at] &&
                               cell->style == PICTURE_LINE && cell->net == net;
            canvas_text(canvas, row, column,
                        is_followed ? ROLE_SELECTED : role_of(cell), str(cell->text));
        }
}

// The words of the row that is selected, line by line.
static void draw_selection(const Map *map, Canvas canvas, bool focused)
{
    const SceneRow *row = &map->plan->scene->rows[map_row(map)];
    int32_t x, y;
    map_plan_cell(map->plan, map_row(map), &x, &y);
    int height = row->title_height > 0 ? row->title_height : row->height;
    for (int i = 0; i < height; i++) {
        int from = x - map->x, to = from + text_width(row->lines[i]);
        from = from > 0 ? from : 0;
        if (to > from && from < canvas.columns)
            canvas_role(canvas, y + i - map->y, from,
                        (to < canvas.columns ? to : canvas.columns) - from,
                        focused ? ROLE_SELECTED : ROLE_STRONG);
    }
}

static void mark_words(const Map *map, Canvas canvas, const MarkedWords *words,
                       Arena *arena)
{
    if (words->count == 0)
        return;
    LayoutWindow window = { map->x, map->y, canvas.columns, canvas.rows };
    LayoutHits hits = layout_index_find(map->plan->index, window, arena);
    const Scene *scene = map->plan->scene;
    for (int32_t i = 0; i < hits.boxes.count; i++) {
        const SceneBox *box = &scene->boxes[hits.boxes.items[i]];
        for (int32_t k = 0; k < box->row_count; k++) {
            const SceneRow *row = &scene->rows[box->first_row + k];
            int32_t x, y;
            map_plan_cell(map->plan, box->first_row + k, &x, &y);
            for (int32_t line = 0; line < row->height; line++)
                marked_words_draw(words, canvas, y + line - map->y, x - map->x,
                                  row->lines[line], arena);
        }
    }
}

// --- what stands

// Whether so many cells of a row can be written over: border, and no line's end.
static bool is_border(const Picture *picture, int row, int column, int columns)
{
    bool is_inside = row >= 0 && row < picture->height && column >= 0 &&
                     column + columns <= picture->width;
    for (int i = 0; is_inside && i < columns; i++) {
        size_t at = (size_t)row * (size_t)picture->width + (size_t)(column + i);
        const PictureCell *cell = &picture->cells[at];
        is_inside = cell->style == PICTURE_BORDER && cell->net < 0;
    }
    return is_inside;
}

// In the upper border of a box, at its right: "● unanswered", the sign alone, or
// nothing, as there is room. False if there was none.
static bool label_border(const Map *map, const Picture *picture, Canvas canvas,
                         int32_t number, PlaceId place, Arena *arena)
{
    const Stands *stands = map->subject->stands;
    const LayoutBox *box = &map->plan->layout->boxes[number];
    const char *sign = stands_sign(stands, place);
    Str forms[] = { arena_format(arena, " %s %s ", sign, stands_word(stands, place)),
                    arena_format(arena, " %s ", sign) };
    int row = box->y - map->y;
    int end = box->x - map->x + map->plan->scene->boxes[number].width - 2;
    for (size_t i = 0; i < COUNT(forms); i++) {
        int columns = text_width(forms[i]);
        if (!is_border(picture, row, end - columns, columns))
            continue;
        canvas_text(canvas, row, end - columns, ROLE_TEXT, forms[i]);
        return true;
    }
    return false;
}

// Of a row of a box the sign alone: in a card it takes the place of the row's own dot,
// elsewhere it stands in the blank before the text.
static void label_row(const Map *map, Canvas canvas, int32_t number, bool is_card)
{
    int32_t x, y;
    const SceneRow *row = &map->plan->scene->rows[number];
    map_plan_cell(map->plan, number, &x, &y);
    int column = x - map->x - (is_card ? 2 : 1), line = y - map->y;
    if (row->height > 0 && line >= 0 && line < canvas.rows && column >= 0 &&
        column < canvas.columns)
        canvas_text(canvas, line, column, ROLE_TEXT,
                    str(stands_sign(map->subject->stands, row->place)));
}

// A claim that is a dot, with nothing folded below it, becomes the sign itself.
static void label_dot(const Map *map, Canvas canvas, int32_t number)
{
    int32_t x, y;
    const SceneRow *row = &map->plan->scene->rows[number];
    map_plan_cell(map->plan, number, &x, &y);
    bool is_seen = y >= map->y && y - map->y < canvas.rows && x >= map->x &&
                   x - map->x < canvas.columns;
    if (row->height > 0 && is_seen && str_is(row->lines[0], "●"))
        canvas_text(canvas, y - map->y, x - map->x, ROLE_TEXT,
                    str(stands_sign(map->subject->stands, row->place)));
}

static void draw_labels(const Map *map, const Picture *picture, Canvas canvas,
                        Arena *arena)
{
    if (!stands_is_shown(map->subject->stands))
        return;
    LayoutWindow window = { map->x, map->y, canvas.columns, canvas.rows };
    LayoutHits hits = layout_index_find(map->plan->index, window, arena);
    const Scene *scene = map->plan->scene;
    for (int32_t i = 0; i < hits.boxes.count; i++) {
        int32_t number = hits.boxes.items[i];
        const SceneBox *box = &scene->boxes[number];
        bool is_said = box->kind != SCENE_CARD && !box->is_bare &&
                       label_border(map, picture, canvas, number, box->place, arena);
        for (int32_t k = 0; k < box->row_count; k++) {
            bool is_node = scene->rows[box->first_row + k].kind == SCENE_NODE;
            bool is_dot = box->is_bare && map->zoom == ZOOM_DOT;
            if (is_dot)
                label_dot(map, canvas, box->first_row + k);
            else if (is_node && !(is_said && k == 0) && !box->is_bare)
                label_row(map, canvas, box->first_row + k, box->kind == SCENE_CARD);
        }
    }
}

// What the selection bears on, while it is above the window.
static void draw_parent(const Map *map, Canvas canvas, Arena *arena)
{
    const Tree *tree = map->subject->tree;
    PlaceId parent = tree->places[tree->places[map->selected].home].parent;
    if (parent == NONE || map->plan->scene->row_of[parent] < 0 || map->line < 1)
        return;
    int32_t x, y;
    map_plan_cell(map->plan, map->plan->scene->row_of[parent], &x, &y);
    if (y >= map->y)
        return;
    Str name = outline_name(tree->debate, tree->places[parent].node, arena);
    Str line = arena_format(arena, " ▲ %.*s", STR_ARGUMENTS(name));
    canvas_clear(canvas_part(canvas, 0, 0, 1, canvas.columns), ROLE_DIM);
    canvas_text(canvas, 0, 0, ROLE_DIM, text_cut(arena, line, canvas.columns - 1));
}

void map_draw(const Map *map, Canvas canvas, const MarkedWords *words, bool focused,
              Arena *arena)
{
    RasterView view = map_plan_view(map->plan, CHARSET_UTF8);
    view.selected = map->plan->scene->rows[map_row(map)].box;
    int32_t followed = map_lit_link(map);
    int32_t net = followed >= 0 ? map->plan->layout->links[followed].net : -1;
    LayoutWindow window = { map->x, map->y, canvas.columns, canvas.rows };
    Trace trace = trace_of(map, followed, window, arena);
    Picture picture = raster_draw(&view, window, arena);
    canvas_clear(canvas, ROLE_TEXT);
    draw_cells(&picture, canvas, &trace, net);
    mark_words(map, canvas, words, arena);
    draw_labels(map, &picture, canvas, arena);
    draw_selection(map, canvas, focused);
    draw_parent(map, canvas, arena);
}
