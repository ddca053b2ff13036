#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/table.h"
#include "src/base/value.h"
#include "src/base/vec.h"
#include "tests/check.h"

static void test_arena(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_int_equal(arena_size(arena), 0);
    for (size_t size = 1; size < 3000; size += 7) {
        char *memory = arena_get(arena, size, 3);
        assert_int_equal((uintptr_t)memory % 16, 0);
        for (size_t i = 0; i < size * 3; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 'x', size * 3);
    }
    Str copy = arena_str(arena, str("one"));
    check_str(copy, "one", "a copy");
    assert_int_equal(copy.data[3], '\0');
    check_str(arena_format(arena, "%d-%s", 7, "up"), "7-up", "a format");
    arena_reset(arena);
    char *again = arena_get(arena, 100, 1);
    for (int i = 0; i < 100; i++)
        assert_int_equal(again[i], 0);
    arena_free(arena);
    arena_free(NULL);
}

// clang-format off
static const struct {
    const char *what, *text, *wanted;
    ptrdiff_t found;
} finds[] = {
    { "in the middle",           "abcde", "cd",  2  },
    { "at the start",            "abc",   "a",   0  },
    { "not there",               "abc",   "x",   -1 },
    { "nothing in something",    "abc",   "",    0  },
    { "something in nothing",    "",      "a",   -1 },
    { "longer than the text",    "ab",    "abc", -1 },
};

static const struct {
    const char *what, *text, *parts[4];
} splits[] = {
    { "plain",                 "a,b",   { "a", "b" }       },
    { "an empty part inside",  "a,,b",  { "a", "", "b" }   },
    { "a separator at the end", "a,",   { "a" }            },
    { "an empty part in front", ",a",   { "", "a" }        },
    { "nothing",               "",      { 0 }              },
};
// clang-format on

static void test_str(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(finds); i++)
        if (str_find(str(finds[i].text), str(finds[i].wanted)) != finds[i].found)
            fail_msg("str_find: %s", finds[i].what);
    for (size_t i = 0; i < COUNT(splits); i++) {
        Str rest = str(splits[i].text), part;
        for (size_t n = 0; splits[i].parts[n]; n++) {
            assert_true(str_next(&rest, ',', &part));
            check_str(part, splits[i].parts[n], splits[i].what);
        }
        assert_false(str_next(&rest, ',', &part));
    }
    check_str(str_trim(str(" \t a b\r\n")), "a b", "trimmed");
    check_str(str_trim(str(" \n")), "", "only blanks");
    check_str(str_part(str("abc"), 1, 99), "bc", "cut to the length");
    check_str(str_part(str("abc"), 5, 9), "", "beyond the end");
    assert_true(str_compare(str("ab"), str("abc")) < 0);
    assert_true(str_compare(str("b"), str("abc")) > 0);
    assert_int_equal(str_compare(str(""), str("")), 0);
    assert_true(str_starts(str("abc"), str("ab")) && !str_starts(str("a"), str("ab")));
    assert_true(str_ends(str("abc"), str("bc")) && !str_ends(str("c"), str("bc")));
}

static void test_table(void **state)
{
    (void)state;
    enum { KEYS = 5000 };
    Arena *arena = arena_new();
    Table table = { .arena = arena };
    assert_int_equal(table_get(&table, str("a")), -1);
    for (int i = 0; i < KEYS; i++)
        table_set(&table, arena_format(arena, "key %d", i), i);
    for (int i = 0; i < KEYS; i++)
        assert_int_equal(table_get(&table, arena_format(arena, "key %d", i)), i);
    table_set(&table, str("key 7"), 70);
    assert_int_equal(table_get(&table, str("key 7")), 70);
    assert_int_equal(table.count, KEYS);
    check_str(table.keys[7], "key 7", "order of insertion");
    table_set(&table, str(""), 1);
    assert_int_equal(table_get(&table, str("")), 1);
    arena_free(arena);
}

static void test_buffer(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer buffer = { .arena = arena };
    check_str(buffer_str(&buffer), "", "nothing yet");
    for (int i = 0; i < 100; i++)
        buffer_format(&buffer, "%d,", i % 10);
    buffer_add(&buffer, str("end"));
    buffer_add_byte(&buffer, '.');
    assert_int_equal(buffer.length, 204);
    assert_true(str_ends(buffer_str(&buffer), str("8,9,end.")));
    arena_free(arena);
}

static void test_value(void **state)
{
    (void)state;
    Value text = { .kind = VALUE_STRING, .string = str("x") };
    ValueEntry entry = { str("key"), &text };
    Value map = { .kind = VALUE_MAP, .entries = &entry, .count = 1 };
    check_str(value_string(value_get(&map, "key")), "x", "found");
    assert_null(value_get(&map, "other"));
    assert_null(value_get(&text, "key"));
    assert_null(value_get(NULL, "key"));
    check_str(value_string(NULL), "", "no value");
}

static void check_refused(const char *path, const char *expected)
{
    Arena *arena = arena_new();
    Str content = str("untouched");
    Error error;
    assert_false(file_read(path, 1000, arena, &content, &error));
    assert_string_equal(error.text, expected);
    check_str(content, "untouched", "the result of a failure");
    arena_free(arena);
}

static void test_file(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Error error;
    char folder[] = "/tmp/moot-file-XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);

    assert_true(file_write("b.txt", str("first"), &error));
    assert_true(file_write("b.txt", str("second"), &error));
    Str content;
    assert_true(file_read("b.txt", 1000, arena, &content, &error));
    check_str(content, "second", "written over");
    for (int i = 0; i < 8; i++)
        assert_int_equal(content.data[content.length + (size_t)i], '\0');

    check_refused("none.txt", "none.txt: No such file or directory");
    check_refused(".", ".: not a file");
    assert_int_equal(mkfifo("pipe", 0600), 0);
    check_refused("pipe", "pipe: not a file");
    char large[1001];
    memset(large, 'x', sizeof large);
    assert_true(file_write("large", (Str){ large, sizeof large }, &error));
    check_refused("large", "large: 1001 bytes, and moot reads at most 1000");

    assert_int_equal(mkdir("a", 0700), 0);
    assert_true(file_write(".hidden", str(""), &error));
    FileList files;
    assert_true(file_list(".", arena, &files, &error));
    assert_int_equal(files.count, 3);
    check_str(files.paths[0], "./a", "a folder");
    check_str(files.paths[1], "./b.txt", "a file");
    assert_false(file_list("none", arena, &files, &error));
    assert_false(file_write("none/x", str("x"), &error));
    assert_string_equal(error.text, "none/x: No such file or directory");

    unlink("b.txt"), unlink("large"), unlink("pipe"), unlink(".hidden"), rmdir("a");
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0); // nothing half-written is left either
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_arena), cmocka_unit_test(test_str),
      cmocka_unit_test(test_table), cmocka_unit_test(test_buffer),
      cmocka_unit_test(test_value), cmocka_unit_test(test_file))
