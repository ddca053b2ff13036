#include "src/argdown/argdown_order.h"
#include <stdlib.h>

typedef struct {
    uint64_t rank;
    int32_t id;
} Ranked;

static bool is_index(Str title, uint64_t *number)
{
    enum { DIGITS_MOST = 10 };
    *number = 0;
    if (title.length == 0 || title.length > DIGITS_MOST)
        return false;
    for (size_t i = 0; i < title.length; i++) {
        if (title.data[i] < '0' || title.data[i] > '9')
            return false;
        *number = *number * 10 + (uint64_t)(title.data[i] - '0');
    }
    return (title.length == 1 || title.data[0] != '0') && *number < UINT32_MAX;
}

static int by_rank(const void *left, const void *right)
{
    const Ranked *a = left, *b = right;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

static Str title_of(const Debate *debate, NodeKind kind, int32_t id)
{
    return kind == NODE_NONE ? debate->tags[id]
                             : debate_title(debate, (Node){ kind, id });
}

static int32_t *dictionary(const Debate *debate, NodeKind kind, int32_t count,
                           Arena *arena)
{
    Ranked *ranked = arena_get(arena, (size_t)count + 1, sizeof *ranked);
    int32_t *ids = arena_get(arena, (size_t)count + 1, sizeof *ids);
    bool has_index = false;
    for (int32_t i = 0; i < count; i++) {
        uint64_t number;
        bool first = is_index(title_of(debate, kind, i), &number);
        ranked[i] = (Ranked){ first ? number : (UINT64_C(1) << 33) + (uint64_t)i, i };
        has_index |= first;
    }
    if (has_index)
        qsort(ranked, (size_t)count, sizeof *ranked, by_rank);
    for (int32_t i = 0; i < count; i++)
        ids[i] = ranked[i].id;
    return ids;
}

int32_t *argdown_dictionary(const Debate *debate, NodeKind kind, Arena *arena)
{
    return dictionary(debate, kind,
                      kind == NODE_CLAIM ? debate->claim_count : debate->argument_count,
                      arena);
}

int32_t *argdown_dictionary_of_tags(const Debate *debate, Arena *arena)
{
    return dictionary(debate, NODE_NONE, debate->tag_count, arena);
}

static int by_end(const void *left, const void *right)
{
    const Member *a = *(const Member *const *)left, *b = *(const Member *const *)right;
    if (a->whole_end != b->whole_end)
        return a->whole_end < b->whole_end ? -1 : 1;
    return (a->extent.start < b->extent.start) - (a->extent.start > b->extent.start);
}

const Member **argdown_members(const Member *members, size_t count, Arena *arena)
{
    const Member **sorted = arena_get(arena, count + 1, sizeof(void *));
    for (size_t i = 0; i < count; i++)
        sorted[i] = &members[i];
    if (count > 1)
        qsort(sorted, count, sizeof(void *), by_end);
    return sorted;
}

bool argdown_is_true(const Value *value)
{
    if (!value)
        return false;
    switch (value->kind) {
    case VALUE_NULL: return false;
    case VALUE_BOOLEAN: return value->boolean;
    case VALUE_NUMBER: return value->number != 0;
    case VALUE_STRING: return value->string.length > 0;
    default: return true;
    }
}

const Member *argdown_canonical(const Member *const *sorted, size_t count)
{
    const Member *last = NULL;
    for (size_t i = count; i-- > 0;) {
        if (sorted[i]->is_reference)
            continue;
        if (argdown_is_true(value_get(sorted[i]->data, "isCanonical")))
            return sorted[i];
        last = last ? last : sorted[i];
    }
    return last;
}
