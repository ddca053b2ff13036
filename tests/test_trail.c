#include <stdio.h>
#include <stdlib.h>
#include "tests/check.h"
#include "ui/trail.h"
#include "ui/walk.h"

// A row of steps on the trail: a letter jumps there from where the reader is; '<' and
// '>' go back and forward, '\'' before the last jump. A step that leads nowhere leaves
// the reader where they are.
// clang-format off
static const struct {
    const char *what, *steps, *place;
} cases[] = {
    { "nothing to go back to at the start",          "<",          "a" },
    { "back is where the jump began",                "b<",         "a" },
    { "forward is where back began",                 "b<>",        "b" },
    { "back twice, forward once",                    "bcd<<>",     "c" },
    { "nothing is ahead of the newest place",        "bc>",        "c" },
    { "a new jump forgets what was ahead",           "bcd<<e>",    "e" },
    { "... but keeps what lies behind",              "bcd<<e<<",   "a" },
    { "going back does not add to the trail",        "bcd<<<<<>>>", "d" },
    { "a place jumped from twice is one step back",  "bbc<<",      "a" },
    { "before the last jump, and back",              "bc'",        "b" },
    { "... and again",                               "bc''",       "c" },
    { "... and it knows nothing before the first",   "'",          "a" },
};
// clang-format on

static Spot spot(const char *key)
{
    return (Spot){ .at = -1, .key = { key, 1 } };
}

// Where the reader is after the steps.
static char walk_trail(Trail *trail, const char *steps)
{
    char here[2] = "a";
    for (const char *step = steps; *step; step++) {
        Spot now = spot(here), before;
        const Spot *next = NULL;
        if (*step == '<') {
            next = trail_back(trail, &now);
        } else if (*step == '>') {
            next = trail_forward(trail, &now);
        } else if (*step == '\'') {
            if (trail_swap(trail, &now, &before)) {
                here[0] = before.key.data[0];
                spot_drop(&before);
            }
        } else {
            trail_leave(trail, &now);
            here[0] = *step;
        }
        if (next)
            here[0] = next->key.data[0];
    }
    return here[0];
}

static void test_trail(void **state)
{
    (void)state;
    Trail *trail = xalloc(sizeof *trail);
    for (size_t i = 0; i < COUNT(cases); i++) {
        trail_init(trail);
        char here = walk_trail(trail, cases[i].steps);
        if (here != cases[i].place[0])
            fail_msg("%s: %c", cases[i].what, here);
        trail_free(trail);
    }
    free(trail);
}

static void test_a_long_trail_forgets_its_beginning(void **state)
{
    (void)state;
    Trail *trail = xalloc(sizeof *trail);
    trail_init(trail);
    char key[16];
    for (int i = 0; i < 3 * TRAIL_SPOTS; i++) {
        snprintf(key, sizeof key, "%d", i);
        trail_leave(trail, &(Spot){ .source = i, .at = -1, .key = str(key) });
        assert_true(trail->count <= TRAIL_SPOTS);
    }
    Spot now = { .source = 3 * TRAIL_SPOTS, .at = -1, .key = str("now") };
    int steps = 0;
    for (const Spot *back; (back = trail_back(trail, &now)); now = *back) {
        assert_int_equal(back->source, 3 * TRAIL_SPOTS - 1 - steps);
        steps++;
    }
    assert_in_range(steps, TRAIL_SPOTS - 2, TRAIL_SPOTS);
    trail_free(trail);
    free(trail);
}

static void test_a_walk_stops_at_both_ends(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Walk walk = { .index = -1 };
    Spot spots[] = { spot("a"), spot("b"), spot("c") };
    check_str(walk_status(&walk, arena), "", "no list, no status");
    assert_null(walk_step(&walk, 1));
    walk_set(&walk, "hit", spots, 3, 1);
    check_str(walk_status(&walk, arena), "hit 2/3", "it begins where it is told");
    check_str(walk_step(&walk, 1)->key, "c", "one on");
    assert_null(walk_step(&walk, 1));
    check_str(walk_status(&walk, arena), "hit 3/3", "it stays at the end");
    check_str(walk_step(&walk, -2)->key, "a", "two back");
    assert_null(walk_step(&walk, -1));
    walk_clear(&walk);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_trail),
      cmocka_unit_test(test_a_long_trail_forgets_its_beginning),
      cmocka_unit_test(test_a_walk_stops_at_both_ends))
