#include "src/map/scene_fold.h"

SceneFolds scene_folds_make(const Tree *tree, Arena *arena)
{
    return (SceneFolds){
        .tree = tree,
        .open = arena_get(arena, (size_t)tree->count + 1, sizeof(uint8_t)),
        .kept = arena_get(arena, (size_t)tree->count + 1, sizeof(uint8_t)),
        .root = NONE,
    };
}

static bool is_full(const Tree *tree, PlaceId place)
{
    return tree->places[place].home == place;
}

// The kinds of replies that a place has in full, so that opening them shows something
// more. A premise that stands elsewhere in full counts: it gets a line in the frame.
static unsigned kinds_of(const SceneFolds *folds, PlaceId place)
{
    const Tree *tree = folds->tree;
    unsigned kinds = 0;
    for (PlaceId child = tree->places[place].first_child; child != NONE;
         child = tree->places[child].next_sibling)
        if ((is_full(tree, child) || tree->places[child].link == LINK_PREMISE) &&
            sieve_passes(folds->sieve, child))
            kinds |= 1u << tree->places[child].link;
    return kinds;
}

static bool is_open(const SceneFolds *folds, PlaceId child)
{
    const Place *place = &folds->tree->places[child];
    return folds->open[place->parent] >> place->link & 1;
}

bool scene_fold_begins(const SceneFolds *folds, PlaceId place)
{
    return place == folds->root || folds->tree->places[place].parent == NONE;
}

bool scene_fold_shows(const SceneFolds *folds, PlaceId place)
{
    if (!sieve_passes(folds->sieve, place))
        return false;
    while (!scene_fold_begins(folds, place)) {
        if (!is_open(folds, place))
            return false;
        place = folds->tree->places[place].parent;
    }
    return place == folds->root || folds->root == NONE;
}

// --- one place

static bool set_open(SceneFolds *folds, PlaceId place, unsigned open)
{
    unsigned before = folds->open[place];
    folds->open[place] = (uint8_t)open;
    return open != before;
}

bool scene_fold_open(SceneFolds *folds, PlaceId place, unsigned kinds)
{
    kinds &= kinds_of(folds, place);
    return set_open(folds, place, folds->open[place] | kinds);
}

bool scene_fold_close(SceneFolds *folds, PlaceId place, unsigned kinds)
{
    return set_open(folds, place, folds->open[place] & ~kinds);
}

bool scene_fold_toggle(SceneFolds *folds, PlaceId place, unsigned kinds)
{
    return (folds->open[place] & kinds) ? scene_fold_close(folds, place, kinds)
                                        : scene_fold_open(folds, place, kinds);
}

void scene_fold_reveal(SceneFolds *folds, PlaceId place)
{
    const Place *places = folds->tree->places;
    sieve_let(folds->sieve, place);
    place = places[place].home;
    sieve_let(folds->sieve, place);
    bool is_below = folds->root == NONE || place == folds->root;
    for (PlaceId id = place; places[id].parent != NONE; id = places[id].parent) {
        folds->open[places[id].parent] |= (uint8_t)(1u << places[id].link);
        is_below |= places[id].parent == folds->root;
    }
    if (!is_below)
        folds->root = NONE;
}

void scene_fold_sift(SceneFolds *folds, Sieve *sieve)
{
    const Place *places = folds->tree->places;
    size_t count = (size_t)folds->tree->count;
    if (folds->sieve != NULL) {
        memcpy(folds->open, folds->kept, count);
        folds->root = folds->kept_root;
    }
    folds->sieve = sieve;
    if (sieve == NULL)
        return;
    memcpy(folds->kept, folds->open, count);
    folds->kept_root = folds->root;
    folds->root = NONE;
    for (PlaceId id = 0; id < folds->tree->count; id++)
        if (sieve->passes[id] && is_full(folds->tree, id) && places[id].parent != NONE)
            folds->open[places[id].parent] |= (uint8_t)(1u << places[id].link);
}

// --- walking

// The next sibling in full that is shown, or NONE.
static PlaceId shown_from(const SceneFolds *folds, PlaceId place)
{
    const Place *places = folds->tree->places;
    while (place != NONE &&
           !(is_full(folds->tree, place) && sieve_passes(folds->sieve, place) &&
             (places[place].parent == NONE || is_open(folds, place))))
        place = places[place].next_sibling;
    return place;
}

// With which the map begins, or NONE.
static PlaceId first_shown(const SceneFolds *folds)
{
    return folds->root != NONE      ? folds->root
           : folds->tree->count > 0 ? shown_from(folds, 0)
                                    : NONE;
}

PlaceId scene_fold_next(const SceneFolds *folds, PlaceId place)
{
    const Tree *tree = folds->tree;
    if (place == NONE)
        return first_shown(folds);
    PlaceId next =
        folds->open[place] ? shown_from(folds, tree->places[place].first_child) : NONE;
    while (next == NONE && place != NONE && place != folds->root) {
        next = shown_from(folds, tree->places[place].next_sibling);
        place = tree->places[place].parent;
    }
    return next;
}

// --- whole subtrees

// How many claims and arguments of one kind a place would show.
static int32_t group_size(const SceneFolds *folds, PlaceId place, Link link)
{
    const Tree *tree = folds->tree;
    int32_t size = 0;
    for (PlaceId child = tree->places[place].first_child; child != NONE;
         child = tree->places[child].next_sibling)
        size += tree->places[child].link == link && is_full(tree, child) &&
                sieve_passes(folds->sieve, child);
    return size;
}

// Opens what fits into the budget and takes it off; whether that is all.
static bool open_within(SceneFolds *folds, PlaceId place, int32_t *budget)
{
    unsigned wanted = kinds_of(folds, place) & ~folds->open[place];
    bool is_whole = true;
    for (Link link = LINK_SUPPORT; link < LINK_COUNT && wanted; link++) {
        if (!(wanted >> link & 1))
            continue;
        int32_t size = group_size(folds, place, link);
        if (size <= *budget) {
            folds->open[place] |= (uint8_t)(1u << link);
            *budget -= size;
        } else {
            is_whole = false;
        }
    }
    return is_whole;
}

// Appends the replies in full of a place that are open.
static int32_t add_open(const SceneFolds *folds, PlaceId place, PlaceId *queue,
                        int32_t count)
{
    PlaceId child = folds->open[place]
                        ? shown_from(folds, folds->tree->places[place].first_child)
                        : NONE;
    while (child != NONE) {
        queue[count++] = child;
        child = shown_from(folds, folds->tree->places[child].next_sibling);
    }
    return count;
}

// The place, or all with which the map begins.
static int32_t add_first(const SceneFolds *folds, PlaceId place, PlaceId *queue)
{
    int32_t count = 0;
    bool is_one = place != NONE || folds->root != NONE;
    PlaceId id = place != NONE ? place : first_shown(folds);
    for (; id != NONE;
         id = is_one ? NONE : shown_from(folds, folds->tree->places[id].next_sibling))
        queue[count++] = id;
    return count;
}

static PlaceId *make_queue(const SceneFolds *folds, Arena *arena)
{
    return arena_get(arena, (size_t)folds->tree->count + 1, sizeof(PlaceId));
}

bool scene_fold_open_below(SceneFolds *folds, PlaceId place, int32_t budget)
{
    Arena *scratch = arena_new();
    PlaceId *queue = make_queue(folds, scratch);
    int32_t count = add_first(folds, place, queue);
    bool is_whole = true;
    for (int32_t i = 0; i < count; i++) {
        is_whole &= open_within(folds, queue[i], &budget);
        count = add_open(folds, queue[i], queue, count);
    }
    arena_free(scratch);
    return is_whole;
}

bool scene_fold_more(SceneFolds *folds, int32_t budget)
{
    const Place *places = folds->tree->places;
    Arena *scratch = arena_new();
    PlaceId *queue = make_queue(folds, scratch);
    int32_t count = add_first(folds, NONE, queue), level = -1;
    for (int32_t i = 0; i < count; i++) {
        PlaceId place = queue[i];
        if (level >= 0 && places[place].depth > level)
            break;
        unsigned before = folds->open[place];
        open_within(folds, place, &budget);
        level = folds->open[place] != before ? places[place].depth : level;
        if (level < 0)
            count = add_open(folds, place, queue, count);
    }
    arena_free(scratch);
    return level >= 0;
}

bool scene_fold_less(SceneFolds *folds)
{
    const Place *places = folds->tree->places;
    int32_t deepest = -1;
    for (PlaceId id = scene_fold_next(folds, NONE); id != NONE;
         id = scene_fold_next(folds, id))
        if (folds->open[id] && places[id].depth > deepest)
            deepest = places[id].depth;
    for (PlaceId id = scene_fold_next(folds, NONE); id != NONE && deepest >= 0;
         id = scene_fold_next(folds, id))
        if (places[id].depth == deepest)
            folds->open[id] = 0;
    return deepest >= 0;
}

// --- a new reading

static PlaceId find_again(const Tree *tree, const Tree *before, PlaceId place)
{
    Node node = before->places[place].node;
    bool is_claim = node.kind == NODE_CLAIM;
    const Table *titles =
        is_claim ? &tree->debate->claim_titles : &tree->debate->argument_titles;
    int32_t id = table_get(titles, debate_title(before->debate, node));
    if (id < 0)
        return NONE;
    return tree_home(tree, (Node){ node.kind, id });
}

void scene_fold_carry(SceneFolds *folds, const SceneFolds *before)
{
    const uint8_t *open = before->sieve != NULL ? before->kept : before->open;
    for (PlaceId id = 0; id < before->tree->count; id++) {
        if (open[id] == 0)
            continue;
        PlaceId again = find_again(folds->tree, before->tree, id);
        if (again != NONE)
            scene_fold_open(folds, again, open[id]);
    }
    PlaceId root = before->sieve != NULL ? before->kept_root : before->root;
    folds->root = root == NONE ? NONE : find_again(folds->tree, before->tree, root);
}
