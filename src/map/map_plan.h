// A whole map, ready to be drawn: its scene, its layout, and what each box says. Views
// and commands make one and draw windows of it.
#ifndef SRC_MAP_MAP_PLAN_H
#define SRC_MAP_MAP_PLAN_H

#include <stdatomic.h>
#include "src/map/raster_view.h"
#include "src/map/scene.h"

typedef struct {
    const Scene *scene;
    const Layout *layout;
    const LayoutIndex *index;
    const RasterBox *boxes; // by box
    const Str *sections;    // by section of the debate: its title, clean
} MapPlan;

// The order of siblings in all maps of a debate (SceneSubject.keys), found once for the
// whole of it, with everything open. It lives in the arena.
const int64_t *map_plan_keys(const SceneSubject *subject, Arena *arena);

// The order once the debate has been read again: `before` is the debate as it was, with
// its keys. What is there still keeps its order (order_again()); claims and arguments
// are known by their titles, or their texts if they have none.
const int64_t *map_plan_keys_again(const SceneSubject *subject,
                                   const SceneSubject *before, Arena *arena);

// Makes the map of what the folds leave open, for a window of options->columns and so
// many rows. It lives in the arena and borrows the subject.
const MapPlan *map_plan_make(const SceneSubject *subject, const SceneFolds *folds,
                             const SceneOptions *options, int32_t rows, Arena *arena);

// The same, but NULL if `cancelled` (may be NULL) becomes true before it is made.
const MapPlan *map_plan_make_unless(const atomic_bool *cancelled,
                                    const SceneSubject *subject,
                                    const SceneFolds *folds,
                                    const SceneOptions *options, int32_t rows,
                                    Arena *arena);

// The arrangement that suits: layers as long as there are at most 60 boxes and they are
// at most three windows wide, else hanging (design: automatic choice).
Arrangement map_plan_choose(const SceneSubject *subject, const SceneFolds *folds,
                            const SceneOptions *options, int32_t rows);

// What a window of it is drawn from: nothing selected, no relation followed.
RasterView map_plan_view(const MapPlan *plan, Charset charset);

// The cell of the layout at which the text of a row begins.
void map_plan_cell(const MapPlan *plan, int32_t row, int32_t *x, int32_t *y);

#endif
