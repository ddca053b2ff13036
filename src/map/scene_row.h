// Rows of boxes and their words: one step in making a scene, for scene_make.c and
// scene_link.c.
#ifndef SRC_MAP_SCENE_ROW_H
#define SRC_MAP_SCENE_ROW_H

#include "src/map/scene.h"

typedef struct {
    const SceneSubject *subject;
    const SceneFolds *folds;
    const SceneOptions *options;
    Arena *arena, *scratch;
    Scene *scene;
    size_t row_room, box_room;
    bool *is_shown; // by place in full
} SceneMaker;

// Appends a box with a row for the place, and if it is a frame the rows of all
// premises.
void scene_row_box(SceneMaker *maker, PlaceId place);

// Appends a card for so many siblings.
void scene_row_card(SceneMaker *maker, const PlaceId *members, int32_t count);

// The section that a place's claim or argument stands in, NONE outside any.
SectionId scene_row_section(const SceneMaker *maker, PlaceId place);

// Whether the premises of a place in full stand in its box.
bool scene_row_is_framed(const SceneMaker *maker, PlaceId place);

#endif
