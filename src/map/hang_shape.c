#include "src/map/hang_shape.h"
#include <stdlib.h>

enum { MOST_SHAPES = 10, MOST_BUDGETS = 10, MOST_BESIDE = 40 };

typedef struct {
    HangShape shape;
    int32_t budget; // of each child: the width that it may take, in a row the height
} Option;

typedef struct {
    const HangTree *tree;
    Option *options;       // MOST_SHAPES for each box, from narrow to wide
    int32_t *option_count; // by box
    int32_t *numbers;      // room for the widths or heights of one box's children
    Option found[3 * MOST_BUDGETS + 1];
    int32_t found_count;
} Shaper;

typedef struct {
    int32_t first, end; // groups
} Groups;

static const HangGroup *group_of(const Shaper *shaper, int32_t number)
{
    return &shaper->tree->groups[number];
}

static Option *options_of(const Shaper *shaper, int32_t box)
{
    return shaper->options + (ptrdiff_t)box * MOST_SHAPES;
}

// --- going through children

typedef struct {
    const HangTree *tree;
    int32_t group, end, next; // next: of the group's children
} Walk;

static Walk walk_of(const HangTree *tree, Groups groups)
{
    return (Walk){ tree, groups.first, groups.end, 0 };
}

// The next child that has a place, or -1.
static int32_t walk_next(Walk *walk)
{
    while (walk->group < walk->end) {
        const HangGroup *group = &walk->tree->groups[walk->group];
        if (walk->next >= group->child_count) {
            walk->group++;
            walk->next = 0;
            continue;
        }
        int32_t item = group->first + group->stub_count + walk->next++;
        int32_t child = walk->tree->items[item].child;
        if (walk->tree->is_placed[child])
            return child;
    }
    return -1;
}

// The lowest option of a box that is no wider than the budget; there is one.
static const Option *within_width(const Shaper *shaper, int32_t box, int32_t budget)
{
    const Option *options = options_of(shaper, box);
    int32_t at = shaper->option_count[box] - 1;
    while (at > 0 && options[at].shape.width > budget)
        at--;
    return &options[at];
}

// The narrowest that is no higher.
static const Option *within_height(const Shaper *shaper, int32_t box, int32_t budget)
{
    const Option *options = options_of(shaper, box);
    int32_t at = 0;
    while (at + 1 < shaper->option_count[box] && options[at].shape.height > budget)
        at++;
    return &options[at];
}

// --- budgets

static int ascending(const void *left, const void *right)
{
    const int32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

// The distinct widths (or heights) of the children's options that every child can keep
// to; of many an even choice, the least and the greatest among them.
static int32_t find_budgets(Shaper *shaper, Groups groups, bool is_height,
                            int32_t budgets[MOST_BUDGETS])
{
    int32_t count = 0, least = 0, distinct = 0;
    Walk walk = walk_of(shaper->tree, groups);
    for (int32_t child = walk_next(&walk); child >= 0; child = walk_next(&walk)) {
        int32_t options = shaper->option_count[child];
        const Option *option = options_of(shaper, child);
        int32_t need =
            is_height ? option[options - 1].shape.height : option[0].shape.width;
        least = need > least ? need : least;
        for (int32_t i = 0; i < options; i++)
            shaper->numbers[count++] =
                is_height ? option[i].shape.height : option[i].shape.width;
    }
    qsort(shaper->numbers, (size_t)count, sizeof(int32_t), ascending);
    for (int32_t i = 0; i < count; i++) {
        int32_t number = shaper->numbers[i];
        if (number >= least &&
            (distinct == 0 || shaper->numbers[distinct - 1] != number))
            shaper->numbers[distinct++] = number;
    }
    int32_t chosen = distinct < MOST_BUDGETS ? distinct : MOST_BUDGETS;
    for (int32_t i = 0; i < chosen; i++)
        budgets[i] =
            shaper
                ->numbers[chosen == 1 ? 0 : (int64_t)i * (distinct - 1) / (chosen - 1)];
    return chosen;
}

// --- the three styles

static void add_option(Shaper *shaper, Option option, int32_t most_width)
{
    if (option.shape.width <= most_width)
        shaper->found[shaper->found_count++] = option;
}

typedef struct {
    int32_t width, height;
} Size;

// A block of children below each other.
static Size stack(const Shaper *shaper, int32_t box, Groups groups, int32_t budget)
{
    int32_t rails = groups.end - groups.first, widest = 0;
    Size size = { 0, 0 };
    for (int32_t i = groups.first; i < groups.end; i++)
        size.height += group_of(shaper, i)->stub_count;
    widest = size.height > 0 ? 8 : 0; // a stub takes what there is
    Walk walk = walk_of(shaper->tree, groups);
    for (int32_t child = walk_next(&walk); child >= 0; child = walk_next(&walk)) {
        const HangShape *shape = &within_width(shaper, child, budget)->shape;
        widest = shape->width > widest ? shape->width : widest;
        size.height += shape->height;
    }
    size.width =
        widest + hang_tree_indent(hang_tree_rails(shaper->tree, box, rails), rails);
    return size;
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static void try_rail(Shaper *shaper, int32_t box, Groups all, int32_t budget,
                     int32_t most)
{
    const GraphBox *size = &shaper->tree->graph->boxes[box];
    Size below = stack(shaper, box, all, budget);
    int32_t channel = hang_shape_channel(shaper->tree, box, HANG_RAIL, 0);
    add_option(shaper,
               (Option){ { larger(size->width, below.width),
                           size->height + channel + below.height, HANG_RAIL, 0 },
                         budget },
               most);
}

static void try_sides(Shaper *shaper, int32_t box, Groups all, int32_t budget,
                      int32_t most)
{
    const GraphBox *size = &shaper->tree->graph->boxes[box];
    int32_t pros = hang_shape_pros(shaper->tree, box);
    if (pros == 0 || all.first + pros == all.end)
        return;
    Groups left = { all.first, all.first + pros }, right = { left.end, all.end };
    Size on_left = stack(shaper, box, left, budget);
    Size on_right = stack(shaper, box, right, budget);
    int32_t channel = hang_shape_channel(shaper->tree, box, HANG_SIDES, on_left.width);
    if (channel < 0 || on_left.height == 0 || on_right.height == 0)
        return;
    add_option(
        shaper,
        (Option){ { larger(size->width, on_left.width + HANG_BESIDE + on_right.width),
                    size->height + channel + larger(on_left.height, on_right.height),
                    HANG_SIDES, on_left.width },
                  budget },
        most);
}

static void try_row(Shaper *shaper, int32_t box, Groups all, int32_t budget,
                    int32_t most)
{
    const GraphBox *size = &shaper->tree->graph->boxes[box];
    int32_t width = -HANG_BESIDE, height = 0;
    Walk walk = walk_of(shaper->tree, all);
    for (int32_t child = walk_next(&walk); child >= 0; child = walk_next(&walk)) {
        const HangShape *shape = &within_height(shaper, child, budget)->shape;
        width += shape->width + HANG_BESIDE;
        height = larger(height, shape->height);
        if (width > most)
            return;
    }
    int32_t channel = hang_shape_channel(shaper->tree, box, HANG_ROW, 0);
    add_option(shaper,
               (Option){ { larger(size->width, width), size->height + channel + height,
                           HANG_ROW, 0 },
                         budget },
               most);
}

static bool has_stubs(const Shaper *shaper, Groups groups)
{
    for (int32_t i = groups.first; i < groups.end; i++)
        if (group_of(shaper, i)->stub_count > 0)
            return true;
    return false;
}

static void find_options(Shaper *shaper, int32_t box)
{
    const HangTree *tree = shaper->tree;
    Groups all = { tree->group_start[box], tree->group_start[box + 1] };
    int32_t most = tree->columns - tree->least_x[box], budgets[MOST_BUDGETS];
    int32_t children = hang_tree_children(tree, box);
    bool stubs = has_stubs(shaper, all);
    shaper->found_count = 0;
    if (children == 0 && !stubs) {
        const GraphBox *size = &tree->graph->boxes[box];
        shaper->found[shaper->found_count++] =
            (Option){ { size->width, size->height, HANG_RAIL, 0 }, 0 };
        return;
    }
    int32_t count = find_budgets(shaper, all, false, budgets);
    for (int32_t i = 0; i < larger(count, 1); i++) {
        int32_t budget = count > 0 ? budgets[i] : 0;
        try_rail(shaper, box, all, budget, most);
        if (!hang_tree_has_ports(tree, box))
            try_sides(shaper, box, all, budget, most);
    }
    bool is_alone = all.end == all.first + 1;
    if (stubs || children > MOST_BESIDE ||
        (hang_tree_has_ports(tree, box) && !is_alone))
        return;
    count = find_budgets(shaper, all, true, budgets);
    for (int32_t i = 0; i < count; i++)
        try_row(shaper, box, all, budgets[i], most);
}

// --- the best of them

static int by_width(const void *left, const void *right)
{
    const Option *a = left, *b = right;
    if (a->shape.width != b->shape.width)
        return a->shape.width < b->shape.width ? -1 : 1;
    if (a->shape.height != b->shape.height)
        return a->shape.height < b->shape.height ? -1 : 1;
    if (a->shape.style != b->shape.style)
        return a->shape.style < b->shape.style ? -1 : 1;
    return (a->budget > b->budget) - (a->budget < b->budget);
}

// The option, never the first or last, that is nearest to the one before it: the least
// product of the two ratios.
static int32_t nearest(const Option *options, int32_t count)
{
    int32_t found = 1;
    double least = 0;
    for (int32_t i = 1; i + 1 < count; i++) {
        const HangShape *a = &options[i - 1].shape, *b = &options[i].shape;
        double ratio =
            (double)b->width / (double)a->width * (double)a->height / (double)b->height;
        if (i == 1 || ratio < least) {
            least = ratio;
            found = i;
        }
    }
    return found;
}

static void keep_best(Shaper *shaper, int32_t box)
{
    Option *found = shaper->found;
    int32_t count = 0;
    qsort(found, (size_t)shaper->found_count, sizeof *found, by_width);
    for (int32_t i = 0; i < shaper->found_count; i++)
        if (count == 0 || found[i].shape.height < found[count - 1].shape.height)
            found[count++] = found[i];
    while (count > MOST_SHAPES) {
        int32_t drop = nearest(found, count);
        memmove(found + drop, found + drop + 1,
                (size_t)(count - drop - 1) * sizeof *found);
        count--;
    }
    memcpy(options_of(shaper, box), found, (size_t)count * sizeof *found);
    shaper->option_count[box] = count;
}

static void hand_down(const Shaper *shaper, int32_t box, const Option *chosen,
                      Option *choices)
{
    const HangTree *tree = shaper->tree;
    Walk walk =
        walk_of(tree, (Groups){ tree->group_start[box], tree->group_start[box + 1] });
    for (int32_t child = walk_next(&walk); child >= 0; child = walk_next(&walk))
        choices[child] = chosen->shape.style == HANG_ROW
                             ? *within_height(shaper, child, chosen->budget)
                             : *within_width(shaper, child, chosen->budget);
}

const HangShape *hang_shape_choose(const HangTree *tree, Arena *arena)
{
    int32_t boxes = tree->graph->box_count;
    Arena *scratch = arena_new();
    size_t room = ((size_t)boxes + 1) * MOST_SHAPES;
    Shaper shaper = {
        .tree = tree,
        .options = arena_get(scratch, room, sizeof(Option)),
        .option_count = arena_get(scratch, (size_t)boxes + 1, sizeof(int32_t)),
        .numbers = arena_get(scratch, room, sizeof(int32_t)),
    };
    for (int32_t i = boxes; i-- > 0;) {
        if (!tree->is_placed[tree->order[i]])
            continue;
        find_options(&shaper, tree->order[i]);
        keep_best(&shaper, tree->order[i]);
    }
    Option *choices = arena_get(scratch, (size_t)boxes + 1, sizeof *choices);
    HangShape *shapes = arena_get(arena, (size_t)boxes + 1, sizeof *shapes);
    for (int32_t i = 0; i < boxes; i++) {
        int32_t box = tree->order[i];
        if (!tree->is_placed[box])
            continue;
        if (tree->parent[box] < 0)
            choices[box] = *within_width(&shaper, box, tree->columns);
        hand_down(&shaper, box, &choices[box], choices);
        shapes[box] = choices[box].shape;
    }
    arena_free(scratch);
    return shapes;
}

// --- facts of a box

int32_t hang_shape_pros(const HangTree *tree, int32_t box)
{
    int32_t first = tree->group_start[box], end = tree->group_start[box + 1];
    int32_t pros = 0;
    while (first + pros < end && !link_is_minus(tree->groups[first + pros].link))
        pros++;
    return pros;
}

int32_t hang_shape_right_rail(HangRails rails, int32_t count, int32_t left)
{
    return left + HANG_BESIDE + rails.first + rails.pitch * (count - 1);
}

int32_t hang_shape_leaves(const HangTree *tree, int32_t box, int32_t left)
{
    const GraphBox *size = &tree->graph->boxes[box];
    int32_t last =
        size->width - size->corridor - (size->height < 3 || size->width < 3 ? 1 : 2);
    int32_t cons = tree->group_start[box + 1] - tree->group_start[box] -
                   hang_shape_pros(tree, box);
    HangRails rails = hang_tree_rails(tree, box, cons);
    int32_t inner = hang_shape_right_rail(rails, cons, left);
    int32_t outer = inner - rails.pitch * (cons - 1);
    if (inner <= last)
        return inner;
    return last < outer - 1 ? last : outer - 1;
}

int32_t hang_shape_channel(const HangTree *tree, int32_t box, HangStyle style,
                           int32_t left)
{
    int32_t first = tree->group_start[box], end = tree->group_start[box + 1];
    if (style == HANG_ROW)
        return end - first;
    int32_t ports = 0;
    for (int32_t i = first; i < end; i++)
        ports += tree->groups[i].port != PORT_ANYWHERE;
    if (style == HANG_RAIL)
        return ports;
    int32_t pros = hang_shape_pros(tree, box), cons = end - first - pros;
    HangRails rails = hang_tree_rails(tree, box, cons);
    int32_t leaves = hang_shape_leaves(tree, box, left);
    if (leaves == hang_shape_right_rail(rails, cons, left))
        return 0;
    HangRails on_left = hang_tree_rails(tree, box, pros);
    bool fits =
        leaves - rails.pitch * (cons - 1) > on_left.first + on_left.pitch * (pros - 1);
    return fits ? cons : -1;
}
