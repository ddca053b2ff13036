#include "src/map/scene_text.h"

enum { EVERYTHING = 1 << 20 };

// --- measures

// Widths by zoom for windows from 1, 120, 160 and 250 columns. Boxes that hang are
// wider: there is nothing beside them that would need the room.
enum { WINDOWS = 4 };
static const int32_t from_columns[WINDOWS] = { 1, 120, 160, 250 };
static const int32_t layered_widths[ZOOM_FULL + 1][WINDOWS] = {
    [ZOOM_DOT] = { 1, 1, 1, 1 },       [ZOOM_TAG] = { 14, 16, 18, 20 },
    [ZOOM_TITLE] = { 18, 26, 26, 30 }, [ZOOM_TEXT] = { 26, 34, 36, 40 },
    [ZOOM_FULL] = { 36, 48, 56, 60 },
};
static const int32_t hanging_widths[ZOOM_FULL + 1][WINDOWS] = {
    [ZOOM_DOT] = { 1, 1, 1, 1 },       [ZOOM_TAG] = { 30, 36, 36, 40 },
    [ZOOM_TITLE] = { 29, 34, 36, 40 }, [ZOOM_TEXT] = { 36, 44, 48, 56 },
    [ZOOM_FULL] = { 40, 52, 60, 64 },
};

static int32_t at_most(int32_t number, int32_t most)
{
    return number < most ? number : most;
}

SceneStyle scene_style(Zoom zoom, int32_t columns, Arrangement arrangement)
{
    static const SceneRoom rooms[] = {
        { 1, 0, 1 }, { 1, 0, 1 }, { 1, 0, 1 },
        { 4, 0, 4 }, { 4, 6, 6 }, { EVERYTHING, EVERYTHING, EVERYTHING },
    };
    static const SceneRoom thesis_title = { 4, 2, 5 };
    enum { WIDEST_THESIS = 100, MARGINS = 2, NARROWEST = 5 };
    int window = 0;
    while (window + 1 < WINDOWS && columns >= from_columns[window + 1])
        window++;
    bool hangs = arrangement == ARRANGEMENT_HANGING;
    int32_t width = (hangs ? hanging_widths : layered_widths)[zoom][window];
    int32_t room = columns < NARROWEST ? NARROWEST : columns;
    int32_t thesis = hangs ? at_most(columns - MARGINS, WIDEST_THESIS) : 2 * width - 4;
    bool is_bare = zoom <= ZOOM_TAG;
    width = at_most(width, is_bare ? columns : room);
    thesis = at_most(thesis > width && !is_bare ? thesis : width, room);
    return (SceneStyle){
        .zoom = zoom,
        .width = width < 1 ? 1 : width,
        .thesis_width = thesis < 1 ? 1 : thesis,
        .room = rooms[zoom],
        .thesis_room = zoom == ZOOM_TITLE ? thesis_title : rooms[zoom],
        .is_bare = is_bare,
        .has_cards = zoom == ZOOM_TITLE || zoom == ZOOM_TEXT,
    };
}

// --- words

Str scene_words(Str text, Arena *arena)
{
    return str_trim(text_clean(arena, text, false, NULL));
}

// What carries an argument that has no words of its own.
static Str first_premise(const Debate *debate, Node node, Arena *arena)
{
    const Argument *argument = &debate->arguments[node.id];
    const Step *step = &debate->steps[argument->first_step];
    if (argument->step_count == 0 || step->premise_count == 0)
        return debate_name(debate, node);
    Str name = debate_name(debate, node_claim(step->premises[0]));
    return arena_format(arena, "because %.*s", STR_ARGUMENTS(name));
}

Str scene_name(const Debate *debate, Node node, bool is_bracketed, Arena *arena)
{
    if (debate_is_wordless(debate, node))
        return scene_words(first_premise(debate, node, arena), arena);
    Str name = scene_words(debate_name(debate, node), arena);
    if (node.kind == NODE_CLAIM || !is_bracketed)
        return name;
    return arena_format(arena, "<%.*s>", STR_ARGUMENTS(name));
}

Str scene_text(const Debate *debate, Node node, Arena *arena)
{
    if (debate_is_untitled(debate, node))
        return str("");
    return scene_words(debate_text(debate, node), arena);
}

SceneLines scene_lines(Str text, int32_t columns, int32_t most, Arena *arena)
{
    columns = columns < 1 ? 1 : columns;
    if (most == 1) {
        SceneLines one = { .lines = arena_get(arena, 1, sizeof(Str)), .count = 1 };
        one.lines[0] = text_cut(arena, text, columns);
        one.is_cut = one.lines[0].length != text.length;
        return one;
    }
    // What cannot be shown need not be broken: no cluster has more bytes.
    size_t enough = (size_t)most >= EVERYTHING
                        ? text.length
                        : (size_t)columns * (size_t)(most + 1) * TEXT_CLUSTER_BYTES;
    Lines wrapped = text_wrap(arena, str_part(text, 0, enough), columns);
    SceneLines result = { .lines = wrapped.lines, .count = (int32_t)wrapped.count };
    if (result.count <= most)
        return result;
    Str *last = &wrapped.lines[most - 1];
    Str rest = str_from(text, (size_t)(last->data - text.data));
    *last = text_cut(arena, rest, columns);
    result.count = most;
    result.is_cut = true;
    return result;
}
