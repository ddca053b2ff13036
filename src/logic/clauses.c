#include "src/logic/clauses.h"
#include <assert.h>

// In the block each clause has its length, its levels and its literals.
enum { HEAD = 2, USEFUL_LEVELS = 2, MOST_LEVELS = 63 };

void clauses_add_variable(Clauses *clauses)
{
    for (int i = 0; i < 2; i++) {
        clauses->watches =
            vec_room(clauses->arena, clauses->watches, clauses->literals,
                     &clauses->watch_capacity, sizeof clauses->watches[0]);
        clauses->watches[clauses->literals++] = (WatchList){ 0 };
    }
}

void clauses_watch(Clauses *clauses, Literal literal, Watch watch)
{
    WatchList *list = &clauses->watches[literal];
    list->items = vec_room(clauses->arena, list->items, list->count, &list->capacity,
                           sizeof list->items[0]);
    list->items[list->count++] = watch;
}

static void attach(Clauses *clauses, ClauseRef clause)
{
    const Literal *literals = &clauses->block[clause + HEAD];
    clauses_watch(clauses, literals[0], (Watch){ clause, literals[1] });
    clauses_watch(clauses, literals[1], (Watch){ clause, literals[0] });
}

// Makes room at the end of the block.
static void reserve(Clauses *clauses, size_t more)
{
    while (clauses->capacity - clauses->used < more) {
        size_t count = clauses->capacity;
        clauses->block = vec_room(clauses->arena, clauses->block, count,
                                  &clauses->capacity, sizeof clauses->block[0]);
    }
    assert(clauses->used + more < INT32_MAX);
}

ClauseRef clauses_add(Clauses *clauses, const Literal *literals, size_t count,
                      int32_t levels)
{
    assert(count >= 2);
    reserve(clauses, count + HEAD);
    ClauseRef clause = (ClauseRef)clauses->used;
    clauses->block[clause] = (int32_t)count;
    clauses->block[clause + 1] = levels < MOST_LEVELS ? levels : MOST_LEVELS;
    memcpy(&clauses->block[clause + HEAD], literals, count * sizeof literals[0]);
    clauses->used += count + HEAD;
    clauses->learnt += levels > 0;
    attach(clauses, clause);
    return clause;
}

Literal *clauses_of(const Clauses *clauses, ClauseRef clause, size_t *count)
{
    *count = (size_t)clauses->block[clause];
    return &clauses->block[clause + HEAD];
}

// The greatest number of levels with which a learnt clause is kept, so that about half
// of them are.
static int32_t worth_keeping(const Clauses *clauses)
{
    size_t having[MOST_LEVELS + 1] = { 0 }, kept = 0;
    int32_t levels = 0;
    for (size_t at = 0; at < clauses->used; at += (size_t)clauses->block[at] + HEAD)
        having[clauses->block[at + 1]]++;
    while (levels < MOST_LEVELS) {
        kept += having[levels + 1];
        if (levels >= USEFUL_LEVELS && kept > clauses->learnt / 2)
            break;
        levels++;
    }
    return levels;
}

// Moves the literals of a clause that are not false to where they are kept, and counts
// them; 0 if one of them is true.
static size_t move_literals(Literal *to, const Literal *from, size_t count,
                            const signed char *values)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (values[from[i]] > 0)
            return 0;
        if (values[from[i]] == 0)
            to[kept++] = from[i];
    }
    assert(kept >= 2);
    return kept;
}

void clauses_sweep(Clauses *clauses, const signed char *values, bool forgets)
{
    int32_t *block = clauses->block;
    int32_t most = forgets ? worth_keeping(clauses) : MOST_LEVELS;
    size_t end = clauses->used, used = 0;
    clauses->learnt = 0;
    for (size_t i = 0; i < clauses->literals; i++)
        clauses->watches[i].count = 0;
    for (size_t at = 0, next; at < end; at = next) {
        size_t count = (size_t)block[at];
        int32_t levels = block[at + 1];
        next = at + count + HEAD;
        size_t kept = levels > most ? 0
                                    : move_literals(&block[used + HEAD],
                                                    &block[at + HEAD], count, values);
        if (kept == 0)
            continue;
        block[used] = (int32_t)kept;
        block[used + 1] = levels;
        clauses->learnt += levels > 0;
        attach(clauses, (ClauseRef)used);
        used += kept + HEAD;
    }
    clauses->used = used;
}
