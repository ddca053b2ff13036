#include "src/debate/divergence.h"
#include <stdlib.h>
#include "src/base/vec.h"

Judgements judgements_make(const Tree *tree, Arena *arena)
{
    size_t places = (size_t)tree->count + 1;
    return (Judgements){ arena_get(arena, places, 1), arena_get(arena, places, 1) };
}

static unsigned char answer_of(Label label)
{
    return label == LABEL_IN    ? ANSWER_YES
           : label == LABEL_OUT ? ANSWER_NO
                                : ANSWER_UNSURE;
}

Judgements judgements_of_labels(const Verdicts *verdicts, Arena *arena)
{
    const Tree *tree = verdicts->standing->tree;
    Judgements made = judgements_make(tree, arena);
    for (PlaceId id = 0; id < tree->count; id++) {
        const Place *place = &tree->places[id];
        if (place->home != id)
            continue;
        Label label = verdict_of(verdicts, place->node);
        made.truth[id] = answer_of(label);
        if (place->parent != NONE && label == LABEL_IN)
            made.bearing[id] = answer_of(verdict_of_bearing(verdicts, id));
    }
    return made;
}

static bool part(unsigned char left, unsigned char right)
{
    return left != ANSWER_NONE && right != ANSWER_NONE && left != right;
}

typedef struct {
    const Tree *tree;
    const Judgements *left, *right;
    Divergence *found;
    size_t count, capacity;
    Arena *arena;
} Comparison;

static bool part_on_truth(const Comparison *comparison, PlaceId home)
{
    return part(comparison->left->truth[home], comparison->right->truth[home]);
}

static bool part_on_bearing(const Comparison *comparison, PlaceId home)
{
    return part(comparison->left->bearing[home], comparison->right->bearing[home]);
}

// Whether they part on a reply already, from which the rest follows. What excludes a
// claim is no reply to it: one follows from the other either way.
static bool merely_follows(const Comparison *comparison, PlaceId home)
{
    const Place *places = comparison->tree->places;
    for (PlaceId id = places[home].first_child; id != NONE;
         id = places[id].next_sibling)
        if (!link_is_symmetric(places[id].link) &&
            (part_on_truth(comparison, places[id].home) ||
             part_on_bearing(comparison, places[id].home)))
            return true;
    return false;
}

static void add(Comparison *comparison, PlaceId place, bool is_bearing,
                unsigned char left, unsigned char right)
{
    comparison->found =
        vec_room(comparison->arena, comparison->found, comparison->count,
                 &comparison->capacity, sizeof comparison->found[0]);
    comparison->found[comparison->count++] =
        (Divergence){ place, is_bearing, (Answer)left, (Answer)right };
}

typedef struct {
    const Tree *tree;
    Divergence divergence;
} Ranked;

static int by_nearness(const void *one, const void *other)
{
    const Ranked *a = one, *b = other;
    int32_t left = a->tree->places[a->divergence.place].depth;
    int32_t right = b->tree->places[b->divergence.place].depth;
    if (left != right)
        return left < right ? -1 : 1;
    if (a->divergence.place != b->divergence.place)
        return a->divergence.place < b->divergence.place ? -1 : 1;
    return a->divergence.is_bearing - b->divergence.is_bearing;
}

static void rank(Comparison *comparison)
{
    Arena *scratch = arena_new();
    Ranked *ranked = arena_get(scratch, comparison->count + 1, sizeof *ranked);
    for (size_t i = 0; i < comparison->count; i++)
        ranked[i] = (Ranked){ comparison->tree, comparison->found[i] };
    if (comparison->count > 0)
        qsort(ranked, comparison->count, sizeof *ranked, by_nearness);
    for (size_t i = 0; i < comparison->count; i++)
        comparison->found[i] = ranked[i].divergence;
    arena_free(scratch);
}

size_t divergence_find(const Tree *tree, const Judgements *left,
                       const Judgements *right, Divergence **found, Arena *arena)
{
    Comparison comparison = {
        .tree = tree, .left = left, .right = right, .arena = arena
    };
    for (PlaceId id = 0; id < tree->count; id++) {
        if (tree->places[id].home != id)
            continue;
        if (part_on_truth(&comparison, id) && !merely_follows(&comparison, id))
            add(&comparison, id, false, left->truth[id], right->truth[id]);
        if (part_on_bearing(&comparison, id))
            add(&comparison, id, true, left->bearing[id], right->bearing[id]);
    }
    rank(&comparison);
    *found = comparison.found;
    return comparison.count;
}

int32_t divergence_both(const Tree *tree, const Judgements *left,
                        const Judgements *right)
{
    int32_t both = 0;
    for (PlaceId id = 0; id < tree->count; id++)
        both += left->truth[id] != ANSWER_NONE && right->truth[id] != ANSWER_NONE;
    return both;
}
