#include "src/debate/sieve.h"

// Lets a place pass, with the premises beside it if it is one.
static void let_one(Sieve *sieve, PlaceId place)
{
    const Place *places = sieve->tree->places;
    sieve->passes[place] = true;
    if (places[place].link != LINK_PREMISE)
        return;
    for (PlaceId beside = places[places[place].parent].first_child; beside != NONE;
         beside = places[beside].next_sibling)
        if (places[beside].link == LINK_PREMISE)
            sieve->passes[beside] = true;
}

void sieve_let(Sieve *sieve, PlaceId place)
{
    if (sieve == NULL)
        return;
    for (; place != NONE; place = sieve->tree->places[place].parent)
        let_one(sieve, place);
}

Sieve *sieve_make(const Tree *tree, const bool *is_asked, Arena *arena)
{
    Sieve *sieve = arena_get(arena, 1, sizeof *sieve);
    *sieve = (Sieve){ tree, arena_get(arena, (size_t)tree->count + 1, sizeof(bool)),
                      is_asked };
    // By place: whether premises of it pass.
    bool *has_premises = arena_get(arena, (size_t)tree->count + 1, sizeof(bool));
    // From the end: replies stand behind what they bear on.
    for (PlaceId id = tree->count; id-- > 0;) {
        const Place *place = &tree->places[id];
        if (place->home != id || !(sieve->passes[id] || is_asked[id]))
            continue;
        sieve->passes[id] = true;
        if (place->parent == NONE)
            continue;
        sieve->passes[place->parent] = true;
        has_premises[place->parent] |= place->link == LINK_PREMISE;
    }
    for (PlaceId id = 0; id < tree->count; id++) {
        const Place *place = &tree->places[id];
        if (place->parent == NONE)
            continue;
        if (place->home != id && is_asked[place->home])
            sieve->passes[id] |= sieve->passes[place->parent];
        if (place->link == LINK_PREMISE)
            sieve->passes[id] |= has_premises[place->parent];
    }
    return sieve;
}

bool sieve_passes(const Sieve *sieve, PlaceId place)
{
    return sieve == NULL || sieve->passes[place];
}

PlaceId sieve_nearest(const Sieve *sieve, PlaceId place)
{
    const Place *places = sieve->tree->places;
    PlaceId above = place == NONE ? NONE : places[place].home;
    while (above != NONE && !sieve->passes[above])
        above = places[above].parent;
    for (PlaceId id = 0; above == NONE && id < sieve->tree->count; id++)
        if (sieve->passes[id])
            above = id;
    return above;
}

int32_t sieve_hidden(const Sieve *sieve)
{
    int32_t hidden = 0;
    for (PlaceId id = 0; sieve != NULL && id < sieve->tree->count; id++)
        hidden += sieve->tree->places[id].home == id && !sieve->passes[id];
    return hidden;
}
