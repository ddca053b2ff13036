#include "ui/outline_rows.h"
#include <stdlib.h>
#include "src/base/alloc.h"

enum {
    START_ROWS = 30,   // shown at first: what a reader can take in at once
    BELOW_ROWS = 1000, // opened at once by MOTION_FOLD_OPEN_BELOW
};

void outline_rows_init(OutlineRows *rows, const Tree *tree)
{
    size_t count = (size_t)tree->count + 1;
    *rows = (OutlineRows){ .tree = tree, .folds = xalloc(count), .root = NONE };
    memset(rows->folds, FOLD_ALL, count);
}

void outline_rows_free(OutlineRows *rows)
{
    free(rows->folds);
    free(rows->kept);
    free(rows->rows);
    *rows = (OutlineRows){ 0 };
}

unsigned outline_rows_group(Link link)
{
    switch (link) {
    case LINK_ATTACK:
    case LINK_CONTRARY:
    case LINK_CONTRADICTORY: return FOLD_ATTACKS;
    case LINK_UNDERCUT: return FOLD_UNDERCUTS;
    default: return FOLD_SUPPORTS;
    }
}

// The kinds of replies that a place has, as folds.
static unsigned groups_of(const Place *place)
{
    unsigned groups = 0;
    for (int link = LINK_SUPPORT; link < LINK_COUNT; link++)
        if (place->replies[link] > 0)
            groups |= outline_rows_group((Link)link);
    return groups;
}

static int32_t child_count(const Place *place)
{
    int32_t count = 0;
    for (int link = LINK_SUPPORT; link < LINK_COUNT; link++)
        count += place->replies[link];
    return count;
}

bool outline_rows_has_children(const OutlineRows *rows, PlaceId place)
{
    const Place *places = rows->tree->places;
    PlaceId child = places[place].first_child;
    while (child != NONE && !sieve_passes(rows->sieve, child))
        child = places[child].next_sibling;
    return child != NONE;
}

bool outline_rows_is_open(const OutlineRows *rows, PlaceId place)
{
    return outline_rows_has_children(rows, place) &&
           (rows->folds[place] & FOLD_ALL) == 0;
}

static bool is_hidden(const OutlineRows *rows, PlaceId id)
{
    const Place *place = &rows->tree->places[id];
    bool is_folded_away =
        place->parent != NONE &&
        (rows->folds[place->parent] & outline_rows_group(place->link)) != 0;
    return is_folded_away || !sieve_passes(rows->sieve, id);
}

PlaceId outline_rows_next_sibling(const OutlineRows *rows, PlaceId place)
{
    const Place *places = rows->tree->places;
    if (place == rows->root)
        return NONE;
    PlaceId next = places[place].next_sibling;
    while (next != NONE && is_hidden(rows, next))
        next = places[next].next_sibling;
    return next;
}

bool outline_rows_is_linked(const OutlineRows *rows, PlaceId place)
{
    const Place *places = rows->tree->places;
    if (places[place].link != LINK_PREMISE)
        return false;
    PlaceId before = places[places[place].parent].first_child;
    while (before < place && places[before].next_sibling != place)
        before = places[before].next_sibling;
    return before < place && places[before].link == LINK_PREMISE &&
           places[before].step == places[place].step;
}

static void add_row(OutlineRows *rows, PlaceId place)
{
    if (rows->count == rows->capacity) {
        rows->capacity = rows->capacity ? rows->capacity * 2 : 64;
        rows->rows =
            xrealloc(rows->rows, (size_t)rows->capacity * sizeof rows->rows[0]);
    }
    rows->rows[rows->count++] = place;
}

void outline_rows_update(OutlineRows *rows)
{
    const Tree *tree = rows->tree;
    PlaceId place = rows->root == NONE ? 0 : rows->root;
    PlaceId end = rows->root == NONE ? tree->count : tree->places[rows->root].after;
    rows->count = 0;
    while (place < end) {
        if (place != rows->root && is_hidden(rows, place)) {
            place = tree->places[place].after;
            continue;
        }
        add_row(rows, place);
        bool is_closed = (rows->folds[place] & FOLD_ALL) != 0;
        place = is_closed ? tree->places[place].after : place + 1;
    }
}

int32_t outline_rows_find(const OutlineRows *rows, PlaceId place)
{
    int32_t low = 0, high = rows->count; // the last row that is not after the place
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (rows->rows[middle] <= place)
            low = middle;
        else
            high = middle;
    }
    if (rows->count == 0)
        return -1;
    const Place *places = rows->tree->places;
    PlaceId found = rows->rows[low];
    if (found == place)
        return low;
    while (found != NONE && (place < found || place >= places[found].after))
        found = places[found].parent;
    return found == NONE || found < rows->rows[0] ? -1 : outline_rows_find(rows, found);
}

// Opens what a place stands in.
static void open_parent(OutlineRows *rows, PlaceId id)
{
    const Place *place = &rows->tree->places[id];
    if (place->parent == NONE)
        return;
    unsigned char *fold = &rows->folds[place->parent];
    if (*fold & FOLD_ALL)
        *fold = 0;
    *fold &= (unsigned char)~outline_rows_group(place->link);
}

const unsigned char *outline_rows_folds(const OutlineRows *rows)
{
    return rows->kept != NULL ? rows->kept : rows->folds;
}

void outline_rows_sift(OutlineRows *rows, Sieve *sieve)
{
    if (rows->kept != NULL) {
        free(rows->folds);
        rows->folds = rows->kept;
        rows->kept = NULL;
        rows->root = rows->kept_root;
    }
    rows->sieve = NULL;
    if (sieve != NULL) {
        size_t count = (size_t)rows->tree->count + 1;
        rows->kept = xalloc(count);
        memcpy(rows->kept, rows->folds, count);
        rows->kept_root = rows->root;
        rows->root = NONE;
        for (PlaceId id = 0; id < rows->tree->count; id++)
            if (sieve->passes[id] && rows->tree->places[id].home == id)
                open_parent(rows, id);
    }
    rows->sieve = sieve;
    outline_rows_update(rows);
}

void outline_rows_reveal(OutlineRows *rows, PlaceId place)
{
    const Place *places = rows->tree->places;
    sieve_let(rows->sieve, place);
    for (PlaceId at = place; places[at].parent != NONE; at = places[at].parent)
        open_parent(rows, at);
}

// --- start

void outline_rows_start(OutlineRows *rows)
{
    const Tree *tree = rows->tree;
    memset(rows->folds, FOLD_ALL, (size_t)tree->count);
    int32_t shown = tree->root_count;
    PlaceId first = tree->count > 0 ? 0 : NONE;
    for (PlaceId id = first; id != NONE; id = tree->places[id].next_sibling) {
        int32_t children = child_count(&tree->places[id]);
        if (shown + children > START_ROWS && id != first)
            continue;
        rows->folds[id] = 0;
        shown += children;
    }
    for (PlaceId id = first; id != NONE; id = tree->places[id].next_sibling)
        for (PlaceId child = rows->folds[id] ? NONE : tree->places[id].first_child;
             child != NONE; child = tree->places[child].next_sibling) {
            int32_t children = child_count(&tree->places[child]);
            if (shown + children > START_ROWS)
                continue;
            rows->folds[child] = 0;
            shown += children;
        }
    outline_rows_update(rows);
}

// --- folding

static bool set_fold(OutlineRows *rows, PlaceId place, unsigned fold)
{
    bool changed = outline_rows_has_children(rows, place) && rows->folds[place] != fold;
    if (changed)
        rows->folds[place] = (unsigned char)fold;
    return changed;
}

// One level more: the folds nearest to the theses open. One less: the deepest close.
static bool fold_level(OutlineRows *rows, bool open)
{
    const Place *places = rows->tree->places;
    int32_t level = -1;
    for (int32_t i = 0; i < rows->count; i++) {
        int32_t depth = places[rows->rows[i]].depth;
        bool concerned = outline_rows_has_children(rows, rows->rows[i]) &&
                         (open ? rows->folds[rows->rows[i]] != 0
                               : outline_rows_is_open(rows, rows->rows[i]));
        if (concerned && (level < 0 || (open ? depth < level : depth > level)))
            level = depth;
    }
    for (int32_t i = 0; i < rows->count && level >= 0; i++)
        if (places[rows->rows[i]].depth == level)
            set_fold(rows, rows->rows[i], open ? 0 : FOLD_ALL);
    return level >= 0;
}

static bool fold_everything(OutlineRows *rows, unsigned fold)
{
    bool changed = false;
    for (PlaceId id = 0; id < rows->tree->count; id++)
        changed |= set_fold(rows, id, fold);
    return changed;
}

// Opens level by level, so that what the budget cuts off is what is deepest.
static bool open_below(OutlineRows *rows, PlaceId place)
{
    const Place *places = rows->tree->places;
    PlaceId queue[BELOW_ROWS];
    int32_t queued = 0, shown = 0;
    bool changed = false;
    queue[queued++] = place;
    for (int32_t i = 0; i < queued; i++) {
        shown += child_count(&places[queue[i]]);
        if (shown > BELOW_ROWS && i > 0)
            break;
        changed |= set_fold(rows, queue[i], 0);
        for (PlaceId child = places[queue[i]].first_child; child != NONE;
             child = places[child].next_sibling)
            if (places[child].first_child != NONE && queued < BELOW_ROWS)
                queue[queued++] = child;
    }
    return changed;
}

// Of a folded place, what is named is all that opens.
static bool fold_group(OutlineRows *rows, PlaceId place, unsigned group)
{
    unsigned groups = groups_of(&rows->tree->places[place]);
    if ((groups & group) == 0)
        return false;
    unsigned fold = rows->folds[place] & FOLD_ALL ? groups : rows->folds[place];
    fold ^= group;
    return set_fold(rows, place, fold == groups ? FOLD_ALL : fold);
}

static bool apply(OutlineRows *rows, PlaceId place, Motion motion)
{
    bool is_open = outline_rows_is_open(rows, place);
    switch (motion) {
    case MOTION_FOLD_TOGGLE: return set_fold(rows, place, is_open ? FOLD_ALL : 0);
    case MOTION_FOLD_OPEN: return set_fold(rows, place, 0);
    case MOTION_FOLD_CLOSE: return set_fold(rows, place, FOLD_ALL);
    case MOTION_FOLD_OPEN_ALL: return fold_everything(rows, 0);
    case MOTION_FOLD_CLOSE_ALL: return fold_everything(rows, FOLD_ALL);
    case MOTION_FOLD_OPEN_LEVEL: return fold_level(rows, true);
    case MOTION_FOLD_CLOSE_LEVEL: return fold_level(rows, false);
    case MOTION_FOLD_OPEN_BELOW: return open_below(rows, place);
    case MOTION_FOLD_SUPPORTS: return fold_group(rows, place, FOLD_SUPPORTS);
    case MOTION_FOLD_ATTACKS: return fold_group(rows, place, FOLD_ATTACKS);
    case MOTION_FOLD_UNDERCUTS: return fold_group(rows, place, FOLD_UNDERCUTS);
    default: return false;
    }
}

bool outline_rows_fold(OutlineRows *rows, PlaceId place, Motion motion)
{
    bool changed = apply(rows, place, motion);
    if (changed)
        outline_rows_update(rows);
    return changed;
}
