// Golden screens: every tests/screens/NAME.keys is run without a terminal, and the
// window must be what NAME.screen has. `make screens` (UPDATE=1) rewrites these, to be
// reviewed in the diff.
#include <stdlib.h>
#include "src/base/file.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/script.h"

static const char folder[] = "tests/screens";
enum { SCREENS_LEAST = 25, FILE_LIMIT = 1 << 20 };

// The first line in which two texts differ, as "12: is ... - expected ...".
static Str difference(Arena *arena, Str is, Str expected)
{
    Str a = str(""), b = str("");
    for (int line = 1;; line++) {
        bool has_a = str_next(&is, '\n', &a), has_b = str_next(&expected, '\n', &b);
        if (has_a && has_b && str_equal(a, b))
            continue;
        return arena_format(arena, "line %d is\n%.*s\nexpected\n%.*s", line,
                            has_a ? (int)a.length : 0, a.data,
                            has_b ? (int)b.length : 0, b.data);
    }
}

// Compares or rewrites one screen; returns whether it is as it should be.
static bool check_screen(Str keys_path, Arena *arena)
{
    Script script;
    Error error;
    Str keys, expected = str("");
    Str stem = str_part(keys_path, 0, keys_path.length - strlen(".keys"));
    Str path = arena_format(arena, "%.*s.screen", (int)stem.length, stem.data);
    assert_true(file_read(keys_path.data, FILE_LIMIT, arena, &keys, &error));
    script_init(&script);
    script_run(&script, keys_path.data, keys);
    Str shown = script_print(&script);
    bool is_same = file_read(path.data, FILE_LIMIT, arena, &expected, &error) &&
                   str_equal(shown, expected);
    if (!is_same && getenv("UPDATE"))
        is_same = file_write(path.data, shown, &error);
    if (!is_same)
        print_error("%s: %s\n", path.data, difference(arena, shown, expected).data);
    script_free(&script);
    return is_same;
}

static void test_screens(void **state)
{
    (void)state;
    script_check_folder(folder, SCREENS_LEAST, check_screen);
}

TESTS(cmocka_unit_test(test_screens))
