#include "src/export/export_map_json.h"
#include "src/map/layout_metrics.h"
#include "src/map/layout_path.h"

typedef struct {
    JsonWriter writer;
    const MapPlan *plan;
    const Debate *debate;
    const Tree *tree;
    const LayoutPaths *paths;
    Arena *arena;
} MapJson;

static void write_number(MapJson *json, const char *key, double number)
{
    json_key(&json->writer, key);
    json_number(&json->writer, number);
}

static void write_text(MapJson *json, const char *key, Str text)
{
    json_key(&json->writer, key);
    json_string(&json->writer, text);
}

static void write_claims(MapJson *json, const SceneBox *box)
{
    const Scene *scene = json->plan->scene;
    json_key(&json->writer, "claims");
    json_open(&json->writer, '[');
    for (int32_t i = 0; i < box->row_count; i++) {
        const SceneRow *row = &scene->rows[box->first_row + i];
        if (row->kind == SCENE_NODE)
            json_string(&json->writer,
                        debate_name(json->debate, json->tree->places[row->place].node));
    }
    json_close(&json->writer, ']');
}

static void write_box(MapJson *json, int32_t index)
{
    static const char *const kinds[] = { "claim", "argument", "card" };
    const MapPlan *plan = json->plan;
    const SceneBox *box = &plan->scene->boxes[index];
    const LayoutBox *placed = &plan->layout->boxes[index];
    json_open(&json->writer, '{');
    write_number(json, "id", index);
    write_text(json, "title",
               debate_name(json->debate, json->tree->places[box->place].node));
    write_text(json, "kind", str(kinds[box->kind]));
    if (placed->is_placed) {
        write_number(json, "x", placed->x);
        write_number(json, "y", placed->y);
    }
    write_number(json, "width", plan->layout->graph->boxes[index].width);
    write_number(json, "height", plan->layout->graph->boxes[index].height);
    write_claims(json, box);
    json_close(&json->writer, '}');
}

static void write_frames(MapJson *json)
{
    const MapPlan *plan = json->plan;
    json_key(&json->writer, "frames");
    json_open(&json->writer, '[');
    for (int32_t i = 0; i < plan->layout->frame_count; i++) {
        const LayoutFrame *frame = &plan->layout->frames[i];
        json_open(&json->writer, '{');
        write_text(json, "title", plan->sections[frame->section]);
        write_number(json, "x", frame->x);
        write_number(json, "y", frame->y);
        write_number(json, "width", frame->width);
        write_number(json, "height", frame->height);
        json_close(&json->writer, '}');
    }
    json_close(&json->writer, ']');
}

static const char *kind_name(Link link)
{
    static const char *const names[LINK_COUNT] = {
        "root",     "support",       "attack",     "undercut",
        "contrary", "contradictory", "equivalent", "premise",
    };
    return names[link];
}

static void write_path(MapJson *json, const LayoutPath *path)
{
    json_key(&json->writer, "path");
    json_open(&json->writer, '[');
    for (int32_t i = 0; i < path->count; i++) {
        json_open(&json->writer, '[');
        json_number(&json->writer, path->points[i].x);
        json_number(&json->writer, path->points[i].y);
        json_close(&json->writer, ']');
    }
    json_close(&json->writer, ']');
}

static void write_link(MapJson *json, int32_t index)
{
    const Layout *layout = json->plan->layout;
    const GraphLink *link = &layout->graph->links[index];
    Arena *arena = arena_new();
    LayoutPath path = layout_path_of(json->paths, index, arena);
    json_open(&json->writer, '{');
    write_text(json, "kind", str(kind_name(link->link)));
    write_number(json, "from", link->from);
    write_number(json, "to", link->to);
    write_number(json, "count", link->count);
    if (path.count > 0) {
        write_path(json, &path);
    } else {
        json_key(&json->writer, "reference");
        json_boolean(&json->writer, true);
    }
    json_close(&json->writer, '}');
    arena_free(arena);
}

static void write_metrics(MapJson *json)
{
    LayoutMetrics metrics = layout_metrics(json->plan->layout, json->arena);
    json_key(&json->writer, "metrics");
    json_open(&json->writer, '{');
    write_number(json, "boxes", metrics.boxes);
    write_number(json, "relations", metrics.relations);
    write_number(json, "drawn", metrics.drawn);
    write_number(json, "reversed", metrics.reversed);
    write_number(json, "references", metrics.references);
    write_number(json, "referencesAcross", metrics.references_across);
    write_number(json, "crossings", (double)metrics.crossings);
    write_number(json, "edgeCrossings", (double)metrics.edge_crossings);
    write_number(json, "overlaps", (double)metrics.overlaps);
    write_number(json, "boxOverlaps", (double)metrics.box_overlaps);
    write_number(json, "linesInBoxes", (double)metrics.lines_in_boxes);
    write_number(json, "bends", metrics.bends);
    write_number(json, "straight", metrics.straight);
    write_number(json, "detour", metrics.detour);
    write_number(json, "length", (double)metrics.length);
    write_number(json, "length95", (double)metrics.length_95);
    write_number(json, "ink", metrics.ink);
    write_number(json, "centred", metrics.centred);
    write_number(json, "level", metrics.level);
    json_close(&json->writer, '}');
}

void export_map_json(const MapPlan *plan, const Tree *tree, JsonSink sink,
                     void *context)
{
    MapJson json = {
        .plan = plan, .debate = tree->debate, .tree = tree, .arena = arena_new()
    };
    json.paths = layout_path_make(plan->layout, json.arena);
    const Layout *layout = plan->layout;
    json_begin(&json.writer, json.arena, sink, context);
    json_open(&json.writer, '{');
    write_text(&json, "arrangement",
               str(layout->arrangement == ARRANGEMENT_LAYERED ? "layered" : "hanging"));
    write_number(&json, "width", layout->width);
    write_number(&json, "height", layout->height);
    json_key(&json.writer, "boxes");
    json_open(&json.writer, '[');
    for (int32_t i = 0; i < layout->graph->box_count; i++)
        write_box(&json, i);
    json_close(&json.writer, ']');
    if (layout->frame_count > 0)
        write_frames(&json);
    json_key(&json.writer, "relations");
    json_open(&json.writer, '[');
    for (int32_t i = 0; i < layout->graph->link_count; i++)
        write_link(&json, i);
    json_close(&json.writer, ']');
    write_metrics(&json);
    json_close(&json.writer, '}');
    json_end(&json.writer);
    arena_free(json.arena);
}
