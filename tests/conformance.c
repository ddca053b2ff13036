#include "tests/conformance.h"
#include "src/base/file.h"
#include "tests/check.h"
#include "tests/json.h"

// Bad data and titles that every JavaScript object has crash the reference, which its
// lists of errors do not say.
static bool crashes(const char *name)
{
    static const char *const names[] = { "fm-bad-yaml", "data-badyaml", "proto",
                                         "constructor", "toString-arg" };
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

int conformance_cases(void (*check)(const ConformanceCase *, Arena *))
{
    return conformance_cases_in("tests/argdown/conformance.jsonl", check);
}

int conformance_cases_in(const char *path,
                         void (*check)(const ConformanceCase *, Arena *))
{
    Arena *whole = arena_new();
    Str lines, line;
    Error error;
    int count = 0;
    if (!file_read(path, 1 << 22, whole, &lines, &error))
        fail_msg("%s", error.text);
    while (str_next(&lines, '\n', &line)) {
        Arena *arena = arena_new();
        const Value *json = json_read(arena, line);
        const Value *tokens = value_get(json, "tokens");
        ConformanceCase it = {
            .name = arena_str(arena, value_string(value_get(json, "name"))).data,
            .input = value_string(value_get(json, "input")),
            .tokens = tokens->kind == VALUE_LIST ? tokens : NULL,
            .json = value_get(json, "json"),
        };
        it.is_accepted = value_get(json, "errors")->count == 0 &&
                         value_get(json, "exceptions")->count == 0 &&
                         value_get(json, "lexerThrow")->kind == VALUE_NULL &&
                         !crashes(it.name);
        check(&it, arena);
        arena_free(arena);
        count++;
    }
    arena_free(whole);
    return count;
}
