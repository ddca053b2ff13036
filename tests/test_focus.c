// The focus: where its keys lead, and that nothing of its picture is cut, on random
// debates in windows of all sizes. What it looks like is tested by golden screens.
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/sketch.h"
#include "ui/focus_motion.h"
#include "ui/outline_view.h"

enum { END = -1, ROWS = 24, COLUMNS = 80 };

typedef struct {
    Arena *arena;
    OutlineView *outline;
    Focus focus;
} Window;

static Window window_on(Debate *debate, Arena *arena, const char *centre)
{
    Window window = { .arena = arena };
    const Tree *tree = tree_make(debate, arena);
    window.outline =
        outline_view_alone(debate, tree, NULL, str("library"), str("debate"));
    window.focus = (Focus){ .subject = outline_view_subject(window.outline),
                            .wanted.centre = NONE,
                            .rows = ROWS,
                            .columns = COLUMNS,
                            .frame = arena_new() };
    Node node = centre ? sketch_node(debate, centre) : tree->places[0].node;
    focus_set(&window.focus, tree_home(tree, node));
    return window;
}

static void close_window(Window *window)
{
    arena_free(window->focus.frame);
    outline_view_free(window->outline);
    arena_free(window->arena);
}

static Str name_of(const Window *window, PlaceId place)
{
    const OutlineSubject *subject = window->focus.subject;
    return place == NONE
               ? str("more")
               : debate_title(subject->debate, subject->tree->places[place].node);
}

static const char debate[] =
    "T\nA + T\nB + T\nC - T\nA - U\nP + A\nQ + A\nR - A\nX - R\n"
    "V _ A>T\nA >< Z\n";

// clang-format off
static const struct {
    const char *what;
    int motions[6];
    const char *cursor, *centre;
} moves[] = {
    { "it begins on the claim",               { END },                                         "A", "A" },
    { "down goes to the replies",             { MOTION_NEXT, END },                            "P", "A" },
    { "... then down the column",             { MOTION_NEXT, MOTION_NEXT, END },               "Q", "A" },
    { "up goes up the column",                { MOTION_NEXT, MOTION_NEXT, MOTION_PREVIOUS, END }, "P", "A" },
    { "... to the claim",                     { MOTION_NEXT, MOTION_PREVIOUS, END },           "A", "A" },
    { "... to its parent",                    { MOTION_PREVIOUS, END },                        "T", "A" },
    { "from a parent down to the claim",      { MOTION_PREVIOUS, MOTION_NEXT, END },           "A", "A" },
    { "right among parents",                  { MOTION_PREVIOUS, MOTION_RIGHT, END },          "U", "A" },
    { "right to the attacks",                 { MOTION_NEXT, MOTION_RIGHT, END },              "R", "A" },
    { "... and down to the undercuts",        { MOTION_NEXT, MOTION_RIGHT, MOTION_NEXT, END }, "V", "A" },
    { "left to the supports",                 { MOTION_NEXT, MOTION_RIGHT, MOTION_LEFT, END }, "P", "A" },
    { "right on the claim: its next sibling", { MOTION_RIGHT, END },                           "B", "B" },
    { "... and back",                         { MOTION_RIGHT, MOTION_LEFT, END },              "A", "A" },
    { "siblings of any sign",                 { MOTION_RIGHT, MOTION_RIGHT, END },             "C", "C" },
    { "siblings of the same sign only",       { MOTION_NEXT_SIBLING, MOTION_NEXT_SIBLING, END }, "B", "B" },
    { "the same sign among replies",          { MOTION_NEXT, MOTION_NEXT_SIBLING, END },       "Q", "A" },
    { "relations, contraries too",            { MOTION_NEXT_RELATION, END },                   "Z", "A" },
    { "relations go round",                   { MOTION_PREVIOUS_RELATION, MOTION_PREVIOUS_RELATION, END }, "T", "A" },
    { "the last reply",                       { MOTION_LAST, END },                            "V", "A" },
    { "the thesis",                           { MOTION_FIRST, END },                           "T", "T" },
    { "folded supports leave the attacks",    { MOTION_FOLD_SUPPORTS, MOTION_NEXT, END },      "R", "A" },
};
// clang-format on

static void test_moves(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(moves); i++) {
        Arena *arena = arena_new();
        Window window = window_on(sketch(arena, debate), arena, "A");
        for (const int *motion = moves[i].motions; *motion != END; motion++)
            focus_move(&window.focus, (Motion)*motion, 1);
        PlaceId cursor = focus_item(&window.focus, window.focus.cursor)->place;
        check_str(name_of(&window, cursor), moves[i].cursor, moves[i].what);
        check_str(name_of(&window, window.focus.wanted.centre), moves[i].centre,
                  moves[i].what);
        close_window(&window);
    }
}

static void test_enter_makes_it_the_focus(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Window window = window_on(sketch(arena, debate), arena, "A");
    assert_false(focus_enter(&window.focus));
    focus_move(&window.focus, MOTION_NEXT, 1);
    assert_true(focus_enter(&window.focus));
    check_str(name_of(&window, window.focus.wanted.centre), "P", "entered");
    assert_false(focus_put_out(&window.focus));
    close_window(&window);
}

static void test_long_lists_open_at_their_end(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer lines = { .arena = arena };
    for (int i = 0; i < 40; i++)
        buffer_format(&lines, "R%d + T\n", i);
    buffer_add_byte(&lines, '\0');
    Window window = window_on(sketch(arena, lines.data), arena, "T");
    assert_int_equal(window.focus.items.count, 1 + FOCUS_CLOSED + 1);
    focus_move(&window.focus, MOTION_LAST, 1);
    assert_int_equal(focus_item(&window.focus, window.focus.cursor)->count, 28);
    assert_true(focus_move(&window.focus, MOTION_FOLD_TOGGLE, 1));
    assert_int_equal(window.focus.items.count, 41);
    PlaceId cursor = focus_item(&window.focus, window.focus.cursor)->place;
    check_str(name_of(&window, cursor), "R12", "the first that was hidden");
    close_window(&window);
}

static const Motion motions[] = {
    MOTION_NEXT,          MOTION_NEXT,          MOTION_PREVIOUS,
    MOTION_LEFT,          MOTION_RIGHT,         MOTION_NEXT_SIBLING,
    MOTION_NEXT_RELATION, MOTION_NEXT_RELATION, MOTION_PREVIOUS_RELATION,
    MOTION_LAST,          MOTION_HALF_DOWN,     MOTION_HALF_UP,
    MOTION_PAGE_DOWN,     MOTION_PAGE_UP,       MOTION_SCROLL_DOWN,
    MOTION_SCROLL_UP,     MOTION_TO_TOP,        MOTION_TO_MIDDLE,
    MOTION_FOLD_TOGGLE,   MOTION_FOLD_SUPPORTS, MOTION_FOLD_ATTACKS,
};

// All of the picture is inside the window's columns.
static void check_marks(const Focus *focus)
{
    for (size_t i = 0; i < focus->sheet.page.count; i++) {
        const SheetMark *mark = &focus->sheet.page.marks[i];
        int width = text_width(mark->text) * (mark->is_down ? 1 : mark->repeat);
        if (mark->column < 0 || mark->column + width > focus->columns)
            fail_msg("'%.*s' at %d does not fit into %d columns",
                     (int)mark->text.length, mark->text.data, mark->column,
                     focus->columns);
    }
}

// The cursor is on the window, and no two items stand on each other.
static void check_spots(const Focus *focus)
{
    const FocusSpot *spots = focus->sheet.spots;
    if (!focus->is_free) {
        int line = spots[focus->cursor].row - focus->top;
        assert_true(line >= 0 && line < focus_page_rows(focus));
    }
    for (int32_t i = 0; i < focus->items.count; i++)
        for (int32_t k = i + 1; k < focus->items.count; k++) {
            const FocusSpot *a = &spots[i], *b = &spots[k];
            assert_true(a->row + a->rows <= b->row || b->row + b->rows <= a->row ||
                        a->column + a->columns <= b->bar ||
                        b->column + b->columns <= a->bar);
        }
}

static void test_random_walks(void **state)
{
    (void)state;
    for (int seed = 1; seed <= check_seeds(2000); seed++) {
        uint32_t random = (uint32_t)seed;
        Arena *arena = arena_new();
        Debate *made = sketch_random(arena, random, seed % 90 + 3);
        Window window = window_on(made, arena, NULL);
        Focus *focus = &window.focus;
        for (int i = 0; i < 40; i++) {
            if (i % 8 == 0) {
                focus->rows = 1 + (int)(check_random(&random) % 50);
                focus->columns = 20 + (int)(check_random(&random) % 180);
            }
            focus_move(focus, motions[check_random(&random) % COUNT(motions)], 1);
            if (check_random(&random) % 6 == 0)
                focus_enter(focus);
            focus_layout(focus);
            if (focus->columns >= 40)
                check_marks(focus);
            check_spots(focus);
        }
        close_window(&window);
    }
}

TESTS(cmocka_unit_test(test_moves), cmocka_unit_test(test_enter_makes_it_the_focus),
      cmocka_unit_test(test_long_lists_open_at_their_end),
      cmocka_unit_test(test_random_walks))
