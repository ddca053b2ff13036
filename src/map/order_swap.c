#include "src/map/order_swap.h"
#include <stdlib.h>
#include <string.h>
#include "src/base/vec.h"

// An edge with one end in a child's subtree.
typedef struct {
    int32_t inner, outer; // nodes
    int32_t group;        // 2 * channel, and 1 more if the inner end is below
    int32_t outer_child;  // the child whose subtree the outer end is in, -1 for none
    int32_t weight;
    int32_t left, right; // weights of inner edges on both sides of the inner end, if
                         // the outer end is below the same node
} Leg;

typedef struct {
    int32_t node;
    int32_t begin, size; // of its subtree in the preorder, as it was at the start
    int32_t base;        // where its subtree begins now
    int32_t first_leg, leg_count;
    int32_t first_weight, height; // of inner edges, by channel from the parent's down
    int32_t kind;
} Child;

struct OrderSwap {
    const Proper *proper;
    Family *family;
    Buckets edges; // edges outside the tree, by node: those of its lower and upper end
    bool *matters; // by node
    int32_t *carried; // by node: the links that its edge to its parent carries
    Child *children;  // of the node that is worked on
    int32_t *list;    // the order of its children, as numbers of `children`
    int32_t *room;    // for a permuted part of the preorder
    int32_t *weights;
    int32_t weight_count, child_count, parent;
    int32_t first_kind; // of its children
    Leg *legs;
    size_t leg_count, leg_capacity;
    Arena *arena;
};

// Nodes below which something leads out of a child's subtree: all ancestors of the ends
// of edges outside the tree, up to where the two meet.
static void mark_matters(OrderSwap *swap)
{
    const Proper *proper = swap->proper;
    for (int32_t i = 0; i < proper->edge_count; i++) {
        const ProperEdge *edge = &proper->edges[i];
        if (proper_is_tree_edge(proper, edge))
            continue;
        for (int32_t end = 0; end < 2; end++) {
            int32_t node = end == 0 ? edge->lower : edge->upper;
            for (node = proper->nodes[node].parent; node >= 0 && !swap->matters[node];
                 node = proper->nodes[node].parent)
                swap->matters[node] = true;
        }
        swap->matters[proper->node_count] = true;
    }
}

OrderSwap *order_swap_new(const Proper *proper, Family *family, Arena *arena)
{
    size_t nodes = (size_t)proper->node_count + 1,
           ends = 2 * (size_t)proper->edge_count;
    OrderSwap *swap = arena_get(arena, 1, sizeof *swap);
    int32_t *node_of = arena_get(arena, ends + 1, sizeof node_of[0]);
    int32_t *carried = arena_get(arena, nodes, sizeof carried[0]);
    for (int32_t i = 0; i < proper->edge_count; i++) {
        bool is_tree = proper_is_tree_edge(proper, &proper->edges[i]);
        if (is_tree)
            carried[proper->edges[i].lower] = proper->edges[i].weight;
        int32_t *nodes_of = &node_of[2 * (size_t)i];
        nodes_of[0] = is_tree ? -1 : proper->edges[i].lower;
        nodes_of[1] = is_tree ? -1 : proper->edges[i].upper;
    }
    *swap = (OrderSwap){
        .proper = proper,
        .family = family,
        .edges = buckets_make(node_of, (int32_t)ends, proper->node_count, arena),
        .matters = arena_get(arena, nodes + 1, sizeof(bool)),
        .carried = carried,
        .children = arena_get(arena, nodes, sizeof(Child)),
        .list = arena_get(arena, nodes, sizeof(int32_t)),
        .room = arena_get(arena, nodes, sizeof(int32_t)),
        .weights = arena_get(arena, 2 * nodes, sizeof(int32_t)),
        .arena = arena,
    };
    mark_matters(swap);
    return swap;
}

bool order_swap_matters(const OrderSwap *swap, int32_t node)
{
    const int32_t *first = swap->family->first;
    return swap->matters[node] && first[node + 1] - first[node] > 1;
}

static bool is_within(const Child *child, int32_t place)
{
    return place >= child->begin && place < child->begin + child->size;
}

// The child whose subtree a node is in, by places in the preorder.
static int32_t child_at(const OrderSwap *swap, int32_t place)
{
    int32_t low = 0, high = swap->child_count - 1;
    while (low < high) {
        int32_t middle = (low + high + 1) / 2;
        if (swap->children[middle].begin <= place)
            low = middle;
        else
            high = middle - 1;
    }
    return low < swap->child_count && is_within(&swap->children[low], place) ? low : -1;
}

// Where a node stands in the preorder as the list is now.
static int32_t place_now(const OrderSwap *swap, int32_t node, int32_t child)
{
    int32_t place = swap->family->start[node];
    if (child < 0)
        return place;
    return place - swap->children[child].begin + swap->children[child].base;
}

static void add_leg(OrderSwap *swap, Leg leg)
{
    swap->legs = vec_room(swap->arena, swap->legs, swap->leg_count, &swap->leg_capacity,
                          sizeof swap->legs[0]);
    swap->legs[swap->leg_count++] = leg;
}

static int compare_legs(const void *left, const void *right)
{
    const Leg *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->inner != b->inner)
        return a->inner < b->inner ? -1 : 1;
    return a->outer < b->outer ? -1 : a->outer > b->outer;
}

// Adds up what is inside and what leads out of one child's subtree.
static void measure(OrderSwap *swap, Child *child, int32_t top)
{
    const Proper *proper = swap->proper;
    const Family *family = swap->family;
    child->first_leg = (int32_t)swap->leg_count;
    child->first_weight = swap->weight_count;
    for (int32_t k = child->begin; k < child->begin + child->size; k++) {
        int32_t node = family->preorder[k], depth = proper->nodes[node].layer - top - 1;
        while (child->height <= depth) {
            swap->weights[swap->weight_count++] = 0;
            child->height++;
        }
        int32_t *weights = &swap->weights[child->first_weight];
        weights[depth] += swap->carried[node];
        for (int32_t i = swap->edges.first[node]; i < swap->edges.first[node + 1];
             i++) {
            const ProperEdge *edge = &proper->edges[swap->edges.items[i] / 2];
            bool is_lower = edge->lower == node;
            int32_t outer = is_lower ? edge->upper : edge->lower;
            int32_t place = family->start[outer];
            if (!is_within(child, place))
                add_leg(swap,
                        (Leg){
                            .inner = node,
                            .outer = outer,
                            .group =
                                2 * (proper->nodes[edge->upper].layer - top) + is_lower,
                            .weight = edge->weight,
                            .outer_child = child_at(swap, place),
                        });
            else if (is_lower)
                weights[depth] += edge->weight;
        }
    }
    child->leg_count = (int32_t)swap->leg_count - child->first_leg;
    if (child->leg_count > 0)
        qsort(&swap->legs[child->first_leg], (size_t)child->leg_count,
              sizeof swap->legs[0], compare_legs);
}

// Weighs the edges inside the subtree on both sides of a leg's inner end.
static void look_around(const OrderSwap *swap, const Child *child, Leg *leg)
{
    const Proper *proper = swap->proper;
    const Family *family = swap->family;
    bool is_lower = leg->group % 2 == 1;
    int32_t layer = proper->nodes[leg->inner].layer + (is_lower ? 0 : 1);
    int32_t own = family->start[leg->inner];
    for (int32_t k = child->begin; k < child->begin + child->size; k++) {
        int32_t node = family->preorder[k];
        if (proper->nodes[node].layer != layer)
            continue;
        int32_t parent = proper->nodes[node].parent;
        int32_t place = is_lower ? k : parent >= 0 ? family->start[parent] : own;
        leg->left += place < own ? swap->carried[node] : 0;
        leg->right += place > own ? swap->carried[node] : 0;
        for (int32_t i = swap->edges.first[node]; i < swap->edges.first[node + 1];
             i++) {
            const ProperEdge *edge = &proper->edges[swap->edges.items[i] / 2];
            int32_t upper = family->start[edge->upper];
            if (edge->lower != node || !is_within(child, upper))
                continue;
            place = is_lower ? k : upper;
            leg->left += place < own ? edge->weight : 0;
            leg->right += place > own ? edge->weight : 0;
        }
    }
}

// By which kind of link a node hangs under its parent.
static int32_t kind_of(const Proper *proper, int32_t node)
{
    int32_t net = proper->nodes[node].net;
    if (net >= 0)
        return (int32_t)proper->nets[net].link;
    int32_t link = proper->ranks.parent_link[node];
    return link < 0 ? LINK_ROOT : (int32_t)proper->graph->links[link].link;
}

int64_t order_swap_excess(OrderSwap *swap, int32_t node)
{
    const Family *family = swap->family;
    bool is_met[LINK_COUNT] = { false };
    int64_t excess = 0;
    int32_t before = -1, first = LINK_COUNT, least = LINK_COUNT;
    for (int32_t i = family->first[node]; i < family->first[node + 1]; i++) {
        int32_t kind = kind_of(swap->proper, family->child[i]);
        excess += kind != before && is_met[kind] ? ORDER_CHANGE_OF_KIND : 0;
        is_met[kind] = true;
        before = kind;
        first = first == LINK_COUNT ? kind : first;
        least = kind < least ? kind : least;
    }
    return excess + (first != least ? ORDER_NOT_FIRST : 0);
}

// Takes up the children of a node, with their legs.
static void start(OrderSwap *swap, int32_t node, int64_t *work)
{
    const Proper *proper = swap->proper;
    const Family *family = swap->family;
    int32_t first = family->first[node], count = family->first[node + 1] - first;
    int32_t top = node == proper->node_count ? -1 : proper->nodes[node].layer;
    swap->parent = node;
    swap->child_count = count;
    swap->leg_count = 0;
    swap->weight_count = 0;
    swap->first_kind = LINK_COUNT;
    for (int32_t i = 0; i < count; i++) {
        int32_t child = family->child[first + i];
        int32_t kind = kind_of(proper, child);
        swap->first_kind = kind < swap->first_kind ? kind : swap->first_kind;
        swap->list[i] = i;
        swap->children[i] = (Child){
            .node = child,
            .begin = family->start[child],
            .base = family->start[child],
            .size = family->end[child] - family->start[child],
            .kind = kind,
        };
    }
    for (int32_t i = 0; i < count; i++) {
        Child *child = &swap->children[i];
        measure(swap, child, top);
        *work += child->size + 8 * child->leg_count;
        for (int32_t k = 0; k < child->leg_count; k++) {
            Leg *leg = &swap->legs[child->first_leg + k];
            if (leg->outer_child < 0)
                continue;
            look_around(swap, child, leg);
            *work += child->size;
        }
    }
}

static int32_t weight_at(const OrderSwap *swap, const Child *child, int32_t channel)
{
    return channel < child->height ? swap->weights[child->first_weight + channel] : 0;
}

// -1 if the outer end of a leg is left of the two subtrees, 1 right of them, 0 if it is
// their parent.
static int side_of(const OrderSwap *swap, const Leg *leg, const Child *left)
{
    if (leg->outer == swap->parent)
        return 0;
    return place_now(swap, leg->outer, leg->outer_child) < left->base ? -1 : 1;
}

// What the legs of the left subtree change with the inside of the right one, and the
// other way round if `from_right`.
static int64_t legs_and_inside(const OrderSwap *swap, int32_t a, int32_t b,
                               bool from_right)
{
    const Child *left = &swap->children[a], *right = &swap->children[b];
    const Child *own = from_right ? right : left, *other = from_right ? left : right;
    int64_t sum = 0;
    for (int32_t i = 0; i < own->leg_count; i++) {
        const Leg *leg = &swap->legs[own->first_leg + i];
        int64_t inside = weight_at(swap, other, leg->group / 2);
        if (leg->outer_child == (from_right ? a : b))
            sum += (int64_t)leg->weight *
                   (from_right ? leg->right - leg->left : leg->left - leg->right);
        else
            sum +=
                leg->weight * inside * side_of(swap, leg, left) * (from_right ? 1 : -1);
    }
    return sum;
}

// Legs of one child in the same group, of those from a place in its list on.
typedef struct {
    const Leg *legs;
    int32_t count, group;
} LegGroup;

static LegGroup group_from(const OrderSwap *swap, const Child *child, int32_t place)
{
    LegGroup group = { &swap->legs[child->first_leg + place], 0, 0 };
    group.group = group.legs[0].group;
    while (place + group.count < child->leg_count &&
           group.legs[group.count].group == group.group)
        group.count++;
    return group;
}

// What legs of both subtrees, a (left) and b, in one group change among themselves.
static int64_t legs_and_legs(const OrderSwap *swap, int32_t a, int32_t b, LegGroup from,
                             LegGroup with)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < from.count; i++)
        for (int32_t k = 0; k < with.count; k++) {
            const Leg *left = &from.legs[i], *right = &with.legs[k];
            if (left->outer_child == b || right->outer_child == a ||
                left->outer == right->outer)
                continue;
            int32_t x = place_now(swap, left->outer, left->outer_child);
            int32_t y = place_now(swap, right->outer, right->outer_child);
            sum += (int64_t)left->weight * right->weight * (x < y ? 1 : -1);
        }
    return sum;
}

// A leg from one subtree to the other against the other legs of one of them: those
// whose inner ends are in the layer of its other end.
static int64_t links_and_legs(const OrderSwap *swap, int32_t a, int32_t b,
                              int64_t *work)
{
    const Child *left = &swap->children[a], *right = &swap->children[b];
    int64_t sum = 0;
    for (int32_t i = 0; i < left->leg_count; i++) {
        const Leg *link = &swap->legs[left->first_leg + i];
        if (link->outer_child != b)
            continue;
        *work += left->leg_count + right->leg_count;
        for (int32_t k = 0; k < left->leg_count; k++) {
            const Leg *leg = &swap->legs[left->first_leg + k];
            if (leg->outer_child != b && leg->group == (link->group ^ 1))
                sum -= (int64_t)link->weight * leg->weight * side_of(swap, leg, left);
        }
        for (int32_t k = 0; k < right->leg_count; k++) {
            const Leg *leg = &swap->legs[right->first_leg + k];
            if (leg->outer_child != a && leg->group == link->group)
                sum += (int64_t)link->weight * leg->weight * side_of(swap, leg, left);
        }
    }
    return sum;
}

// By how much crossings grow if the neighbours a (left) and b change places.
static int64_t crossing_change(const OrderSwap *swap, int32_t a, int32_t b,
                               int64_t *work)
{
    const Child *left = &swap->children[a], *right = &swap->children[b];
    int64_t sum = legs_and_inside(swap, a, b, false) +
                  legs_and_inside(swap, a, b, true) + links_and_legs(swap, a, b, work);
    *work += left->leg_count + right->leg_count + 4;
    for (int32_t i = 0, k = 0; i < left->leg_count && k < right->leg_count;) {
        LegGroup from = group_from(swap, left, i), with = group_from(swap, right, k);
        if (from.group == with.group) {
            sum += legs_and_legs(swap, a, b, from, with);
            *work += (int64_t)from.count * with.count;
        }
        i += from.group <= with.group ? from.count : 0;
        k += with.group <= from.group ? with.count : 0;
    }
    return sum;
}

// What it costs that two kinds are neighbours.
static int64_t change_of_kind(const OrderSwap *swap, int32_t a, int32_t b)
{
    return swap->children[a].kind != swap->children[b].kind ? ORDER_CHANGE_OF_KIND : 0;
}

static int64_t not_first(const OrderSwap *swap, int32_t child)
{
    return swap->children[child].kind != swap->first_kind ? ORDER_NOT_FIRST : 0;
}

// Swaps the children at two neighbouring places of the list; returns the change of the
// sum that sifting makes small.
static int64_t swap_places(OrderSwap *swap, int32_t place, bool is_asked, int64_t *work)
{
    int32_t a = swap->list[place], b = swap->list[place + 1];
    int64_t change = is_asked ? ORDER_CROSSING * crossing_change(swap, a, b, work) : 0;
    if (place > 0)
        change += change_of_kind(swap, swap->list[place - 1], b) -
                  change_of_kind(swap, swap->list[place - 1], a);
    else
        change += not_first(swap, b) - not_first(swap, a);
    if (place + 2 < swap->child_count)
        change += change_of_kind(swap, swap->list[place + 2], a) -
                  change_of_kind(swap, swap->list[place + 2], b);
    swap->children[b].base = swap->children[a].base;
    swap->children[a].base += swap->children[b].size;
    swap->list[place] = b;
    swap->list[place + 1] = a;
    return change;
}

// Moves the child at a place to the best place of the list, if that saves at least
// `least`; returns the change.
static int64_t sift_one(OrderSwap *swap, int32_t place, int64_t least, int64_t *work)
{
    int64_t change = 0, best = 0;
    int32_t best_place = place, now = place;
    while (now > 0) {
        change += swap_places(swap, --now, true, work);
        if (change < best) {
            best = change;
            best_place = now;
        }
    }
    while (now < place)
        swap_places(swap, now++, false, work);
    change = 0;
    while (now + 1 < swap->child_count) {
        change += swap_places(swap, now++, true, work);
        if (change < best) {
            best = change;
            best_place = now;
        }
    }
    if (-best < least) {
        best = 0;
        best_place = place;
    }
    while (now > best_place)
        swap_places(swap, --now, false, work);
    return best;
}

// Writes the list back into the family.
static void finish(OrderSwap *swap)
{
    Family *family = swap->family;
    int32_t first = family->first[swap->parent], out = 0;
    bool is_top = swap->parent == swap->proper->node_count;
    int32_t begin = is_top ? 0 : family->start[swap->parent] + 1;
    for (int32_t i = 0; i < swap->child_count; i++) {
        const Child *child = &swap->children[swap->list[i]];
        memcpy(&swap->room[out], &family->preorder[child->begin],
               (size_t)child->size * sizeof swap->room[0]);
        family->child[first + i] = child->node;
        out += child->size;
    }
    for (int32_t i = 0; i < out; i++) {
        int32_t node = swap->room[i], size = family->end[node] - family->start[node];
        family->preorder[begin + i] = node;
        family->start[node] = begin + i;
        family->end[node] = begin + i + size;
    }
}

int64_t order_swap_sift(OrderSwap *swap, int32_t node, bool stations_only,
                        int64_t least, int64_t *work)
{
    start(swap, node, work);
    int64_t change = 0;
    for (int32_t i = 0; i < swap->child_count; i++) {
        const Child *child = &swap->children[i];
        if (child->leg_count == 0 ||
            (stations_only && !proper_is_station(swap->proper, child->node)))
            continue;
        int32_t place = 0;
        while (swap->list[place] != i)
            place++;
        change += sift_one(swap, place, least, work);
    }
    if (change < 0)
        finish(swap);
    return change;
}

int64_t order_swap_move(OrderSwap *swap, int32_t node, int32_t from, int32_t to,
                        int64_t *work)
{
    int64_t change = 0;
    start(swap, node, work);
    for (; from > to; from--)
        change += swap_places(swap, from - 1, true, work);
    for (; from < to; from++)
        change += swap_places(swap, from, true, work);
    finish(swap);
    return change;
}
