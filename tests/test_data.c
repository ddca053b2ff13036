#include "src/argdown/data.h"
#include "src/argdown/scalar.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/json.h"

// clang-format off
static const struct {
    const char *what, *yaml, *value;
} values[] = {
    { "nothing", " \n", NULL },
    { "a map", "{a: 1, b: two}", "{a: 1, b: \"two\"}" },
    { "a block", "a:\n  - 1\n  - x: y\nb: |\n  line\n", "{a: [1, {x: \"y\"}], b: \"line\n\"}" },
    { "types of YAML 1.2", "[~, true, False, 0x1F, 0o17, 0b11, -1.5e3, .5, yes, 2020-01-01, '1', 012]",
      "[null, true, false, 31, 15, 3, -1500, 0.5, \"yes\", \"2020-01-01\", \"1\", 12]" },
    { "what only looks like numbers", "[+.5, 1_0, 0x, 1e, ., 1e400, 0b2]",
      "[\"+.5\", \"1_0\", \"0x\", \"1e\", \".\", \"1e400\", \"0b2\"]" },
    { "keys without values", "{a, b: }", "{a: null, b: null}" },
    { "keys that are no strings", "{1.50: x, [1, 2]: y, null: z}", "{1.5: \"x\", 1,2: \"y\", null: \"z\"}" },
    { "a colon before a bracket", "{uses:[1,2], a:{b: 1}}", "{uses: [1, 2], a: {b: 1}}" },
    { "a merge key", "{<<: {a: 1, b: 2}, b: 3}", "{b: 3, a: 1}" },
    { "explicit types", "{a: !!str 1, b: !!int '3'}", "{a: \"1\", b: 3}" },
};

static const struct {
    const char *what, *yaml;
    int line, column;
    const char *text;
} problems_of[] = {
    { "a missing comma", "{a: 1\n  b: 2}", 2, 4, "a comma or a closing brace is missing here" },
    { "a missing comma in a list", "[1, 'x' 2]", 1, 9, "a comma or a closing bracket is missing here" },
    { "an open list", "a: 1\nb: [1, 2\n", 2, 4, "this bracket is not closed" },
    { "an open bracket", "{x: [}", 1, 6, "a value is missing here" },
    { "an open quote", "{x: 'a", 1, 5, "a quotation mark is not closed" },
    { "two colons", "a: b: c", 1, 5, "a second colon stands in a value" },
    { "a key twice", "{a: 1, a: 2}", 1, 8, "the key “a” stands here twice" },
    { "an alias", "{a: &x 1, b: *x}", 1, 14, "aliases such as *x are not allowed" },
    { "an unknown tag", "{a: !thing x}", 1, 5, "the tag !thing is unknown" },
    { "a tab as indentation", "a:\n\t- b", 2, 1, "a value cannot begin with this character" },
    { "two documents", "a: 1\n---\nb: 2", 2, 1, "a second YAML document begins here" },
    { "columns are counted as people do", "{é́: 1, é́: 2}", 1, 8, "the key “é́” stands here twice" },
};

static const struct {
    const char *what, *earlier, *later, *merged;
} merges[] = {
    { "later values win", "{a: 1, b: 2}", "{b: 3, c: 4}", "{a: 1, b: 3, c: 4}" },
    { "maps merge deeply", "{a: {x: 1, y: {p: 1}}}", "{a: {y: {q: 2}, z: 3}}", "{a: {x: 1, y: {p: 1, q: 2}, z: 3}}" },
    { "lists are replaced", "{a: [1, 2]}", "{a: [3]}", "{a: [3]}" },
    { "a list is no map", "{a: 1}", "[1]", "[1]" },
};

static const struct {
    double number;
    const char *text;
} numbers[] = {
    { 0, "0" }, { -1, "-1" }, { 1.5, "1.5" }, { 1000, "1000" }, { 123456789012, "123456789012" },
    { 0.1, "0.1" }, { 1e21, "1e+21" }, { 1.5e-7, "1.5e-7" }, { 0.000001, "0.000001" },
    { 12345678901234567890.0, "12345678901234567000" },
};

static const struct {
    const char *text, *date;
} dates[] = {
    { "2020-01-31", "2020-01-31T00:00:00.000Z" },
    { "2001-12-14t21:59:43.10-05:00", "2001-12-15T02:59:43.100Z" },
    { "1969-12-31 23:59:59.9999 Z", "1969-12-31T23:59:59.999Z" },
    { "2000-03-01T00:30:00+01", "2000-02-29T23:30:00.000Z" },
    { "2020-1-1", NULL }, { "2020-01", NULL }, { "12:30:45", NULL }, { "2020-01-01x", NULL },
};
// clang-format on

static void test_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(values); i++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        const Value *value =
            data_read(arena, str(values[i].yaml), str("x"), 1, &problems);
        assert_int_equal(problems.count, 0);
        if (values[i].value)
            check_str(json_print(arena, value), values[i].value, values[i].what);
        else
            assert_null(value);
        arena_free(arena);
    }
}

static void test_problems(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(problems_of); i++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        assert_null(data_read(arena, str(problems_of[i].yaml), str("x"), 1, &problems));
        assert_int_equal(problems.count, 1);
        const Problem *problem = &problems.items[0];
        check_str(problem->text, problems_of[i].text, problems_of[i].what);
        if (problem->line != problems_of[i].line ||
            problem->column != problems_of[i].column)
            fail_msg("%s: it stands at %d:%d", problems_of[i].what, problem->line,
                     problem->column);
        arena_free(arena);
    }
}

static void test_merging(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(merges); i++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        const Value *earlier =
            data_read(arena, str(merges[i].earlier), str("x"), 1, &problems);
        const Value *later =
            data_read(arena, str(merges[i].later), str("x"), 1, &problems);
        size_t entries = 0;
        check_str(json_print(arena, data_merge(arena, earlier, later, &entries)),
                  merges[i].merged, merges[i].what);
        assert_ptr_equal(data_merge(arena, earlier, NULL, &entries), earlier);
        assert_ptr_equal(data_merge(arena, NULL, later, &entries), later);
        arena_free(arena);
    }
}

static void test_numbers_and_dates(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(numbers); i++)
        check_str(scalar_number(arena, numbers[i].number), numbers[i].text, "a number");
    for (size_t i = 0; i < COUNT(dates); i++) {
        char out[32] = "";
        assert_int_equal(scalar_date(str(dates[i].text), out), dates[i].date != NULL);
        if (dates[i].date)
            check_str(str(out), dates[i].date, dates[i].text);
    }
    arena_free(arena);
}

static size_t count_problems(Str yaml)
{
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    data_read(arena, yaml, str("x"), 1, &problems);
    size_t count = problems.count;
    arena_free(arena);
    return count;
}

static Str repeat(Arena *arena, const char *open, size_t count, const char *close)
{
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < count; i++)
        buffer_add(&out, str(open));
    for (size_t i = 0; i < count; i++)
        buffer_add(&out, str(close));
    return buffer_str(&out);
}

static Str wrap(Arena *arena, const char *open, Str text, const char *close)
{
    Buffer out = { .arena = arena };
    buffer_add(&out, str(open));
    buffer_add(&out, text);
    buffer_add(&out, str(close));
    return buffer_str(&out);
}

// One below, at and one above each limit; and a bomb of brackets.
static void r19_r22_limits_of_yaml(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (size_t over = 0; over <= 1; over++) {
        size_t depth = LIMIT_YAML_DEPTH + over, nodes = LIMIT_YAML_NODES - 1 + over,
               scalar = LIMIT_YAML_SCALAR + over;
        assert_int_equal(count_problems(repeat(arena, "[", depth, "]")), over);
        assert_int_equal(
            count_problems(wrap(arena, "[", repeat(arena, "1,", nodes, ""), "]")),
            over);
        assert_int_equal(
            count_problems(wrap(arena, "'", repeat(arena, "x", scalar, ""), "'")),
            over);
    }
    assert_int_equal(count_problems(repeat(arena, "[", 100000, "")), 1);
    assert_int_equal(count_problems(repeat(arena, "{a: ", 100000, "")), 1);
    arena_free(arena);
}

static void test_front_matter(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    Str rest;
    int line;
    const Value *value = data_front_matter(arena, str("---\ntitle: A\n---  \nText\n"),
                                           str("x"), &rest, &line, &problems);
    check_str(value_string(value_get(value, "title")), "A", "the title");
    check_str(rest, "Text\n", "what follows");
    assert_int_equal(line, 4);
    assert_null(data_front_matter(arena, str("Text\n---\n"), str("x"), &rest, &line,
                                  &problems));
    check_str(rest, "Text\n---\n", "without front matter all is text");
    assert_null(data_front_matter(arena, str("---\na: b\n"), str("x"), &rest, &line,
                                  &problems));
    check_str(rest, "---\na: b\n", "front matter that is not closed is text");
    assert_int_equal(problems.count, 0);
    data_front_matter(arena, str("---\na: 1\nb: [\n---\n"), str("x"), &rest, &line,
                      &problems);
    assert_int_equal(problems.count, 1);
    check_str(problems.items[0].source, "b: [", "the line that is shown");
    assert_int_equal(problems.items[0].line, 3);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_values), cmocka_unit_test(test_problems),
      cmocka_unit_test(test_merging), cmocka_unit_test(test_numbers_and_dates),
      cmocka_unit_test(r19_r22_limits_of_yaml), cmocka_unit_test(test_front_matter))
