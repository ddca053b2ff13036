#include "src/logic/sat.h"
#include "src/logic/activity.h"

enum {
    RESTART = 100,       // conflicts until the first restart
    FORGET_FIRST = 4000, // learnt clauses until some are forgotten
    FORGET_MORE = 1000,  // by which that grows each time
};

typedef struct {
    ClauseRef reason; // the clause that it follows from, or NO_CLAUSE
    int32_t level;    // how many decisions and assumptions it rests on
    bool is_seen;     // while a clause is being learnt
    bool phase;       // the value that is tried next
    bool found;       // in the last answer
} Variable;

struct Sat {
    Arena *arena;
    Clauses clauses;
    Activity activity;
    Variable *variables;
    size_t count, variable_capacity;
    signed char *values; // by literal: 1, -1, or 0 while it is open
    size_t value_count, value_capacity;
    Literal *trail; // what is true, in the order in which it became so
    size_t trail_count, trail_capacity, head;
    size_t *levels; // where in the trail each level begins
    size_t level, level_capacity;
    Literal *learnt; // the clause that is being learnt
    size_t learnt_count, learnt_capacity;
    int64_t *stamps; // by level: when it was last counted
    size_t stamp_count, stamp_capacity;
    int64_t stamp, steps;
    size_t forget_at;
    bool is_refuted; // the clauses contradict each other
};

Sat *sat_new(Arena *arena)
{
    Sat *sat = arena_get(arena, 1, sizeof *sat);
    sat->arena = arena;
    sat->clauses.arena = arena;
    sat->activity = (Activity){ .arena = arena, .step = 1 };
    sat->forget_at = FORGET_FIRST;
    return sat;
}

int32_t sat_variable(Sat *sat, bool first)
{
    Arena *arena = sat->arena;
    size_t count = sat->count++;
    sat->variables = vec_room(arena, sat->variables, count, &sat->variable_capacity,
                              sizeof sat->variables[0]);
    sat->variables[count] = (Variable){ .reason = NO_CLAUSE, .phase = first };
    for (int i = 0; i < 2; i++) {
        sat->values =
            vec_room(arena, sat->values, sat->value_count, &sat->value_capacity, 1);
        sat->values[sat->value_count++] = 0;
    }
    sat->trail =
        vec_room(arena, sat->trail, count, &sat->trail_capacity, sizeof sat->trail[0]);
    clauses_add_variable(&sat->clauses);
    activity_add(&sat->activity);
    return (int32_t)count;
}

void sat_prefer(Sat *sat, Literal literal)
{
    sat->variables[literal >> 1].phase = !(literal & 1);
}

bool sat_value(const Sat *sat, Literal literal)
{
    return sat->variables[literal >> 1].found != (literal & 1);
}

// --- what follows

static void make_true(Sat *sat, Literal literal, ClauseRef reason)
{
    Variable *variable = &sat->variables[literal >> 1];
    variable->reason = reason;
    variable->level = (int32_t)sat->level;
    sat->values[literal] = 1;
    sat->values[literal ^ 1] = -1;
    sat->trail[sat->trail_count++] = literal;
}

// Lets the clause watch another literal than its second, which is false. False if all
// others are false, too.
static bool watch_another(Sat *sat, ClauseRef clause, Literal *literals, size_t count)
{
    for (size_t i = 2; i < count; i++) {
        Literal literal = literals[i];
        if (sat->values[literal] < 0)
            continue;
        literals[i] = literals[1];
        literals[1] = literal;
        clauses_watch(&sat->clauses, literal, (Watch){ clause, literals[0] });
        return true;
    }
    return false;
}

// What follows from a literal being false. Returns a clause that has become false, or
// NO_CLAUSE.
static ClauseRef visit(Sat *sat, Literal is_false)
{
    WatchList *list = &sat->clauses.watches[is_false];
    ClauseRef conflict = NO_CLAUSE;
    size_t kept = 0;
    sat->steps -= (int64_t)list->count;
    for (size_t i = 0; i < list->count; i++) {
        Watch watch = list->items[i];
        if (conflict != NO_CLAUSE || sat->values[watch.other] > 0) {
            list->items[kept++] = watch;
            continue;
        }
        size_t count;
        Literal *literals = clauses_of(&sat->clauses, watch.clause, &count);
        if (literals[0] == is_false) {
            literals[0] = literals[1];
            literals[1] = is_false;
        }
        watch.other = literals[0];
        bool is_true = sat->values[watch.other] > 0;
        if (!is_true && watch_another(sat, watch.clause, literals, count))
            continue;
        list->items[kept++] = watch;
        if (sat->values[watch.other] < 0)
            conflict = watch.clause;
        else if (!is_true)
            make_true(sat, watch.other, watch.clause);
    }
    list->count = kept;
    return conflict;
}

static ClauseRef propagate(Sat *sat)
{
    ClauseRef conflict = NO_CLAUSE;
    while (sat->head < sat->trail_count && conflict == NO_CLAUSE)
        conflict = visit(sat, sat->trail[sat->head++] ^ 1);
    return conflict;
}

// --- levels

static void begin_level(Sat *sat)
{
    sat->levels = vec_room(sat->arena, sat->levels, sat->level, &sat->level_capacity,
                           sizeof sat->levels[0]);
    sat->levels[sat->level++] = sat->trail_count;
}

static void go_back(Sat *sat, size_t level)
{
    if (sat->level <= level)
        return;
    while (sat->trail_count > sat->levels[level]) {
        Literal literal = sat->trail[--sat->trail_count];
        sat->values[literal] = sat->values[literal ^ 1] = 0;
        sat->variables[literal >> 1].phase = !(literal & 1);
        activity_return(&sat->activity, literal >> 1);
    }
    sat->head = sat->trail_count;
    sat->level = level;
}

// --- learning

static void add_learnt(Sat *sat, Literal literal)
{
    sat->learnt = vec_room(sat->arena, sat->learnt, sat->learnt_count,
                           &sat->learnt_capacity, sizeof sat->learnt[0]);
    sat->learnt[sat->learnt_count++] = literal;
}

// Takes the literals of a clause into the one that is being learnt. Returns how many of
// them are of the last level.
static int32_t resolve(Sat *sat, ClauseRef clause)
{
    size_t count;
    int32_t last = 0;
    const Literal *literals = clauses_of(&sat->clauses, clause, &count);
    for (size_t i = 0; i < count; i++) {
        Variable *variable = &sat->variables[literals[i] >> 1];
        if (variable->is_seen || variable->level == 0 || sat->values[literals[i]] > 0)
            continue;
        variable->is_seen = true;
        activity_bump(&sat->activity, literals[i] >> 1);
        if ((size_t)variable->level == sat->level)
            last++;
        else
            add_learnt(sat, literals[i]);
    }
    return last;
}

// Whether a literal of the learnt clause follows from its others.
static bool is_redundant(const Sat *sat, Literal literal)
{
    size_t count;
    ClauseRef reason = sat->variables[literal >> 1].reason;
    if (reason == NO_CLAUSE)
        return false;
    const Literal *literals = clauses_of(&sat->clauses, reason, &count);
    for (size_t i = 0; i < count; i++) {
        const Variable *variable = &sat->variables[literals[i] >> 1];
        if (literals[i] >> 1 != literal >> 1 && !variable->is_seen &&
            variable->level > 0)
            return false;
    }
    return true;
}

// Takes out what is redundant, and puts a literal of the highest level but the last
// into the second place. The first is that of the last level.
static void shorten(Sat *sat)
{
    size_t kept = 1, all = sat->learnt_count;
    Literal *learnt = sat->learnt;
    for (size_t i = 1; i < all; i++) {
        Literal literal = learnt[i];
        if (is_redundant(sat, literal))
            continue;
        // What is dropped stays behind the rest, to be unmarked.
        learnt[i] = learnt[kept];
        learnt[kept++] = literal;
    }
    for (size_t i = 0; i < all; i++)
        sat->variables[learnt[i] >> 1].is_seen = false;
    sat->learnt_count = kept;
    for (size_t i = 2; i < kept; i++)
        if (sat->variables[learnt[i] >> 1].level >
            sat->variables[learnt[1] >> 1].level) {
            Literal literal = learnt[1];
            learnt[1] = learnt[i];
            learnt[i] = literal;
        }
}

// Learns the clause that the conflict comes from: resolved backwards until one literal
// of the last level is left (the first unique implication point).
static void learn(Sat *sat, ClauseRef conflict)
{
    sat->learnt_count = 0;
    add_learnt(sat, 0);
    size_t at = sat->trail_count;
    int32_t open = resolve(sat, conflict);
    for (;;) {
        Literal literal = sat->trail[--at];
        Variable *variable = &sat->variables[literal >> 1];
        if (!variable->is_seen)
            continue;
        if (--open == 0) {
            sat->learnt[0] = literal ^ 1;
            break;
        }
        variable->is_seen = false;
        open += resolve(sat, variable->reason);
    }
    shorten(sat);
}

static int32_t count_levels(Sat *sat)
{
    int32_t levels = 0;
    sat->stamp++;
    for (size_t i = 0; i < sat->learnt_count; i++) {
        size_t level = (size_t)sat->variables[sat->learnt[i] >> 1].level;
        while (sat->stamp_count <= level) {
            sat->stamps = vec_room(sat->arena, sat->stamps, sat->stamp_count,
                                   &sat->stamp_capacity, sizeof sat->stamps[0]);
            sat->stamps[sat->stamp_count++] = 0;
        }
        levels += sat->stamps[level] != sat->stamp;
        sat->stamps[level] = sat->stamp;
    }
    return levels;
}

// Goes back to where the learnt clause says something new, and lets it say that.
static void take_learnt(Sat *sat)
{
    Literal first = sat->learnt[0];
    if (sat->learnt_count == 1) {
        go_back(sat, 0);
        make_true(sat, first, NO_CLAUSE);
        return;
    }
    int32_t levels = count_levels(sat);
    go_back(sat, (size_t)sat->variables[sat->learnt[1] >> 1].level);
    make_true(sat, first,
              clauses_add(&sat->clauses, sat->learnt, sat->learnt_count, levels));
}

// --- searching

// The i-th number of Luby's row: 1 1 2 1 1 2 4 1 1 2 1 1 2 4 8 ...
static int64_t luby(int64_t i)
{
    int64_t size = 1, value = 1;
    while (size < i + 1) {
        size = 2 * size + 1;
        value *= 2;
    }
    while (size - 1 != i) {
        size = (size - 1) / 2;
        value /= 2;
        i %= size;
    }
    return value;
}

// Decides something: what is assumed first, then the most active variable. False if
// nothing is open. `is_impossible` is set if what is assumed is false.
static bool decide(Sat *sat, const Literal *assumed, size_t count, bool *is_impossible)
{
    while (sat->level < count) {
        Literal literal = assumed[sat->level];
        *is_impossible = sat->values[literal] < 0;
        if (*is_impossible)
            return false;
        bool is_open = sat->values[literal] == 0;
        begin_level(sat);
        if (is_open) {
            make_true(sat, literal, NO_CLAUSE);
            return true;
        }
    }
    for (int32_t next; (next = activity_next(&sat->activity)) >= 0;) {
        Literal literal = 2 * next + !sat->variables[next].phase;
        if (sat->values[literal] != 0)
            continue;
        begin_level(sat);
        make_true(sat, literal, NO_CLAUSE);
        return true;
    }
    return false;
}

// Searches until an answer or a number of conflicts; then it is not decided.
static Answer search(Sat *sat, const Literal *assumed, size_t count, int64_t conflicts)
{
    for (bool is_impossible = false;;) {
        ClauseRef conflict = propagate(sat);
        if (conflict != NO_CLAUSE && sat->level == 0) {
            sat->is_refuted = true;
            return ANSWER_NO;
        }
        if (conflict != NO_CLAUSE) {
            learn(sat, conflict);
            take_learnt(sat);
            activity_decay(&sat->activity);
            conflicts--;
        } else if (conflicts <= 0 || sat->steps < 0) {
            return ANSWER_NOT_DECIDED;
        } else if (!decide(sat, assumed, count, &is_impossible)) {
            return is_impossible ? ANSWER_NO : ANSWER_YES;
        }
    }
}

// Between searches: drops clauses that have become true, and some that were learnt.
static void tidy(Sat *sat)
{
    go_back(sat, 0);
    if (sat->clauses.learnt < sat->forget_at || sat->is_refuted)
        return;
    if (propagate(sat) != NO_CLAUSE) {
        sat->is_refuted = true;
        return;
    }
    for (size_t i = 0; i < sat->trail_count; i++)
        sat->variables[sat->trail[i] >> 1].reason = NO_CLAUSE;
    clauses_sweep(&sat->clauses, sat->values, true);
    sat->forget_at += FORGET_MORE;
}

Answer sat_solve(Sat *sat, const Literal *assumed, size_t count, int64_t *steps)
{
    Answer answer = ANSWER_NOT_DECIDED;
    sat->steps = *steps;
    for (int64_t round = 0; answer == ANSWER_NOT_DECIDED; round++) {
        tidy(sat);
        if (sat->is_refuted)
            answer = ANSWER_NO;
        else if (sat->steps < 0)
            break;
        else
            answer = search(sat, assumed, count, RESTART * luby(round));
    }
    for (size_t i = 0; answer == ANSWER_YES && i < sat->count; i++)
        sat->variables[i].found = sat->values[2 * i] > 0;
    go_back(sat, 0);
    *steps = sat->steps;
    return answer;
}

void sat_clause(Sat *sat, const Literal *literals, size_t count)
{
    sat->learnt_count = 0;
    bool is_true = sat->is_refuted;
    for (size_t i = 0; i < count; i++) {
        Variable *variable = &sat->variables[literals[i] >> 1];
        signed char value = sat->values[literals[i]];
        bool is_known = false;
        for (size_t j = 0; variable->is_seen && j < sat->learnt_count; j++) {
            is_known |= sat->learnt[j] == literals[i];
            is_true |= sat->learnt[j] == (literals[i] ^ 1);
        }
        is_true |= value > 0;
        if (value < 0 || is_known)
            continue;
        variable->is_seen = true;
        add_learnt(sat, literals[i]);
    }
    for (size_t i = 0; i < sat->learnt_count; i++)
        sat->variables[sat->learnt[i] >> 1].is_seen = false;
    if (is_true)
        return;
    if (sat->learnt_count == 0)
        sat->is_refuted = true;
    else if (sat->learnt_count == 1)
        make_true(sat, sat->learnt[0], NO_CLAUSE);
    else
        clauses_add(&sat->clauses, sat->learnt, sat->learnt_count, 0);
}
