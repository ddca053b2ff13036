#include "src/map/hang_tree.h"
#include <stdlib.h>

enum {
    MOST_STUBS = 12,   // of a group; further references are only counted
    WIDE_RAILS = 8,    // boxes with more have them side by side
    STUB_COLUMNS = 10, // a stub says at least so much
    MOST_RAILS = 16,   // of one box
    PORT_COLUMNS = 18, // lines to single rows come down right of all rails
};

// A link on its way into a group.
typedef struct {
    int32_t to, rank, port;
    bool is_child;
    int64_t key;
    int32_t section, child, link;
} Entry;

static bool is_bare(const GraphBox *box)
{
    return box->width < 3 || box->height < 3;
}

// --- who hangs under whom

static void find_parents(HangTree *tree)
{
    const MapGraph *graph = tree->graph;
    for (int32_t i = 0; i < graph->box_count; i++)
        tree->parent[i] = tree->parent_link[i] = -1;
    for (int32_t i = 0; i < graph->link_count; i++) {
        const GraphLink *link = &graph->links[i];
        if (!link->is_home || link->from == link->to || link_is_symmetric(link->link) ||
            tree->parent[link->from] >= 0)
            continue;
        tree->parent[link->from] = link->to;
        tree->parent_link[link->from] = i;
    }
}

// Makes a root of one box of each cycle, whatever the graph says.
static void cut_cycles(HangTree *tree, Arena *scratch)
{
    int32_t count = tree->graph->box_count;
    int32_t *seen = arena_get(scratch, (size_t)count + 1, sizeof *seen);
    for (int32_t i = 0; i < count; i++) {
        int32_t at = i;
        while (at >= 0 && seen[at] == 0) {
            seen[at] = i + 1;
            at = tree->parent[at];
        }
        if (at >= 0 && seen[at] == i + 1)
            tree->parent[at] = tree->parent_link[at] = -1;
    }
}

// --- groups

static int32_t rank_of(Link link)
{
    return link == LINK_SUPPORT ? 0 : link == LINK_EQUIVALENT ? 1 : (int32_t)link;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *left, const void *right)
{
    const Entry *a = left, *b = right;
    int order = compare(a->to, b->to);
    order = order ? order : compare(a->rank, b->rank);
    order = order ? order : compare(a->port, b->port);
    order = order ? order : compare(a->is_child, b->is_child);
    if (order == 0 && a->is_child) {
        order = compare(a->key, b->key);
        order = order ? order : compare(a->section, b->section);
        order = order ? order : compare(a->child, b->child);
    }
    return order ? order : compare(a->link, b->link);
}

static int32_t find_entries(const HangTree *tree, Entry *entries)
{
    const MapGraph *graph = tree->graph;
    int32_t count = 0;
    for (int32_t i = 0; i < graph->link_count; i++) {
        const GraphLink *link = &graph->links[i];
        const GraphBox *box = &graph->boxes[link->from];
        if (link->from != link->to && !link_is_symmetric(link->link))
            entries[count++] = (Entry){ .to = link->to,
                                        .rank = rank_of(link->link),
                                        .port = link->port,
                                        .is_child = tree->parent_link[link->from] == i,
                                        .key = box->key,
                                        .section = box->section,
                                        .child = link->from,
                                        .link = i };
    }
    qsort(entries, (size_t)count, sizeof *entries, by_place);
    return count;
}

// How many rails a box has room for, so that each begins in its bottom border.
static int32_t most_rails(const GraphBox *box)
{
    int32_t room = box->width - box->corridor - (is_bare(box) ? 0 : 2);
    return room < MOST_RAILS ? room : MOST_RAILS;
}

// Whether there is room for a line to one row: right of the rails, and no other there.
static bool has_way(const HangTree *tree, const Entry *entry, int32_t groups)
{
    const GraphBox *box = &tree->graph->boxes[entry->to];
    if (entry->port == PORT_ANYWHERE)
        return true;
    for (int32_t i = tree->group_start[entry->to]; i < groups; i++)
        if (tree->groups[i].port == entry->port)
            return false;
    return entry->port >= PORT_COLUMNS && entry->port < box->width;
}

static bool is_same_group(const Entry *a, const Entry *b)
{
    return a->to == b->to && a->rank == b->rank && a->port == b->port;
}

// Puts the entries of one group from `first` on into the forest and returns where the
// next one begins. A group for which its box has no room is not drawn: its children
// become roots.
static int32_t add_group(HangTree *tree, const Entry *entries, int32_t first,
                         int32_t count, int32_t *groups, int32_t *items)
{
    const GraphBox *box = &tree->graph->boxes[entries[first].to];
    int32_t rails = *groups - tree->group_start[entries[first].to];
    bool fits = rails < most_rails(box) && has_way(tree, &entries[first], *groups);
    HangGroup *group = &tree->groups[*groups];
    *group = (HangGroup){ .link = tree->graph->links[entries[first].link].link,
                          .port = entries[first].port,
                          .first = *items };
    int32_t i = first;
    for (; i < count && is_same_group(&entries[first], &entries[i]); i++) {
        const Entry *entry = &entries[i];
        if (!fits && entry->is_child)
            tree->parent[entry->child] = tree->parent_link[entry->child] = -1;
        if (!fits || (!entry->is_child && group->stub_count == MOST_STUBS))
            continue;
        tree->items[(*items)++] = (HangItem){ entry->link, entry->child };
        group->child_count += entry->is_child;
        group->stub_count += !entry->is_child;
    }
    *groups += fits;
    return i;
}

static void make_groups(HangTree *tree, Arena *arena, Arena *scratch)
{
    size_t most = (size_t)tree->graph->link_count + 1;
    int32_t boxes = tree->graph->box_count, groups = 0, items = 0, next = 0;
    Entry *entries = arena_get(scratch, most, sizeof *entries);
    int32_t count = find_entries(tree, entries);
    tree->items = arena_get(arena, most, sizeof *tree->items);
    tree->groups = arena_get(arena, most, sizeof *tree->groups);
    for (int32_t box = 0; box < boxes; box++) {
        tree->group_start[box] = groups;
        while (next < count && entries[next].to == box)
            next = add_group(tree, entries, next, count, &groups, &items);
    }
    tree->group_start[boxes] = groups;
}

// --- order and depth

static void find_roots(HangTree *tree)
{
    for (int pass = 0; pass < 2; pass++)
        for (int32_t i = 0; i < tree->graph->box_count; i++)
            if (tree->parent[i] < 0 && tree->graph->boxes[i].is_thesis == (pass == 0))
                tree->roots[tree->root_count++] = i;
}

// What is too far in for the window is not placed, nor is what hangs under it.
static void place_under(HangTree *tree, int32_t box)
{
    int32_t parent = tree->parent[box];
    bool is_root = parent < 0;
    if (!is_root) {
        int32_t rails = tree->group_start[parent + 1] - tree->group_start[parent];
        int32_t indent = hang_tree_indent(hang_tree_rails(tree, parent, rails), rails);
        tree->depth[box] = tree->depth[parent] + 1;
        tree->least_x[box] =
            tree->least_x[parent] + (hang_tree_is_chain(tree, parent) ? 0 : indent);
    }
    tree->is_placed[box] =
        (is_root || tree->is_placed[parent]) &&
        tree->least_x[box] + tree->graph->boxes[box].width <= tree->columns;
}

// Drops stubs for which there is no room.
static void trim_stubs(HangTree *tree, int32_t box)
{
    int32_t first = tree->group_start[box], end = tree->group_start[box + 1];
    int32_t indent =
        hang_tree_indent(hang_tree_rails(tree, box, end - first), end - first);
    if (tree->least_x[box] + indent + STUB_COLUMNS <= tree->columns)
        return;
    for (int32_t i = first; i < end; i++) {
        tree->groups[i].first += tree->groups[i].stub_count;
        tree->groups[i].stub_count = 0;
    }
}

static void make_order(HangTree *tree)
{
    int32_t count = 0;
    for (int32_t i = 0; i < tree->root_count; i++)
        tree->order[count++] = tree->roots[i];
    for (int32_t i = 0; i < count; i++) {
        int32_t box = tree->order[i];
        for (int32_t g = tree->group_start[box]; g < tree->group_start[box + 1]; g++) {
            const HangGroup *group = &tree->groups[g];
            for (int32_t c = 0; c < group->child_count; c++)
                tree->order[count++] =
                    tree->items[group->first + group->stub_count + c].child;
        }
    }
}

// Rails stand apart if there is room for all of the map so, else side by side.
static void place_boxes(HangTree *tree)
{
    int32_t count = tree->graph->box_count;
    for (int attempt = 0; attempt < 2; attempt++) {
        tree->is_wide = attempt == 0;
        bool fits = true;
        for (int32_t i = 0; i < count; i++) {
            place_under(tree, tree->order[i]);
            fits &= tree->is_placed[tree->order[i]];
        }
        if (fits)
            break;
    }
    for (int32_t box = 0; box < count; box++)
        trim_stubs(tree, box);
}

HangTree hang_tree_make(const MapGraph *graph, int32_t columns, Arena *arena)
{
    size_t boxes = (size_t)graph->box_count + 1;
    HangTree tree = {
        .graph = graph,
        .columns = columns,
        .group_start = arena_get(arena, boxes, sizeof(int32_t)),
        .parent = arena_get(arena, boxes, sizeof(int32_t)),
        .parent_link = arena_get(arena, boxes, sizeof(int32_t)),
        .depth = arena_get(arena, boxes, sizeof(int32_t)),
        .least_x = arena_get(arena, boxes, sizeof(int32_t)),
        .is_placed = arena_get(arena, boxes, sizeof(bool)),
        .order = arena_get(arena, boxes, sizeof(int32_t)),
        .roots = arena_get(arena, boxes, sizeof(int32_t)),
    };
    Arena *scratch = arena_new();
    find_parents(&tree);
    cut_cycles(&tree, scratch);
    make_groups(&tree, arena, scratch);
    find_roots(&tree);
    make_order(&tree);
    place_boxes(&tree);
    arena_free(scratch);
    return tree;
}

// --- rails

HangRails hang_tree_rails(const HangTree *tree, int32_t box, int32_t rails)
{
    const GraphBox *size = &tree->graph->boxes[box];
    HangRails wide = { is_bare(size) ? 0 : 2, 2 };
    int32_t room = size->width - size->corridor - (is_bare(size) ? 1 : 2);
    bool fits = rails <= WIDE_RAILS && wide.first + wide.pitch * (rails - 1) <= room;
    if (fits && tree->is_wide)
        return wide;
    return (HangRails){ is_bare(size) ? 0 : 1, 1 };
}

int32_t hang_tree_indent(HangRails rails, int32_t count)
{
    return rails.first + rails.pitch * (count - 1) + 2;
}

// --- what hangs there

int32_t hang_tree_children(const HangTree *tree, int32_t box)
{
    int32_t children = 0;
    for (int32_t g = tree->group_start[box]; g < tree->group_start[box + 1]; g++)
        for (int32_t c = 0; c < tree->groups[g].child_count; c++) {
            const HangGroup *group = &tree->groups[g];
            children +=
                tree->is_placed[tree->items[group->first + group->stub_count + c]
                                    .child];
        }
    return children;
}

bool hang_tree_has_ports(const HangTree *tree, int32_t box)
{
    for (int32_t g = tree->group_start[box]; g < tree->group_start[box + 1]; g++)
        if (tree->groups[g].port != PORT_ANYWHERE)
            return true;
    return false;
}

bool hang_tree_is_chain(const HangTree *tree, int32_t box)
{
    int32_t first = tree->group_start[box];
    return tree->group_start[box + 1] == first + 1 &&
           tree->groups[first].child_count == 1 && tree->groups[first].stub_count == 0;
}
