// YAML: whatever bytes come, with aliases and without, there is a value that is no
// deeper and no larger than the limits, or one problem that lies in the file; laid over
// itself it stays as it is.
#include <assert.h>
#include <stdint.h>
#include "src/argdown/data.h"
#include "src/base/limits.h"
#include "src/text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Aliases stand for up to so many values again.
enum { DATA_NODES = LIMIT_YAML_NODES + 2000 };

static size_t count_data(const Value *value)
{
    const Value *open[LIMIT_YAML_DEPTH + 2];
    size_t next[LIMIT_YAML_DEPTH + 2] = { 0 }, depth = 1, count = 1;
    open[0] = value;
    while (depth > 0) {
        const Value *top = open[depth - 1];
        bool is_open = top->kind == VALUE_LIST || top->kind == VALUE_MAP;
        if (!is_open || next[depth - 1] == top->count) {
            assert(top->kind != VALUE_STRING || text_is_valid(top->string));
            depth--;
            continue;
        }
        const ValueEntry *entry = &top->entries[next[depth - 1]++];
        assert(entry->value);
        assert(++count <= DATA_NODES && depth < LIMIT_YAML_DEPTH + 2);
        next[depth] = 0;
        open[depth++] = entry->value;
    }
    return count;
}

static void read_data(Str text, bool aliases)
{
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    DataPlace place = { .path = str("x"), .text = text, .line = 1, .aliases = aliases };
    const Value *value = data_read_at(arena, text, &place, &problems);
    int lines = 2; // a last line end begins a line
    for (size_t i = 0; i < text.length; i++)
        lines += text.data[i] == '\n' || text.data[i] == '\r';
    assert(problems.count <= 1 && !(value && problems.count > 0));
    for (size_t i = 0; i < problems.count; i++) {
        const Problem *problem = &problems.items[i];
        assert(problem->line >= 1 && problem->line <= lines && problem->column >= 1);
        assert(problem->text.length > 0 && problem_format(arena, problem).length > 0);
    }
    if (value) {
        size_t count = count_data(value), entries = 0;
        const Value *twice = data_merge(arena, value, value, &entries);
        assert(count_data(twice) == count && entries <= 2 * count);
    }
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    text_open();
    Str text = { (const char *)data, size };
    read_data(text, false);
    read_data(text, true);
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    Str rest;
    int line;
    data_front_matter(arena, text, str("x"), &rest, &line, &problems);
    assert(rest.length <= size && line >= 1);
    arena_free(arena);
    return 0;
}
