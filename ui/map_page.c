#include "ui/map_page.h"
#include "src/map/interest.h"

// --- reading

// The subject as it was when the page took it.
static SceneSubject subject_as_read(const Map *map)
{
    return (SceneSubject){ .debate = map->bearings.debate,
                           .tree = map->folds.tree,
                           .bearings = &map->bearings,
                           .keys = map->keys };
}

// Takes over folds and order from an earlier reading.
static void carry(const Map *before, Map *map)
{
    SceneSubject was = subject_as_read(before), now = subject_as_read(map);
    scene_fold_carry(&map->folds, &before->folds);
    map->is_order_kept = was.keys != NULL;
    if (map->is_order_kept)
        map->keys = map_plan_keys_again(&now, &was, map->arena);
}

static void forget_plan(Map *map)
{
    map_job_free(map->made);
    map->made = NULL;
    map->plan = NULL;
    map->is_stale = true;
    map->is_given = false;
    map->chooses = false;
    map->wanted = NONE;
    map->put_line = -1;
}

void map_page_free(Map *map)
{
    map_desk_clear(map->desk, map);
    map_job_free(map->made);
    arena_free(map->keys_arena);
    arena_free(map->arena);
}

void map_page_read(Map *map)
{
    map_desk_clear(map->desk, map);
    const Tree *tree = map->subject->tree;
    Map before = *map;
    map->arena = arena_new();
    map->folds = scene_folds_make(tree, map->arena);
    map->bearings = bearings_make(map->subject->debate, map->arena);
    map->keys = NULL;
    map->keys_arena = NULL;
    if (before.arena != NULL)
        carry(&before, map);
    map->visited = arena_get(map->arena, (size_t)tree->count + 1, sizeof(PlaceId));
    for (PlaceId i = 0; i < tree->count; i++)
        map->visited[i] = NONE;
    map->came_from = NONE;
    map->selected = tree->count > 0 ? 0 : NONE;
    map->lit = -1;
    forget_plan(map);
    arena_free(before.keys_arena);
    arena_free(before.arena);
}

void map_tidy(Map *map)
{
    if (map->is_order_kept)
        map->keys = NULL;
    map->is_order_kept = false;
    map->is_stale = true;
}

// --- the plan

static SceneOptions options_of(const Map *map)
{
    // Arguments stand in <...> as everywhere in the program, in whichever charset.
    return (SceneOptions){ .zoom = map->zoom,
                           .columns = map->columns,
                           .arrangement = map->arrangement,
                           .has_frames = map->has_frames,
                           .charset = CHARSET_CP437 };
}

int map_pane_rows(const Map *map)
{
    enum { LEAST = 12, SHORT = 3 };
    if (map->pane == PANE_OFF || map->rows < LEAST)
        return 0;
    return map->pane == PANE_SHORT ? SHORT : map->rows / 2;
}

int map_strip_rows(const Map *map)
{
    enum { LEAST = 38, STRIP = 4 };
    return map->has_strip && map->rows >= LEAST ? STRIP : 0;
}

int map_page_rows(const Map *map)
{
    enum { LEAST = 6 };
    int below = map_pane_rows(map) + map_strip_rows(map) + (map->rows >= LEAST);
    int rows = map->rows - below;
    return rows > 1 ? rows : 1;
}

// The row that shows the selection, or -1.
static int32_t own_row(const Map *map, PlaceId place)
{
    const int32_t *row_of = map->plan->scene->row_of;
    return row_of[place] >= 0 ? row_of[place]
                              : row_of[map->subject->tree->places[place].home];
}

int32_t map_row(const Map *map)
{
    const Place *places = map->subject->tree->places;
    int32_t row = own_row(map, map->selected);
    for (PlaceId at = places[map->selected].home; row < 0 && at != NONE;
         at = places[at].parent)
        row = own_row(map, at);
    return row >= 0 ? row : 0;
}

// The claims and arguments that the map shows, counted up to a limit.
static int32_t count_shown(const Map *map, int32_t most)
{
    int32_t count = 0;
    for (PlaceId at = scene_fold_next(&map->folds, NONE); at != NONE && count < most;
         at = scene_fold_next(&map->folds, at))
        count++;
    return count;
}

enum {
    MOST_AT_ONCE = 1500, // claims that are laid out within a frame
    MOST_ORDERED = 400,  // ... and put in order
    MOST_LAYERED = 2000, // more are surely too many for layers
};

static bool has_desk(const Map *map)
{
    return map->desk != NULL && map->desk->worker != NULL;
}

// Whether the order of siblings is still to be found, which takes long.
static bool lacks_keys(const Map *map)
{
    return has_desk(map) && map->keys == NULL &&
           map->subject->tree->count > MOST_ORDERED;
}

static bool is_long(const Map *map)
{
    return lacks_keys(map) ||
           (has_desk(map) && count_shown(map, MOST_AT_ONCE) >= MOST_AT_ONCE);
}

static MapJob *job_of(const Map *map)
{
    MapJob *job = map_job_new(&map->folds);
    job->subject = subject_as_read(map);
    job->options = options_of(map);
    job->rows = map_page_rows(map);
    job->selected = map->wanted != NONE ? map->wanted : map->selected;
    job->chooses = map->chooses;
    return job;
}

// Takes over what a job has found. What is asked for since then stands.
static void adopt(Map *map, MapJob *job)
{
    if (map->keys == NULL && job->keys_arena != NULL) {
        arena_free(map->keys_arena);
        map->keys_arena = job->keys_arena;
        map->keys = job->subject.keys;
        job->keys_arena = NULL;
    }
    if (!map->is_stale) {
        map->folds.root = job->folds.root;
        map->arrangement = job->options.arrangement;
        map->chooses = false;
    }
    map_job_free(map->made);
    map->made = job;
    map->plan = job->plan;
    map->is_given = false;
}

// Makes the plan, or has it made: false, the plan is to come.
static bool make_plan(Map *map)
{
    MapJob *job = job_of(map);
    if (is_long(map)) {
        map->asked = count_shown(map, INT32_MAX);
        map->is_given = map_desk_give(map->desk, map, job);
        map->is_stale = !map->is_given;
        if (!map->is_given)
            map_job_free(job);
        return false;
    }
    map_desk_clear(map->desk, map);
    map_job_run(job, NULL);
    map->is_stale = false;
    adopt(map, job);
    return true;
}

// ... so that this place is shown and has a place; else it is selected later.
static bool make_plan_for(Map *map, PlaceId place)
{
    map->wanted = place;
    if (!make_plan(map))
        return false;
    map->wanted = NONE;
    return true;
}

int32_t map_awaited(const Map *map)
{
    return map->is_given || (map->is_stale && map->plan == NULL) ? map->asked : 0;
}

// --- the window

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

// Of what is not shown any more what it stands below is selected, and keeps its own
// cell.
static void select_shown(Map *map)
{
    const Place *places = map->subject->tree->places;
    PlaceId home = places[map->selected].home, shown = home;
    while (shown != NONE && !scene_fold_shows(&map->folds, shown))
        shown = places[shown].parent;
    if (shown == NONE || shown == home)
        return;
    map->selected = shown;
    if (map->plan != NULL && own_row(map, shown) >= 0)
        map_settle(map);
}

// Brings the selection to its cell.
static void put_window(Map *map)
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

void map_update(Map *map)
{
    if (map->selected == NONE)
        return;
    if (map->is_given && !map_desk_has(map->desk, map))
        map->is_given = !(map->is_stale = true);
    if (map->is_stale || (map->plan == NULL && !map->is_given))
        make_plan(map);
    if (map->plan == NULL)
        return;
    if (!map->is_given && !map->is_stale && own_row(map, map->selected) < 0) {
        scene_fold_reveal(&map->folds, map->subject->tree->places[map->selected].home);
        make_plan(map);
    }
    put_window(map);
}

// --- changing it

void map_choose(Map *map)
{
    if (map->is_chosen)
        return;
    map->is_stale = true;
    map->chooses = lacks_keys(map);
    if (map->chooses)
        return;
    if (count_shown(map, MOST_LAYERED) == MOST_LAYERED) {
        map->arrangement = ARRANGEMENT_HANGING;
        return;
    }
    MapJob *job = job_of(map);
    if (map->keys == NULL) {
        map->keys = map_plan_keys(&job->subject, map->arena);
        job->subject.keys = map->keys;
    }
    map->arrangement =
        map_plan_choose(&job->subject, &job->folds, &job->options, job->rows);
    map_job_free(job);
}

void map_fit(Map *map)
{
    const Tree *tree = map->subject->tree;
    PlaceId focus = tree->places[map->selected].home;
    Interest interest = { .foci = &focus, .focus_count = 1 };
    int32_t width = scene_style(map->zoom, map->columns, ARRANGEMENT_LAYERED).width;
    interest_open(&map->folds, &interest,
                  interest_budget(map->columns, map_page_rows(map), width));
    map_choose(map);
    map->is_stale = true;
    map->is_free = false;
}

// Whether a cell is more than a window away from what is shown.
static bool is_far(const Map *map, int32_t x, int32_t y)
{
    int32_t rows = map_page_rows(map);
    return x < map->x - map->columns || x >= map->x + 2 * map->columns ||
           y < map->y - rows || y >= map->y + 2 * rows;
}

static bool is_placed(const Map *map, PlaceId place)
{
    const Scene *scene = map->plan->scene;
    return map->plan->layout->boxes[scene->rows[own_row(map, place)].box].is_placed;
}

// Brings a place into the plan; false if that takes longer than a frame.
static bool reach(Map *map, PlaceId place)
{
    if (own_row(map, place) < 0) {
        // The old selection stays where it is while the way to the new one opens.
        scene_fold_reveal(&map->folds, map->subject->tree->places[place].home);
        if (!make_plan_for(map, place))
            return false;
        if (own_row(map, map->selected) >= 0)
            put_window(map);
    }
    return is_placed(map, place) || make_plan_for(map, place);
}

static void show_selection(Map *map)
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

// Selects a place that is in the plan, if there is one.
static void choose(Map *map, PlaceId place)
{
    const Place *places = map->subject->tree->places;
    PlaceId parent = places[places[place].home].parent;
    map->selected = place;
    map->lit = -1;
    map->is_free = false;
    if (parent != NONE)
        map->visited[parent] = place;
    if (map->plan != NULL)
        show_selection(map);
}

void map_select(Map *map, PlaceId place)
{
    if (place == NONE || map->selected == NONE)
        return;
    PlaceId home = map->subject->tree->places[place].home;
    map_update(map);
    map->wanted = NONE;
    if (map->plan == NULL)
        scene_fold_reveal(&map->folds, home);
    else if (map->plan->scene->row_of[place] < 0)
        place = home;
    if (map->plan == NULL || reach(map, place))
        choose(map, place);
}

// What was asked for while the plan was being made.
static void finish(Map *map)
{
    PlaceId wanted = map->wanted;
    map->wanted = NONE;
    if (wanted != NONE && own_row(map, wanted) >= 0) {
        if (own_row(map, map->selected) >= 0)
            put_window(map);
        choose(map, wanted);
    }
    map_update(map);
    if (map->put_line >= 0 && map->put_line < map_page_rows(map))
        map_put_on(map, map->put_line);
    map->put_line = -1;
}

bool map_take(Map *map)
{
    MapJob *job = map->is_given ? map_desk_take(map->desk, map) : NULL;
    if (job == NULL)
        return false;
    select_shown(map);
    adopt(map, job);
    finish(map);
    return true;
}

void map_refold(Map *map)
{
    select_shown(map);
    map->is_stale = true;
    map->is_free = false;
    map->lit = -1;
}

bool map_frame(Map *map)
{
    if (map->subject->debate->section_count == 0)
        return false;
    map->has_frames = !map->has_frames;
    map->is_stale = true;
    map->is_free = false;
    return true;
}

// What is left by a sieve may want another arrangement than the whole, to which the
// earlier one comes back.
static void rearrange(Map *map, bool was_sifted)
{
    if (!was_sifted)
        map->unsifted = map->arrangement;
    if (map->folds.sieve != NULL)
        map_choose(map);
    else if (!map->is_chosen)
        map->arrangement = map->unsifted;
}

void map_sift(Map *map, Sieve *sieve, PlaceId wanted)
{
    if (map->selected == NONE)
        return;
    bool was_sifted = map->folds.sieve != NULL;
    PlaceId was = map->selected;
    map->selected = sieve_passes(sieve, wanted) ? wanted : sieve_nearest(sieve, wanted);
    // It was shown, with the cell that it is to keep.
    if (map->selected != was && map->plan != NULL && own_row(map, map->selected) >= 0)
        map_settle(map);
    scene_fold_sift(&map->folds, sieve);
    rearrange(map, was_sifted);
    map->is_stale = true;
    map->is_free = false;
    map->lit = -1;
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

// --- cells

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
