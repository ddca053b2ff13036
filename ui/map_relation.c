#include "ui/map_relation.h"
#include "ui/outline_details.h"

static const Place *place_at(const Map *map, PlaceId place)
{
    return &map->subject->tree->places[place];
}

static size_t relatives_of(const Map *map, Arena *arena, Relative **relatives)
{
    return outline_relatives(map->subject->tree, map->selected, arena, relatives);
}

bool map_light(Map *map, int count)
{
    Relative *relatives;
    Arena *arena = arena_new();
    int relations = (int)relatives_of(map, arena, &relatives);
    arena_free(arena);
    if (relations == 0)
        return false;
    int from = map->lit < 0 && count < 0 ? 0 : map->lit, was = map->lit;
    map->lit = ((from + count) % relations + relations) % relations;
    return map->lit != was;
}

PlaceId map_lit_end(const Map *map)
{
    if (map->lit < 0 || map->selected == NONE)
        return NONE;
    Relative *relatives;
    Arena *arena = arena_new();
    size_t count = relatives_of(map, arena, &relatives);
    PlaceId far = (size_t)map->lit < count ? relatives[map->lit].far : NONE;
    arena_free(arena);
    return far == NONE ? NONE : place_at(map, far)->home;
}

// Whether a link of the graph stands for a relation between two claims.
static bool stands_for(const Map *map, int32_t link, PlaceId a, PlaceId b)
{
    const SceneLink *ends = &map->plan->scene->links[link];
    for (int32_t i = 0; i < ends->place_count; i++) {
        const Place *place =
            place_at(map, map->plan->scene->link_places[ends->first_place + i]);
        PlaceId from = place->home, to = place_at(map, place->parent)->home;
        if ((from == a && to == b) || (from == b && to == a))
            return true;
    }
    return false;
}

int32_t map_lit_link(const Map *map)
{
    PlaceId far = map_lit_end(map);
    PlaceId here = far == NONE ? NONE : place_at(map, map->selected)->home;
    for (int32_t i = 0; far != NONE && i < map->plan->scene->graph.link_count; i++)
        if (stands_for(map, i, here, far))
            return i;
    return -1;
}
