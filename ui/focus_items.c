#include "ui/focus_items.h"
#include "src/base/vec.h"

typedef struct {
    const Tree *tree;
    const FocusWanted *wanted;
    Arena *arena;
    FocusItem *items;
    size_t count, capacity;
    FocusItems *made;
} Maker;

static void add(Maker *maker, FocusItem item)
{
    maker->items = vec_room(maker->arena, maker->items, maker->count, &maker->capacity,
                            sizeof maker->items[0]);
    maker->items[maker->count++] = item;
}

// Which of its parent's replies of that kind a place is, and of how many.
static void count_siblings(const Tree *tree, PlaceId place, FocusItem *item)
{
    const Place *places = tree->places;
    for (PlaceId id = places[places[place].parent].first_child; id != NONE;
         id = places[id].next_sibling)
        if (places[id].link == places[place].link) {
            item->count++;
            item->number = id <= place ? item->count : item->number;
        }
}

static void add_parents(Maker *maker)
{
    const Place *places = maker->tree->places;
    for (PlaceId id = maker->wanted->centre; id != NONE; id = places[id].next_of_node) {
        if (places[id].parent == NONE || link_is_symmetric(places[id].link))
            continue;
        FocusItem item = { .group = GROUP_PARENTS,
                           .place = places[id].parent,
                           .link = places[id].link,
                           .step = places[id].step };
        count_siblings(maker->tree, id, &item);
        add(maker, item);
    }
}

static FocusGroup group_of(Link link)
{
    switch (link) {
    case LINK_PREMISE: return GROUP_PREMISES;
    case LINK_EQUIVALENT: return GROUP_EQUIVALENTS;
    case LINK_ATTACK: return GROUP_ATTACKS;
    case LINK_UNDERCUT: return GROUP_UNDERCUTS;
    case LINK_CONTRARY:
    case LINK_CONTRADICTORY: return GROUP_CONTRARIES;
    default: return GROUP_SUPPORTS;
    }
}

static void add_group(Maker *maker, FocusGroup group)
{
    const Place *places = maker->tree->places;
    int32_t *total = &maker->made->total[group];
    bool is_whole = (maker->wanted->whole & 1u << group) != 0;
    bool is_folded = (maker->wanted->folded & 1u << group) != 0;
    StepId step = NONE;
    for (PlaceId id = places[maker->wanted->centre].first_child; id != NONE;
         id = places[id].next_sibling) {
        if (group_of(places[id].link) != group)
            continue;
        (*total)++;
        if (is_folded || (*total > FOCUS_CLOSED && !is_whole))
            continue;
        add(maker, (FocusItem){ .group = group,
                                .place = places[id].home,
                                .link = places[id].link,
                                .step = places[id].step,
                                .is_linked = group == GROUP_PREMISES && *total > 1 &&
                                             places[id].step == step });
        step = places[id].step;
    }
    if (!is_folded && !is_whole && *total > FOCUS_CLOSED)
        add(maker, (FocusItem){
                       .group = group, .place = NONE, .count = *total - FOCUS_CLOSED });
}

// Whether the claims of two places exclude each other.
static void note_contrary(FocusItems *made, const Tree *tree)
{
    const Place *places = tree->places;
    if (made->total[GROUP_PARENTS] != 2)
        return;
    PlaceId other = made->items[1].place;
    for (PlaceId id = places[made->items[0].place].first_child; id != NONE;
         id = places[id].next_sibling)
        if (places[id].home == other && link_is_symmetric(places[id].link))
            made->between = places[id].link;
}

FocusItems focus_items_make(const Tree *tree, const FocusWanted *wanted, Arena *arena)
{
    FocusItems made = { .between = LINK_ROOT };
    Maker maker = { .tree = tree, .wanted = wanted, .arena = arena, .made = &made };
    for (int group = 0; group < GROUP_COUNT; group++) {
        made.start[group] = (int32_t)maker.count;
        if (group == GROUP_PARENTS)
            add_parents(&maker);
        else if (group == GROUP_SELF)
            add(&maker, (FocusItem){ .group = GROUP_SELF, .place = wanted->centre });
        else
            add_group(&maker, (FocusGroup)group);
    }
    made.items = maker.items;
    made.count = made.start[GROUP_COUNT] = (int32_t)maker.count;
    made.total[GROUP_PARENTS] = made.start[GROUP_SELF];
    note_contrary(&made, tree);
    return made;
}
