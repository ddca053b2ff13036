#include "src/map/place.h"
#include "src/base/vec.h"

enum {
    GAP_OF_BOXES = 2,
    GAP_OF_STATIONS = 1,
    GAP_OF_SECTIONS = 3,
    GAP_OF_FLAT = 7, // a line with a sign in its middle
};

int32_t place_gap(const Proper *proper, int32_t left, int32_t right)
{
    if (proper_is_station(proper, left) || proper_is_station(proper, right))
        return GAP_OF_STATIONS;
    const GraphBox *boxes = proper->graph->boxes;
    if (proper->partner != NULL && proper->partner[left] == right)
        return GAP_OF_FLAT;
    return boxes[left].section == boxes[right].section ? GAP_OF_BOXES : GAP_OF_SECTIONS;
}

// The outline of a subtree: of each of its layers, from the lowest up, the outermost
// nodes and the columns of their sides. Everything is counted in half columns from the
// middle of the subtree's root, less `shift`.
typedef struct {
    int32_t left, right, left_node, right_node;
} Step;

typedef struct {
    Step *steps;
    size_t count, capacity;
    int32_t lowest; // layer
    int32_t shift;
} Contour;

static Step *step_at(const Contour *contour, int32_t layer)
{
    return &contour->steps[contour->lowest - layer];
}

// How far the right contour must move so that it stands clear of the left one, in the
// layers from `top` down that both have.
static int32_t distance(const Proper *proper, const Contour *left, const Contour *right,
                        int32_t top)
{
    int32_t bottom = left->lowest < right->lowest ? left->lowest : right->lowest;
    int32_t most = INT32_MIN;
    for (int32_t layer = top; layer <= bottom; layer++) {
        const Step *a = step_at(left, layer), *b = step_at(right, layer);
        int32_t gap = 2 * place_gap(proper, a->right_node, b->left_node);
        int32_t need = a->right + left->shift + gap - b->left - right->shift;
        if (need > most)
            most = need;
    }
    return most;
}

// Makes one contour of two that stand clear of each other.
static Contour join(Contour left, Contour right, int32_t top)
{
    bool keeps_left = left.lowest >= right.lowest;
    Contour longer = keeps_left ? left : right, shorter = keeps_left ? right : left;
    int32_t offset = shorter.shift - longer.shift;
    for (int32_t layer = top; layer <= shorter.lowest; layer++) {
        Step *to = step_at(&longer, layer);
        const Step *from = step_at(&shorter, layer);
        if (keeps_left) {
            to->right = from->right + offset;
            to->right_node = from->right_node;
        } else {
            to->left = from->left + offset;
            to->left_node = from->left_node;
        }
    }
    return longer;
}

typedef struct {
    Proper *proper;
    const Family *family;
    Arena *arena;
    Contour *contours; // by node, once it has been met
    int32_t *offset;   // by node: its middle from that of its parent, in half columns
} Placing;

// Sets the children of a node side by side; returns their contour with the node's own
// middle at 0.
static Contour gather(Placing *placing, int32_t node)
{
    const Family *family = placing->family;
    int32_t layer = placing->proper->nodes[node].layer + 1;
    int32_t first = family->first[node], end = family->first[node + 1];
    int32_t from = INT32_MAX, to = INT32_MIN, middle = 0;
    Contour all = placing->contours[family->child[first]];
    placing->offset[family->child[first]] = 0;
    for (int32_t i = first; i < end; i++) {
        int32_t child = family->child[i];
        if (i > first) {
            Contour next = placing->contours[child];
            int32_t move = distance(placing->proper, &all, &next, layer);
            placing->offset[child] = move;
            next.shift += move;
            all = join(all, next, layer);
        }
        if (!proper_is_station(placing->proper, child)) {
            from = from < placing->offset[child] ? from : placing->offset[child];
            to = placing->offset[child];
        }
    }
    // Stations do not pull the node to their side, unless it has nothing else.
    if (from > to) {
        from = 0;
        to = placing->offset[family->child[end - 1]];
    }
    middle = (from + to) / 2;
    for (int32_t i = first; i < end; i++)
        placing->offset[family->child[i]] -= middle;
    all.shift -= middle;
    return all;
}

static void make_contour(Placing *placing, int32_t node)
{
    const ProperNode *self = &placing->proper->nodes[node];
    Contour contour = { .lowest = self->layer };
    if (placing->family->first[node] < placing->family->first[node + 1])
        contour = gather(placing, node);
    contour.steps = vec_room(placing->arena, contour.steps, contour.count,
                             &contour.capacity, sizeof contour.steps[0]);
    contour.steps[contour.count++] = (Step){
        .left = -self->width - contour.shift,
        .right = self->width - contour.shift,
        .left_node = node,
        .right_node = node,
    };
    placing->contours[node] = contour;
}

// The outermost columns so far in each layer, of the component that is being placed.
typedef struct {
    int32_t component, right, node;
} Edge;

// Sets a root to the right of the roots of its component before it.
static void place_root(Placing *placing, int32_t root, Edge *edges)
{
    const Proper *proper = placing->proper;
    const Contour *contour = &placing->contours[root];
    int32_t component = proper->ranks.component[root] + 1, move = INT32_MIN;
    for (int32_t layer = proper->nodes[root].layer; layer <= contour->lowest; layer++) {
        const Step *step = step_at(contour, layer);
        if (edges[layer].component != component)
            continue;
        int32_t gap = 2 * place_gap(proper, edges[layer].node, step->left_node);
        int32_t need = edges[layer].right + gap - step->left - contour->shift;
        move = need > move ? need : move;
    }
    placing->offset[root] = move == INT32_MIN ? 0 : move;
    for (int32_t layer = proper->nodes[root].layer; layer <= contour->lowest; layer++) {
        const Step *step = step_at(contour, layer);
        edges[layer] =
            (Edge){ component, step->right + contour->shift + placing->offset[root],
                    step->right_node };
    }
}

// Halves the columns, so that the leftmost of each component is 0.
static void settle(Placing *placing)
{
    Proper *proper = placing->proper;
    const Family *family = placing->family;
    size_t count = (size_t)proper->ranks.component_count + 1;
    int32_t *leftmost = arena_get(placing->arena, count, sizeof(int32_t));
    int32_t component = 0;
    for (int32_t i = 0; i < proper->node_count; i++) {
        int32_t node = family->preorder[i], parent = proper->nodes[node].parent;
        if (parent >= 0)
            placing->offset[node] += placing->offset[parent];
        else
            component = proper->ranks.component[node];
        // Down, also of what is negative.
        int32_t doubled = placing->offset[node] - proper->nodes[node].width;
        int32_t x = doubled >= 0 ? doubled / 2 : -((1 - doubled) / 2);
        proper->nodes[node].x = x;
        if (x < leftmost[component])
            leftmost[component] = x;
    }
    for (int32_t i = 0; i < proper->node_count; i++) {
        int32_t node = family->preorder[i];
        if (proper->nodes[node].parent < 0)
            component = proper->ranks.component[node];
        proper->nodes[node].x -= leftmost[component];
    }
}

void place_make(Proper *proper, const Family *family, Arena *arena)
{
    size_t count = (size_t)proper->node_count + 1;
    Placing placing = {
        .proper = proper,
        .family = family,
        .arena = arena,
        .contours = arena_get(arena, count, sizeof(Contour)),
        .offset = arena_get(arena, count, sizeof(int32_t)),
    };
    for (int32_t i = proper->node_count; i-- > 0;)
        make_contour(&placing, family->preorder[i]);
    Edge *edges = arena_get(arena, (size_t)proper->layer_count + 1, sizeof edges[0]);
    int32_t roots = proper->node_count;
    for (int32_t i = family->first[roots]; i < family->first[roots + 1]; i++)
        place_root(&placing, family->child[i], edges);
    settle(&placing);
}
