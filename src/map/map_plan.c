#include "src/map/map_plan.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/map/framed.h"
#include "src/map/hang.h"
#include "src/map/layered.h"
#include "src/map/order.h"
#include "src/map/scene_make.h"

enum { MARGIN = 2 }; // from the side of a box to where raster begins a row

typedef struct {
    const SceneSubject *subject;
    const Scene *scene;
    Charset charset;
    Arena *arena;
} Maker;

// --- what boxes say

// What stands before a line: in a card the sign of the claim, and blanks for lines that
// begin further in.
static Str with_margin(const Maker *maker, const SceneRow *row, int32_t line)
{
    const SceneBox *box = &maker->scene->boxes[row->box];
    int32_t before = row->x - MARGIN;
    if (box->is_bare || before <= 0)
        return row->lines[line];
    if (box->kind == SCENE_CARD && line == 0)
        return arena_format(maker->arena, "%s %.*s", row->counts.length > 0 ? "▸" : "·",
                            STR_ARGUMENTS(row->lines[line]));
    return arena_format(maker->arena, "%*s%.*s", (int)before, "",
                        STR_ARGUMENTS(row->lines[line]));
}

static RasterRowKind kind_of(const SceneRow *row, int32_t line)
{
    switch (row->kind) {
    case SCENE_BECAUSE: return RASTER_STEP;
    case SCENE_AND: return RASTER_AND;
    default: return line < row->title_height ? RASTER_TITLE : RASTER_TEXT;
    }
}

static int32_t count_lines(const Scene *scene, const SceneBox *box)
{
    int32_t count = 0;
    for (int32_t i = 0; i < box->row_count; i++)
        count += scene->rows[box->first_row + i].height;
    return count;
}

// The lines of a box. What is folded below its head stands in its border; below other
// rows, at the end of their first line if there is room.
static const RasterRow *make_rows(const Maker *maker, const SceneBox *box,
                                  int32_t count)
{
    RasterRow *rows = arena_get(maker->arena, (size_t)count + 1, sizeof *rows);
    int32_t used = 0;
    for (int32_t i = 0; i < box->row_count; i++) {
        const SceneRow *row = &maker->scene->rows[box->first_row + i];
        Str counts = row->shows_counts ? row->counts : str("");
        if (counts.length > 0 && box->kind != SCENE_CARD)
            counts = arena_format(maker->arena, "▸ %.*s", STR_ARGUMENTS(counts));
        for (int32_t line = 0; line < row->height; line++) {
            rows[used] = (RasterRow){ .kind = kind_of(row, line),
                                      .text = with_margin(maker, row, line) };
            if (line == 0)
                rows[used].right = counts;
            used++;
        }
    }
    return rows;
}

static const RasterPort *make_ports(const Maker *maker, const SceneBox *box)
{
    RasterPort *ports =
        arena_get(maker->arena, (size_t)box->port_count + 1, sizeof *ports);
    for (int32_t i = 0; i < box->port_count; i++) {
        const ScenePort *port = &maker->scene->ports[box->first_port + i];
        ports[i] = (RasterPort){ port->column, port->y };
    }
    return ports;
}

static RasterBox make_box(const Maker *maker, int32_t number)
{
    const SceneBox *box = &maker->scene->boxes[number];
    const SceneRow *head = &maker->scene->rows[box->first_row];
    Node node = maker->subject->tree->places[box->place].node;
    int32_t count = count_lines(maker->scene, box);
    RasterBox made = {
        .title = scene_name(maker->subject->debate, node,
                            maker->charset != CHARSET_UTF8, maker->arena),
        .shape = box->kind == SCENE_ARGUMENT ? BOX_ARGUMENT : BOX_CLAIM,
        .rows = make_rows(maker, box, count),
        .row_count = count,
        .width = box->width,
        .ports = make_ports(maker, box),
        .port_count = box->port_count,
    };
    if (box->kind != SCENE_CARD)
        made.folded = head->counts;
    return made;
}

static RasterBox *make_boxes(const Maker *maker)
{
    int32_t count = maker->scene->graph.box_count;
    RasterBox *boxes = arena_get(maker->arena, (size_t)count + 1, sizeof *boxes);
    for (int32_t i = 0; i < count; i++)
        boxes[i] = make_box(maker, i);
    return boxes;
}

// --- the order

enum { MOST_SIFTED = 3000 }; // more boxes would keep the reader waiting

// The scene of all of a debate, whose boxes are single cells.
static const Scene *make_whole(const SceneSubject *subject, Arena *arena)
{
    SceneFolds folds = scene_folds_make(subject->tree, arena);
    memset(folds.open, UINT8_MAX, (size_t)subject->tree->count);
    SceneOptions single = { .zoom = ZOOM_DOT, .columns = 1 };
    return scene_make(subject, &folds, &single, arena);
}

static Node node_of(const SceneSubject *subject, const Scene *scene, int32_t box)
{
    return subject->tree->places[scene->boxes[box].place].node;
}

static const int64_t *by_node(const SceneSubject *subject, const Scene *scene,
                              const int64_t *of_box, Arena *arena)
{
    int64_t *keys =
        arena_get(arena, (size_t)subject->bearings->nodes + 1, sizeof *keys);
    for (int32_t i = 0; i < scene->graph.box_count; i++)
        keys[bearing_node(subject->debate, node_of(subject, scene, i))] = of_box[i];
    return keys;
}

const int64_t *map_plan_keys(const SceneSubject *subject, Arena *arena)
{
    Arena *scratch = arena_new();
    // Without keys siblings stand by kind, then by section, then as in the text.
    SceneSubject keyless = *subject;
    keyless.keys =
        arena_get(scratch, (size_t)subject->bearings->nodes + 1, sizeof(int64_t));
    const Scene *scene = make_whole(&keyless, scratch);
    int32_t count = scene->graph.box_count;
    int64_t *of_box = arena_get(scratch, (size_t)count + 1, sizeof *of_box);
    order_make(&scene->graph, count <= MOST_SIFTED, of_box, scratch);
    const int64_t *keys = by_node(subject, scene, of_box, arena);
    arena_free(scratch);
    return keys;
}

// What a claim or argument is known by across readings.
static Str identity(const Debate *debate, Node node, Arena *arena)
{
    bool is_untitled = debate_is_untitled(debate, node);
    Str name = is_untitled ? debate_text(debate, node) : debate_title(debate, node);
    return arena_format(arena, "%d%d%.*s", node.kind == NODE_CLAIM, is_untitled,
                        STR_ARGUMENTS(name));
}

// For each box of a scene the box of another that shows the same, or -1. Of several
// that look the same the first finds the first, and the others nothing.
static const int32_t *find_again(const SceneSubject *subject, const Scene *scene,
                                 const SceneSubject *other, const Scene *in,
                                 Arena *arena)
{
    int32_t count = scene->graph.box_count;
    Table boxes = { .arena = arena };
    bool *is_taken =
        arena_get(arena, (size_t)in->graph.box_count + 1, sizeof *is_taken);
    int32_t *again = arena_get(arena, (size_t)count + 1, sizeof *again);
    for (int32_t i = in->graph.box_count; i-- > 0;)
        table_set(&boxes, identity(other->debate, node_of(other, in, i), arena), i);
    for (int32_t i = 0; i < count; i++) {
        int32_t box = table_get(
            &boxes, identity(subject->debate, node_of(subject, scene, i), arena));
        again[i] = box >= 0 && !is_taken[box] ? box : -1;
        if (box >= 0)
            is_taken[box] = true;
    }
    return again;
}

const int64_t *map_plan_keys_again(const SceneSubject *subject,
                                   const SceneSubject *before, Arena *arena)
{
    Arena *scratch = arena_new();
    const Scene *scene = make_whole(subject, scratch);
    const Scene *was = make_whole(before, scratch);
    int32_t count = scene->graph.box_count;
    int64_t *of_box = arena_get(scratch, (size_t)count + 1, sizeof *of_box);
    OrderBefore order = { &was->graph,
                          find_again(before, was, subject, scene, scratch) };
    order_again(&scene->graph, &order, count <= MOST_SIFTED, of_box, scratch);
    const int64_t *keys = by_node(subject, scene, of_box, arena);
    arena_free(scratch);
    return keys;
}

// --- the map

static const Layout *lay_out_framed(const Debate *debate, const MapGraph *graph,
                                    const SceneOptions *options, int32_t rows,
                                    Arena *arena)
{
    size_t count = (size_t)debate->section_count;
    FramedSection *sections = arena_get(arena, count + 1, sizeof *sections);
    for (size_t i = 0; i < count; i++) {
        Str title = text_clean(arena, debate->sections[i].title, false, NULL);
        sections[i] = (FramedSection){ debate->sections[i].parent, text_width(title) };
    }
    FramedOptions framed = { options->arrangement, options->columns, rows, sections,
                             debate->section_count };
    return framed_make(graph, &framed, arena);
}

static const Layout *lay_out(const SceneSubject *subject, const MapGraph *graph,
                             const SceneOptions *options, int32_t rows, Arena *arena)
{
    if (options->has_frames)
        return lay_out_framed(subject->debate, graph, options, rows, arena);
    if (options->arrangement == ARRANGEMENT_HANGING)
        return hang_make(graph, &(HangOptions){ .columns = options->columns }, arena);
    LayeredOptions layered = { .width = options->columns, .height = rows };
    return layered_make(graph, &layered, arena);
}

static const Str *make_sections(const Debate *debate, Arena *arena)
{
    size_t count = (size_t)debate->section_count;
    Str *titles = arena_get(arena, count + 1, sizeof *titles);
    for (size_t i = 0; i < count; i++)
        titles[i] = text_clean(arena, debate->sections[i].title, false, NULL);
    return titles;
}

// Frames take columns from the boxes in them.
static const Scene *make_framed(const SceneSubject *subject, const SceneFolds *folds,
                                const SceneOptions *options, Arena *arena)
{
    enum { LEAST = 24 };
    const Debate *debate = subject->debate;
    SceneOptions inner = *options;
    int32_t deepest = 0;
    for (SectionId i = 0; i < debate->section_count; i++) {
        int32_t depth = 0;
        for (SectionId at = i; at != NONE; at = debate->sections[at].parent)
            depth++;
        deepest = depth > deepest ? depth : deepest;
    }
    if (options->has_frames)
        inner.columns -= deepest * FRAMED_BESIDE;
    if (inner.columns < LEAST)
        inner.columns = options->columns < LEAST ? options->columns : LEAST;
    return scene_make(subject, folds, &inner, arena);
}

typedef struct {
    int32_t parent, y, x, box;
} Sibling;

static int compare_siblings(const void *left, const void *right)
{
    const Sibling *a = left, *b = right;
    const int32_t of_a[] = { a->parent, a->y, a->x, a->box };
    const int32_t of_b[] = { b->parent, b->y, b->x, b->box };
    for (size_t i = 0; i < COUNT(of_a); i++)
        if (of_a[i] != of_b[i])
            return of_a[i] < of_b[i] ? -1 : 1;
    return 0;
}

// Marks the boxes with which runs of another section begin: below one box, those that
// stand in another section than the sibling before them, or, the first, than the box
// above.
static void mark_runs(const Layout *layout, const Str *titles, RasterBox *boxes)
{
    const MapGraph *graph = layout->graph;
    Arena *scratch = arena_new();
    size_t count = (size_t)graph->box_count;
    Sibling *siblings = arena_get(scratch, count + 1, sizeof *siblings);
    for (size_t i = 0; i < count; i++) {
        const LayoutBox *box = &layout->boxes[i];
        bool is_beside = layout->arrangement == ARRANGEMENT_LAYERED && box->parent >= 0;
        siblings[i] =
            (Sibling){ box->parent, is_beside ? 0 : box->y, box->x, (int32_t)i };
    }
    qsort(siblings, count, sizeof *siblings, compare_siblings);
    for (size_t i = 0; i < count; i++) {
        int32_t parent = siblings[i].parent;
        bool is_first = i == 0 || siblings[i - 1].parent != parent;
        int32_t above = parent < 0 ? NONE : graph->boxes[parent].section;
        int32_t before = is_first ? above : graph->boxes[siblings[i - 1].box].section;
        int32_t section = graph->boxes[siblings[i].box].section;
        if (section != before && section != NONE)
            boxes[siblings[i].box].section = titles[section];
    }
    arena_free(scratch);
}

static bool is_over(const atomic_bool *cancelled)
{
    return cancelled != NULL && atomic_load(cancelled);
}

const MapPlan *map_plan_make_unless(const atomic_bool *cancelled,
                                    const SceneSubject *subject,
                                    const SceneFolds *folds,
                                    const SceneOptions *options, int32_t rows,
                                    Arena *arena)
{
    MapPlan *plan = arena_get(arena, 1, sizeof *plan);
    plan->scene = make_framed(subject, folds, options, arena);
    if (is_over(cancelled))
        return NULL;
    plan->layout = lay_out(subject, &plan->scene->graph, options, rows, arena);
    if (is_over(cancelled))
        return NULL;
    plan->index = layout_index_make(plan->layout, arena);
    RasterBox *boxes =
        make_boxes(&(Maker){ subject, plan->scene, options->charset, arena });
    plan->sections = make_sections(subject->debate, arena);
    if (is_over(cancelled))
        return NULL;
    if (!options->has_frames)
        mark_runs(plan->layout, plan->sections, boxes);
    plan->boxes = boxes;
    return plan;
}

const MapPlan *map_plan_make(const SceneSubject *subject, const SceneFolds *folds,
                             const SceneOptions *options, int32_t rows, Arena *arena)
{
    return map_plan_make_unless(NULL, subject, folds, options, rows, arena);
}

Arrangement map_plan_choose(const SceneSubject *subject, const SceneFolds *folds,
                            const SceneOptions *options, int32_t rows)
{
    enum { MOST_BOXES = 60, MOST_WINDOWS = 3 };
    Arena *arena = arena_new();
    SceneOptions layered = *options;
    layered.arrangement = ARRANGEMENT_LAYERED;
    const Scene *scene = make_framed(subject, folds, &layered, arena);
    bool suits = scene->graph.box_count <= MOST_BOXES &&
                 lay_out(subject, &scene->graph, &layered, rows, arena)->width <=
                     MOST_WINDOWS * options->columns;
    arena_free(arena);
    return suits ? ARRANGEMENT_LAYERED : ARRANGEMENT_HANGING;
}

RasterView map_plan_view(const MapPlan *plan, Charset charset)
{
    return (RasterView){ .layout = plan->layout,
                         .index = plan->index,
                         .boxes = plan->boxes,
                         .sections = plan->sections,
                         .charset = charset,
                         .selected = -1 };
}

void map_plan_cell(const MapPlan *plan, int32_t row, int32_t *x, int32_t *y)
{
    const SceneRow *at = &plan->scene->rows[row];
    *x = plan->layout->boxes[at->box].x + at->x;
    *y = plan->layout->boxes[at->box].y + at->y;
}
