#include "ui/map_page.h"

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

int32_t map_own_row(const Map *map, PlaceId place)
{
    const int32_t *row_of = map->plan->scene->row_of;
    return row_of[place] >= 0 ? row_of[place]
                              : row_of[map->subject->tree->places[place].home];
}

int32_t map_row(const Map *map)
{
    const Place *places = map->subject->tree->places;
    int32_t row = map_own_row(map, map->selected);
    for (PlaceId at = places[map->selected].home; row < 0 && at != NONE;
         at = places[at].parent)
        row = map_own_row(map, at);
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

void map_adopt(Map *map, MapJob *job)
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

bool map_make(Map *map)
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
    map_adopt(map, job);
    return true;
}

bool map_make_for(Map *map, PlaceId place)
{
    map->wanted = place;
    if (!map_make(map))
        return false;
    map->wanted = NONE;
    return true;
}

int32_t map_awaited(const Map *map)
{
    return map->is_given || (map->is_stale && map->plan == NULL) ? map->asked : 0;
}

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
