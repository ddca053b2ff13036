// Makes the scene of a map (scene.h): what is shown, and in which boxes.
#ifndef SRC_MAP_SCENE_MAKE_H
#define SRC_MAP_SCENE_MAKE_H

#include "src/map/scene.h"

// Makes the scene, which borrows the subject. Linear in the debate, apart from sorting
// links.
const Scene *scene_make(const SceneSubject *subject, const SceneFolds *folds,
                        const SceneOptions *options, Arena *arena);

#endif
