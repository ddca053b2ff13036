#include "ui/map_draw.h"
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

// A line that is followed is drawn strongly: its kind is told by its signs.
static void draw_cells(const Picture *picture, Canvas canvas, int32_t followed_net)
{
    for (int row = 0; row < canvas.rows && row < picture->height; row++)
        for (int column = 0; column < canvas.columns && column < picture->width;
             column++) {
            const PictureCell *cell =
                &picture->cells[(size_t)row * (size_t)picture->width + (size_t)column];
            if (cell->text[0] == '\0')
                continue;
            bool is_followed = cell->style == PICTURE_LINE && followed_net >= 0 &&
                               cell->net == followed_net;
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
    Picture picture = raster_draw(
        &view, (LayoutWindow){ map->x, map->y, canvas.columns, canvas.rows }, arena);
    canvas_clear(canvas, ROLE_TEXT);
    draw_cells(&picture, canvas, net);
    mark_words(map, canvas, words, arena);
    draw_selection(map, canvas, focused);
    draw_parent(map, canvas, arena);
}
