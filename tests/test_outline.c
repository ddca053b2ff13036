// The outline: what moves and what stays, on random debates and on debates of extreme
// shapes. What it looks like is tested by test_outline_screens.c.
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/sketch.h"
#include "ui/outline_view.h"

enum { SEEDS = 200, ROWS = 24, COLUMNS = 80 };

typedef struct {
    Arena *arena;
    Debate *debate;
    const Tree *tree;
    State *state;
    OutlineView *view;
    int rows, columns;
} Window;

static void open_window(Window *window)
{
    window->view = outline_view_alone(window->debate, window->tree, window->state,
                                      str("library"), str("debate"));
    outline_view_layout(window->view, window->rows, window->columns);
}

static Window window_on(Debate *debate, Arena *arena)
{
    Error error;
    Window window = { .arena = arena,
                      .debate = debate,
                      .tree = tree_make(debate, arena),
                      .state = state_open(NULL, &error),
                      .rows = ROWS,
                      .columns = COLUMNS };
    assert_non_null(window.state);
    open_window(&window);
    return window;
}

static Window window_of(const char *lines)
{
    Arena *arena = arena_new();
    return window_on(sketch(arena, lines), arena);
}

static Window random_window(uint32_t seed)
{
    Arena *arena = arena_new();
    return window_on(sketch_random(arena, seed, (int)(seed % 90) + 3), arena);
}

static void close_window(Window *window)
{
    outline_view_free(window->view);
    state_close(window->state);
    arena_free(window->arena);
}

static bool press(Window *window, Motion motion)
{
    bool changed = outline_view_move(window->view, motion, 1);
    outline_view_layout(window->view, window->rows, window->columns);
    return changed;
}

// The picture as text, in the window's arena.
static Str picture(Window *window)
{
    Canvas canvas = canvas_new(window->rows, window->columns);
    outline_view_draw(window->view, canvas, true);
    Str text = canvas_print(canvas, CHARSET_UTF8, window->arena);
    canvas_free(canvas);
    return text;
}

static int cursor_row(const Window *window)
{
    int row, column;
    outline_view_cursor(window->view, &row, &column);
    return row;
}

static Str selected_name(const Window *window)
{
    PlaceId place = outline_view_selected(window->view);
    return place == NONE
               ? str("")
               : debate_title(window->debate, window->tree->places[place].node);
}

static void select_name(Window *window, const char *name)
{
    assert_true(outline_view_select_key(window->view, str(name)));
    outline_view_layout(window->view, window->rows, window->columns);
}

static const Motion motions[] = {
    MOTION_NEXT,
    MOTION_NEXT,
    MOTION_NEXT,
    MOTION_PREVIOUS,
    MOTION_PREVIOUS,
    MOTION_LEFT,
    MOTION_RIGHT,
    MOTION_RIGHT,
    MOTION_NEXT_SIBLING,
    MOTION_PREVIOUS_SIBLING,
    MOTION_NEXT_RELATION,
    MOTION_PREVIOUS_RELATION,
    MOTION_FIRST,
    MOTION_LAST,
    MOTION_HALF_DOWN,
    MOTION_HALF_UP,
    MOTION_PAGE_DOWN,
    MOTION_PAGE_UP,
    MOTION_TO_MIDDLE,
    MOTION_TO_TOP,
    MOTION_TO_BOTTOM,
    MOTION_FOLD_TOGGLE,
    MOTION_FOLD_OPEN,
    MOTION_FOLD_CLOSE,
    MOTION_FOLD_OPEN_ALL,
    MOTION_FOLD_CLOSE_ALL,
    MOTION_FOLD_OPEN_LEVEL,
    MOTION_FOLD_CLOSE_LEVEL,
    MOTION_FOLD_OPEN_BELOW,
    MOTION_FOLD_SUPPORTS,
    MOTION_FOLD_ATTACKS,
    MOTION_FOLD_UNDERCUTS,
    MOTION_MORE_TEXT,
    MOTION_LESS_TEXT,
    MOTION_FIT,
};

static uint32_t next_random(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static void wander(Window *window, uint32_t *seed, int steps)
{
    for (int i = 0; i < steps; i++)
        press(window, motions[next_random(seed, COUNT(motions))]);
}

// --- properties

static void test_selection_stays_in_the_window(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        Window window = random_window(seed);
        uint32_t random = seed;
        for (int i = 0; i < 60; i++) {
            window.rows = 1 + (int)next_random(&random, i % 8 == 0 ? 60 : 24);
            window.columns = 1 + (int)next_random(&random, i % 8 == 0 ? 1000 : 100);
            wander(&window, &random, 4);
            press(&window, MOTION_TO_MIDDLE);
            Str shown = picture(&window);
            assert_true(window.columns < 3 || str_find(shown, str("▌")) >= 0);
            assert_int_equal(outline_view_place_at(window.view, cursor_row(&window)),
                             outline_view_selected(window.view));
        }
        close_window(&window);
    }
}

static void test_fold_and_unfold_is_nothing(void **state)
{
    (void)state;
    int folded = 0;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        Window window = random_window(seed);
        uint32_t random = seed;
        for (int i = 0; i < 20; i++) {
            wander(&window, &random, 3);
            press(&window, MOTION_FOLD_OPEN);
            press(&window, MOTION_TO_MIDDLE);
            Str before = picture(&window);
            if (!press(&window, MOTION_FOLD_CLOSE))
                continue;
            folded++;
            press(&window, MOTION_FOLD_OPEN);
            assert_true(str_equal(before, picture(&window)));
        }
        close_window(&window);
    }
    assert_true(folded > SEEDS);
}

static void test_selection_keeps_its_line(void **state)
{
    static const Motion keeping[] = { MOTION_FOLD_CLOSE, MOTION_FOLD_SUPPORTS,
                                      MOTION_FOLD_ATTACKS, MOTION_FOLD_UNDERCUTS,
                                      MOTION_FOLD_OPEN };
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        Window window = random_window(seed);
        uint32_t random = seed;
        press(&window, MOTION_FOLD_OPEN_ALL);
        for (int i = 0; i < 20; i++) {
            for (uint32_t k = next_random(&random, 12); k > 0; k--)
                press(&window, MOTION_NEXT);
            press(&window, MOTION_TO_MIDDLE);
            int row = cursor_row(&window);
            for (size_t k = 0; k < COUNT(keeping); k++)
                press(&window, keeping[k]);
            assert_int_equal(cursor_row(&window), row);
        }
        close_window(&window);
    }
}

static void test_size_and_back_is_nothing(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        Window window = random_window(seed);
        uint32_t random = seed;
        wander(&window, &random, 12);
        press(&window, MOTION_FOLD_OPEN);
        press(&window, MOTION_TO_MIDDLE);
        Str before = picture(&window);
        outline_view_layout(window.view, 7, 41);
        outline_view_layout(window.view, 50, 200);
        outline_view_layout(window.view, window.rows, window.columns);
        assert_true(str_equal(before, picture(&window)));
        close_window(&window);
    }
}

// The lines of a picture above a row, but for those that may be pinned.
static Str above(Str text, int row)
{
    Str rest = text, line;
    size_t start = 0;
    for (int i = 0; i < row && str_next(&rest, '\n', &line); i++)
        if (i < ROWS / 3)
            start = (size_t)(rest.data - text.data);
    return str_part(text, start, (size_t)(rest.data - text.data));
}

static void test_a_step_moves_nothing_above(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        Window window = random_window(seed);
        // A deeper debate moves to the left as a whole when one goes down into it.
        bool is_deep = window.tree->deepest > 8;
        int steps = is_deep;
        press(&window, MOTION_FOLD_OPEN_ALL);
        for (int i = 0; i < 30 && !is_deep; i++) {
            Str before = picture(&window);
            int row = cursor_row(&window);
            PlaceId place = outline_view_selected(window.view);
            if (!press(&window, MOTION_NEXT) ||
                outline_view_place_at(window.view, row) != place)
                continue; // it has scrolled
            steps++;
            assert_true(str_equal(above(before, row), above(picture(&window), row)));
        }
        assert_true(steps > 0);
        close_window(&window);
    }
}

static void test_drawing_twice_is_the_same(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed += 10) {
        Window window = random_window(seed), other = random_window(seed);
        uint32_t one = seed, two = seed;
        wander(&window, &one, 30);
        wander(&other, &two, 30);
        assert_true(str_equal(picture(&window), picture(&other)));
        close_window(&window);
        close_window(&other);
    }
}

static void test_position_is_kept(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        Window window = random_window(seed);
        uint32_t random = seed;
        wander(&window, &random, 25);
        PlaceId home = window.tree->places[outline_view_selected(window.view)].home;
        outline_view_select(window.view, home);
        press(&window, MOTION_TO_TOP);
        Str before = picture(&window);
        outline_view_save(window.view);
        outline_view_free(window.view);
        open_window(&window);
        press(&window, MOTION_TO_TOP);
        assert_int_equal(outline_view_selected(window.view), home);
        assert_true(str_equal(before, picture(&window)));
        close_window(&window);
    }
}

// --- single cases

static const char small[] = "T\nA + T\nB + T\nC - T\nA1 + A\nA2 - A\nB1 + B\nB11 - B1\n"
                            "B111 + B11\nR\nA - R\nX + R";

// clang-format off
static const struct {
    const char *what, *from;
    Motion motions[6]; // a MOTION_NEXT ends them
    const char *to;
} ways[] = {
    { "down goes to the next row",             "A",   { MOTION_PREVIOUS },       "T"  },
    { "left folds what is open",               "A",   { MOTION_LEFT },           "A"  },
    { "left of a leaf is its parent",          "A2",  { MOTION_LEFT },           "A"  },
    { "left of what is folded is its parent",  "A",   { MOTION_LEFT, MOTION_LEFT }, "T" },
    { "left of a thesis stays",                "R",   { MOTION_LEFT, MOTION_LEFT }, "R" },
    { "right opens what is folded",            "A",   { MOTION_LEFT, MOTION_RIGHT }, "A" },
    { "right of what is open is its reply",    "B",   { MOTION_RIGHT },          "B1" },
    { "right of a leaf stays",                 "C",   { MOTION_RIGHT },          "C"  },
    { "siblings are those of the same sign",   "A",   { MOTION_NEXT_SIBLING },   "B"  },
    { "an attack is no sibling of a support",  "B",   { MOTION_NEXT_SIBLING },   "B"  },
    { "siblings go back, too",                 "B",   { MOTION_PREVIOUS_SIBLING }, "A" },
    { "theses are siblings",                   "T",   { MOTION_NEXT_SIBLING },   "R"  },
    { "the end is the last row",               "T",   { MOTION_LAST },           "A"  },
    { "the beginning is the first thesis",     "X",   { MOTION_FIRST },          "T"  },
    { "what closes over it gives its place to the claim above", "B1", { MOTION_FOLD_CLOSE_ALL }, "T" },
    { "closing the kind it belongs to",        "A2",  { MOTION_LEFT, MOTION_FOLD_ATTACKS, MOTION_RIGHT }, "A" },
    { "fit keeps the selection",               "B111", { MOTION_FIT },           "B111" },
};
// clang-format on

static void test_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ways); i++) {
        Window window = window_of(small);
        select_name(&window, ways[i].from);
        for (const Motion *motion = ways[i].motions; *motion != MOTION_NEXT; motion++)
            press(&window, *motion);
        check_str(selected_name(&window), ways[i].to, ways[i].what);
        close_window(&window);
    }
}

static void test_numbers_repeat(void **state)
{
    (void)state;
    Window window = window_of(small);
    press(&window, MOTION_FOLD_OPEN_ALL);
    outline_view_move(window.view, MOTION_NEXT, 4);
    check_str(selected_name(&window), "B", "four rows down");
    outline_view_move(window.view, MOTION_PREVIOUS, 2);
    check_str(selected_name(&window), "A1", "two rows up");
    outline_view_move(window.view, MOTION_NEXT, 1000);
    check_str(selected_name(&window), "A", "more than there are");
    assert_true(outline_view_move(window.view, MOTION_PREVIOUS, 100000));
    check_str(selected_name(&window), "T", "all the way up");
    close_window(&window);
}

static void test_relations(void **state)
{
    (void)state;
    Window window = window_of(small);
    select_name(&window, "A");
    assert_false(outline_view_put_out(window.view));
    assert_true(press(&window, MOTION_NEXT_RELATION));
    assert_true(str_find(picture(&window), str("relation 1 of 4: supports 1 T")) >= 0);
    press(&window, MOTION_NEXT_RELATION);
    assert_true(str_find(picture(&window), str("relation 2 of 4: attacks 2 R")) >= 0);
    press(&window, MOTION_PREVIOUS_RELATION);
    press(&window, MOTION_PREVIOUS_RELATION);
    assert_true(
        str_find(picture(&window), str("relation 4 of 4: 1.1.2 A2 attacks it")) >= 0);
    assert_true(outline_view_follow(window.view));
    check_str(selected_name(&window), "A2", "the far end of the relation");
    assert_false(outline_view_put_out(window.view));
    press(&window, MOTION_NEXT_RELATION);
    assert_true(outline_view_put_out(window.view));
    assert_false(outline_view_follow(window.view));
    press(&window, MOTION_NEXT_RELATION);
    press(&window, MOTION_PREVIOUS);
    assert_false(outline_view_put_out(window.view)); // moving on puts it out
    close_window(&window);
}

static void test_references_lead_home(void **state)
{
    (void)state;
    Window window = window_of(small);
    press(&window, MOTION_LAST);
    PlaceId reference = outline_view_selected(window.view);
    assert_int_not_equal(window.tree->places[reference].home, reference);
    assert_true(outline_view_follow(window.view));
    assert_int_equal(outline_view_selected(window.view),
                     window.tree->places[reference].home);
    assert_false(outline_view_follow(window.view));
    close_window(&window);
}

static void test_reading_marks(void **state)
{
    (void)state;
    Window window = window_of("T\n\" T Some text.\nA + T\nA1 + A\nB + T\n"
                              "\" A A text of its own.");
    Str library = str("library"), debate = str("debate");
    int32_t nodes = window.debate->claim_count;
    assert_int_equal(
        outline_view_next_unread(window.view, outline_view_selected(window.view)), 1);
    press(&window, MOTION_NEXT);
    assert_true(state_is_read(window.state, library, debate, str("T")));
    assert_false(state_is_read(window.state, library, debate, str("A")));
    press(&window, MOTION_LESS_TEXT); // its text is not shown: it cannot have been read
    press(&window, MOTION_NEXT);
    assert_false(state_is_read(window.state, library, debate, str("A")));
    press(&window, MOTION_NEXT); // what has a title only is read with that
    assert_true(state_is_read(window.state, library, debate, str("A1")));
    assert_int_equal(state_read_count(window.state, library, debate), nodes - 2);
    press(&window, MOTION_MORE_TEXT);
    select_name(&window, "A");
    outline_view_move(window.view, MOTION_FOLD_CLOSE, 1);
    outline_view_layout(window.view, window.rows, window.columns);
    assert_true(str_find(picture(&window), str("1 below, all read")) >= 0);
    outline_view_save(window.view);
    outline_view_free(window.view);
    open_window(&window); // marks are there again
    assert_int_equal(
        outline_view_next_unread(window.view, outline_view_selected(window.view)),
        tree_home(window.tree, sketch_node(window.debate, "A")) == 1 ? NONE : 1);
    close_window(&window);
}

static void test_a_long_text_is_read_to_its_end(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Debate *debate = sketch(arena, "T\nA + T");
    Buffer text = { .arena = arena };
    for (int i = 0; i < 300; i++)
        buffer_format(&text, "word%d ", i);
    debate->claims[0].text = buffer_str(&text);
    Window window = window_on(debate, arena);
    window.rows = 10;
    outline_view_layout(window.view, window.rows, window.columns);
    int presses = 0;
    while (str_find(picture(&window), str("word299")) < 0) {
        assert_true(press(&window, MOTION_NEXT));
        check_str(selected_name(&window), "T", "still reading");
        assert_true(++presses < 20);
    }
    assert_true(presses > 2);
    while (str_is(selected_name(&window), "T"))
        assert_true(press(&window, MOTION_NEXT));
    assert_true(state_is_read(window.state, str("library"), str("debate"), str("T")));
    press(&window, MOTION_PREVIOUS);
    check_str(selected_name(&window), "T", "back at the thesis");
    close_window(&window);
}

static void test_root(void **state)
{
    (void)state;
    Window window = window_of(small);
    select_name(&window, "B1");
    outline_view_root(window.view, true);
    outline_view_layout(window.view, window.rows, window.columns);
    check_str(outline_view_title(window.view, window.arena), " ▸ Outline of 1.2.1",
              "the title says what is the root");
    assert_true(str_find(picture(&window), str("1.1 A")) < 0);
    assert_true(str_find(picture(&window), str("1.2.1.1 B11")) >= 0);
    press(&window, MOTION_LAST);
    outline_view_root(window.view, false);
    outline_view_layout(window.view, window.rows, window.columns);
    assert_true(str_find(picture(&window), str("1.1 A")) >= 0);
    outline_view_root(window.view, true);
    outline_view_select(window.view, 0); // going elsewhere gives the whole back
    outline_view_layout(window.view, window.rows, window.columns);
    check_str(selected_name(&window), "T", "the first thesis");
    assert_true(str_find(picture(&window), str("2 R")) >= 0);
    close_window(&window);
}

static void test_start_shows_thirty_rows_at_most(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        Window window = random_window(seed);
        window.rows = 200;
        outline_view_layout(window.view, window.rows, window.columns);
        int rows = 0, opened = 0;
        for (int line = 0; line < window.rows; line++) {
            PlaceId place = outline_view_place_at(window.view, line);
            rows += place != NONE;
            opened += place != NONE && window.tree->places[place].depth > 2;
        }
        int32_t first = 0;
        for (int link = 0; link < LINK_COUNT; link++)
            first += window.tree->places[0].replies[link];
        int most =
            window.tree->root_count + first > 30 ? window.tree->root_count + first : 30;
        assert_true(rows <= most);
        assert_int_equal(opened, 0);
        close_window(&window);
    }
}

static void test_empty_debate(void **state)
{
    (void)state;
    Window window = window_of("");
    assert_int_equal(outline_view_selected(window.view), NONE);
    assert_true(str_find(picture(&window), str("no claims")) >= 0);
    for (size_t i = 0; i < COUNT(motions); i++)
        assert_false(press(&window, motions[i]));
    assert_false(outline_view_follow(window.view));
    assert_int_equal(
        outline_view_next_unread(window.view, outline_view_selected(window.view)),
        NONE);
    outline_view_select(window.view, NONE);
    outline_view_root(window.view, true);
    outline_view_save(window.view);
    assert_false(outline_view_select_key(window.view, str("T")));
    check_str(outline_view_count(window.view, window.arena), "0 claims", "its size");
    close_window(&window);
}

// A hundred thousand claims: a chain, a star, and as many theses.
static void test_huge_debates(void **state)
{
    enum { CLAIMS = 100000 };
    (void)state;
    for (int shape = 0; shape < 3; shape++) {
        Arena *arena = arena_new();
        Debate *debate = sketch(arena, "");
        debate->claims = arena_get(arena, CLAIMS, sizeof(Claim));
        debate->relations = arena_get(arena, CLAIMS, sizeof(Relation));
        debate->claim_count = CLAIMS;
        for (int32_t i = 0; i < CLAIMS; i++)
            debate->claims[i].title = arena_format(arena, "Claim %d", i);
        for (int32_t i = 1; i < CLAIMS && shape < 2; i++)
            debate->relations[debate->relation_count++] =
                (Relation){ .kind = RELATION_ATTACK,
                            .from = node_claim(i),
                            .to = node_claim(shape == 0 ? i - 1 : 0) };
        debate_index(debate, arena);
        Window window = window_on(debate, arena);
        press(&window, MOTION_FOLD_OPEN_ALL);
        press(&window, MOTION_LAST);
        assert_int_equal(outline_view_selected(window.view), CLAIMS - 1);
        for (int i = 0; i < 50; i++)
            press(&window, MOTION_PREVIOUS);
        assert_int_equal(outline_view_selected(window.view), CLAIMS - 51);
        assert_true(str_find(picture(&window), str("▌")) >= 0);
        press(&window, MOTION_FOLD_CLOSE_ALL);
        close_window(&window);
    }
}

// A library of one debate and the document that it cites.
static const char cited[] = "===\ntitle: Q\nabstract: What it is about.\n===\n\n"
                            "[T]: A thesis.\n"
                            "  + [A]: A reason. {cite: {doc: text, at: \"1p1\"}}\n"
                            "    - [B]: An objection.\n"
                            "  - A claim without a title\n";
static const char document[] = "# Head\n\nThe words that are cited.\n";

static void test_a_source_that_is_read_again(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Error error;
    Str folder = folder_new(arena);
    folder_write(folder, "debates/q.argdown", str(cited));
    folder_write(folder, "documents/text.md", str(document));
    const char *paths[] = { folder_path(folder, "", arena) };
    Library *library = library_read(paths, 1, &error);
    assert_non_null(library);
    Window window = { .arena = arena, .rows = ROWS, .columns = COLUMNS };
    window.view =
        outline_view_new(library, (size_t)library_find(library, str("q")), NULL);
    assert_true(outline_view_select_key(window.view, str("A")));
    press(&window, MOTION_FOLD_CLOSE);
    Str before = picture(&window);
    assert_true(str_find(before, str("What it is about.")) >= 0);
    assert_true(str_find(before, str("§ text 1 ¶1: The words that are cited.")) >= 0);
    int row = cursor_row(&window);

    Str longer =
        arena_format(arena, "%s\n[New]: Another thesis.\n\n[New]\n  +\n", cited);
    folder_write(folder, "debates/q.argdown", longer);
    assert_true(library_reload(library, NULL, NULL));
    outline_view_reload(window.view);
    outline_view_layout(window.view, ROWS, COLUMNS);
    Str after = picture(&window);
    assert_true(str_find(after, str("▸ 1.1 A")) >= 0); // still folded and selected
    assert_true(str_find(after, str("A reason.")) >= 0);
    assert_true(str_find(after, str("2 New")) >= 0);
    assert_true(cursor_row(&window) >= row); // what is wrong stands above
    press(&window, MOTION_FIRST);
    assert_true(str_find(picture(&window), str(" line 14: ")) >= 0);

    folder_write(folder, "debates/q.argdown", str("===\ntitle: Q\n==="));
    assert_true(library_reload(library, NULL, NULL));
    outline_view_reload(window.view);
    outline_view_layout(window.view, ROWS, COLUMNS);
    assert_true(str_find(picture(&window), str("no claims")) >= 0);
    outline_view_free(window.view);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static void test_words_are_marked(void **state)
{
    (void)state;
    Window window = window_of("Some_thesis\n\" Some_thesis Of Belief, and believing.\n"
                              "A + Some_thesis");
    outline_view_mark(window.view, str("BELIE"));
    outline_view_layout(window.view, ROWS, COLUMNS);
    Canvas canvas = canvas_new(ROWS, COLUMNS);
    outline_view_draw(window.view, canvas, true);
    int marked = 0;
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++)
            marked += canvas_cell(canvas, row, column)->role == ROLE_MATCH;
    assert_int_equal(marked, (int)strlen("Belief") + (int)strlen("believing"));
    outline_view_mark(window.view, str(""));
    outline_view_draw(window.view, canvas, true);
    for (int column = 0; column < COLUMNS; column++)
        assert_int_not_equal(canvas_cell(canvas, 1, column)->role, ROLE_MATCH);
    canvas_free(canvas);
    close_window(&window);
}

TESTS(cmocka_unit_test(test_selection_stays_in_the_window),
      cmocka_unit_test(test_fold_and_unfold_is_nothing),
      cmocka_unit_test(test_selection_keeps_its_line),
      cmocka_unit_test(test_size_and_back_is_nothing),
      cmocka_unit_test(test_a_step_moves_nothing_above),
      cmocka_unit_test(test_drawing_twice_is_the_same),
      cmocka_unit_test(test_position_is_kept), cmocka_unit_test(test_ways),
      cmocka_unit_test(test_numbers_repeat), cmocka_unit_test(test_relations),
      cmocka_unit_test(test_references_lead_home), cmocka_unit_test(test_reading_marks),
      cmocka_unit_test(test_a_long_text_is_read_to_its_end),
      cmocka_unit_test(test_root),
      cmocka_unit_test(test_start_shows_thirty_rows_at_most),
      cmocka_unit_test(test_empty_debate), cmocka_unit_test(test_huge_debates),
      cmocka_unit_test(test_a_source_that_is_read_again),
      cmocka_unit_test(test_words_are_marked))
