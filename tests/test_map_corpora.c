// What every drawing of a map must hold, on debates: made-up ones, and all of content/,
// made into maps as the program does it, at every zoom.
#include <limits.h>
#include <string.h>
#include "src/argdown/argdown_build.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/map/map_plan.h"
#include "tests/check.h"
#include "tests/map_trial.h"
#include "tests/sketch.h"

typedef struct {
    SceneSubject subject;
    Bearings bearings;
    SceneFolds folds;
} Stage;

static void open_stage(Stage *stage, const Debate *debate, Arena *arena)
{
    const Tree *tree = tree_make(debate, arena);
    stage->bearings = bearings_make(debate, arena);
    stage->subject = (SceneSubject){ debate, tree, &stage->bearings, NULL };
    stage->subject.keys = map_plan_keys(&stage->subject, arena);
    stage->folds = scene_folds_make(tree, arena);
}

// The boxes of a plan, with "B" and their number for their first line.
static RasterBox *named_boxes(const MapPlan *plan, Arena *arena)
{
    RasterBox *boxes = map_trial_boxes(arena, &plan->scene->graph);
    for (int32_t i = 0; i < plan->scene->graph.box_count; i++) {
        RasterBox named = plan->boxes[i];
        size_t count = (size_t)named.row_count;
        RasterRow *rows = arena_get(arena, count + 1, sizeof *rows);
        if (count > 0)
            memcpy(rows, named.rows, count * sizeof *rows);
        if (count > 0)
            rows[0] = (RasterRow){ .text = boxes[i].title };
        named.title = boxes[i].title;
        named.rows = rows;
        boxes[i] = named;
    }
    return boxes;
}

// Boxes without borders have no room for a number.
static void check_plan(MapTrial *trial, const Stage *stage, const SceneOptions *options,
                       int32_t rows)
{
    const MapPlan *plan =
        map_plan_make(&stage->subject, &stage->folds, options, rows, trial->arena);
    RasterBox *boxes = named_boxes(plan, trial->arena);
    if (options->zoom <= ZOOM_TAG)
        map_trial_check_lines(trial, plan->layout);
    else
        map_trial_check(trial, plan->layout, boxes, 0);
    bool hangs = options->arrangement == ARRANGEMENT_HANGING;
    if (hangs && plan->layout->width > options->columns)
        map_trial_complain(trial, "it is %d columns wide", (int)plan->layout->width);
}

static int check_at_all_zooms(const Stage *stage, const char *what)
{
    static const struct {
        int32_t columns, rows;
    } windows[] = { { 80, 24 }, { 160, 50 }, { 60, 15 } };
    int problems = 0;
    for (size_t window = 0; window < COUNT(windows); window++)
        for (int hangs = 0; hangs < 2; hangs++)
            for (int zoom = ZOOM_DOT; zoom <= ZOOM_FULL; zoom++) {
                Arena *arena = arena_new();
                SceneOptions options = { .zoom = (Zoom)zoom,
                                         .columns = windows[window].columns,
                                         .arrangement = hangs ? ARRANGEMENT_HANGING
                                                              : ARRANGEMENT_LAYERED };
                MapTrial trial = { .arena = arena };
                trial.what = arena_format(arena, "%s, %s, zoom %d, %d columns", what,
                                          hangs ? "hanging" : "layered", zoom,
                                          (int)options.columns)
                                 .data;
                check_plan(&trial, stage, &options, windows[window].rows);
                problems += trial.problems > 0;
                arena_free(arena);
            }
    return problems;
}

static void check_content(const char *path, Arena *arena, int *problems)
{
    enum { FILE_BYTES = 1 << 20 };
    Problems notes = { .arena = arena };
    Stage stage;
    Str text;
    Error error;
    if (!file_read(path, FILE_BYTES, arena, &text, &error))
        fail_msg("%s", error.text);
    open_stage(&stage, argdown_read(arena, str(path), text, &notes), arena);
    scene_fold_open_below(&stage.folds, NONE, INT_MAX);
    *problems += check_at_all_zooms(&stage, path);
}

// Every debate of the library, in folders by library.
static void test_content(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    FileList folders = { 0 }, files = { 0 };
    Error error;
    int problems = 0, count = 0;
    assert_true(file_list("content", arena, &folders, &error));
    for (size_t i = 0; i < folders.count; i++) {
        Str folder =
            arena_format(arena, "%.*s/debates", STR_ARGUMENTS(folders.paths[i]));
        if (!file_is_folder(folder.data))
            continue;
        assert_true(file_list(folder.data, arena, &files, &error));
        for (size_t k = 0; k < files.count; k++, count++)
            check_content(arena_str(arena, files.paths[k]).data, arena, &problems);
    }
    arena_free(arena);
    assert_true(count > 0);
    if (problems > 0)
        fail_msg("%d drawings have problems", problems);
}

static void test_random_debates(void **state)
{
    (void)state;
    int seeds = check_seeds(10000) / 5, first = check_first_seed(), problems = 0;
    for (int seed = first; seed < first + seeds; seed++) {
        Arena *arena = arena_new();
        Stage stage;
        open_stage(&stage, sketch_random(arena, (uint32_t)seed, 5 + seed % 40), arena);
        scene_fold_open_below(&stage.folds, NONE, seed % 4 ? INT_MAX : seed % 30);
        problems += check_at_all_zooms(
            &stage, arena_format(arena, "a random debate, seed %d", seed).data);
        arena_free(arena);
    }
    if (problems > 0)
        fail_msg("%d drawings have problems", problems);
}

TESTS(cmocka_unit_test(test_content), cmocka_unit_test(test_random_debates))
