#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/file.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/json.h"
#include "tests/random_debate.h"
#include "ui/cli.h"

static const char debate[] =
    "[A]: One.\n  + [B]: Two.\n  - <C>: Three.\n    _ [D]: Four.\n";

// Runs `moot map x.argdown` with more words, parted by blanks, in a process of its own;
// what it prints, and its status.
static Str run_map(Str folder, const char *words, int *status, Arena *arena)
{
    char *argv[16] = { (char *)"moot", (char *)"map", (char *)"x.argdown" };
    int argc = 3;
    Str rest = str(words), word;
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        Arguments arguments;
        if (chdir(folder.data) != 0 || !freopen("out", "wb", stdout) ||
            !freopen("/dev/null", "wb", stderr))
            _exit(98);
        setenv("LC_ALL", "C.UTF-8", 1);
        while (str_next(&rest, ' ', &word))
            if (word.length > 0)
                argv[argc++] = (char *)arena_str(arena, word).data;
        int result = cli_run(argc, argv, &arguments);
        fflush(NULL);
        _exit(result);
    }
    int state;
    assert_int_equal(waitpid(child, &state, 0), child);
    assert_true(WIFEXITED(state));
    *status = WEXITSTATUS(state);
    Str out;
    Error error;
    if (!file_read(folder_path(folder, "out", arena), 1 << 26, arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
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
    { "--charset=ascii",        0, "", "+1" },
    { "--zoom=5 --width 120",   0, "", "Three." },
    { "--format=text",          0, "", "A" },
    { "--format=svg",           0, "<svg xmlns=\"http://www.w3.org/2000/svg\"", "</svg>\n" },
    { "--format=dot",           0, "digraph \"x.argdown\" {\n", "c2 -> c1 [label=\"+\"];\n" },
    { "--format=json",          0, "{\n  \"arrangement\": ", "\"path\": [" },
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
        int status;
        Str out = run_map(folder, cases[i].words, &status, arena);
        if (status != cases[i].status || !str_starts(out, str(cases[i].begins)) ||
            (cases[i].has[0] && str_find(out, str(cases[i].has)) < 0))
            fail_msg("%s: status %d, it prints\n%.*s", cases[i].words, status,
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
        int status;
        Str out = run_map(folder, parts[i].words, &status, arena);
        if (status != 0 || count(out, parts[i].wanted) != parts[i].times)
            fail_msg("%s: not %d times %s in\n%.*s", parts[i].words, parts[i].times,
                     parts[i].wanted, (int)out.length, out.data);
    }
    folder_remove(folder);
    arena_free(arena);
}

// Boxes lie apart and inside; every relation has a path or is a reference; paths have
// right angles and begin and end at their boxes.
static void check_geometry(const char *name, Str text, Arena *arena)
{
    const Value *map = json_read(arena, text);
    const Value *boxes = value_get(map, "boxes");
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
    assert_true(boxes->count > 0);
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
            int status;
            Str out = run_map(folder, words[i], &status, arena);
            assert_int_equal(status, 0);
            check_geometry(arena_format(arena, "seed %d %s", seed, words[i]).data, out,
                           arena);
        }
        folder_remove(folder);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_forms), cmocka_unit_test(test_opened),
      cmocka_unit_test(test_geometry))
