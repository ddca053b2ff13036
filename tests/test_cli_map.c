#include "tests/check.h"
#include "tests/folder.h"
#include "tests/json.h"
#include "tests/process.h"
#include "tests/random_debate.h"

static const char debate[] =
    "# One\n\n[A]: One.\n  + [B]: Two.\n  - <C>: Three.\n    _ [D]: Four.\n\n"
    "# Two\n\n[E]: Five.\n  +> [A]\n  + [F]: Six.\n";

// Runs `moot map x.argdown` with more words.
static ProcessRun run_map(Str folder, const char *words, Arena *arena)
{
    return process_run(folder, arena_format(arena, "map x.argdown %s", words).data,
                       arena);
}

// clang-format off
static const struct {
    const char *words;
    int status;
    const char *begins, *has;
} cases[] = {
    { "",                       0, "", "▲ +1" },
    { "--layered",              0, "", "▲ +1" },
    { "--hanging",              0, "╭", "+┤ B" },
    { "--charset=ascii",        0, "", "^ +1" },
    { "--zoom=5 --width 120",   0, "", "Three." },
    { "--format=text",          0, "", "▲ +1" },
    { "--format=svg",           0, "<svg xmlns=\"http://www.w3.org/2000/svg\"", "</svg>\n" },
    { "--format=svg",           0, "<svg", "stroke-dasharray=\"8 5\"/>" },
    { "--format=dot",           0, "digraph \"One\" {\n", "c2 -> c1 [label=\"+\"];\n" },
    { "--format=json",          0, "{\n  \"arrangement\": ", "\"path\": [" },
    { "--frames",               0, "┌─ # One ", "+⇢ A" },
    { "--frames --hanging",     0, "┌─ # One ", "+⇢ A" },
    { "--frames --charset=ascii", 0, ".- # One ", "+> A" },
    { "--frames --format=svg",  0, "<svg", "<rect class=\"f\" x=\"4\" y=\"8\"" },
    { "--frames --format=json", 0, "{", "\"title\": \"Two\"" },
    { "--format=argdown",       2, "", "" },
    { "--zoom=6",               2, "", "" },
    { "--layered --hanging",    2, "", "" },
    { "y.argdown",              2, "", "" },
};
// clang-format on

static void test_forms(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    folder_write(folder, "x.argdown", str(debate));
    for (size_t i = 0; i < COUNT(cases); i++) {
        ProcessRun run = run_map(folder, cases[i].words, arena);
        Str out = run.out;
        if (run.status != cases[i].status || !str_starts(out, str(cases[i].begins)) ||
            (cases[i].has[0] && str_find(out, str(cases[i].has)) < 0))
            fail_msg("%s: status %d, it prints\n%.*s", cases[i].words, run.status,
                     (int)out.length, out.data);
    }
    folder_remove(folder);
    arena_free(arena);
}

// An argument open in place, with rules between its rows and a line to one of them, and
// a contradiction.
static const char opened[] = "[A]: One.\n  >< [B]: Two.\n\n<C>\n\n(1) [P]: p\n"
                             "  <+ [D]: Four.\n(2) [Q]: q\n----\n(3) [A]\n";

static int32_t count(Str text, const char *wanted)
{
    int32_t found = 0;
    for (ptrdiff_t at; (at = str_find(text, str(wanted))) >= 0; found++)
        text = str_from(text, (size_t)at + strlen(wanted));
    return found;
}

// What the letters show is there in the lines of SVG and the edges of dot.
static void test_opened(void **state)
{
    (void)state;
    static const struct {
        const char *words, *wanted;
        int32_t times;
    } parts[] = {
        { "--format=dot", "contradicts", 1 },
        { "--format=svg", "╳", 1 },
        { "--format=svg --zoom=4", "stroke-dasharray=\"4 3\"", 1 }, // "and"
        { "--format=svg --zoom=4", "M300 232L300 152", 1 }, // up to the row of P
        { "--format=svg --zoom=4", "M300 152L284 152", 1 },
    };
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    folder_write(folder, "x.argdown", str(opened));
    for (size_t i = 0; i < COUNT(parts); i++) {
        ProcessRun run = run_map(folder, parts[i].words, arena);
        Str out = run.out;
        if (run.status != 0 || count(out, parts[i].wanted) != parts[i].times)
            fail_msg("%s: not %d times %s in\n%.*s", parts[i].words, parts[i].times,
                     parts[i].wanted, (int)out.length, out.data);
    }
    folder_remove(folder);
    arena_free(arena);
}

static double number_of(const Value *value, const char *key)
{
    return value_get(value, key)->number;
}

// Three boxes and two lines, measured by hand.
static void test_metrics(void **state)
{
    (void)state;
    static const struct {
        const char *words, *metric;
        double expected;
    } metrics[] = {
        { "--layered", "drawn", 2 },     { "--layered", "bends", 0 },
        { "--layered", "straight", 1 },  { "--layered", "length", 6 },
        { "--layered", "length95", 3 },  { "--layered", "ink", 254 / 380.0 },
        { "--layered", "level", 1 },     { "--layered", "crossings", 0 },
        { "--hanging", "bends", 1 },     { "--hanging", "straight", 0 },
        { "--hanging", "length", 8 },    { "--hanging", "detour", 1 },
        { "--hanging", "length95", 4 },  { "--hanging", "ink", 437 / 546.0 },
        { "--hanging", "centred", 0 },   { "--hanging", "reversed", 0 },
        { "--layered", "references", 0 }
    };
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    folder_write(folder, "x.argdown",
                 str("[A]: One.\n  + [B]: Two.\n  - [C]: Three.\n  + [D]: Four.\n"));
    for (size_t i = 0; i < COUNT(metrics); i++) {
        Str words = arena_format(arena, "--format=json %s", metrics[i].words);
        const Value *map = json_read(arena, run_map(folder, words.data, arena).out);
        double found = number_of(value_get(map, "metrics"), metrics[i].metric);
        if (found - metrics[i].expected > 1e-9 || metrics[i].expected - found > 1e-9)
            fail_msg("%s: %s is %g", metrics[i].words, metrics[i].metric, found);
    }
    folder_remove(folder);
    arena_free(arena);
}

static void check_boxes(const char *name, const Value *map)
{
    const Value *boxes = value_get(map, "boxes");
    assert_true(boxes->count > 0);
    for (size_t i = 0; i < boxes->count; i++) {
        const Value *box = boxes->entries[i].value;
        double x = number_of(box, "x"), y = number_of(box, "y");
        double right = x + number_of(box, "width");
        double bottom = y + number_of(box, "height");
        if (x < 0 || y < 0 || right > number_of(map, "width") ||
            bottom > number_of(map, "height"))
            fail_msg("%s: box %zu is not all on the map", name, i);
        for (size_t k = 0; k < i; k++) {
            const Value *other = boxes->entries[k].value;
            double x1 = number_of(other, "x"), y1 = number_of(other, "y");
            if (x < x1 + number_of(other, "width") && x1 < right &&
                y < y1 + number_of(other, "height") && y1 < bottom)
                fail_msg("%s: boxes %zu and %zu share cells", name, k, i);
        }
    }
}

// Boxes lie apart and inside; every relation has a path or is a reference; paths have
// right angles.
static void check_geometry(const char *name, Str text, Arena *arena)
{
    const Value *map = json_read(arena, text);
    const Value *relations = value_get(map, "relations");
    for (size_t i = 0; i < relations->count; i++) {
        const Value *relation = relations->entries[i].value;
        const Value *path = value_get(relation, "path");
        if (!path) {
            if (!value_get(relation, "reference"))
                fail_msg("%s: relation %zu has neither a path nor is it a reference",
                         name, i);
            continue;
        }
        for (size_t k = 1; k < path->count; k++) {
            const Value *a = path->entries[k - 1].value, *b = path->entries[k].value;
            if (a->entries[0].value->number != b->entries[0].value->number &&
                a->entries[1].value->number != b->entries[1].value->number)
                fail_msg("%s: relation %zu goes askew", name, i);
        }
    }
    if (value_get(value_get(map, "metrics"), "overlaps")->number != 0)
        fail_msg("%s: two lines share cells", name);
    check_boxes(name, map);
}

static void test_geometry(void **state)
{
    (void)state;
    int seeds = check_seeds(1000) / 10;
    for (int seed = 0; seed < seeds; seed++) {
        Arena *arena = arena_new();
        Str folder = folder_new(arena);
        folder_write(folder, "x.argdown",
                     random_debate(arena, (uint32_t)seed, 5 + seed * 2));
        static const char *const words[] = { "--format=json --layered",
                                             "--format=json --hanging" };
        for (size_t i = 0; i < COUNT(words); i++) {
            ProcessRun run = run_map(folder, words[i], arena);
            assert_int_equal(run.status, 0);
            check_geometry(arena_format(arena, "seed %d %s", seed, words[i]).data,
                           run.out, arena);
        }
        folder_remove(folder);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_forms), cmocka_unit_test(test_opened),
      cmocka_unit_test(test_metrics), cmocka_unit_test(test_geometry))
