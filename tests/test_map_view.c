// The map on a window: where its keys lead; and on random debates, that the selection
// keeps its cell, siblings their order, and a fold taken back the whole picture.
#include <stdlib.h>
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/sketch.h"
#include "ui/map_draw.h"
#include "ui/map_motion.h"
#include "ui/map_pane.h"
#include "ui/outline_view.h"

enum { END = -1, ROWS = 22, COLUMNS = 80 };

typedef struct {
    Arena *arena;
    OutlineView *outline;
    Map map;
} Window;

static Window window_on(Debate *debate, Arena *arena)
{
    Window window = { .arena = arena };
    const Tree *tree = tree_make(debate, arena);
    window.outline =
        outline_view_alone(debate, tree, NULL, str("library"), str("debate"));
    window.map = (Map){ .subject = outline_view_subject(window.outline),
                        .zoom = ZOOM_TITLE,
                        .rows = ROWS,
                        .columns = COLUMNS };
    map_page_read(&window.map);
    map_fit(&window.map);
    map_update(&window.map);
    return window;
}

static void close_window(Window *window)
{
    map_page_free(&window->map);
    outline_view_free(window->outline);
    arena_free(window->arena);
}

static Str name_of(const Map *map, PlaceId place)
{
    return debate_title(map->subject->debate, map->subject->tree->places[place].node);
}

static const char debate[] =
    "T\nA + T\nB + T\nC - T\nD - T\nP + A\nQ + A\nR - A\nX - R\nV _ A>T\nA - U\n";

// clang-format off
static const struct {
    const char *what;
    int motions[6];
    const char *selected;
} moves[] = {
    { "it begins on the claim",           { END },                                                "A" },
    { "up to the parent",                 { MOTION_PREVIOUS, END },                               "T" },
    { "... and back to where it was",     { MOTION_PREVIOUS, MOTION_NEXT, END },                  "A" },
    { "down to the first reply",          { MOTION_NEXT, END },                                   "P" },
    { "down the rows of a card",          { MOTION_NEXT, MOTION_NEXT, END },                      "Q" },
    { "up them again, and to the parent", { MOTION_NEXT, MOTION_NEXT, MOTION_PREVIOUS, MOTION_PREVIOUS, END }, "A" },
    { "left on the same level",           { MOTION_LEFT, END },                                   "C" },
    { "left and back",                    { MOTION_LEFT, MOTION_RIGHT, END },                     "A" },
    { "the next of the same sign",        { MOTION_NEXT_SIBLING, END },                           "B" },
    { "back to the one before",           { MOTION_NEXT_SIBLING, MOTION_PREVIOUS_SIBLING, END },  "A" },
    { "there is none before the first",   { MOTION_PREVIOUS_SIBLING, END },                       "A" },
    { "there is no third support",        { MOTION_NEXT_SIBLING, MOTION_NEXT_SIBLING, END },      "B" },
    { "the thesis",                       { MOTION_FIRST, END },                                  "T" },
    { "the last in reading order",        { MOTION_LAST, END },                                   "U" },
    { "relations leave the selection",    { MOTION_NEXT_RELATION, END },                          "A" },
    { "folding leaves the selection",     { MOTION_FOLD_TOGGLE, MOTION_FOLD_TOGGLE, END },        "A" },
    { "the selection is never hidden",    { MOTION_NEXT, MOTION_FOLD_CLOSE_ALL, END },            "T" },
};
// clang-format on

static void test_moves(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(moves); i++) {
        Arena *arena = arena_new();
        Debate *made = sketch(arena, debate);
        Window window = window_on(made, arena);
        map_move(&window.map, MOTION_FOLD_OPEN_ALL, 1);
        map_select(&window.map,
                   tree_home(window.map.subject->tree, sketch_node(made, "A")));
        for (const int *motion = moves[i].motions; *motion != END; motion++)
            map_move(&window.map, (Motion)*motion, 1);
        check_str(name_of(&window.map, window.map.selected), moves[i].selected,
                  moves[i].what);
        close_window(&window);
    }
}

// --- the window

typedef struct {
    int32_t x, y;
    int32_t line; // the window's line on which the selection begins
} View;

static View view_of(const Map *map)
{
    int32_t x, y;
    map_plan_cell(map->plan, map_row(map), &x, &y);
    return (View){ map->x, map->y, y - map->y };
}

// clang-format off
static const struct {
    const char *what;
    Motion first; // before what is tested
    Motion motion;
    int count;
    int32_t x, y;      // how far the window moves
    bool is_selection; // the selection changes
} scrolls[] = {
    { "a line down",              MOTION_TO_MIDDLE, MOTION_SCROLL_DOWN, 1,  0,  1, false },
    { "three lines down",         MOTION_TO_MIDDLE, MOTION_SCROLL_DOWN, 3,  0,  3, false },
    { "a line up",                MOTION_TO_MIDDLE, MOTION_SCROLL_UP,   1,  0, -1, false },
    { "four rows down",           MOTION_TO_MIDDLE, MOTION_PAN_DOWN,    1,  0,  4, false },
    { "eight rows up",            MOTION_TO_MIDDLE, MOTION_PAN_UP,      2,  0, -8, false },
    { "right as far as there is", MOTION_TO_MIDDLE, MOTION_PAN_RIGHT,   1,  2,  0, false },
    { "left where nothing is",    MOTION_TO_MIDDLE, MOTION_PAN_LEFT,    1,  0,  0, false },
    { "a page down",              MOTION_TO_MIDDLE, MOTION_PAGE_DOWN,   1,  0, 17, true },
    { "a page up",                MOTION_TO_MIDDLE, MOTION_PAGE_UP,     1,  0, -17, true },
    { "half a page down",         MOTION_TO_MIDDLE, MOTION_HALF_DOWN,   1,  0,  8, true },
    { "half a page up",           MOTION_TO_MIDDLE, MOTION_HALF_UP,     1,  0, -8, true },
    { "no second middle",         MOTION_TO_MIDDLE, MOTION_TO_MIDDLE,   1,  0,  0, false },
};
// clang-format on

// A tall hanging map, on whose middle the window stands.
static Window tall_window(Arena *arena)
{
    enum { CLAIMS = 40 };
    Buffer lines = { .arena = arena };
    buffer_add(&lines, str("T\n"));
    for (int i = 0; i < CLAIMS; i++)
        buffer_format(&lines, "C%d %c T\nD%d + C%d\n", i, i % 2 ? '-' : '+', i, i);
    Window window =
        window_on(sketch(arena, arena_str(arena, buffer_str(&lines)).data), arena);
    Map *map = &window.map;
    map->arrangement = ARRANGEMENT_HANGING;
    map->is_chosen = true;
    map_move(map, MOTION_FOLD_OPEN_ALL, 1);
    map_update(map);
    // Where there is as much above as below.
    int32_t x, y, row = 0;
    do
        map_plan_cell(map->plan, row++, &x, &y);
    while (y < map->plan->layout->height / 2);
    map_select(map, map->plan->scene->rows[row - 1].place);
    return window;
}

static void test_windows_scroll(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(scrolls); i++) {
        Arena *arena = arena_new();
        Window window = tall_window(arena);
        Map *map = &window.map;
        map_move(map, scrolls[i].first, 1);
        map_update(map);
        View before = view_of(map);
        PlaceId selected = map->selected;
        map_move(map, scrolls[i].motion, scrolls[i].count);
        map_update(map);
        View after = view_of(map);
        bool is_page = scrolls[i].is_selection;
        // After a page the window may move a little more, to show all of the selection.
        int32_t slack = is_page ? 2 * MAP_ABOVE : 0;
        if (after.x - before.x != scrolls[i].x ||
            labs((long)after.y - before.y - scrolls[i].y) > slack ||
            (map->selected != selected) != is_page)
            fail_msg("%s: by %d, %d, selection %s", scrolls[i].what,
                     (int)(after.x - before.x), (int)(after.y - before.y),
                     map->selected != selected ? "changed" : "kept");
        close_window(&window);
    }
}

static void test_the_selection_is_put_on_a_line(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Window window = tall_window(arena);
    Map *map = &window.map;
    int rows = map_page_rows(map);
    const struct {
        Motion motion;
        int32_t least, most; // lines
    } cases[] = { { MOTION_TO_TOP, 1, MAP_ABOVE + 1 },
                  { MOTION_TO_MIDDLE, rows / 2, rows / 2 },
                  { MOTION_TO_BOTTOM, rows - 2 - 2 * MAP_ABOVE, rows - 2 } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        PlaceId selected = map->selected;
        map_move(map, cases[i].motion, 1);
        map_update(map);
        int32_t line = view_of(map).line;
        assert_int_equal(map->selected, selected);
        assert_true(line >= cases[i].least && line <= cases[i].most);
    }
    close_window(&window);
}

static void test_zooms_by_number(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Window window = tall_window(arena);
    Map *map = &window.map;
    for (int zoom = ZOOM_DOT; zoom <= ZOOM_FULL; zoom++) {
        PlaceId selected = map->selected;
        map_zoom(map, zoom);
        map_update(map);
        assert_int_equal(map->zoom, zoom);
        assert_int_equal(map->selected, selected);
        assert_int_equal(map->plan->scene->graph.box_count > 0, true);
        assert_false(map_zoom(map, zoom));
    }
    assert_false(map_zoom(map, ZOOM_DOT - 1));
    assert_false(map_zoom(map, ZOOM_FULL + 1));
    close_window(&window);
}

static void test_relations_lead_to_their_far_end(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Debate *made = sketch(arena, debate);
    Window window = window_on(made, arena);
    map_select(&window.map,
               tree_home(window.map.subject->tree, sketch_node(made, "A")));
    static const char *const ends[] = { "T", "U", "P", "Q", "R", "V", "T" };
    for (size_t i = 0; i < COUNT(ends); i++) {
        map_move(&window.map, MOTION_NEXT_RELATION, 1);
        check_str(name_of(&window.map, map_lit_end(&window.map)), ends[i], "far end");
    }
    assert_true(map_lit_link(&window.map) >= 0);
    close_window(&window);
}

// --- a debate that is read again

static void read_again(Window *window, const char *lines)
{
    Debate *made = sketch(window->arena, lines);
    OutlineSubject *subject = outline_view_subject(window->outline);
    subject->debate = made;
    subject->tree = tree_make(made, window->arena);
    map_page_read(&window->map);
    map_update(&window->map);
}

// What stands on the second layer, from the left.
static Str second_layer(const Map *map, Arena *arena)
{
    Buffer names = { .arena = arena };
    const Scene *scene = map->plan->scene;
    for (int32_t x = 0; x < map->plan->layout->width; x++)
        for (int32_t i = 0; i < scene->graph.box_count; i++)
            if (map->plan->layout->boxes[i].x == x &&
                map->plan->layout->boxes[i].layer == 1)
                buffer_add(&names, name_of(map, scene->boxes[i].place));
    return buffer_str(&names);
}

// Each of them has a reply, so that none is a row of a card.
static void test_order_is_kept(void **state)
{
    (void)state;
    static const struct {
        const char *what, *lines, *order, *tidied;
    } readings[] = {
        { "moved in the text", "T\nC + T\nB + T\nA + T\na + A\nb + B\nc + C\n", "ABC",
          "CBA" },
        { "one is new", "T\nC + T\nN + T\nB + T\nA + T\na + A\nb + B\nc + C\nn + N\n",
          "ABCN", "CNBA" },
        { "one is gone", "T\nC + T\nA + T\na + A\nc + C\n", "AC", "CA" },
        { "one has another title", "T\nA + T\nX + T\nC + T\na + A\nx + X\nc + C\n",
          "AXC", "AXC" },
    };
    for (size_t i = 0; i < COUNT(readings); i++) {
        Arena *arena = arena_new();
        Debate *made = sketch(arena, "T\nA + T\nB + T\nC + T\na + A\nb + B\nc + C\n");
        Window window = window_on(made, arena);
        map_move(&window.map, MOTION_FOLD_OPEN_ALL, 1);
        check_str(second_layer(&window.map, arena), "ABC", "as read first");
        read_again(&window, readings[i].lines);
        check_str(second_layer(&window.map, arena), readings[i].order,
                  readings[i].what);
        read_again(&window, readings[i].lines);
        check_str(second_layer(&window.map, arena), readings[i].order,
                  readings[i].what);
        map_move(&window.map, MOTION_FIT, 1);
        map_update(&window.map);
        check_str(second_layer(&window.map, arena), readings[i].tidied,
                  readings[i].what);
        close_window(&window);
    }
}

// Siblings of one kind stand by their sections, in each as in the text.
static void test_sections_stand_together(void **state)
{
    (void)state;
    static const SectionId sections[] = { 0, 1, 0, 1, 1, 0 };
    Arena *arena = arena_new();
    Debate *made = sketch(arena, "T\nA - T\nB - T\nC + T\nD + T\nE + T\na + A\nb + B\n"
                                 "c + C\nd + D\ne + E\n");
    made->sections = arena_get(arena, 2, sizeof made->sections[0]);
    made->section_count = 2;
    for (SectionId i = 0; i < 2; i++)
        made->sections[i] =
            (Section){ .title = str(i ? "One" : "Zero"), .parent = NONE };
    for (size_t i = 0; i < COUNT(sections); i++)
        made->claims[i].section = sections[i];
    Window window = window_on(made, arena);
    map_move(&window.map, MOTION_FOLD_OPEN_ALL, 1);
    map_update(&window.map);
    check_str(second_layer(&window.map, arena), "ECDBA", "by kind, then by section");
    close_window(&window);
}

// --- random interactions

static Str picture_of(const Map *map, Arena *arena)
{
    MarkedWords words = { 0 };
    Canvas canvas = canvas_new(map->rows, map->columns);
    int rows = map_page_rows(map);
    map_draw(map, canvas_part(canvas, 0, 0, rows, map->columns), &words, true, arena);
    if (rows < map->rows)
        map_pane_draw(map, canvas_part(canvas, rows, 0, map->rows - rows, map->columns),
                      arena);
    Str text = canvas_print(canvas, CHARSET_UTF8, arena);
    canvas_free(canvas);
    return text;
}

static void cell_of(const Map *map, int32_t *column, int32_t *line)
{
    map_plan_cell(map->plan, map_row(map), column, line);
    *column -= map->x;
    *line -= map->y;
}

// Whether a window stands where it can move no further.
static bool is_at_end(int32_t at, int32_t size, int32_t window, int32_t margin)
{
    margin = size <= window ? 0 : margin;
    return at == -margin || at == size + margin - window;
}

// A change that is no movement: the selection keeps its cell, unless the map ends, or
// would leave the window.
static void check_anchor(const Map *map, PlaceId was, int32_t column, int32_t line)
{
    const Layout *layout = map->plan->layout;
    const SceneRow *row = &map->plan->scene->rows[map_row(map)];
    const GraphBox *size = &layout->graph->boxes[row->box];
    int32_t now_column, now_line, rows = map_page_rows(map);
    cell_of(map, &now_column, &now_line);
    if (map->selected != was)
        return;
    if (column >= MAP_BESIDE + row->x &&
        column + size->width + MAP_BESIDE < map->columns && now_column != column)
        assert_true(is_at_end(map->x, layout->width, map->columns, MAP_BESIDE));
    if (line >= MAP_ABOVE + row->y && line + size->height + MAP_ABOVE < rows &&
        now_line != line)
        assert_true(is_at_end(map->y, layout->height, rows, MAP_ABOVE));
}

static int by_x(const void *a, const void *b)
{
    const int32_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

// Where a box stands, and below which it hangs in the drawing.
typedef struct {
    int32_t x;
    PlaceId place, parent; // NONE: it is a root
} Whereabouts;

// All boxes, from the left.
static size_t standings(const Map *map, Whereabouts *order)
{
    const Scene *scene = map->plan->scene;
    for (int32_t i = 0; i < scene->graph.box_count; i++) {
        const LayoutBox *box = &map->plan->layout->boxes[i];
        order[i] =
            (Whereabouts){ box->x, scene->boxes[i].place,
                           box->parent < 0 ? NONE : scene->boxes[box->parent].place };
    }
    qsort(order, (size_t)scene->graph.box_count, sizeof *order, by_x);
    return (size_t)scene->graph.box_count;
}

// Two boxes that hang below the same one before and after stand in the same order.
static void check_order(const Whereabouts *before, size_t count, const Map *map,
                        Arena *arena)
{
    size_t places = (size_t)map->subject->tree->count + 1;
    Whereabouts *after = arena_get(arena, places, sizeof *after);
    const Whereabouts **of = arena_get(arena, places, sizeof *of);
    size_t after_count = standings(map, after);
    for (size_t i = 0; i < after_count; i++)
        of[after[i].place] = &after[i];
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            const Whereabouts *a = of[before[i].place], *b = of[before[k].place];
            bool are_siblings = a && b && before[i].parent == before[k].parent &&
                                a->parent == b->parent &&
                                a->parent == before[i].parent && a->parent != NONE;
            if (are_siblings && before[i].x < before[k].x && a->x > b->x)
                fail_msg(
                    "%.*s and %.*s have changed sides",
                    (int)name_of(map, a->place).length, name_of(map, a->place).data,
                    (int)name_of(map, b->place).length, name_of(map, b->place).data);
        }
}

static const Motion changes[] = {
    MOTION_FOLD_TOGGLE,   MOTION_FOLD_SUPPORTS,   MOTION_FOLD_ATTACKS,
    MOTION_FOLD_OPEN_ALL, MOTION_FOLD_OPEN_LEVEL, MOTION_FOLD_CLOSE_LEVEL,
    MOTION_MORE_TEXT,     MOTION_LESS_TEXT,       MOTION_FOLD_OPEN_BELOW,
};
static const Motion steps[] = {
    MOTION_NEXT,      MOTION_NEXT,           MOTION_PREVIOUS,      MOTION_LEFT,
    MOTION_RIGHT,     MOTION_NEXT_SIBLING,   MOTION_NEXT_RELATION, MOTION_HALF_DOWN,
    MOTION_PAGE_UP,   MOTION_LAST,           MOTION_PAN_RIGHT,     MOTION_SCROLL_UP,
    MOTION_TO_MIDDLE, MOTION_FOLD_UNDERCUTS, MOTION_FIT,
};

// Puts claims and arguments into a few sections, some of them within others.
static void add_sections(Debate *made, uint32_t *random, Arena *arena)
{
    enum { SECTIONS = 5 };
    made->sections = arena_get(arena, SECTIONS, sizeof made->sections[0]);
    made->section_count = SECTIONS;
    for (SectionId i = 0; i < SECTIONS; i++)
        made->sections[i] =
            (Section){ .title = str(i % 2 ? "Odd" : "An even one"),
                       .parent =
                           (SectionId)(check_random(random) % (uint32_t)(i + 1)) - 1 };
    for (ClaimId i = 0; i < made->claim_count; i++)
        made->claims[i].section =
            (SectionId)(check_random(random) % (SECTIONS + 1)) - 1;
    for (ArgumentId i = 0; i < made->argument_count; i++)
        made->arguments[i].section =
            (SectionId)(check_random(random) % (SECTIONS + 1)) - 1;
}

static void change(Map *map, uint32_t *random, Arena *arena)
{
    Whereabouts *before =
        arena_get(arena, (size_t)map->subject->tree->count + 1, sizeof *before);
    size_t count = standings(map, before);
    PlaceId selected = map->selected;
    int32_t column, line;
    bool was_free = map->is_free;
    Arrangement arrangement = map->arrangement;
    cell_of(map, &column, &line);
    // Where the map had ended, it comes back to the cell that it keeps.
    was_free |= column != map->column || line != map->line;
    size_t what = check_random(random) % (COUNT(changes) + 1);
    bool is_framed = map->has_frames;
    if (what == COUNT(changes))
        map_frame(map);
    else
        map_move(map, changes[what], 1);
    map_update(map);
    if (!was_free)
        check_anchor(map, selected, column, line);
    if (map->arrangement == ARRANGEMENT_LAYERED && arrangement == map->arrangement &&
        is_framed == map->has_frames)
        check_order(before, count, map, arena);
}

// Closing what is selected and opening it again gives the same picture, as what is
// below it was open in the same way.
static void fold_and_back(Map *map, Arena *arena)
{
    map->is_free = false;
    map->lit = -1;
    map_update(map);
    Str before = picture_of(map, arena);
    PlaceId home = map->subject->tree->places[map->selected].home;
    uint8_t was_open = map->folds.open[home];
    if (!map_move(map, MOTION_FOLD_ATTACKS, 1))
        return;
    map_update(map);
    picture_of(map, arena);
    map_move(map, MOTION_FOLD_ATTACKS, 1);
    map_update(map);
    Str after = picture_of(map, arena);
    if (map->folds.open[home] == was_open && !str_equal(before, after))
        fail_msg("%.*s\nis not\n%.*s", (int)after.length, after.data,
                 (int)before.length, before.data);
}

// Asks for a few claims, most often for the one that is selected as well.
static Sieve *some_sieve(const Map *map, uint32_t *random, Arena *arena)
{
    const Tree *tree = map->subject->tree;
    bool *is_asked = arena_get(arena, (size_t)tree->count + 1, sizeof(bool));
    for (int i = 0; i < 4; i++)
        is_asked[tree->places[check_random(random) % (uint32_t)tree->count].home] =
            true;
    if (check_random(random) % 4 > 0)
        is_asked[tree->places[map->selected].home] = true;
    return sieve_make(tree, is_asked, arena);
}

// A filter keeps the selection's cell and the order of what is left; taken off again it
// leaves the picture as it was.
static void filter_and_back(Map *map, uint32_t *random, Arena *arena)
{
    map->is_free = false;
    map->lit = -1;
    map_update(map);
    map_settle(map);
    Str before = picture_of(map, arena);
    Whereabouts *order =
        arena_get(arena, (size_t)map->subject->tree->count + 1, sizeof *order);
    size_t count = standings(map, order);
    PlaceId selected = map->selected;
    int32_t column, line;
    Arrangement arrangement = map->arrangement;
    PlaceId root = map->folds.root;
    cell_of(map, &column, &line);
    map_sift(map, some_sieve(map, random, arena), selected);
    map_update(map);
    picture_of(map, arena);
    check_anchor(map, selected, column, line);
    if (map->arrangement == ARRANGEMENT_LAYERED && arrangement == map->arrangement)
        check_order(order, count, map, arena);
    bool was_left = map->selected == selected;
    if (check_random(random) % 2 == 0)
        map_move(map, MOTION_FOLD_TOGGLE, 1);
    map_update(map);
    was_left &= map->selected == selected;
    map_sift(map, NULL, map->selected);
    map_update(map);
    Str after = picture_of(map, arena);
    if (was_left && root == NONE && map->arrangement == arrangement && map->x >= 0 &&
        !str_equal(before, after))
        fail_msg("%.*s\nis not\n%.*s", (int)after.length, after.data,
                 (int)before.length, before.data);
}

static void test_random_interactions(void **state)
{
    (void)state;
    for (int seed = 1; seed <= check_seeds(5000); seed++) {
        uint32_t random = (uint32_t)seed;
        Arena *arena = arena_new();
        Debate *made = sketch_random(arena, random, seed % 120 + 3);
        add_sections(made, &random, arena);
        Window window = window_on(made, arena);
        Map *map = &window.map;
        for (int i = 0; i < 20; i++) {
            if (i % 10 == 9) {
                map->rows = 1 + (int)(check_random(&random) % 60);
                map->columns = 1 + (int)(check_random(&random) % 200);
                map->arrangement ^= 1;
                map->is_stale = true;
                map_update(map);
            }
            change(map, &random, arena);
            map_move(map, steps[check_random(&random) % COUNT(steps)], 1);
            map_update(map);
            picture_of(map, arena);
            if (i % 5 == 0)
                fold_and_back(map, arena);
            if (i % 5 == 3)
                filter_and_back(map, &random, arena);
            assert_true(map_row(map) >= 0);
        }
        close_window(&window);
    }
}

TESTS(cmocka_unit_test(test_moves), cmocka_unit_test(test_windows_scroll),
      cmocka_unit_test(test_the_selection_is_put_on_a_line),
      cmocka_unit_test(test_zooms_by_number),
      cmocka_unit_test(test_relations_lead_to_their_far_end),
      cmocka_unit_test(test_order_is_kept),
      cmocka_unit_test(test_sections_stand_together),
      cmocka_unit_test(test_random_interactions))
