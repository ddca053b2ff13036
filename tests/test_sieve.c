// A sieve lets pass what is asked for and the way to it; folds are afterwards as they
// were.
#include "src/base/vec.h"
#include "src/debate/sieve.h"
#include "src/map/scene_fold.h"
#include "tests/check.h"
#include "tests/sketch.h"
#include "ui/claim_filter.h"
#include "ui/outline_rows.h"

static const char lines[] = "T\nA + T\nB - T\nP + A\nQ - P\nB + A\nU\nV + U\nA - V\n"
                            "<G> : M N => A\n\" P about ships\n\" M of ships\n";

// The titles that pass, references with "~", in reading order.
static Str passing(const Tree *tree, const Sieve *sieve, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (PlaceId id = 0; id < tree->count; id++)
        if (sieve_passes(sieve, id)) {
            Str title = debate_title(tree->debate, tree->places[id].node);
            buffer_format(&out, "%s%s%.*s", out.length > 0 ? " " : "",
                          tree->places[id].home == id ? "" : "~", (int)title.length,
                          title.data);
        }
    return buffer_str(&out);
}

// clang-format off
static const struct {
    const char *what, *typed, *passing;
} cases[] = {
    { "the way to the thesis",            "q",       "T A P Q" },
    { "a thesis alone",                   "u",       "U" },
    { "references to it, on the way",     "b",       "T B" },
    { "texts too, premises together",     "ships",   "T A P G M N" },
    { "the beginning of a word",          "ship",    "T A P G M N" },
    { "all of the words",                 "P ships", "T A P" },
    { "no claim has both",                "Q ships", NULL },
    { "words together",                   "\"about ships\"", "T A P" },
    { "... in their order",               "\"ships about\"", NULL },
    { "one or the other",                 "u OR q",  "T A P Q U" },
    { "without a word",                   "ships -about", "T A G M N" },
    { "a word that is being typed",       "ships -", "T A P G M N" },
    { "nothing matches",                  "zebra",   NULL },
    { "nothing typed",                    "  ",      NULL },
    { "no claim has the tag",             "tag:x",   NULL },
};
// clang-format on

static void test_passing(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        const Tree *tree = tree_make(sketch(arena, lines), arena);
        int32_t matches;
        const Sieve *sieve =
            claim_filter_sieve(str(cases[i].typed), tree, &matches, arena);
        Str shown = sieve ? passing(tree, sieve, arena) : str("nothing");
        check_str(shown, cases[i].passing ? cases[i].passing : "nothing",
                  cases[i].what);
        arena_free(arena);
    }
}

// On random debates: what passes has its parent pass; the nearest passes; after the
// sieve is taken off, outline and map are folded as before.
static void test_any(void **state)
{
    (void)state;
    for (int seed = 1; seed <= check_seeds(2000); seed++) {
        uint32_t random = (uint32_t)seed;
        Arena *arena = arena_new();
        const Tree *tree =
            tree_make(sketch_random(arena, random, seed % 90 + 2), arena);
        size_t count = (size_t)tree->count;
        bool *is_asked = arena_get(arena, count + 1, sizeof(bool));
        PlaceId asked = tree->places[check_random(&random) % count].home;
        is_asked[asked] = true;
        is_asked[tree->places[check_random(&random) % count].home] = true;
        Sieve *sieve = sieve_make(tree, is_asked, arena);
        for (PlaceId id = 0; id < tree->count; id++)
            if (sieve_passes(sieve, id) && tree->places[id].parent != NONE)
                assert_true(sieve_passes(sieve, tree->places[id].parent));
        assert_true(sieve_passes(
            sieve, sieve_nearest(sieve, (PlaceId)(check_random(&random) % count))));
        OutlineRows rows;
        outline_rows_init(&rows, tree);
        SceneFolds folds = scene_folds_make(tree, arena);
        for (size_t i = 0; i < count; i++) {
            rows.folds[i] = (unsigned char)(check_random(&random) % 16);
            folds.open[i] = (uint8_t)check_random(&random);
        }
        Str before = arena_str(arena, (Str){ (char *)rows.folds, count });
        Str open = arena_str(arena, (Str){ (char *)folds.open, count });
        outline_rows_sift(&rows, sieve);
        scene_fold_sift(&folds, sieve);
        assert_int_equal(rows.rows[outline_rows_find(&rows, asked)], asked);
        assert_true(scene_fold_shows(&folds, asked));
        for (int32_t i = 0; i < rows.count; i++)
            assert_true(sieve_passes(sieve, rows.rows[i]));
        outline_rows_fold(&rows, asked, MOTION_FOLD_CLOSE_ALL);
        scene_fold_close(&folds, 0, LINKS_ALL);
        outline_rows_sift(&rows, NULL);
        scene_fold_sift(&folds, NULL);
        assert_memory_equal(rows.folds, before.data, count);
        assert_memory_equal(folds.open, open.data, count);
        outline_rows_free(&rows);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_passing), cmocka_unit_test(test_any))
