#include "ui/outline_head.h"
#include "src/base/vec.h"
#include "src/text/text.h"

typedef struct {
    Arena *arena;
    int columns;
    OutlineHead head;
    size_t capacity;
} Maker;

static void add(Maker *maker, Str text, Role role)
{
    OutlineHead *head = &maker->head;
    Lines wrapped = text_wrap(maker->arena, text, maker->columns);
    for (size_t i = 0; i < wrapped.count; i++) {
        head->lines = vec_room(maker->arena, head->lines, (size_t)head->count,
                               &maker->capacity, sizeof head->lines[0]);
        head->lines[head->count++] = (DetailLine){ wrapped.lines[i], role };
    }
}

static void add_problems(Maker *maker, const HeadWanted *wanted)
{
    enum { MOST = 3 };
    Arena *arena = maker->arena;
    for (size_t i = 0; i < wanted->problem_count && i < MOST; i++) {
        const Problem *problem = &wanted->problems[i];
        add(maker,
            arena_format(arena, "line %d: %.*s", problem->line,
                         (int)problem->text.length, problem->text.data),
            ROLE_ERROR);
    }
    size_t more = wanted->problem_count > MOST ? wanted->problem_count - MOST : 0;
    if (more > 0)
        add(maker, arena_format(arena, "and %zu more problems", more), ROLE_ERROR);
}

OutlineHead outline_head_make(const HeadWanted *wanted, int columns, Arena *arena)
{
    enum { MEASURE = 76, MARGIN = 2 };
    columns = columns - MARGIN < MEASURE ? columns - MARGIN : MEASURE;
    Maker maker = { .arena = arena, .columns = columns > 1 ? columns : 1 };
    Str abstract = str_trim(wanted->debate->abstract);
    if (wanted->debate->hidden > 0)
        add(&maker, problem_hidden(wanted->debate->hidden, arena), ROLE_NOTICE);
    add_problems(&maker, wanted);
    if (wanted->has_abstract && abstract.length > 0)
        add(&maker, abstract, ROLE_TEXT);
    if (wanted->debate->claim_count + wanted->debate->argument_count == 0)
        add(&maker, str("This debate has no claims."), ROLE_NOTICE);
    if (maker.head.count > 0)
        add(&maker, str(""), ROLE_TEXT);
    return maker.head;
}
