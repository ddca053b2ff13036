// Files for solvers: whatever bytes come, the framework holds together, problems lie in
// the file, what is found can be held, and strengths are between 0 and 1.
#include <assert.h>
#include <stdint.h>
#include "src/debate/extensions.h"
#include "src/import/import_af.h"
#include "src/import/import_bag.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_af_problems(const Problems *problems, Str text)
{
    for (size_t i = 0; i < problems->count; i++) {
        const Problem *problem = &problems->items[i];
        assert(problem->line >= 1 && (size_t)problem->line <= text.length + 1);
        assert(problem->column >= 1 && (size_t)problem->column <= text.length + 1);
        assert(problem->length >= 1 && problem->text.length > 0);
    }
}

static void check_framework(const Framework *framework, const unsigned char *labels)
{
    int32_t attacks = 0;
    for (int32_t n = 0; n < framework->count; n++) {
        bool is_out = false, is_defended = true;
        for (int32_t i = framework->start[n]; i < framework->start[n + 1]; i++) {
            unsigned char label = labels[framework->attackers[i]];
            is_out |= label == LABEL_IN;
            is_defended &= label == LABEL_OUT;
        }
        assert((labels[n] == LABEL_OUT) == is_out);
        assert((labels[n] == LABEL_IN) == is_defended);
        for (int32_t i = framework->out_start[n]; i < framework->out_start[n + 1]; i++)
            assert(framework_has(framework, n, framework->targets[i]));
        attacks += framework->out_start[n + 1] - framework->out_start[n];
    }
    assert(attacks == framework_attacks(framework));
}

static void read_af(Str text)
{
    enum { STEPS = 1000000 };
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    ImportedAf file = import_af(arena, str("x"), text, &problems);
    size_t count = (size_t)file.framework.count;
    unsigned char *labels = arena_get(arena, count + 1, 1);
    check_af_problems(&problems, text);
    for (size_t i = 0; i < count; i++)
        assert(table_get(&file.index, file.names[i]) == (int32_t)i);
    Inquiry inquiry = { &file.framework, NULL, SEMANTICS_PREFERRED, STEPS };
    if (extension_find(&inquiry, labels) == ANSWER_YES)
        check_framework(&file.framework, labels);
    arena_free(arena);
}

static void read_bag(Str text)
{
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    ImportedBag bag = import_bag(arena, str("x"), text, &problems);
    size_t count = (size_t)bag.graph.count;
    double *strengths = arena_get(arena, count + 1, sizeof *strengths);
    check_af_problems(&problems, text);
    for (Gradual semantics = 0; semantics < GRADUAL_COUNT; semantics++) {
        gradual_strengths(&bag.graph, semantics, strengths, arena);
        for (size_t i = 0; i < count; i++)
            assert(strengths[i] > -1e-9 && strengths[i] < 1 + 1e-9);
    }
    arena_free(arena);
}

// A million arguments are one short line, and take a while.
static bool names_many(Str text)
{
    enum { DIGITS = 5 };
    size_t digits = 0;
    for (size_t i = 0; i < text.length && digits < DIGITS; i++)
        digits = text.data[i] >= '0' && text.data[i] <= '9' ? digits + 1 : 0;
    return digits == DIGITS;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str text = { (const char *)data, size };
    if (import_af_format(text) != AF_NUMBERED || !names_many(text))
        read_af(text);
    read_bag(text);
    return 0;
}
