#include "ui/cli_map.h"
#include <limits.h>
#include "src/base/limits.h"
#include "src/debate/bearing.h"
#include "src/debate/tree.h"
#include "src/export/export_dot.h"
#include "src/export/export_map_json.h"
#include "src/export/export_map_svg.h"
#include "src/map/map_plan.h"
#include "src/map/raster.h"
#include "src/map/scene_fold.h"
#include "ui/cli_source.h"

enum { COLUMNS_USUAL = 80, ROWS = 1000, BAND = 64 };

typedef struct {
    const CliTask *task;
    Arena *arena;
    const Tree *tree;
    Bearings bearings;
    const MapPlan *plan;
} MapCommand;

static bool is_form(const CliTask *task, const char *form)
{
    return str_is(str(task->format ? task->format : "text"), form);
}

// The whole debate, with everything open.
static void make_plan(MapCommand *command)
{
    const CliTask *task = command->task;
    SceneSubject subject = { command->tree->debate, command->tree, &command->bearings,
                             NULL };
    subject.keys = map_plan_keys(&subject, command->arena);
    SceneFolds folds = scene_folds_make(command->tree, command->arena);
    scene_fold_open_below(&folds, NONE, INT_MAX);
    SceneOptions options = {
        .zoom = task->zoom > 0 ? (Zoom)task->zoom : ZOOM_TITLE,
        .columns = task->columns > 0 ? task->columns : COLUMNS_USUAL,
        .arrangement = task->hanging ? ARRANGEMENT_HANGING : ARRANGEMENT_LAYERED,
        .has_frames = task->frames,
        .charset = task->output->charset,
    };
    if (!task->hanging && !task->layered)
        options.arrangement = map_plan_choose(&subject, &folds, &options, ROWS);
    command->plan = map_plan_make(&subject, &folds, &options, ROWS, command->arena);
}

// Band by band, so that a large map never stands in memory as a picture.
static void print_text(const MapCommand *command)
{
    const Layout *layout = command->plan->layout;
    Output *output = command->task->output;
    RasterView view = map_plan_view(command->plan, output->charset);
    Arena *arena = arena_new();
    for (int32_t y = 0; y < layout->height; y += BAND) {
        int32_t rows = layout->height - y < BAND ? layout->height - y : BAND;
        Picture picture =
            raster_draw(&view, (LayoutWindow){ 0, y, layout->width, rows }, arena);
        output_line(output, picture_print(&picture, output->charset, arena));
        arena_reset(arena);
    }
    arena_free(arena);
}

static void take_piece(void *context, Str piece)
{
    output_raw(context, piece);
}

// Says that a map was too large to be drawn whole.
static void complain_of_size(const MapCommand *command)
{
    Output *output = command->task->output;
    if (command->plan->scene->is_cut)
        output_error(output,
                     arena_format(command->arena,
                                  "%s: the map has more than %d claims and "
                                  "arguments or %d relations; the rest are left "
                                  "out",
                                  command->task->operands[0], LIMIT_MAP_BOXES,
                                  LIMIT_MAP_EDGES));
}

static void print_map(MapCommand *command)
{
    Output *output = command->task->output;
    const Debate *debate = command->tree->debate;
    command->bearings = bearings_make(debate, command->arena);
    if (is_form(command->task, "dot")) {
        export_dot(&command->bearings, take_piece, output);
        return;
    }
    make_plan(command);
    complain_of_size(command);
    if (is_form(command->task, "json")) {
        export_map_json(command->plan, command->tree, take_piece, output);
        output_raw(output, str("\n"));
    } else if (is_form(command->task, "svg")) {
        export_map_svg(command->plan, debate->title, take_piece, output);
    } else {
        print_text(command);
    }
}

int cli_map(const CliTask *task)
{
    if (task->count != 1)
        return cli_say(task->output,
                       str("say what to draw, one name, file or -: moot map NAME"));
    if (task->layered && task->hanging)
        return cli_say(task->output, str("a map is either --layered or --hanging"));
    CliSource source;
    int status = CLI_IMPOSSIBLE;
    if (cli_source_open(&source, task, task->operands[0], CLI_KINDLY)) {
        MapCommand command = { .task = task, .arena = source.arena };
        cli_source_complain(&source, task);
        command.tree = tree_make(source.debate, source.arena);
        print_map(&command);
        status = CLI_DONE;
    }
    cli_source_close(&source);
    return status;
}
