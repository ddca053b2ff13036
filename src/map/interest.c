#include "src/map/interest.h"

// Interest is counted in halves, so that half a logarithm is a whole number.
enum { HALF = 2, PINNED = 8 * HALF, HIT = 6 * HALF, FAR = 1 << 20 };

typedef struct {
    PlaceId parent;
    Link link;
    int32_t interest, size;
} Group;

typedef struct {
    SceneFolds *folds;
    const Interest *interest;
    int32_t *distance; // by place in full, to the nearest focus
    Group *heap;       // the best one first
    int32_t heap_count;
    int32_t left; // of the budget
} Chooser;

int32_t interest_budget(int columns, int rows, int box_width)
{
    enum { BOX_ROWS = 5, LEAST = 12, MOST = 400 };
    int64_t budget =
        (int64_t)columns * rows / ((int64_t)(box_width + 2) * (BOX_ROWS + 2));
    return budget < LEAST ? LEAST : budget > MOST ? MOST : (int32_t)budget;
}

// --- distances

static void reach(Chooser *chooser, PlaceId place, int32_t distance, PlaceId *queue,
                  int32_t *count)
{
    if (place == NONE || chooser->distance[place] <= distance)
        return;
    chooser->distance[place] = distance;
    queue[(*count)++] = place;
}

static PlaceId full_from(const Place *places, PlaceId place)
{
    while (place != NONE && places[place].home != place)
        place = places[place].next_sibling;
    return place;
}

// Breadth first from all foci at once; the next and the previous sibling are one step
// away, as parents and children are.
static void measure(Chooser *chooser, Arena *scratch)
{
    const Tree *tree = chooser->folds->tree;
    const Place *places = tree->places;
    PlaceId *queue = arena_get(scratch, (size_t)tree->count + 1, sizeof *queue);
    PlaceId *previous = arena_get(scratch, (size_t)tree->count + 1, sizeof *previous);
    for (PlaceId id = 0; id < tree->count; id++)
        previous[id] = NONE;
    for (PlaceId id = 0; id < tree->count; id++) {
        chooser->distance[id] = FAR;
        PlaceId next = full_from(places, places[id].next_sibling);
        if (places[id].home == id && next != NONE)
            previous[next] = id;
    }
    int32_t count = 0;
    for (int32_t i = 0; i < chooser->interest->focus_count; i++)
        reach(chooser, chooser->interest->foci[i], 0, queue, &count);
    if (count == 0)
        reach(chooser, 0, 0, queue, &count);
    for (int32_t i = 0; i < count; i++) {
        PlaceId id = queue[i];
        int32_t further = chooser->distance[id] + 1;
        reach(chooser, places[id].parent, further, queue, &count);
        reach(chooser, previous[id], further, queue, &count);
        reach(chooser, full_from(places, places[id].next_sibling), further, queue,
              &count);
        for (PlaceId child = full_from(places, places[id].first_child); child != NONE;
             child = full_from(places, places[child].next_sibling))
            reach(chooser, child, further, queue, &count);
    }
}

static int32_t interest_of(const Chooser *chooser, PlaceId place)
{
    const Interest *interest = chooser->interest;
    const Place *at = &chooser->folds->tree->places[place];
    int32_t result = -HALF * (at->depth + chooser->distance[place]);
    for (int32_t size = at->below + 1; size > 1; size /= 2)
        result++;
    if (interest->is_pinned && interest->is_pinned[place])
        result += PINNED;
    if (interest->is_hit && interest->is_hit[place])
        result += HIT;
    return result;
}

// --- the heap

static bool is_better(const Group *a, const Group *b)
{
    if (a->interest != b->interest)
        return a->interest > b->interest;
    return a->parent != b->parent ? a->parent < b->parent : a->link < b->link;
}

static void push(Chooser *chooser, Group group)
{
    Group *heap = chooser->heap;
    int32_t at = chooser->heap_count++;
    while (at > 0 && is_better(&group, &heap[(at - 1) / 2])) {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = group;
}

static Group pop(Chooser *chooser)
{
    Group *heap = chooser->heap, best = heap[0], last = heap[--chooser->heap_count];
    int32_t at = 0;
    for (int32_t child = 1; child < chooser->heap_count; child = 2 * at + 1) {
        if (child + 1 < chooser->heap_count &&
            is_better(&heap[child + 1], &heap[child]))
            child++;
        if (!is_better(&heap[child], &last))
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = last;
    return best;
}

// The groups of replies of a place that has come to be shown.
static void add_groups(Chooser *chooser, PlaceId place)
{
    const Place *places = chooser->folds->tree->places;
    Group groups[LINK_COUNT];
    bool is_there[LINK_COUNT] = { false };
    for (PlaceId child = places[place].first_child; child != NONE;
         child = places[child].next_sibling) {
        Group *group = &groups[places[child].link];
        bool is_full = places[child].home == child;
        if (!is_full && places[child].link != LINK_PREMISE)
            continue;
        int32_t interest = interest_of(chooser, is_full ? child : place);
        if (!is_there[places[child].link])
            *group = (Group){ place, places[child].link, interest, 0 };
        is_there[places[child].link] = true;
        group->size += is_full;
        group->interest = interest > group->interest ? interest : group->interest;
    }
    for (Link link = LINK_SUPPORT; link < LINK_COUNT; link++)
        if (is_there[link])
            push(chooser, groups[link]);
}

// --- choosing

static void show_group(Chooser *chooser, PlaceId parent, Link link)
{
    const Place *places = chooser->folds->tree->places;
    chooser->folds->open[parent] |= (uint8_t)(1u << link);
    for (PlaceId child = places[parent].first_child; child != NONE;
         child = places[child].next_sibling)
        if (places[child].link == link && places[child].home == child) {
            chooser->left--;
            add_groups(chooser, child);
        }
}

// What is above the foci is open before anything is chosen.
static void show_foci(Chooser *chooser)
{
    const Interest *interest = chooser->interest;
    for (int32_t i = 0; i < interest->focus_count; i++)
        scene_fold_reveal(chooser->folds, interest->foci[i]);
    for (PlaceId id = scene_fold_next(chooser->folds, NONE); id != NONE;
         id = scene_fold_next(chooser->folds, id)) {
        chooser->left--;
        add_groups(chooser, id);
    }
}

void interest_open(SceneFolds *folds, const Interest *interest, int32_t budget)
{
    const Tree *tree = folds->tree;
    memset(folds->open, 0, (size_t)tree->count);
    if (tree->count == 0)
        return;
    Arena *scratch = arena_new();
    Chooser chooser = {
        .folds = folds,
        .interest = interest,
        .distance = arena_get(scratch, (size_t)tree->count, sizeof(int32_t)),
        .heap = arena_get(scratch, (size_t)tree->count + 1, sizeof(Group)),
        .left = budget,
    };
    measure(&chooser, scratch);
    show_foci(&chooser);
    while (chooser.heap_count > 0 && chooser.left > 0) {
        Group best = pop(&chooser);
        bool is_open = folds->open[best.parent] >> best.link & 1;
        if (!is_open && best.size <= chooser.left)
            show_group(&chooser, best.parent, best.link);
    }
    arena_free(scratch);
}
