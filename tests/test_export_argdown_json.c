#include "src/argdown/argdown_build.h"
#include "src/base/vec.h"
#include "src/export/export_argdown_json.h"
#include "tests/check.h"
#include "tests/conformance.h"
#include "tests/json.h"

// Deliberate differences, each with its reason.
static const struct {
    const char *name, *reason;
} differences[] = {
    { "explode", "model.explodeArguments takes arguments apart for another drawing" },
};

static bool is_aside(Str key)
{
    return str_is(key, "color") || str_is(key, "fontColor") || str_is(key, "priority");
}

static const Value *find(const Value *map, Str key)
{
    for (size_t i = 0; i < map->count; i++)
        if (str_equal(map->entries[i].key, key))
            return map->entries[i].value;
    return NULL;
}

static void compare(const char *name, Str way, const Value *got, const Value *expected,
                    Arena *arena);

static void compare_maps(const char *name, Str way, const Value *got,
                         const Value *expected, Arena *arena)
{
    for (size_t i = 0; i < got->count; i++)
        if (!is_aside(got->entries[i].key) && !find(expected, got->entries[i].key))
            fail_msg("%s: %s has a key '%s' too many", name, way.data,
                     arena_str(arena, got->entries[i].key).data);
    for (size_t i = 0; i < expected->count; i++) {
        Str key = expected->entries[i].key;
        const Value *value = find(got, key);
        if (is_aside(key))
            continue;
        Str below = arena_format(arena, "%s.%.*s", way.data, (int)key.length, key.data);
        if (!value)
            fail_msg("%s: %s is missing", name, below.data);
        else
            compare(name, below, value, expected->entries[i].value, arena);
    }
}

static void compare(const char *name, Str way, const Value *got, const Value *expected,
                    Arena *arena)
{
    char where[8];
    if (got->kind == VALUE_MAP && expected->kind == VALUE_MAP) {
        compare_maps(name, way, got, expected, arena);
        return;
    }
    bool lists = got->kind == VALUE_LIST && expected->kind == VALUE_LIST;
    for (size_t i = 0; lists && i < got->count && i < expected->count; i++)
        compare(name, arena_format(arena, "%s[%zu]", way.data, i),
                got->entries[i].value, expected->entries[i].value, arena);
    if (lists ? got->count != expected->count
              : !json_equal(got, expected, where, sizeof where))
        fail_msg("%s: %s is %s, expected %s", name, way.data,
                 json_print(arena, got).data, json_print(arena, expected).data);
}

// Statements and arguments come in the order of the reference.
static void compare_order(const char *name, const Value *got, const Value *expected,
                          const char *key)
{
    const Value *ours = value_get(got, key), *theirs = value_get(expected, key);
    for (size_t i = 0; i < theirs->count; i++)
        if (!str_equal(ours->entries[i].key, theirs->entries[i].key))
            fail_msg("%s: the %s are in another order", name, key);
}

static void keep(void *context, Str piece)
{
    buffer_add(context, piece);
}

static Str export_all(const Debate *debate, Str source, Arena *arena)
{
    Buffer json = { .arena = arena };
    export_argdown_json(debate, source, keep, &json);
    return buffer_str(&json);
}

static void check_case(const ConformanceCase *it, Arena *arena)
{
    Problems problems = { .arena = arena };
    ArgdownOptions options = { .strict = true };
    for (size_t i = 0; i < COUNT(differences); i++)
        if (strcmp(it->name, differences[i].name) == 0)
            return;
    if (!it->is_accepted)
        return;
    const Debate *debate =
        argdown_read_with(arena, str(it->name), it->input, &options, &problems);
    const Value *got = json_read(arena, export_all(debate, it->input, arena));
    compare(it->name, str("it"), got, it->json, arena);
    compare_order(it->name, got, it->json, "statements");
    compare_order(it->name, got, it->json, "arguments");
}

static void test_reference(void **state)
{
    (void)state;
    assert_true(conformance_cases(check_case) > 150);
    assert_true(conformance_cases_in("tests/argdown/made-up.jsonl", check_case) > 50);
    assert_int_equal(conformance_cases_in("tests/argdown/examples.jsonl", check_case),
                     3);
}

static void test_layout(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    Str source = str("\"\\\\ \xC2\xA0\x01");
    const Debate *debate = argdown_read(arena, str("x"), source, &problems);
    Str json = export_all(debate, source, arena);
    assert_true(str_starts(json, str("{\n  \"arguments\": {},\n  \"statements\": {\n"
                                     "    \"Untitled 1\": {\n")));
    assert_true(str_find(json, str("\"text\": \"\\\"\\\\ \xC2\xA0\\u0001\"")) > 0);
    assert_true(str_ends(json, str("\n  \"tags\": {}\n}")));
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_reference), cmocka_unit_test(test_layout))
