#include "src/map/scene_make.h"
#include "src/base/limits.h"
#include "src/map/scene_link.h"

// --- what is shown

static void find_shown(SceneMaker *maker, PlaceId *shown, int32_t *count)
{
    for (PlaceId id = scene_fold_next(maker->folds, NONE); id != NONE;
         id = scene_fold_next(maker->folds, id)) {
        if (*count == LIMIT_MAP_BOXES) {
            maker->scene->is_cut = true;
            return;
        }
        maker->is_shown[id] = true;
        shown[(*count)++] = id;
    }
}

// Whether it has nothing to do with anything that is shown but its parent.
static bool is_single(const SceneMaker *maker, PlaceId home)
{
    const Place *places = maker->subject->tree->places;
    if (scene_fold_begins(maker->folds, home) || places[home].link == LINK_PREMISE ||
        scene_row_is_framed(maker, home))
        return false;
    for (PlaceId child = places[home].first_child; child != NONE;
         child = places[child].next_sibling)
        if (maker->is_shown[places[child].home])
            return false;
    for (PlaceId id = places[home].next_of_node; id != NONE;
         id = places[id].next_of_node)
        if (maker->is_shown[places[id].parent])
            return false;
    return true;
}

// --- boxes

// The siblings from a place on that go into one card with it.
static int32_t find_members(const SceneMaker *maker, PlaceId first, PlaceId *members)
{
    const Place *places = maker->subject->tree->places;
    int32_t count = 0, section = scene_row_section(maker, first);
    for (PlaceId id = first; id != NONE; id = places[id].next_sibling)
        if (maker->is_shown[id] && places[id].link == places[first].link &&
            (!maker->options->has_frames || scene_row_section(maker, id) == section) &&
            is_single(maker, id))
            members[count++] = id;
    return count;
}

static void make_boxes(SceneMaker *maker, const PlaceId *shown, int32_t count)
{
    const Place *places = maker->subject->tree->places;
    PlaceId *members = arena_get(maker->scratch, (size_t)count + 1, sizeof *members);
    for (int32_t i = 0; i < count; i++) {
        PlaceId id = shown[i];
        bool is_row =
            !scene_fold_begins(maker->folds, id) && places[id].link == LINK_PREMISE;
        if (is_row || maker->scene->row_of[id] >= 0)
            continue;
        int32_t siblings = maker->scene->style.has_cards && is_single(maker, id)
                               ? find_members(maker, id, members)
                               : 1;
        if (siblings > 1)
            scene_row_card(maker, members, siblings);
        else
            scene_row_box(maker, id);
    }
}

// --- the whole

static void make_scene(SceneMaker *maker)
{
    const Tree *tree = maker->subject->tree;
    size_t places = (size_t)tree->count + 1;
    Scene *scene = maker->scene;
    PlaceId *shown = arena_get(maker->scratch, places, sizeof *shown);
    int32_t count = 0;
    scene->row_of = arena_get(maker->arena, places, sizeof scene->row_of[0]);
    for (size_t i = 0; i < places; i++)
        scene->row_of[i] = -1;
    maker->is_shown = arena_get(maker->scratch, places, sizeof(bool));
    find_shown(maker, shown, &count);
    make_boxes(maker, shown, count);
    scene_link_all(maker, shown, count);
    scene->sifted = sieve_hidden(maker->folds->sieve);
    scene->hidden = tree->debate->claim_count + tree->debate->argument_count -
                    scene->shown - scene->sifted;
}

const Scene *scene_make(const SceneSubject *subject, const SceneFolds *folds,
                        const SceneOptions *options, Arena *arena)
{
    SceneMaker maker = {
        .subject = subject,
        .folds = folds,
        .options = options,
        .arena = arena,
        .scratch = arena_new(),
        .scene = arena_get(arena, 1, sizeof(Scene)),
    };
    maker.scene->style =
        scene_style(options->zoom, options->columns, options->arrangement);
    make_scene(&maker);
    arena_free(maker.scratch);
    return maker.scene;
}
