#include "src/map/hang_place.h"

enum {
    ROOTS_BESIDE = 4, // columns between roots side by side
    ROOTS_BELOW = 1,  // rows between roots below each other
    MOST_STUB = 44,   // columns of a stub
};

static const GraphBox *size_of(const Hanger *hanger, int32_t box)
{
    return &hanger->tree.graph->boxes[box];
}

int32_t hang_place_child(const Hanger *hanger, const HangGroup *group, int32_t number)
{
    int32_t item = group->first + group->stub_count + number;
    int32_t child = hanger->tree.items[item].child;
    return hanger->tree.is_placed[child] ? child : -1;
}

static HangBlock block_of(const Hanger *hanger, int32_t box, int32_t first, int32_t end,
                          int32_t x)
{
    const LayoutBox *place = &hanger->layout->boxes[box];
    const HangShape *shape = &hanger->shapes[box];
    return (HangBlock){ box,
                        first,
                        end,
                        x,
                        place->y + size_of(hanger, box)->height +
                            hang_shape_channel(&hanger->tree, box, shape->style,
                                               shape->left),
                        place->x + shape->width,
                        hang_tree_rails(&hanger->tree, box, end - first) };
}

int hang_place_blocks(const Hanger *hanger, int32_t box, HangBlock blocks[2])
{
    const HangTree *tree = &hanger->tree;
    const HangShape *shape = &hanger->shapes[box];
    int32_t x = hanger->layout->boxes[box].x;
    int32_t first = tree->group_start[box], end = tree->group_start[box + 1];
    blocks[0] = block_of(hanger, box, first, end, x);
    if (shape->style != HANG_SIDES)
        return 1;
    int32_t pros = hang_shape_pros(tree, box);
    blocks[0] = block_of(hanger, box, first, first + pros, x);
    blocks[0].right = x + shape->left;
    blocks[1] = block_of(hanger, box, first + pros, end, x + shape->left + HANG_BESIDE);
    return 2;
}

int32_t hang_place_rail(const HangBlock *block, int32_t group)
{
    return block->x + block->rails.first +
           block->rails.pitch * (block->end - 1 - group);
}

// --- places

static void put_box(Hanger *hanger, int32_t box, int32_t x, int32_t y)
{
    hanger->layout->boxes[box].x = x;
    hanger->layout->boxes[box].y = y;
    hanger->layout->boxes[box].is_placed = true;
}

static void put_stub(Hanger *hanger, const HangBlock *block, int32_t group,
                     int32_t link, int32_t y)
{
    Layout *layout = hanger->layout;
    int32_t x = hang_place_rail(block, group) + 1, width = block->right - x;
    layout->stubs[layout->stub_count++] =
        (LayoutStub){ link, x, y, width < MOST_STUB ? width : MOST_STUB };
}

static void place_block(Hanger *hanger, const HangBlock *block)
{
    int32_t y = block->y;
    int32_t x = block->x + hang_tree_indent(block->rails, block->end - block->first);
    for (int32_t g = block->first; g < block->end; g++) {
        const HangGroup *group = &hanger->tree.groups[g];
        for (int32_t i = 0; i < group->stub_count; i++)
            put_stub(hanger, block, g, hanger->tree.items[group->first + i].link, y++);
        for (int32_t i = 0; i < group->child_count; i++) {
            int32_t child = hang_place_child(hanger, group, i);
            if (child < 0)
                continue;
            put_box(hanger, child, x, y);
            y += hanger->shapes[child].height;
        }
    }
}

static void place_row(Hanger *hanger, int32_t box)
{
    const HangTree *tree = &hanger->tree;
    const LayoutBox *place = &hanger->layout->boxes[box];
    int32_t first = tree->group_start[box], end = tree->group_start[box + 1];
    int32_t x = place->x, y = place->y + size_of(hanger, box)->height + end - first;
    for (int32_t g = first; g < end; g++)
        for (int32_t i = 0; i < tree->groups[g].child_count; i++) {
            int32_t child = hang_place_child(hanger, &tree->groups[g], i);
            if (child < 0)
                continue;
            put_box(hanger, child, x, y);
            x += hanger->shapes[child].width + HANG_BESIDE;
        }
}

// Roots stand beside each other as long as there is room.
static void place_roots(Hanger *hanger)
{
    int32_t x = 0, y = 0, height = 0;
    for (int32_t i = 0; i < hanger->tree.root_count; i++) {
        int32_t root = hanger->tree.roots[i];
        const HangShape *shape = &hanger->shapes[root];
        if (!hanger->tree.is_placed[root])
            continue;
        if (x > 0 && x + shape->width > hanger->tree.columns) {
            y += height + ROOTS_BELOW;
            x = height = 0;
        }
        put_box(hanger, root, x, y);
        x += shape->width + ROOTS_BESIDE;
        height = shape->height > height ? shape->height : height;
    }
}

static void measure(Hanger *hanger)
{
    Layout *layout = hanger->layout;
    for (int32_t i = 0; i < hanger->tree.root_count; i++) {
        int32_t root = hanger->tree.roots[i];
        if (!hanger->tree.is_placed[root])
            continue;
        int32_t right = layout->boxes[root].x + hanger->shapes[root].width;
        int32_t bottom = layout->boxes[root].y + hanger->shapes[root].height;
        layout->width = right > layout->width ? right : layout->width;
        layout->height = bottom > layout->height ? bottom : layout->height;
    }
}

void hang_place_all(Hanger *hanger)
{
    place_roots(hanger);
    for (int32_t i = 0; i < hanger->tree.graph->box_count; i++) {
        int32_t box = hanger->tree.order[i];
        if (!hanger->tree.is_placed[box])
            continue;
        if (hanger->shapes[box].style == HANG_ROW) {
            place_row(hanger, box);
            continue;
        }
        HangBlock blocks[2];
        int count = hang_place_blocks(hanger, box, blocks);
        for (int b = 0; b < count; b++)
            place_block(hanger, &blocks[b]);
    }
    measure(hanger);
}
