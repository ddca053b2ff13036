// Every note and warning of the sources has a code that `moot check --no` knows.
#include "src/base/file.h"
#include "src/debate/problem.h"
#include "tests/check.h"

// The string that stands next in a source, within the same call or row.
static Str next_string(Str rest)
{
    ptrdiff_t begin = str_find(rest, str("\"")), end = str_find(rest, str(";"));
    if (begin < 0 || (end >= 0 && end < begin))
        return str("");
    rest = str_from(rest, (size_t)begin + 1);
    return str_part(rest, 0, (size_t)str_find(rest, str("\"")));
}

// Returns how many codes there are.
static int check_file(Str text, const char *path)
{
    int count = 0;
    ptrdiff_t at;
    while ((at = str_find(text, str("SEVERITY_"))) >= 0) {
        text = str_from(text, (size_t)at + sizeof "SEVERITY_" - 1);
        bool is_mild =
            str_starts(text, str("NOTE,")) || str_starts(text, str("WARNING,"));
        Str code = is_mild ? next_string(text) : str("");
        if (code.length > 0 && !problem_is_known(code))
            fail_msg("%s: %.*s cannot be switched off", path, STR_ARGUMENTS(code));
        count += code.length > 0;
    }
    return count;
}

static void test_all_codes_are_known(void **state)
{
    (void)state;
    static const char *const folders[] = { "src/argdown", "src/library" };
    Arena *arena = arena_new();
    Error error;
    int count = 0;
    for (size_t i = 0; i < COUNT(folders); i++) {
        FileList files;
        assert_true(file_list(folders[i], arena, &files, &error));
        for (size_t k = 0; k < files.count; k++) {
            Str text;
            if (!str_ends(files.paths[k], str(".c")))
                continue;
            assert_true(
                file_read(files.paths[k].data, SIZE_MAX / 2, arena, &text, &error));
            count += check_file(text, files.paths[k].data);
        }
    }
    assert_true(count > 40);
    assert_false(problem_is_known(str("nonsense")));
    assert_true(problem_is_known(str("wide-table")));
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_all_codes_are_known))
