#include "ui/map_change.h"
#include "src/map/interest.h"

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
    if (map->plan != NULL && map_own_row(map, shown) >= 0)
        map_settle(map);
}

void map_update(Map *map)
{
    if (map->selected == NONE)
        return;
    if (map->is_given && !map_desk_has(map->desk, map))
        map->is_given = !(map->is_stale = true);
    if (map->is_stale || (map->plan == NULL && !map->is_given))
        map_make(map);
    if (map->plan == NULL)
        return;
    if (!map->is_given && !map->is_stale && map_own_row(map, map->selected) < 0) {
        scene_fold_reveal(&map->folds, map->subject->tree->places[map->selected].home);
        map_make(map);
    }
    map_bring(map);
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

static bool is_placed(const Map *map, PlaceId place)
{
    const Scene *scene = map->plan->scene;
    return map->plan->layout->boxes[scene->rows[map_own_row(map, place)].box].is_placed;
}

// Brings a place into the plan; false if that takes longer than a frame.
static bool reach(Map *map, PlaceId place)
{
    if (map_own_row(map, place) < 0) {
        // The old selection stays where it is while the way to the new one opens.
        scene_fold_reveal(&map->folds, map->subject->tree->places[place].home);
        if (!map_make_for(map, place))
            return false;
        if (map_own_row(map, map->selected) >= 0)
            map_bring(map);
    }
    return is_placed(map, place) || map_make_for(map, place);
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
        map_show_selection(map);
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
    if (wanted != NONE && map_own_row(map, wanted) >= 0) {
        if (map_own_row(map, map->selected) >= 0)
            map_bring(map);
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
    map_adopt(map, job);
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
    if (map->selected != was && map->plan != NULL &&
        map_own_row(map, map->selected) >= 0)
        map_settle(map);
    scene_fold_sift(&map->folds, sieve);
    rearrange(map, was_sifted);
    map->is_stale = true;
    map->is_free = false;
    map->lit = -1;
}
