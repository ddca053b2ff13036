// Maps that are made by a thread: they look as if they had been made at once, and until
// they are there the map before takes every key.
#include "tests/check.h"
#include "tests/sketch.h"
#include "ui/map_draw.h"
#include "ui/map_motion.h"
#include "ui/map_view.h"
#include "ui/outline_view.h"

enum { ROWS = 22, COLUMNS = 80, CLAIMS = 2500, PATIENCE = 10000 };

typedef struct {
    Arena *arena;
    Debate *debate;
    const Tree *tree;
} Ground;

typedef struct {
    OutlineView *outline;
    Map map;
} Window;

static Ground ground_of(int seed)
{
    Ground ground = { .arena = arena_new() };
    ground.debate = sketch_random(ground.arena, (uint32_t)seed, CLAIMS);
    ground.tree = tree_make(ground.debate, ground.arena);
    return ground;
}

static void open_window(Window *window, const Ground *ground, MapDesk *desk)
{
    window->outline = outline_view_alone(ground->debate, ground->tree, NULL,
                                         str("library"), str("debate"));
    window->map = (Map){ .subject = outline_view_subject(window->outline),
                         .desk = desk,
                         .zoom = ZOOM_TITLE,
                         .rows = ROWS,
                         .columns = COLUMNS };
    map_page_read(&window->map);
    map_fit(&window->map);
    map_update(&window->map);
}

static void close_window(Window *window)
{
    map_page_free(&window->map);
    outline_view_free(window->outline);
}

static MapDesk open_desk(void)
{
    Error error;
    MapDesk desk = { .worker = worker_new(&error) };
    assert_non_null(desk.worker);
    return desk;
}

// As the loop does until nothing is under way.
static void settle(Map *map)
{
    while (map_desk_has(map->desk, map)) {
        assert_true(worker_wait(map->desk->worker, PATIENCE));
        map_take(map);
        map_update(map);
    }
    assert_int_equal(map_awaited(map), 0);
}

static Str picture_of(const Map *map, Arena *arena)
{
    MarkedWords none = { 0 };
    Canvas canvas = canvas_new(map_page_rows(map), map->columns);
    map_draw(map, canvas, &none, true, arena);
    Str picture = canvas_print(canvas, CHARSET_UTF8, arena);
    canvas_free(canvas);
    return picture;
}

static void check_same(const Map *at_once, const Map *later, int seed, int step)
{
    Arena *arena = arena_new();
    Str expected = picture_of(at_once, arena), is = picture_of(later, arena);
    if (!str_equal(expected, is) || at_once->selected != later->selected)
        fail_msg("seed %d, step %d:\n%.*s\nis not\n%.*s", seed, step, (int)is.length,
                 is.data, (int)expected.length, expected.data);
    arena_free(arena);
}

static const Motion motions[] = {
    MOTION_NEXT,          MOTION_LAST,           MOTION_FOLD_OPEN_LEVEL,
    MOTION_FOLD_OPEN_ALL, MOTION_PAGE_UP,        MOTION_MORE_TEXT,
    MOTION_FOLD_TOGGLE,   MOTION_LESS_TEXT,      MOTION_FIRST,
    MOTION_NEXT_SIBLING,  MOTION_FOLD_SUPPORTS,  MOTION_FIT,
    MOTION_TO_MIDDLE,     MOTION_FOLD_CLOSE_ALL,
};

static void act(Map *map, uint32_t number)
{
    uint32_t what = number % (COUNT(motions) + 3);
    uint32_t place = number / 64 % (uint32_t)map->subject->tree->count;
    if (what < COUNT(motions)) {
        map_move(map, motions[what], 1);
    } else if (what == COUNT(motions)) {
        map->arrangement ^= 1;
        map->is_stale = true;
    } else {
        map_select(map, (PlaceId)place);
    }
    map_update(map);
}

static void test_maps_made_by_the_thread_look_the_same(void **state)
{
    (void)state;
    for (int seed = 1; seed <= check_seeds(200) / 25; seed++) {
        Ground ground = ground_of(seed);
        MapDesk desk = open_desk();
        Window at_once, later;
        open_window(&at_once, &ground, NULL);
        open_window(&later, &ground, &desk);
        assert_null(later.map.plan);
        settle(&later.map);
        uint32_t random = (uint32_t)seed;
        for (int step = 0; step < 12; step++) {
            check_same(&at_once.map, &later.map, seed, step);
            uint32_t number = step == 0 ? 3 : check_random(&random);
            act(&at_once.map, number);
            act(&later.map, number);
            settle(&later.map);
        }
        close_window(&at_once);
        close_window(&later);
        worker_close(desk.worker);
        arena_free(ground.arena);
    }
}

static void cell_of(const Map *map, int32_t *x, int32_t *y)
{
    map_plan_cell(map->plan, map_row(map), x, y);
    *x -= map->x;
    *y -= map->y;
}

// All that is done before the thread has answered is done on the map before.
static void test_every_key_works_meanwhile(void **state)
{
    (void)state;
    for (int seed = 1; seed <= check_seeds(200) / 25; seed++) {
        Ground ground = ground_of(seed);
        MapDesk desk = open_desk();
        Window window;
        Map *map = &window.map;
        Arena *arena = arena_new();
        uint32_t random = (uint32_t)seed;
        open_window(&window, &ground, &desk);
        assert_int_equal(map_move(map, MOTION_NEXT, 1), false);
        assert_true(map_awaited(map) > 0);
        settle(map);
        for (int i = 0; i < 6; i++) {
            map_move(map, MOTION_FOLD_OPEN_ALL, 1);
            for (int k = 0; k < 8; k++) {
                act(map, check_random(&random));
                picture_of(map, arena);
            }
            if (i % 2 == 0)
                settle(map);
        }
        settle(map);
        assert_true(map->plan->scene->row_of[map->selected] >= 0);
        close_window(&window);
        worker_close(desk.worker);
        arena_free(arena);
        arena_free(ground.arena);
    }
}

static void test_the_selection_keeps_its_cell(void **state)
{
    (void)state;
    Ground ground = ground_of(3);
    MapDesk desk = open_desk();
    Window window;
    Map *map = &window.map;
    int32_t x, y, new_x, new_y;
    open_window(&window, &ground, &desk);
    settle(map);
    map_move(map, MOTION_FOLD_OPEN_ALL, 1);
    settle(map);
    map_select(map, map->plan->scene->rows[map->plan->scene->row_count / 2].place);
    map_put_on(map, ROWS / 3);
    PlaceId selected = map->selected;
    cell_of(map, &x, &y);
    map_move(map, MOTION_MORE_TEXT, 1);
    map_update(map);
    assert_true(map_awaited(map) > 0);
    settle(map);
    cell_of(map, &new_x, &new_y);
    assert_int_equal(map->selected, selected);
    assert_int_equal(new_x, x);
    assert_int_equal(new_y, y);
    close_window(&window);
    worker_close(desk.worker);
    arena_free(ground.arena);
}

static void test_two_maps_take_turns(void **state)
{
    (void)state;
    Ground ground = ground_of(1);
    MapDesk desk = open_desk();
    Window one, other;
    open_window(&one, &ground, &desk);
    open_window(&other, &ground, &desk);
    assert_true(map_desk_has(&desk, &one.map));
    assert_false(map_desk_has(&desk, &other.map));
    settle(&one.map);
    map_update(&other.map);
    settle(&other.map);
    assert_non_null(one.map.plan);
    assert_non_null(other.map.plan);
    // One that is closed, or read again, leaves the desk to others.
    map_move(&one.map, MOTION_FOLD_OPEN_ALL, 1);
    assert_true(map_desk_has(&desk, &one.map));
    close_window(&one);
    map_move(&other.map, MOTION_FOLD_OPEN_ALL, 1);
    assert_true(map_desk_has(&desk, &other.map));
    map_page_read(&other.map);
    assert_null(desk.owner);
    map_fit(&other.map);
    map_update(&other.map);
    settle(&other.map);
    assert_non_null(other.map.plan);
    close_window(&other);
    worker_close(desk.worker);
    arena_free(ground.arena);
}

TESTS(cmocka_unit_test(test_maps_made_by_the_thread_look_the_same),
      cmocka_unit_test(test_every_key_works_meanwhile),
      cmocka_unit_test(test_the_selection_keeps_its_cell),
      cmocka_unit_test(test_two_maps_take_turns))
