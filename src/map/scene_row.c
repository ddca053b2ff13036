#include "src/map/scene_row.h"
#include <inttypes.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"

enum {
    BORDER = 1,
    MARGIN = 2,      // a border and a blank
    SIGN = 2,        // `·` or `▸` and a blank, in a card
    STEP_IN = 2,     // for a premise of a premise
    CARD_ROWS = 12,  // of claims or arguments; the rest is counted
    CARD_LINES = 4,  // of one of them
    LEAST_WIDTH = 4, // of a text that is moved in
};

static const Place *place_of(const SceneMaker *maker, PlaceId place)
{
    return &maker->subject->tree->places[place];
}

static PlaceId premise_from(const Place *places, PlaceId place)
{
    while (place != NONE && places[place].link != LINK_PREMISE)
        place = places[place].next_sibling;
    return place;
}

bool scene_row_is_framed(const SceneMaker *maker, PlaceId place)
{
    PlaceId premise =
        premise_from(maker->subject->tree->places, place_of(maker, place)->first_child);
    return (maker->folds->open[place] >> LINK_PREMISE & 1) &&
           (premise == NONE || sieve_passes(maker->folds->sieve, premise));
}

SectionId scene_row_section(const SceneMaker *maker, PlaceId place)
{
    const Debate *debate = maker->subject->debate;
    Node node = place_of(maker, place)->node;
    return node.kind == NODE_CLAIM ? debate->claims[node.id].section
                                   : debate->arguments[node.id].section;
}

static SceneRow *add_row(SceneMaker *maker, SceneRowKind kind)
{
    Scene *scene = maker->scene;
    scene->rows = vec_room(maker->arena, scene->rows, (size_t)scene->row_count,
                           &maker->row_room, sizeof scene->rows[0]);
    SceneRow *row = &scene->rows[scene->row_count++];
    row->kind = kind;
    row->box = scene->graph.box_count - 1;
    row->place = NONE;
    row->step = NONE;
    scene->boxes[row->box].row_count++;
    return row;
}

static SceneBox *add_box(SceneMaker *maker, PlaceId place, SceneBoxKind kind)
{
    Scene *scene = maker->scene;
    MapGraph *graph = &scene->graph;
    size_t count = (size_t)graph->box_count, room = maker->box_room;
    graph->boxes = vec_room(maker->arena, graph->boxes, count, &maker->box_room,
                            sizeof graph->boxes[0]);
    scene->boxes =
        vec_room(maker->arena, scene->boxes, count, &room, sizeof scene->boxes[0]);
    graph->box_count++;
    const Debate *debate = maker->subject->debate;
    Node node = place_of(maker, place)->node;
    bool is_thesis = scene_fold_begins(maker->folds, place);
    graph->boxes[count] = (GraphBox){
        .section = scene_row_section(maker, place),
        .key = maker->subject->keys ? maker->subject->keys[bearing_node(debate, node)]
                                    : place,
        .is_thesis = is_thesis,
    };
    scene->boxes[count] = (SceneBox){
        .kind = kind,
        .is_bare = scene->style.is_bare,
        .is_thesis = is_thesis,
        .place = place,
        .first_row = scene->row_count,
        .width = is_thesis ? scene->style.thesis_width : scene->style.width,
    };
    return &scene->boxes[count];
}

// --- what is folded

static void count_folded(SceneMaker *maker, SceneRow *row)
{
    const Place *places = maker->subject->tree->places;
    bool is_framed = scene_row_is_framed(maker, row->place);
    int32_t folded[LINK_COUNT] = { 0 };
    for (PlaceId child = places[row->place].first_child; child != NONE;
         child = places[child].next_sibling)
        folded[places[child].link] +=
            !maker->is_shown[places[child].home] &&
            sieve_passes(maker->folds->sieve, child) &&
            !(is_framed && places[child].link == LINK_PREMISE);
    Buffer out = { .arena = maker->arena };
    static const Link order[] = { LINK_PREMISE,      LINK_SUPPORT,  LINK_EQUIVALENT,
                                  LINK_ATTACK,       LINK_UNDERCUT, LINK_CONTRARY,
                                  LINK_CONTRADICTORY };
    for (size_t i = 0; i < COUNT(order); i++)
        if (folded[order[i]] > 0)
            buffer_format(&out, "%s%" PRId32 "%s", out.length > 0 ? " " : "",
                          folded[order[i]], link_sign(order[i]));
    row->counts = buffer_str(&out);
}

// A row that shows a place, which may be a reference in a frame. Whatever leads to the
// node leads to where it is in full, if that is shown, else to the first reference.
static SceneRow *add_node(SceneMaker *maker, PlaceId place)
{
    Scene *scene = maker->scene;
    PlaceId home = place_of(maker, place)->home;
    SceneRow *row = add_row(maker, SCENE_NODE);
    row->place = place;
    row->is_reference = home != place;
    scene->row_of[place] = scene->row_count - 1;
    if (row->is_reference)
        return row;
    count_folded(maker, row);
    scene->shown++;
    return row;
}

// --- words

static void set_lines(SceneMaker *maker, SceneRow *row, Str text, int32_t most)
{
    SceneLines lines = scene_lines(text, row->width, most, maker->arena);
    row->lines = lines.lines;
    row->height = lines.count;
}

// A thesis of a hanging map is as wide as the window: name and text share a line if
// both fit.
static bool set_both(SceneMaker *maker, SceneRow *row, Str name, Str text)
{
    enum { BETWEEN = 4 };
    if (!maker->scene->boxes[row->box].is_thesis ||
        maker->options->arrangement != ARRANGEMENT_HANGING || text.length == 0 ||
        text_width(name) + BETWEEN + text_width(text) > row->width)
        return false;
    set_lines(maker, row,
              arena_format(maker->arena, "%.*s%*s%.*s", (int)name.length, name.data,
                           BETWEEN, "", (int)text.length, text.data),
              1);
    row->title_height = 1;
    return true;
}

// The name, and then as much of the text as there is room for.
static void set_words(SceneMaker *maker, SceneRow *row, bool is_bracketed,
                      SceneRoom room)
{
    const Debate *debate = maker->subject->debate;
    Node node = place_of(maker, row->place)->node;
    Str name = scene_name(debate, node, is_bracketed, maker->arena);
    if (row->is_reference)
        name = arena_format(maker->arena, "⇢ %.*s", (int)name.length, name.data);
    set_lines(maker, row, name,
              debate_is_untitled(debate, node) && room.text > 0 ? room.lines
                                                                : room.title);
    row->title_height = row->height;
    Str text = room.text > 0 ? scene_text(debate, node, maker->arena) : str("");
    if (set_both(maker, row, name, text))
        return;
    int32_t left = room.lines - row->height;
    if (text.length == 0 || left <= 0)
        return;
    SceneLines more = scene_lines(text, row->width, left < room.text ? left : room.text,
                                  maker->arena);
    Str *all =
        arena_get(maker->arena, (size_t)row->height + (size_t)more.count, sizeof *all);
    memcpy(all, row->lines, (size_t)row->height * sizeof *all);
    memcpy(all + row->height, more.lines, (size_t)more.count * sizeof *all);
    row->lines = all;
    row->height += more.count;
}

static bool is_bracketed(const SceneMaker *maker)
{
    return maker->options->charset != CHARSET_UTF8;
}

static Str dot_of(const SceneMaker *maker, const SceneRow *row)
{
    const Place *place = place_of(maker, row->place);
    if (row->counts.length > 0)
        return str("▪");
    if (place->node.kind == NODE_CLAIM)
        return str("●");
    return str(link_is_minus(place->link) ? "−" : "+");
}

// A bare box is a single row; the premises of a frame are in it without a line.
static void set_bare_words(SceneMaker *maker, SceneRow *row)
{
    const SceneStyle *style = &maker->scene->style;
    row->width = style->width;
    if (style->zoom != ZOOM_DOT) {
        set_words(maker, row, true, style->room);
        return;
    }
    row->lines = arena_get(maker->arena, 1, sizeof(Str));
    row->lines[0] = dot_of(maker, row);
    row->height = 1;
}

// Where the text of a row of a box begins and how wide it may be.
static void set_room(SceneMaker *maker, SceneRow *row, int32_t before, int32_t after)
{
    int32_t width = maker->scene->boxes[row->box].width;
    row->x = MARGIN + before;
    row->width = width - 2 * MARGIN - before - after;
    if (row->width >= 1)
        return;
    // A box that narrow has no margins.
    row->x = width > 2 ? BORDER : 0;
    row->width = width > 2 ? width - 2 : 1;
}

// --- frames

// The line before a premise: "because" before the first of a step, else "and".
static void add_divider(SceneMaker *maker, PlaceId premise, bool is_first)
{
    const Debate *debate = maker->subject->debate;
    SceneRow *row = add_row(maker, is_first ? SCENE_BECAUSE : SCENE_AND);
    row->step = place_of(maker, premise)->step;
    if (maker->scene->style.is_bare)
        return;
    set_room(maker, row, 0, 0);
    row->width = row->width > MARGIN ? row->width - MARGIN : 1; // a blank at either end
    Str word = str(is_first ? "because" : "and");
    if (is_first && row->step != NONE && debate->steps[row->step].rule_count > 0)
        word = scene_words(debate->steps[row->step].rules[0], maker->arena);
    set_lines(maker, row, word, 1);
}

static void add_premise(SceneMaker *maker, PlaceId place, int32_t depth)
{
    const SceneStyle *style = &maker->scene->style;
    SceneRow *row = add_node(maker, place);
    int32_t room = maker->scene->boxes[row->box].width - 2 * MARGIN - LEAST_WIDTH;
    int32_t indent = depth > room / STEP_IN ? room : depth * STEP_IN;
    indent = indent > 0 ? indent : 0;
    if (style->is_bare)
        return;
    int32_t counts = row->counts.length > 0 ? text_width(row->counts) + 3 : 0;
    row->shows_counts = counts > 0 && counts < room - indent;
    set_room(maker, row, indent, row->shows_counts ? counts : 0);
    set_words(maker, row,
              is_bracketed(maker) ||
                  place_of(maker, row->place)->node.kind == NODE_ARGUMENT,
              style->room);
}

// All premises below a place, depth first. A reference has none of its own.
static void add_premises(SceneMaker *maker, PlaceId head)
{
    const Place *places = maker->subject->tree->places;
    PlaceId place = head;
    int32_t depth = 0;
    StepId step = NONE; // of the premise before among its siblings
    bool is_first = true;
    for (;;) {
        PlaceId next = scene_row_is_framed(maker, place)
                           ? premise_from(places, places[place].first_child)
                           : NONE;
        is_first = next != NONE;
        depth += is_first;
        while (next == NONE && place != head) {
            next = premise_from(places, places[place].next_sibling);
            step = places[place].step;
            place = places[place].parent;
            depth -= next == NONE;
        }
        if (next == NONE)
            return;
        is_first |= places[next].step != step;
        add_divider(maker, next, is_first);
        add_premise(maker, next, depth - 1);
        place = next;
    }
}

// --- boxes

// Puts the rows below each other and closes the box.
static void finish_box(SceneMaker *maker)
{
    Scene *scene = maker->scene;
    int32_t box = scene->graph.box_count - 1;
    const SceneBox *drawn = &scene->boxes[box];
    int32_t border = drawn->is_bare ? 0 : BORDER, y = border;
    for (int32_t i = 0; i < drawn->row_count; i++) {
        SceneRow *row = &scene->rows[drawn->first_row + i];
        row->y = y;
        y += row->height;
    }
    scene->graph.boxes[box].width = drawn->width;
    scene->graph.boxes[box].height = y + border;
}

void scene_row_box(SceneMaker *maker, PlaceId place)
{
    const SceneStyle *style = &maker->scene->style;
    bool is_claim = place_of(maker, place)->node.kind == NODE_CLAIM;
    SceneBox *box = add_box(maker, place, is_claim ? SCENE_CLAIM : SCENE_ARGUMENT);
    box->is_frame = scene_row_is_framed(maker, place);
    bool is_frame = box->is_frame, is_thesis = box->is_thesis;
    SceneRow *row = add_node(maker, place);
    if (style->is_bare) {
        set_bare_words(maker, row);
    } else {
        set_room(maker, row, 0, 0);
        set_words(maker, row, is_bracketed(maker),
                  is_thesis ? style->thesis_room : style->room);
    }
    if (is_frame)
        add_premises(maker, place);
    finish_box(maker);
}

static void add_more(SceneMaker *maker, const PlaceId *members, int32_t count)
{
    SceneRow *row = add_row(maker, SCENE_MORE);
    for (int32_t i = 0; i < count; i++)
        maker->scene->row_of[members[i]] = maker->scene->row_count - 1;
    maker->scene->shown += count;
    set_room(maker, row, 0, 0);
    set_lines(maker, row, arena_format(maker->arena, "… %" PRId32 " more", count), 1);
}

// Whether the counts of all rows of a card fit beside their names, so that no name
// takes a line more for them or is cut.
static bool has_room_for_counts(SceneMaker *maker, int32_t first, int32_t count)
{
    const Debate *debate = maker->subject->debate;
    for (int32_t i = first; i < first + count; i++) {
        SceneRow *row = &maker->scene->rows[i];
        Node node = place_of(maker, row->place)->node;
        int32_t counts = row->counts.length > 0 ? text_width(row->counts) + 1 : 0;
        set_room(maker, row, SIGN, 0);
        if (counts == 0)
            continue;
        Str name = scene_name(debate, node, node.kind == NODE_ARGUMENT, maker->scratch);
        SceneLines without = scene_lines(name, row->width, CARD_LINES, maker->scratch);
        SceneLines with =
            scene_lines(name, row->width - counts, CARD_LINES, maker->scratch);
        if (with.count > without.count || with.is_cut != without.is_cut)
            return false;
    }
    return true;
}

void scene_row_card(SceneMaker *maker, const PlaceId *members, int32_t count)
{
    add_box(maker, members[0], SCENE_CARD);
    int32_t rows = count > CARD_ROWS ? CARD_ROWS : count;
    int32_t first = maker->scene->row_count;
    for (int32_t i = 0; i < rows; i++)
        add_node(maker, members[i]);
    bool shows_counts = has_room_for_counts(maker, first, rows);
    for (int32_t i = 0; i < rows; i++) {
        SceneRow *row = &maker->scene->rows[first + i];
        bool is_argument = place_of(maker, members[i])->node.kind == NODE_ARGUMENT;
        row->shows_counts = shows_counts && row->counts.length > 0;
        int32_t after = row->shows_counts ? text_width(row->counts) + 1 : 0;
        set_room(maker, row, SIGN, after);
        set_words(maker, row, is_argument, (SceneRoom){ CARD_LINES, 0, CARD_LINES });
    }
    if (rows < count)
        add_more(maker, members + rows, count - rows);
    finish_box(maker);
}
