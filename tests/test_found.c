#include <stdlib.h>
#include "src/library/found.h"
#include "tests/check.h"

// Few values, so that many are equal but for their rows.
static Ranked random_item(uint32_t *seed, int64_t row)
{
    return (Ranked){
        .hit = { row, (RowClass)(check_random(seed) % 5),
                 (float)(check_random(seed) % 4) },
        .place = check_random(seed) % 3,
        .group = (int32_t)(check_random(seed) % 3),
        .is_far = check_random(seed) % 2,
    };
}

static int compare(const void *left, const void *right)
{
    const Ranked *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return found_rank(a, b);
}

static void check_sorted(Ranked *items, size_t count, uint32_t *seed)
{
    Arena *arena = arena_new();
    Ranked *expected = arena_get(arena, count + 1, sizeof *expected);
    for (size_t i = 0; i < count; i++)
        expected[i] = items[i];
    qsort(expected, count, sizeof *expected, compare);
    Found found = { .items = items, .count = count };
    for (size_t wanted = 0; found.sorted < count;) {
        wanted += check_random(seed) % 3000 + 1;
        found_sort(&found, wanted);
        assert_true(found.sorted >= wanted || found.sorted == count);
        for (size_t i = 0; i < found.sorted; i++)
            assert_int_equal(items[i].hit.id, expected[i].hit.id);
    }
    arena_free(arena);
}

static void test_parts_are_as_if_all_were_sorted(void **state)
{
    (void)state;
    for (int run = 1; run <= check_seeds(500); run++) {
        uint32_t seed = (uint32_t)run;
        Arena *arena = arena_new();
        size_t count = check_random(&seed) % 9000;
        Ranked *items = arena_get(arena, count + 1, sizeof *items);
        for (size_t i = 0; i < count; i++)
            items[i] = random_item(&seed, (int64_t)i + 1);
        check_sorted(items, count, &seed);
        for (size_t i = 0; i < count; i++) // in order, and then all but one alike
            items[i] = (Ranked){ .hit = { (int64_t)(run % 2 ? i : count - i), 0, 0 } };
        check_sorted(items, count, &seed);
        arena_free(arena);
    }
}

// The first is the better one.
static const Ranked better[][2] = {
    { { .hit = { 9, ROW_THESIS, 0 } }, { .hit = { 1, ROW_TITLE, 5 } } },
    { { .hit = { 9, ROW_CLAIM, 2 } }, { .hit = { 1, ROW_CLAIM, 1 } } },
    { { .hit = { 9, ROW_CLAIM, 1 } }, { .hit = { 1, ROW_CLAIM, 1 }, .is_far = true } },
    { { .hit = { 1, ROW_CLAIM, 1 } }, { .hit = { 9, ROW_CLAIM, 1 } } },
};

static void test_rank(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(better); i++) {
        assert_true(found_rank(&better[i][0], &better[i][1]) < 0);
        assert_true(found_rank(&better[i][1], &better[i][0]) > 0);
        assert_int_equal(found_rank(&better[i][0], &better[i][0]), 0);
    }
}

TESTS(cmocka_unit_test(test_parts_are_as_if_all_were_sorted),
      cmocka_unit_test(test_rank))
