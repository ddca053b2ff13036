#include "ui/map_motion.h"
#include <stdlib.h>
#include "ui/map_relation.h"

enum { PAN_COLUMNS = 8, PAN_ROWS = 4, OPEN_MOST = 100000 };

static const Place *place_at(const Map *map, PlaceId place)
{
    return &map->subject->tree->places[place];
}

static bool is_shown(const Map *map, PlaceId place)
{
    return place != NONE && map->plan->scene->row_of[place] >= 0;
}

static const SceneRow *row_at(const Map *map, int32_t row)
{
    return &map->plan->scene->rows[row];
}

static bool go(Map *map, PlaceId place)
{
    if (place == NONE || place == map->selected)
        return false;
    map_select(map, place);
    return true;
}

// --- up and down

// The next claim above (-1) or below in the same box; NONE at its end.
static PlaceId in_same_box(const Map *map, int step)
{
    const Scene *scene = map->plan->scene;
    int32_t row = map_row(map), box = row_at(map, row)->box;
    for (row += step; row >= 0 && row < scene->row_count; row += step) {
        if (row_at(map, row)->box != box)
            return NONE;
        if (row_at(map, row)->kind == SCENE_NODE)
            return row_at(map, row)->place;
    }
    return NONE;
}

// Whether a place in full stands in a box of its own, or in a card, below another.
static bool is_below(const Map *map, PlaceId place, PlaceId parent)
{
    return is_shown(map, place) && place_at(map, place)->home == place &&
           place_at(map, place)->parent == parent &&
           row_at(map, map->plan->scene->row_of[place])->box !=
               row_at(map, map->plan->scene->row_of[parent])->box;
}

static PlaceId first_below(const Map *map, PlaceId home)
{
    for (PlaceId child = place_at(map, home)->first_child; child != NONE;
         child = place_at(map, child)->next_sibling)
        if (is_below(map, child, home))
            return child;
    return NONE;
}

// Back to where the last step up came from; down the rows of a box; to the claim below
// that was visited last, else to the first.
static PlaceId below(const Map *map)
{
    PlaceId home = place_at(map, map->selected)->home;
    if (is_shown(map, map->came_from) && place_at(map, map->came_from)->parent == home)
        return map->came_from;
    PlaceId next = in_same_box(map, 1);
    if (next != NONE)
        return next;
    if (map->visited[home] != NONE && is_below(map, map->visited[home], home))
        return map->visited[home];
    PlaceId child = first_below(map, home);
    // Below a frame stands also what bears on its head.
    PlaceId head = map->plan->scene->boxes[row_at(map, map_row(map))->box].place;
    return child == NONE && head != home ? first_below(map, head) : child;
}

static PlaceId above(const Map *map)
{
    PlaceId before = in_same_box(map, -1);
    if (before != NONE)
        return before;
    PlaceId home = place_at(map, map->selected)->home;
    PlaceId parent = place_at(map, home)->parent;
    return is_shown(map, parent) ? parent : NONE;
}

static bool step(Map *map, bool down)
{
    PlaceId left = map->selected;
    bool is_parent = !down && in_same_box(map, -1) == NONE;
    if (!go(map, down ? below(map) : above(map)))
        return false;
    map->came_from = is_parent ? left : NONE;
    return true;
}

// --- left and right

// The row of a box that is gone to: the one visited last, else the first.
static PlaceId entry_of(const Map *map, int32_t box)
{
    const SceneBox *in = &map->plan->scene->boxes[box];
    PlaceId parent = place_at(map, in->place)->parent;
    PlaceId visited = parent != NONE ? map->visited[parent] : NONE;
    if (in->kind == SCENE_CARD && is_shown(map, visited) &&
        row_at(map, map->plan->scene->row_of[visited])->box == box)
        return visited;
    return in->place;
}

// Whether two boxes share rows: in layers these are those of one layer, in whichever
// frames they stand.
static bool is_level(const Layout *layout, int32_t a, int32_t b)
{
    const LayoutBox *one = &layout->boxes[a], *other = &layout->boxes[b];
    return one->y < other->y + layout->graph->boxes[b].height &&
           other->y < one->y + layout->graph->boxes[a].height;
}

// The nearest box on the same level.
static PlaceId beside(const Map *map, int direction)
{
    const Layout *layout = map->plan->layout;
    int32_t here = row_at(map, map_row(map))->box, best = -1;
    for (int32_t i = 0; i < layout->graph->box_count; i++) {
        if (i == here || !is_level(layout, i, here))
            continue;
        int32_t distance = (layout->boxes[i].x - layout->boxes[here].x) * direction;
        if (distance > 0 &&
            (best < 0 ||
             distance < (layout->boxes[best].x - layout->boxes[here].x) * direction))
            best = i;
    }
    return best < 0 ? NONE : entry_of(map, best);
}

static PlaceId in_reading_order(const Map *map, int direction)
{
    const Scene *scene = map->plan->scene;
    for (int32_t row = map_row(map) + direction; row >= 0 && row < scene->row_count;
         row += direction)
        if (scene->rows[row].kind == SCENE_NODE)
            return scene->rows[row].place;
    return NONE;
}

static PlaceId sideways(const Map *map, int direction)
{
    return map->plan->layout->arrangement == ARRANGEMENT_LAYERED
               ? beside(map, direction)
               : in_reading_order(map, direction);
}

static PlaceId sibling(const Map *map, int direction)
{
    PlaceId home = place_at(map, map->selected)->home, before = NONE, found = NONE;
    const Place *here = place_at(map, home);
    if (here->parent == NONE) {
        for (PlaceId i = 0; i < map->subject->tree->count;
             i = tree_after(map->subject->tree, i)) {
            if (!is_shown(map, i))
                continue;
            found = direction > 0 ? (before == home ? i : found)
                                  : (i == home ? before : found);
            before = i;
        }
        return is_shown(map, found) ? found : NONE;
    }
    for (PlaceId i = place_at(map, here->parent)->first_child; i != NONE;
         i = place_at(map, i)->next_sibling) {
        if (place_at(map, i)->link != here->link || place_at(map, i)->home != i ||
            !is_shown(map, i))
            continue;
        found =
            direction > 0 ? (before == home ? i : found) : (i == home ? before : found);
        before = i;
    }
    return found;
}

// --- pages

// What is nearest to the selection's cell moved by so many rows, that way.
static PlaceId nearest(const Map *map, int32_t rows)
{
    enum { WEIGHT = 2 }; // a cell is twice as high as wide
    const Scene *scene = map->plan->scene;
    int32_t x, y, here = map_row(map);
    int64_t least = INT64_MAX;
    PlaceId found = NONE;
    map_plan_cell(map->plan, here, &x, &y);
    for (int32_t row = 0; row < scene->row_count; row++) {
        int32_t to_x, to_y;
        map_plan_cell(map->plan, row, &to_x, &to_y);
        bool is_that_way = rows > 0 ? to_y > y : to_y < y;
        int64_t distance =
            WEIGHT * llabs((long long)to_y - y - rows) + llabs((long long)to_x - x);
        if (scene->rows[row].kind != SCENE_NODE || !is_that_way || distance >= least ||
            !map->plan->layout->boxes[scene->rows[row].box].is_placed)
            continue;
        least = distance;
        found = scene->rows[row].place;
    }
    return found;
}

// Turns by so many rows; the selection keeps its line as far as there is something.
static bool turn(Map *map, int32_t rows)
{
    PlaceId place = nearest(map, rows);
    if (place == NONE)
        return map_pan(map, 0, rows);
    map_pan(map, 0, rows);
    return go(map, place);
}

static bool put_on(Map *map, int line)
{
    int was = map->line;
    map->line = line;
    map->is_free = false;
    map_update(map);
    map_settle(map);
    return map->line != was;
}

// --- folds

static bool fold(Map *map, Motion motion)
{
    SceneFolds *folds = &map->folds;
    PlaceId home = place_at(map, map->selected)->home;
    switch (motion) {
    case MOTION_FOLD_TOGGLE: return scene_fold_toggle(folds, home, LINKS_ALL);
    case MOTION_FOLD_OPEN: return scene_fold_open(folds, home, LINKS_ALL);
    case MOTION_FOLD_CLOSE: return scene_fold_close(folds, home, LINKS_ALL);
    case MOTION_FOLD_SUPPORTS: return scene_fold_toggle(folds, home, LINKS_PROS);
    case MOTION_FOLD_ATTACKS:
        return scene_fold_toggle(folds, home, LINKS_CONS & ~(1U << LINK_UNDERCUT));
    case MOTION_FOLD_UNDERCUTS:
        return scene_fold_toggle(folds, home, 1U << LINK_UNDERCUT);
    case MOTION_FOLD_OPEN_LEVEL: return scene_fold_more(folds, OPEN_MOST);
    case MOTION_FOLD_CLOSE_LEVEL: return scene_fold_less(folds);
    default: return false;
    }
}

// Folding that concerns more than one claim says by the number shown if it did
// anything.
static bool fold_many(Map *map, Motion motion)
{
    int32_t shown = map->plan->scene->shown;
    PlaceId home = place_at(map, map->selected)->home;
    if (motion == MOTION_FOLD_OPEN_ALL)
        scene_fold_open_below(&map->folds, NONE, OPEN_MOST);
    else if (motion == MOTION_FOLD_OPEN_BELOW)
        scene_fold_open_below(&map->folds, home, OPEN_MOST);
    else
        for (PlaceId i = 0; i < map->subject->tree->count; i++)
            map->folds.open[i] = 0;
    map_refold(map);
    map_choose(map);
    map_update(map);
    return map->is_given || map->plan->scene->shown != shown;
}

static bool fold_one(Map *map, Motion motion)
{
    if (!fold(map, motion))
        return false;
    map_refold(map);
    if (motion == MOTION_FOLD_OPEN_LEVEL || motion == MOTION_FOLD_CLOSE_LEVEL)
        map_choose(map);
    return true;
}

// --- all of them

bool map_zoom(Map *map, int zoom)
{
    if (zoom < ZOOM_DOT || zoom > ZOOM_FULL || zoom == (int)map->zoom)
        return false;
    map->zoom = (Zoom)zoom;
    map->is_stale = true;
    map->is_free = false;
    return true;
}

static PlaceId last_shown(const Map *map)
{
    const Scene *scene = map->plan->scene;
    for (int32_t row = scene->row_count - 1; row >= 0; row--)
        if (scene->rows[row].kind == SCENE_NODE)
            return scene->rows[row].place;
    return NONE;
}

static PlaceId first_shown(const Map *map)
{
    if (map->folds.root != NONE)
        return map->folds.root;
    PlaceId place = place_at(map, map->selected)->home;
    while (place_at(map, place)->parent != NONE)
        place = place_at(map, place)->parent;
    return place;
}

static bool scroll(Map *map, Motion motion, int count)
{
    int rows = map_page_rows(map);
    int pan = count * PAN_ROWS, across = count * PAN_COLUMNS;
    switch (motion) {
    case MOTION_HALF_DOWN: return turn(map, rows / 2);
    case MOTION_HALF_UP: return turn(map, -(rows / 2));
    case MOTION_PAGE_DOWN: return turn(map, rows);
    case MOTION_PAGE_UP: return turn(map, -rows);
    case MOTION_SCROLL_DOWN: return map_pan(map, 0, count);
    case MOTION_SCROLL_UP: return map_pan(map, 0, -count);
    case MOTION_PAN_DOWN: return map_pan(map, 0, pan);
    case MOTION_PAN_UP: return map_pan(map, 0, -pan);
    case MOTION_PAN_LEFT: return map_pan(map, -across, 0);
    case MOTION_PAN_RIGHT: return map_pan(map, across, 0);
    case MOTION_TO_MIDDLE: return put_on(map, rows / 2);
    case MOTION_TO_TOP: return put_on(map, 1);
    case MOTION_TO_BOTTOM: return put_on(map, rows - 2);
    default: return false;
    }
}

static bool move_once(Map *map, Motion motion)
{
    switch (motion) {
    case MOTION_NEXT: return step(map, true);
    case MOTION_PREVIOUS: return step(map, false);
    case MOTION_LEFT: return go(map, sideways(map, -1));
    case MOTION_RIGHT: return go(map, sideways(map, 1));
    case MOTION_NEXT_SIBLING: return go(map, sibling(map, 1));
    case MOTION_PREVIOUS_SIBLING: return go(map, sibling(map, -1));
    default: return false;
    }
}

static bool move_far(Map *map, Motion motion, int count)
{
    switch (motion) {
    case MOTION_FIRST: return go(map, first_shown(map));
    case MOTION_LAST: return go(map, last_shown(map));
    case MOTION_NEXT_RELATION: return map_light(map, count);
    case MOTION_PREVIOUS_RELATION: return map_light(map, -count);
    case MOTION_FOLD_OPEN_ALL:
    case MOTION_FOLD_CLOSE_ALL:
    case MOTION_FOLD_OPEN_BELOW: return fold_many(map, motion);
    case MOTION_MORE_TEXT: return map_zoom(map, (int)map->zoom + count);
    case MOTION_LESS_TEXT: return map_zoom(map, (int)map->zoom - count);
    case MOTION_FIT:
        map_tidy(map);
        map_fit(map);
        return true;
    default: return fold_one(map, motion) || scroll(map, motion, count);
    }
}

bool map_move(Map *map, Motion motion, int count)
{
    if (map->selected == NONE)
        return false;
    map_update(map);
    if (map->plan == NULL)
        return false;
    bool is_relation =
        motion == MOTION_NEXT_RELATION || motion == MOTION_PREVIOUS_RELATION;
    int lit = map->lit;
    if (!is_relation)
        map->lit = -1;
    if (motion > MOTION_PREVIOUS_SIBLING)
        return move_far(map, motion, count) || map->lit != lit;
    bool moved = false;
    if (motion > MOTION_PREVIOUS)
        map->came_from = NONE;
    while (count-- > 0 && move_once(map, motion))
        moved = true;
    return moved || map->lit != lit;
}
